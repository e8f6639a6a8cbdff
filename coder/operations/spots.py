"""Which codings belong to one spot: what overlaps with one theme, on one text or on a page."""

from collections.abc import Sequence

from coder.domain.errors import CoderError
from coder.domain.matrix.regions import overlap
from coder.domain.quoting.anchor import Anchor, from_json
from coder.store import decisions, passages
from coder.store.documents import file, shown
from coder.store.passages import StoredCoding
from coder.store.project import Project


def whole_spot(project: Project, named: Sequence[StoredCoding]) -> tuple[str, str, list[str]]:
    """Document and theme, as shown, of some codings, and all codings of the spot they are in.

    Raises:
        CoderError: they are of several documents or themes.
    """
    places = {(_document(project, one), shown(project, one.theme)) for one in named}
    if len(places) != 1:
        raise CoderError("These codings are of several documents or themes: decide one by one.")
    [(document, theme)] = places
    near = decisions.codings_in_cell(project, document, theme)
    where = passages.places(project, {passage for _, passage in near})
    marks = {coding: from_json(where[passage][1]) for coding, passage in near}
    found = {one.id for one in named}
    reach = [marks[one] for one in found if one in marks]
    while reach:
        mark = reach.pop()
        for coding, other in marks.items():
            if coding not in found and _meet(mark, other):
                found.add(coding)
                reach.append(other)
    return document, theme, sorted(found)


def _meet(one: Anchor, other: Anchor) -> bool:
    """Whether two marks share characters of a text, or as regions a part of a page."""
    if one.kind != other.kind:
        return False
    if one.kind == "region":
        return overlap(one.boxes, other.boxes)
    return one.text == other.text and one.start < other.end and other.start < one.end


def _document(project: Project, coding: StoredCoding) -> str:
    held = file(project, coding.file)
    return "" if held is None else shown(project, held.document)
