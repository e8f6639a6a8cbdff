"""The tables of the paper as a Word document: characteristics, statements, findings."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from coder.analysis.statements import statements
from coder.domain.matrix.cell import OPEN, PRESENT, STATES, State, with_dispute
from coder.domain.matrix.matrix import Matrix
from coder.domain.statements.telling import basis, by_subject, heading
from coder.export.book import Progress
from coder.export.book_file import check_path, replacing, version
from coder.export.characteristics import characteristics
from coder.export.findings import TOLD_BELOW, Finding, Findings, quoted
from coder.export.material import Material, told
from coder.export.options import ALL_TABLES, Options
from coder.export.word_characteristics import characteristic_tables
from coder.export.word_file import WordFile
from coder.export.word_table import WordTable
from coder.export.workbook import Exported
from coder.store.names import name_of
from coder.store.project import Project
from coder.store.standing import last_made_at

if TYPE_CHECKING:
    from coder.domain.document import Document

ENDING: Final = ".docx"

_MOST: Final = 10  # quotations of one theme in one document; the workbook has all
_STEP: Final = 64
_NUMBERED: Final = "Documents by the numbers they are cited with"


def write_tables(
    project: Project,
    matrix: Matrix,
    path: Path,
    *,
    options: Options = ALL_TABLES,
    overwrite: bool = False,
    progress: Progress | None = None,
) -> Exported:
    """Write the tables that are chosen; the same data give the same bytes.

    The file takes the place of ``path`` when it is whole; whatever ``progress`` raises leaves
    nothing behind.

    Raises:
        CoderError: the path is taken or cannot be written.
    """
    check_path(path, ENDING, overwrite=overwrite)
    written = Exported.of(project, matrix, path)
    with replacing(path) as part:
        _Tables(project, matrix, options, progress).write(part, " ".join(written.to_know))
    return written


class _Tables:
    """Makes the tables one after another."""

    def __init__(
        self, project: Project, matrix: Matrix, options: Options, progress: Progress | None
    ) -> None:
        self._project = project
        self._matrix = matrix
        self._options = options
        self._progress = progress or (lambda _done, _total: None)
        self._total = sum(row.codings for row in matrix.cells)
        self._material = Material.of(project, matrix, options.statements.style)

    def write(self, path: Path, to_know: str) -> None:
        """Write the file."""
        made_at = last_made_at(self._project)
        file = WordFile(
            name_of(self._project, "project", self._project.id),
            [f"Written by Coder {version()} from the data of {_minute(made_at)}. {to_know}"],
        )
        for title, make in (
            ("Characteristics", self._characteristics),
            ("Statements", self._statements),
            ("Findings", self._findings),
        ):
            if title in self._options.sheets:
                for table in make():
                    file.add(table)
        if legend := self._material.citations.legend:
            file.add(WordTable(_NUMBERED, ("Document",), [(line,) for line in legend]))
        file.save(path, made_at=made_at)
        self._progress(self._total, self._total)  # the last moment to stop

    def _characteristics(self) -> Iterator[WordTable]:
        left_out = self._options.columns_left_out("Characteristics")
        order = self._material.citations.order
        rows = sorted(characteristics(self._material), key=lambda row: order(row.document))
        return characteristic_tables(rows, self._material.attributes, left_out)

    def _statements(self) -> Iterator[WordTable]:
        counting = self._options.counting(self._matrix)
        found = statements(self._project, counting, only_coder=self._matrix.only)
        rows: list[tuple[str, str] | str] = []
        for subject, held in by_subject(found):
            rows.append(heading(subject, held[0], counting))
            rows += [(one.value, one.text) for one in held]
        what = "documents" if counting.by == "document" else "studies"
        yield WordTable(
            f"What the {what} report: n, percentage and citations",
            ("Value", "Statement"),
            rows,
            basis(found, counting) or "There are no attributes and no themes to tell of.",
        )

    def _findings(self) -> Iterator[WordTable]:
        rows: list[tuple[str, ...] | str] = []
        cite, order = self._material.citations.citation_list, self._material.citations.order
        found, done = Findings(self._project, self._matrix, self._material), 0
        for place, (theme, ones) in enumerate(found.by_theme()):
            rows.append(theme.path)
            words = []  # of single documents, to be put in the order of their citations
            rest: dict[str, list[Document]] = {}  # of which there are no words, by state
            for one in ones:
                if one.is_told:
                    row = (one.citation, _state(one), told(one.summaries), _quotations(one))
                    words.append((order(one.document), row))
                else:
                    rest.setdefault(one.state, []).append(one.document)
                before, done = done // _STEP, done + len(one.passages)
                if done // _STEP > before:
                    self._progress(done, self._total)
            rows += [row for _, row in sorted(words)]
            if open_ := found.open(place):
                rest[OPEN] = open_
            rows += [
                (cite(rest[state]), state, "", TOLD_BELOW if state.startswith(PRESENT) else "")
                for state in sorted(rest, key=_by_state)
            ]
        yield WordTable(
            "Findings by theme and document",
            ("Document", "State", "Summary", "Quotations"),
            rows or ["There are no themes yet."],
            "State: of the theme with those below it, and the number of its passages; passages that"
            " overlap are one. Absent: looked for, and not there; open: nobody has looked, or said"
            " so; ≠: reviewers who finished it differ. In brackets behind each quotation: the"
            " number of its coding.",
            landscape=True,
        )


def _minute(made_at: str | None) -> str:
    return f"{made_at[:10]}, {made_at[11:16]} UTC" if made_at else "an empty project"


def _state(found: Finding) -> str:
    count = f" ({found.count.passages:,})" if found.count.passages else ""
    return with_dispute(found.count.state + count, disputed=found.disputed)


def _by_state(state: str) -> tuple[int, str]:
    return STATES.index(cast("State", state.split(" ", maxsplit=1)[0])), state


def _quotations(found: Finding) -> str:
    shown = [quoted(one) for one in found.passages[:_MOST]]
    more = len(found.passages) - _MOST
    return "\n".join(shown + [f"… and {more:,} more, which the workbook holds"] * (more > 0))
