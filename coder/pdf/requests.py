"""What is asked of a worker process, and what it says before it answers."""

from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path

from coder.domain.annotations.annotation import Annotation


class Urgency(IntEnum):
    """How much somebody waits for an answer."""

    DROPPED = 0  # nobody does any more
    AHEAD = 1  # nobody yet: it is drawn because it may be wanted next
    READ = 2  # a whole file, among many
    ASKED = 3  # somebody asked for it, and looks at something else meanwhile
    SEEN = 4  # somebody looks at where it is to be


@dataclass(frozen=True, slots=True)
class Read:
    """Read a whole file: facts, text, warnings.

    A path is opened by the worker, so that a network drive that hangs stalls the worker alone and
    the bytes need not travel; bytes are for what already lies in a project.
    """

    source: Path | bytes
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Draw:
    """Draw a page as it is shown (turned as it says), or a part of it.

    ``clip`` is in points of the page as shown, from its top left corner; ``zoom`` is pixels a
    point. ``dark`` turns light and dark round and keeps the hues. The file stays open for the next
    picture.
    """

    path: Path
    page: int  # index, from 0
    zoom: float
    clip: tuple[float, float, float, float] | None = None
    password: str | None = field(default=None, repr=False)
    dark: bool = False


@dataclass(frozen=True, slots=True)
class Outlined:
    """Read the outline of a file."""

    path: Path
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a worker may put a picture: bytes of the shared memory."""

    place: int
    size: int


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture inside the worker: rows of red, green, blue, without padding."""

    width: int
    height: int
    zoom: float  # pixels a point
    samples: memoryview  # as long as its owner is there
    owner: object


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture was drawn; its pixels are in the slot, or follow on the pipe as bytes."""

    width: int  # pixels
    height: int
    zoom: float  # pixels a point
    in_slot: bool

    @property
    def size(self) -> int:
        """In bytes."""
        return 3 * self.width * self.height


@dataclass(frozen=True, slots=True)
class Annotated:
    """Read what other programs wrote on the pages of a file."""

    source: Path | bytes
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Annotate:
    """Write a copy of a file with further annotations."""

    source: Path | bytes
    into: Path
    annotations: tuple[Annotation, ...]
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Linked:
    """Read the links of a page."""

    path: Path
    page: int  # index, from 0
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Recognise:
    """Recognise the text of a page in its picture, by a program that was found here."""

    path: Path
    page: int  # index, from 0
    program: str
    languages: str  # such as eng+fra
    finds_orientation: bool  # whether it can tell which way is up
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ReadWhole:
    """Read what quoting from a long text and searching it need; no PDF has a part in it."""

    packed: bytes = field(repr=False)  # by ``text_codec.encode``


@dataclass(frozen=True, slots=True)
class Alive:
    """A worker's sign of life: it is ready, or one step further in a file of so many pages."""

    pages: int = 0


Request = Read | Draw | Outlined | Annotated | Annotate | Linked | Recognise | ReadWhole
