"""Taking codings of what is marked away; where there are several, a small menu asks which."""

from dataclasses import replace

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from coder.desktop.coding import codings_of_mine, marked_in, remove_codings
from coder.desktop.look.controls import named
from coder.desktop.look.swatches import swatch
from coder.desktop.look.theme_colours import colour_of
from coder.desktop.workspace import Workspace
from coder.domain.quoting.anchor import Anchor, from_json
from coder.store.passages import StoredCoding

_SHOWN = 40  # characters of a passage


def uncode_marked(workspace: Workspace, over: QWidget) -> QMenu | None:
    """Take my coding of what is marked away; a menu is shown over a widget if there are several."""
    marked = marked_in(workspace)
    if marked is None:
        return None
    held = codings_of_mine(workspace)
    exact = [coding for coding, _ in held if _place(coding.anchor) == _place(marked.anchor)]
    if not held:
        workspace.tell("You have coded nothing here: click a passage of yours first.")
        return None
    if len(held) == 1 and exact:
        remove_codings(workspace, exact)
        return None
    menu = named(QMenu(over), "uncode which", "Which coding to take away")
    several = len({coding.passage for coding, _ in held}) > 1
    for coding, theme in held:
        text = theme.path.replace("&", "&&")
        if several or not exact:
            text += f"\t{_words(coding)}"
        action = menu.addAction(swatch(colour_of(theme)), text)
        action.triggered.connect(lambda _=False, one=coding: remove_codings(workspace, [one]))
    if len(held) > 1:
        menu.addSeparator()
        everything = [coding for coding, _ in held]
        every = menu.addAction(f"All {len(held)}")
        every.triggered.connect(lambda: remove_codings(workspace, everything))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.setActiveAction(menu.actions()[0])
    menu.popup(over.mapToGlobal(QPoint(over.width() // 3, over.height() // 3)))
    return menu


def _place(anchor: str) -> Anchor:
    """Where an anchor is, however its quotation is written."""
    return replace(from_json(anchor), words="")


def _words(coding: StoredCoding) -> str:
    """The beginning of what was coded."""
    found = from_json(coding.anchor).words or "a part of the page"
    return found if len(found) <= _SHOWN else found[:_SHOWN].rstrip() + "…"
