"""Reads what stands in the cells of the matrix when they are seen: words and tool tips."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from coder.analysis.arranged import FirstQuotations, Overview, written_in
from coder.analysis.passage_reader import PassageReader
from coder.analysis.passages import Asked, passage_rows
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.matrix.contents import Content, said_of
from coder.desktop.passages.model import quotation_of
from coder.desktop.workspace import Workspace
from coder.domain.matrix.cell import PRESENT
from coder.domain.matrix.matrix import Cell, Row
from coder.domain.summary import Summary
from coder.domain.telling import counted
from coder.domain.theme import Theme

_QUOTED: Final = 3  # quotations in a tool tip
_AGREED: Final = "consensus"  # its passages are in no project that stays open
_RESTS: Final = "A difference here is open: nothing is shown of it."
_REGION: Final = "[region of a page]"


class Reader:
    """Reads cells of one overview, each once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._overview: Overview | None = None
        self._only: str | None = None
        self._content: Content = "passages"
        self._collapsed: frozenset[str] = frozenset()
        self._quotations: FirstQuotations | None = None
        self._places: dict[str, int] = {}  # of rows, by their first document
        self._texts: dict[tuple[str, int], str] = {}

    def read(
        self, overview: Overview, *, only: str | None, content: Content, collapsed: frozenset[str]
    ) -> None:
        """Read of this from now on; ``only`` is a reviewer, ``collapsed`` are themes."""
        if overview is not self._overview or only != self._only:
            self._quotations = None
            self._places = {one.documents[0].id: n for n, one in enumerate(overview.matrix.rows)}
        self._overview, self._only = overview, only
        self._content, self._collapsed = content, collapsed
        self._texts.clear()

    def text(self, row: Row, theme: int) -> str:
        """The quotations or summaries of a cell, as they are shown in it."""
        asked = row.documents[0].id, theme
        if asked not in self._texts:
            read = self._quotation if self._content == "quotations" else self._summaries
            self._texts[asked] = read(row, theme)
        return self._texts[asked]

    def _quotation(self, row: Row, theme: int) -> str:
        assert self._overview is not None
        made = self._overview.matrix
        count = made.cells[self._places[row.documents[0].id]].with_children(theme)
        if count.state != PRESENT:
            return ""
        if made.view == _AGREED:
            return counted(count.passages, "passage")
        if self._quotations is None:
            whose = self._workspace.whose
            coder = self._only if whose is None else whose.id
            self._quotations = FirstQuotations(self._workspace.project, made, coder=coder)
        words = self._quotations.of(row.documents, theme)
        first = _REGION if words is None else f"“{one_line(words)}”"
        more = count.passages - 1
        return f"+{more:,}  {first}" if more > 0 else first

    def _summaries(self, row: Row, theme: int) -> str:
        assert self._overview is not None
        made = self._overview.matrix
        below = made.themes[theme].id in self._collapsed
        found = written_in(self._overview, row.documents, theme, below=below)
        letters = {one.id: one.letters for one in made.coders}
        parts = []
        for (of_theme, _), group in groupby(found, key=lambda one: (one[0], one[1].document)):
            said = _said([one for _, one in group], letters, self._only)
            if said:
                parts.append(said if of_theme is made.themes[theme] else f"{of_theme.name}: {said}")
        return one_line(" · ".join(parts))

    def tip(self, row: Row, theme: int, cell: Cell) -> str:
        """Who says what of a cell, and its first quotations."""
        assert self._overview is not None
        made = self._overview.matrix
        path = made.themes[theme].path
        names = {coder.id: coder.name for coder in made.coders}
        who = ", ".join(names[one] for one in cell.with_children.coders)
        said = f"{said_of(cell)} ({who})" if who else said_of(cell)
        each = [f"{names[coder]}: {said_of(one)}" for coder, one in (cell.by_coder or {}).items()]
        differ = "Reviewers who have finished it disagree." if cell.disagree else None
        rests = _RESTS if self._rests(row, made.themes[theme]) else None
        is_quoted = cell.state == PRESENT and made.view != _AGREED
        quoted = self._first(row, made.themes[theme]) if is_quoted else ()
        return tool_tip(f"{row.key} · {path}", said, *each, differ, rests, *quoted)

    def _rests(self, row: Row, theme: Theme) -> bool:
        """Whether something in a cell of the consensus is not decided."""
        undecided = self._overview.undecided if self._overview else None
        return undecided is not None and any(
            (one.id, theme.id) in undecided.resting for one in row.documents
        )

    def _first(self, row: Row, theme: Theme) -> list[str]:
        workspace = self._workspace
        documents = tuple(one.id for one in row.documents)
        asked = Asked(theme.id, documents=documents, coder=self._only)
        rows = passage_rows(workspace.project, asked, workspace.whose)[:_QUOTED]
        found = PassageReader(workspace.project, whose=workspace.whose).at(list(rows))
        return [f"“{quotation_of(one)}” {one.citation}" for one in found if one]


def _said(found: Sequence[Summary], letters: dict[str, str], only: str | None) -> str:
    """What stands in one cell: what all agreed on, else what everyone wrote."""
    agreed = [one.text for one in found if one.consensus]
    if agreed and only is None:
        return agreed[0]
    own = [one for one in found if not one.consensus and only in {None, one.coder}]
    if len(own) == 1:
        return own[0].text
    return " · ".join(f"{letters.get(one.coder, one.name)}: {one.text}" for one in own)
