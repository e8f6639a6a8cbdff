"""The names by which an annotation is known again, and the ids that follow from them."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from coder.domain.annotations.annotation import Annotation
from coder.domain.journal.ids import derived_id

_PART: Final = re.compile(r"coder-([0-9a-f-]{36})-\d+")
_LEAST: Final = 6  # characters: a shorter name, such as "1", tells nothing apart


def part_name(passage: str, part: int) -> str:
    """The name of an annotation that shows a part of a passage, counted from 1."""
    return f"coder-{passage}-{part}"


def part_of(name: str) -> str | None:
    """The passage of which an annotation with this name shows a part; None if not ours."""
    found = _PART.fullmatch(name)
    return found[1] if found else None


class Names:
    """Tells the annotations of one file apart in a way that survives a save by another program."""

    def __init__(self, sha256: str, annotations: Iterable[Annotation]) -> None:
        """``sha256`` is of the file they are brought into."""
        self._sha256 = sha256
        self._often = Counter((one.page, one.name) for one in annotations)

    def passage_id(self, annotation: Annotation, *, coder: str, piece: int) -> str:
        """The id of the passage a coder makes of a piece of an annotation, alike in every copy."""
        return derived_id("passage", self._sha256, coder, *self._key(annotation), str(piece))

    def _key(self, annotation: Annotation) -> tuple[str, ...]:
        name = annotation.name
        if len(name) >= _LEAST and self._often[annotation.page, name] == 1:
            return "named", str(annotation.page), part_of(name) or name
        # To a tenth of a point: programs round when they save again. What is noted may change.
        places = (str(round(edge / 10)) for box in annotation.boxes for edge in box)
        return "placed", annotation.kind, annotation.colour or "", annotation.label, *places


def coding_id(passage: str, theme: str) -> str:
    """The id of the coding of an imported passage with a theme."""
    return derived_id("coding", passage, theme)
