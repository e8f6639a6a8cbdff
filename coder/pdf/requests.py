"""What is asked of a worker process, and what it says before it answers."""

from dataclasses import dataclass, field
from pathlib import Path


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
class Linked:
    """Read the links of a page."""

    path: Path
    page: int  # index, from 0
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Alive:
    """A worker's sign of life: it is ready, or one step further in a file of so many pages."""

    pages: int = 0


Request = Read | Draw | Outlined | Linked
