"""What the tables are made from, beside the matrix: documents, charted values, summaries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self

from coder.analysis.attribute_values import attribute_values
from coder.analysis.citations import citations
from coder.analysis.disputes import open_conflicts
from coder.domain.attribute import Attribute, ShownValue, shown_value
from coder.domain.citing.citations import Citations
from coder.domain.citing.style import Style
from coder.domain.document import Document
from coder.domain.matrix.matrix import Matrix
from coder.domain.summary import Summary
from coder.domain.telling import counted
from coder.store.attributes import attributes
from coder.store.documents import documents
from coder.store.project import Project
from coder.store.summaries import summaries

_CITED: Final = frozenset({"authors", "year", "title"})

TEAM = "the team"
"""Whose a summary by consensus is."""


@dataclass(frozen=True, slots=True)
class Material:
    """What is told of the documents of a matrix; of one coder alone, if the matrix is."""

    documents: Sequence[Document]  # by key, excluded ones too
    attributes: Sequence[Attribute]
    values: Mapping[str, Mapping[str, ShownValue]]  # document, attribute
    summaries: Mapping[tuple[str, str], Sequence[Summary]]  # document, theme
    citations: Citations

    @classmethod
    def of(cls, project: Project, matrix: Matrix, style: Style) -> Self:
        """Read it from the project; documents are cited in a style."""
        only = None if matrix.only is None else matrix.only.id
        written: dict[tuple[str, str], list[Summary]] = {}
        for one in summaries(project):
            if only is None or (one.coder == only and not one.consensus):
                written.setdefault((one.document, one.theme), []).append(one)
        values = attribute_values(project)
        held = documents(project)
        return cls(
            held,
            attributes(project),
            values if only is None else _of_one(values, only),
            written,
            citations(project, style),
        )

    @property
    def included(self) -> list[Document]:
        """The documents that are not excluded."""
        return [document for document in self.documents if document.excluded is None]


def unconfirmed(documents: Iterable[Document]) -> str:
    """What is said of documents whose citations nobody has confirmed; empty if there are none."""
    number = sum(not _CITED.isdisjoint(one.guessed) for one in documents)
    if not number:
        return ""
    have = "has" if number == 1 else "have"
    return f"{counted(number, 'document')} {have} authors, year or title that nobody has confirmed"


def unsettled(project: Project) -> str:
    """What is said of conflicts that nobody has settled; empty if there are none."""
    held = [conflict.table for _, conflict in open_conflicts(project)]
    if not held:
        return ""
    number = held.count("summary")
    is_all = number == len(held)
    what = f"{counted(len(held), 'conflict')}{' about summaries' if is_all else ''}"
    of_them = f", {number:,} of them about summaries" if number and not is_all else ""
    are = "is" if len(held) == 1 else "are"
    return f"{what} {are} open{of_them}: the tables show one of the versions"


def whose(summary: Summary) -> str:
    """Who wrote a summary, in a word."""
    return TEAM if summary.consensus else summary.name


def told(held: Sequence[Summary]) -> str:
    """The summaries of a cell: that of the team alone, if there is one, else each with its name."""
    if held and held[0].consensus:
        return held[0].text
    if len(held) == 1:
        return held[0].text
    return "\n".join(f"{one.name}: {one.text}" for one in held)


def _of_one(
    values: Mapping[str, Mapping[str, ShownValue]], coder: str
) -> dict[str, dict[str, ShownValue]]:
    """What one coder charted."""
    return {
        document: {
            attribute: shown_value({who: one for who, one in held.by.items() if who == coder})
            for attribute, held in by_attribute.items()
        }
        for document, by_attribute in values.items()
    }
