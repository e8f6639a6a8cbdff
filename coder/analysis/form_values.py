"""What a form shows of one document: my values, what supports them, and those of the others."""

from collections import defaultdict
from dataclasses import dataclass

from coder.domain.attribute import Attribute
from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.domain.layout.printed_page import cited_pages, with_offset
from coder.domain.quoting.anchor import from_json
from coder.store import blobs, documents
from coder.store.attributes import ChartedValue, attributes, charted
from coder.store.coders import shown_names
from coder.store.highlights import standing
from coder.store.project import Project


@dataclass(frozen=True, slots=True)
class Support:
    """Where a passage that supports a charted value begins."""

    passage: str
    document: Document
    pdf_page: int  # index, from 0
    top: int  # 1/100 pt of the unrotated page
    page: str | None  # printed; None where it stands nowhere on the PDF that is read


@dataclass(frozen=True, slots=True)
class FormValue:
    """What was charted for one attribute of a document."""

    mine: str = ""
    support: Support | None = None  # of mine
    others: tuple[tuple[str, str], ...] = ()  # names with their values

    @property
    def differs(self) -> bool:
        """Whether those who charted it charted different values."""
        return len({self.mine, *(value for _, value in self.others)} - {""}) > 1


def form_values(
    project: Project, document: Document, *, whose: Coder | None = None
) -> dict[str, FormValue]:
    """The values of a document and of its study, by attribute; ``whose`` leaves one person's."""
    names = shown_names(project)
    by: dict[str, list[ChartedValue]] = defaultdict(list)
    for one in charted(project, document.id):
        if whose is None or one.person == whose.id:
            by[one.attribute].append(one)
    return {attribute: _value(project, held, names) for attribute, held in by.items()}


def missing(project: Project, document: Document, coder: Coder) -> list[Attribute]:
    """The attributes that require a value, and for which a coder charted none of a document."""
    held = {one.attribute for one in charted(project, document.id) if one.person == coder.id}
    return [one for one in attributes(project) if one.required and one.id not in held]


def _value(project: Project, held: list[ChartedValue], names: dict[str, str]) -> FormValue:
    # Under two names one person may have charted twice: the second stands beside the first.
    mine = next((one for one in held if one.person == project.me), None)
    others = {
        (one.person, one.value): (names.get(one.person) or "Someone", one.value)
        for one in held
        if one is not mine
        and (mine is None or (one.person, one.value) != (mine.person, mine.value))
    }
    support = support_of(project, mine.passage) if mine and mine.passage else None
    return FormValue(mine.value if mine else "", support, tuple(others.values()))


def support_of(project: Project, passage: str) -> Support | None:
    """Where a passage stands; None if this copy lacks it."""
    held = standing(project, passage)
    stored = None if held is None else documents.file(project, held.file)
    document = None if stored is None else documents.document(project, stored.document)
    if held is None or document is None:
        return None
    if held.anchor is None:
        return Support(passage, document, 0, 0, None)
    anchor = from_json(held.anchor)
    first, last = anchor.page, anchor.boxes[-1].page
    pages = with_offset(blobs.printed(project, anchor.text), document.page_offset)
    page = cited_pages(pages, first, last).page if last < len(pages) else str(first + 1)
    return Support(passage, document, first, anchor.boxes[0].y0, page)
