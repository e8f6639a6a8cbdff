"""What is coded with in a window: its palette and memo field, behind menus and keys."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from coder.desktop.assessing.panel import CellsPanel
from coder.desktop.codebook.panel import CodebookPanel
from coder.desktop.coding import code_again, code_in_vivo, code_with_favourite
from coder.desktop.coding_keys import CodingKeys
from coder.desktop.memos.editor import MemoEditor
from coder.desktop.palette.coding_palette import (
    ask_for_theme,
    ask_what_to_code_with,
    ask_what_to_merge_into,
)
from coder.desktop.palette.popup import Palette
from coder.desktop.reader.borders import Borders
from coder.desktop.reader.panel import ReaderPanel
from coder.desktop.reader.passage_steps import PassageSteps
from coder.desktop.reader.stripe_acts import StripeActs
from coder.desktop.seen_marked import seen_marked
from coder.desktop.uncode_menu import uncode_marked
from coder.desktop.workspace import Noted, ThemeWanted, Workspace
from coder.domain.theme import Theme

_LETTERS = {
    Qt.Key.Key_Q: "palette", Qt.Key.Key_R: "repeat", Qt.Key.Key_V: "in vivo",
    Qt.Key.Key_U: "uncode", Qt.Key.Key_M: "memo", Qt.Key.Key_N: "new theme",
    Qt.Key.Key_H: "chart as", Qt.Key.Key_B: "border", Qt.Key.Key_G: "region",
}  # fmt: skip


def coding_acts(
    workspace: Workspace,
    reader: ReaderPanel,
    codebook: CodebookPanel,
    cells: CellsPanel,
    show: Callable[[QWidget], object],
) -> dict[str, Callable[[], object]]:
    """What the entries of the Code menu do; ``show`` brings a panel to the front."""
    window = reader.window()
    palette = Palette(window, reader, lambda: seen_marked(workspace, reader.view, window))
    memo = MemoEditor(workspace, window, reader.view)

    def merge(theme: Theme) -> None:
        ask_what_to_merge_into(palette, workspace, theme, lambda into: codebook.merge(theme, into))

    def shown(panel: QWidget, act: Callable[[], object]) -> Callable[[], object]:
        def both() -> None:
            show(panel)
            act()

        return both

    borders = Borders(workspace, reader)
    stripes = StripeActs(workspace, reader, memo.open)
    steps = PassageSteps(workspace, reader, lambda: [theme.id for theme in codebook.tree.chosen()])
    _serve_other_views(workspace, palette, memo, lambda: show(reader))
    codebook.merge_wanted.connect(merge)
    return {
        "palette": shown(reader, lambda: ask_what_to_code_with(palette, workspace)),
        "repeat": shown(reader, lambda: code_again(workspace)),
        "in vivo": shown(reader, lambda: code_in_vivo(workspace)),
        "recode": shown(reader, stripes.recode),
        "border": shown(reader, borders.begin),
        **{name: shown(reader, act) for name, act in steps.acts.items()},
        "uncode": shown(reader, lambda: uncode_marked(workspace, reader)),
        "memo": shown(reader, memo.open),
        "new theme": shown(codebook, codebook.add_beside),
        "freeze": shown(codebook, codebook.freeze),
        "assess": shown(cells, cells.begin),
    }


def _serve_other_views(
    workspace: Workspace, palette: Palette, memo: MemoEditor, show: Callable[[], object]
) -> None:
    """Let any view have a theme chosen, or a memo written."""

    def ask_theme(wanted: ThemeWanted) -> None:
        show()
        ask_for_theme(palette, workspace, wanted)

    def note(noted: Noted) -> None:
        show()
        memo.open_on(noted)

    workspace.theme_wanted.connect(ask_theme)
    workspace.memo_wanted.connect(note)


def watch_keys(
    workspace: Workspace, reader: ReaderPanel, actions: Mapping[str, QAction]
) -> CodingKeys:
    """Let letters and digits code while no text field has the focus."""
    letters: dict[int, Callable[[], object]] = {
        int(key): actions[name].trigger for key, name in _LETTERS.items()
    }

    def enter() -> None:
        actions["recode" if reader.view.shown_marks.coding else "palette"].trigger()

    letters[int(Qt.Key.Key_Return)] = enter
    return CodingKeys(reader, letters, lambda digit: code_with_favourite(workspace, digit))
