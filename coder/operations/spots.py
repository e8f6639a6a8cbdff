"""Which codings belong to one spot: what overlaps with one theme, on one text or on a page."""

from collections.abc import Sequence
from dataclasses import dataclass

from coder.domain.errors import CoderError
from coder.domain.matrix.regions import overlap
from coder.domain.quoting.anchor import Anchor, from_json
from coder.domain.texts.going_on import goes_on, trimmed
from coder.store import compared, decisions, passages
from coder.store.documents import file, shown
from coder.store.passages import StoredCoding
from coder.store.project import Project


def whole_spot(project: Project, named: Sequence[StoredCoding]) -> tuple[str, str, list[str]]:
    """Document and theme, as shown, of some codings, and all codings of the spot they are in.

    As where coders are compared: blanks at the ends of a mark do not count, and what one coder
    marked in two codings goes on over the blanks between them.

    Raises:
        CoderError: they are of several documents or themes.
    """
    places = {(_document(project, one), shown(project, one.theme)) for one in named}
    if len(places) != 1:
        raise CoderError("These codings are of several documents or themes: decide one by one.")
    [(document, theme)] = places
    marks = _marks(project, decisions.codings_in_cell(project, document, theme))
    found = {one.id for one in named}
    reach = [marks[one] for one in found if one in marks]
    while reach:
        mark = reach.pop()
        for coding, other in marks.items():
            if coding not in found and _meet(mark, other):
                found.add(coding)
                reach.append(other)
    return document, theme, sorted(found)


def with_others_there(
    project: Project, document: str, theme: str, codings: Sequence[str]
) -> list[str]:
    """Some codings of a document with a theme, and those of whomever that share something with
    them: who decides knows of these too, whoever is compared."""
    cell = dict(decisions.codings_in_cell(project, document, theme))
    where = passages.places(project, set(cell.values()))
    anchors = {coding: from_json(where[passage][1]) for coding, passage in cell.items()}
    own = [anchors[one] for one in codings if one in anchors]
    there = {one for one, anchor in anchors.items() if any(_share(anchor, held) for held in own)}
    return sorted(there.union(codings))


@dataclass(frozen=True, slots=True)
class _Mark:
    """A coding where it is read."""

    coder: str
    anchor: Anchor
    words: str  # of the whole text; none where it is not here
    start: int  # without the blanks at the ends
    end: int


def _marks(project: Project, codings: Sequence[tuple[str, str]]) -> dict[str, _Mark]:
    """Where codings, given with their passages, stand."""
    where = passages.places(project, {passage for _, passage in codings})
    texts: dict[str, str] = {}
    found = {}
    for coding, passage in codings:
        anchor = from_json(where[passage][1])
        if anchor.text not in texts:
            texts[anchor.text] = compared.words_of_text(project, anchor.text) or ""
        words, held = texts[anchor.text], passages.coding(project, coding)
        start, end = anchor.start, anchor.end
        if words and anchor.kind == "text":
            start, end = trimmed(start, end, words)
        coder = "" if held is None else shown(project, held.coder)
        found[coding] = _Mark(coder, anchor, words, start, end)
    return found


def _meet(one: _Mark, other: _Mark) -> bool:
    """Whether two marks share characters of a text, or go on in each other, or share of a page."""
    if "region" in {one.anchor.kind, other.anchor.kind}:
        return _share(one.anchor, other.anchor)
    if one.anchor.text != other.anchor.text:
        return False
    first, last = sorted((one, other), key=lambda mark: mark.start)
    if last.start < first.end:
        return True
    return one.coder == other.coder and goes_on(one.words, first.end, last.start)


def _share(one: Anchor, other: Anchor) -> bool:
    """Whether two anchors have characters of a text, or a part of a page, in common."""
    if one.kind != other.kind:
        return False
    if one.kind == "region":
        return overlap(one.boxes, other.boxes)
    return one.text == other.text and one.start < other.end and other.start < one.end


def _document(project: Project, coding: StoredCoding) -> str:
    held = file(project, coding.file)
    return "" if held is None else shown(project, held.document)
