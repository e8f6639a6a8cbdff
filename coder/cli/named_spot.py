"""The spot that is meant by the codings that somebody names."""

from collections.abc import Sequence
from dataclasses import dataclass

from coder.analysis.comparing.compared import read
from coder.analysis.comparing.shared import Asked, worked_on
from coder.operations.spots import whole_spot
from coder.store.documents import shown
from coder.store.passages import StoredCoding
from coder.store.project import Project


@dataclass(frozen=True, slots=True)
class NamedSpot:
    """Codings of one document with one theme, as those have them whose work counts there."""

    document: str  # ids, as shown
    theme: str
    codings: tuple[str, ...]
    coders: frozenset[str]  # who read the document with the theme, or marked some of it


def named_spot(project: Project, named: Sequence[StoredCoding]) -> NamedSpot:
    """The whole spots that some codings are in, as they are compared for the consensus.

    Where none of the codings is one that counts, as of a reader who has not finished, all that
    anybody marked there is meant.

    Raises:
        CoderError: they are of several documents or themes.
    """
    document, theme, all_there = whole_spot(project, named)
    own = {one.id for one in named}
    held = read(project, worked_on(project, Asked(documents=(document,))))
    place = held.tree.places.get(theme)
    found, coders = set[str](), {shown(project, one.coder) for one in named}
    for one in held.documents:
        there = [spot.codings for spot in one.spots]
        there += [spot.codings for spot in one.region_spots]
        found.update(*(codings for codings in there if not own.isdisjoint(codings)))
        readers = () if place is None else one.readers_of(place)
        coders |= {held.coders[reader].id for reader in readers}
    return NamedSpot(document, theme, tuple(sorted(found or all_there)), frozenset(coders))
