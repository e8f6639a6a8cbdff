"""What can be done with what is marked, under the right mouse button or the menu key."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from coder.desktop.coding import code_marked
from coder.desktop.look.swatches import mark_colour
from coder.desktop.look.theme_colours import colour_of
from coder.desktop.workspace import Workspace
from coder.operations.charting import chart, find_attribute
from coder.operations.uncoding import uncode
from coder.store import passages
from coder.store.attributes import charted
from coder.store.documents import document
from coder.store.themes import themes

if TYPE_CHECKING:
    from coder.analysis.highlights import Highlight
    from coder.domain.theme import Theme

_CHIP = QSize(12, 12)
_LONGEST = 60  # characters of a name

Trigger = Callable[[str], object]
"""Does one of the window's acts by its name."""


def passage_menu(
    workspace: Workspace, here: "Iterable[Highlight]", trigger: Trigger, parent: QWidget
) -> QMenu:
    """The menu for what is marked; ``here`` are my passages that lie there."""
    menu = QMenu(parent)
    menu.setObjectName("passage menu")
    marked = workspace.marked
    for theme in themes(workspace.project):
        if theme.shortcut:
            act = menu.addAction(_chip(theme), f"{_shown(theme)}\t{theme.shortcut}")
            act.triggered.connect(lambda _=False, theme=theme: code_marked(workspace, [theme.id]))
    _offer(menu, trigger, "palette", "&Code with…\tQ")
    vivo = _offer(menu, trigger, "in vivo", "Code in &vivo\tV")
    vivo.setEnabled(marked is not None and bool(marked.words))
    menu.addSeparator()
    mine = list(here)
    coded = any(one.codings for one in mine)
    _offer(menu, trigger, "recode", "&Recode…\tCtrl+R").setEnabled(coded)
    _offer(menu, trigger, "border", "Move the &border\tB").setEnabled(len(mine) == 1)
    _add_uncoding(menu, workspace, mine)
    _add_untying(menu, workspace, mine)
    _offer(menu, trigger, "chart as", "C&hart as…\tH")
    _offer(menu, trigger, "memo", "&Memo…\tM")
    menu.addSeparator()
    _offer(menu, trigger, "next of theme", "&Next passage of this theme\tAlt+Shift+Down")
    menu.addSeparator()
    _offer(menu, trigger, "copy", "C&opy\tCtrl+C")
    _offer(menu, trigger, "copy quotation", "Copy quotation with c&itation\tCtrl+Shift+C")
    if marked is None:
        for act in menu.actions():
            act.setEnabled(False)
    menu.addSeparator()
    _offer(menu, trigger, "show only", "Show only some &stripes…\tCtrl+Shift+S")
    return menu


def _add_uncoding(menu: QMenu, workspace: Workspace, here: "Iterable[Highlight]") -> None:
    for one in here:
        named = {theme.id: theme for theme in one.themes}
        for coding, theme in one.codings:
            if theme in named:
                words = f"&Uncode {_shown(named[theme])}"
                act = menu.addAction(_chip(named[theme]), words)
                act.triggered.connect(lambda _=False, coding=coding: _uncode(workspace, coding))


def _add_untying(menu: QMenu, workspace: Workspace, here: "Iterable[Highlight]") -> None:
    for one in here:
        for attribute, _ in one.charted:
            act = menu.addAction(f"Un&tie {_plain(attribute)}")
            act.triggered.connect(
                lambda _=False, one=one, name=attribute: _untie(workspace, one.passage, name)
            )


def _untie(workspace: Workspace, passage: str, name: str) -> None:
    project, attribute = workspace.project, find_attribute(workspace.project, name)
    mine = (one for one in charted(project) if one.person == project.me)
    tied = next(
        (
            one
            for one in mine
            if attribute and (one.passage, one.attribute) == (passage, attribute.id)
        ),
        None,
    )
    about = tied and document(project, tied.document)
    if tied and attribute and about:
        workspace.do(lambda: chart(project, about, attribute, workspace.me, tied.value, passage=""))


def _uncode(workspace: Workspace, coding: str) -> None:
    held = passages.coding(workspace.project, coding)
    if held is not None:
        workspace.do(lambda: uncode(workspace.project, held))


def _offer(menu: QMenu, trigger: Trigger, name: str, words: str) -> QAction:
    act = menu.addAction(words)
    act.setObjectName(f"menu {name}")
    act.triggered.connect(lambda: trigger(name))
    return act


def _shown(theme: "Theme") -> str:
    return _plain(theme.path)


def _plain(words: str) -> str:
    shown = words if len(words) <= _LONGEST else f"…{words[-_LONGEST:]}"
    return shown.replace("&", "&&").replace("\t", " ")


def _chip(theme: "Theme") -> QIcon:
    pixmap = QPixmap(_CHIP)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mark_colour(colour_of(theme)))
    painter.drawRoundedRect(pixmap.rect(), 3, 3)
    painter.end()
    return QIcon(pixmap)
