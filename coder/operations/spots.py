"""Which codings belong to one spot: what overlaps with one theme on one text."""

from collections.abc import Sequence

from coder.domain.errors import CoderError
from coder.domain.quoting.anchor import from_json
from coder.store import decisions, passages
from coder.store.documents import file, shown
from coder.store.passages import StoredCoding
from coder.store.project import Project


def whole_spot(project: Project, named: Sequence[StoredCoding]) -> tuple[str, str, list[str]]:
    """Document and theme, as shown, of some codings, and all codings of the spot they are in.

    Regions stand for themselves: only those that were named belong to it.

    Raises:
        CoderError: they are of several documents or themes.
    """
    places = {(_document(project, one), shown(project, one.theme)) for one in named}
    if len(places) != 1:
        raise CoderError("These codings are of several documents or themes: decide one by one.")
    [(document, theme)] = places
    near = decisions.codings_in_cell(project, document, theme)
    where = passages.places(project, {passage for _, passage in near})
    marks = {}
    for coding, passage in near:
        anchor = from_json(where[passage][1])
        if anchor.kind == "text":
            marks[coding] = anchor.text, anchor.start, anchor.end
    found = {one.id for one in named}
    reach = [marks[one] for one in found if one in marks]
    while reach:
        text, start, end = reach.pop()
        for coding, (on, first, last) in marks.items():
            if coding not in found and on == text and first < end and start < last:
                found.add(coding)
                reach.append((on, first, last))
    return document, theme, sorted(found)


def _document(project: Project, coding: StoredCoding) -> str:
    held = file(project, coding.file)
    return "" if held is None else shown(project, held.document)
