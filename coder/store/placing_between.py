"""Placing anchors of one stored Text on another."""

from collections.abc import Iterable, Iterator

from coder.domain.errors import CoderError
from coder.domain.placing.placement import UNPLACED, Placement
from coder.domain.placing.placer import Placer
from coder.domain.quoting.anchor import Anchor, describe, describe_region, from_json
from coder.domain.quoting.prose import Prose
from coder.domain.texts.text import Text
from coder.store import blobs
from coder.store.project import Project


def placed_between(
    project: Project, source: str, target: str, anchors: Iterable[str]
) -> Iterator[tuple[Placement, Anchor | None]]:
    """Where anchors (JSON) of one Text lie on another, with the anchor there if it is one place.

    Texts are named by their digests. Without the text that is read nothing can be placed.
    """
    read = blobs.text(project, target)
    if read is None:
        yield from ((UNPLACED, None) for _ in anchors)
        return
    placer, prose = Placer(blobs.text(project, source), read), Prose(read)
    is_one_file = _are_one_file(project, source, target)
    for stored in anchors:
        made = from_json(stored)
        if made.kind == "region" and is_one_file:
            found = Placement("exact", boxes=made.boxes)
        else:
            found = placer.place(made)
        yield found, _anchor(found, read, target, prose)


def _are_one_file(project: Project, one: str, other: str) -> bool:
    rows = project.db.execute("SELECT sha256 FROM text WHERE digest IN (?, ?)", (one, other))
    return len(set(rows)) == 1


def _anchor(found: Placement, read: Text, digest: str, prose: Prose) -> Anchor | None:
    if found.state not in {"exact", "close"}:
        return None
    try:
        if found.boxes:
            return describe_region(digest, *found.boxes)
        ((start, end),) = found.places
        return describe(read, digest, start, end, prose=prose)
    except (CoderError, ValueError):  # nothing to see there: it has no place
        return None
