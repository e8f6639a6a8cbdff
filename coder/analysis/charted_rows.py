"""What is charted of the rows of a matrix: of documents, or of the studies they report on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coder.analysis.attribute_values import attribute_values
from coder.domain.attribute import Attribute, ShownValue
from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.domain.matrix.matrix import Row
from coder.domain.statements.charted_rows import Alike, row_value, says
from coder.store.project import Project


def charted_rows(project: Project, rows: Sequence[Row], only_coder: Coder | None) -> "ChartedRows":
    """What is charted of rows, by all or by one person."""
    return ChartedRows(rows, attribute_values(project, only_coder))


@dataclass(frozen=True, slots=True)
class ChartedRows:
    """What is shown of every row's attributes."""

    rows: Sequence[Row]
    shown: Mapping[str, Mapping[str, ShownValue]]  # by document and attribute

    def of(self, attribute: Attribute) -> list[tuple[str, ...] | None]:
        """The rows' values of one attribute, as ``row_value`` gives them."""
        return [
            row_value(
                attribute,
                (self.shown[document.id][attribute.id] for document in row.documents),
            )
            for row in self.rows
        ]

    def documents(self, attribute: Attribute, group: Alike) -> dict[int, tuple[Document, ...]]:
        """By row of a group the documents that are cited for it: those that say it."""
        return {
            row: tuple(
                document
                for document in self.rows[row].documents
                if says(attribute, group, self.shown[document.id][attribute.id])
            )
            for row in group.rows
        }
