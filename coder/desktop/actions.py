"""Everything the menus offer: names, keys, icons and where each stands."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from coder.desktop.look.icons import icon
from coder.desktop.look.palettes import (
    APPEARANCES,
    appearance,
    has_own_palette,
    set_appearance,
    set_stark,
    wants_stark,
)

_Keys = QKeySequence.StandardKey


class Entry(NamedTuple):
    """One entry of a menu; an entry without a name is a line between others."""

    menu: str
    name: str = ""
    text: str = ""
    keys: QKeySequence.StandardKey | str | None = None
    icon: str = ""
    checkable: bool = False


ENTRIES: Final = (
    Entry("&Project", "new", "&New project…", _Keys.New),
    Entry("&Project", "open", "&Open project…", _Keys.Open, "folder"),
    Entry("&Project", "example", "Open the &example"),
    Entry("&Project"),
    Entry("&Project", "import", "&Import PDFs…", "Ctrl+I", "import"),
    Entry("&Project", "import folder", "Import a &folder of PDFs…"),
    Entry("&Project", "import attributes", "Import a&ttributes…"),
    Entry("&Project", "export", "E&xport the matrix…", "Ctrl+Shift+E", "export"),
    Entry("&Project", "export attributes", "Export attri&butes…"),
    Entry("&Project"),
    Entry("&Project", "close", "&Close", _Keys.Close),
    Entry("&Project", "quit", "&Quit", _Keys.Quit),
    Entry("&Edit", "undo", "&Undo", _Keys.Undo, "undo"),
    Entry("&Edit", "redo", "&Redo", _Keys.Redo, "redo"),
    Entry("&Edit"),
    Entry("&Edit", "copy", "&Copy", _Keys.Copy, "copy"),
    Entry("&Edit", "copy quotation", "Copy quotation with c&itation", "Ctrl+Shift+C"),
    Entry("&Edit"),
    Entry("&Edit", "find", "&Find", _Keys.Find, "find"),
    Entry("&Edit", "find next", "Find &next", _Keys.FindNext),
    Entry("&Edit", "find previous", "Find &previous", _Keys.FindPrevious),
    Entry("&Edit", "search texts", "Search &all documents", "Ctrl+Shift+F", "find"),
    Entry("&Edit", "search passages", "&Search the passages", "Ctrl+Shift+P"),
    Entry("&View", "read", "&Read and code", "Ctrl+1", "read", checkable=True),
    Entry("&View", "matrix", "&Matrix", "Ctrl+2", "matrix", checkable=True),
    Entry("&View", "statements", "&Statements", "Ctrl+3", "statements", checkable=True),
    Entry("&View", "charts", "Charts", "Ctrl+4", "charts", checkable=True),
    Entry("&View", "team", "&Team", "Ctrl+5", "team", checkable=True),
    Entry("&View", "compare", "Compare", "Ctrl+6", "compare", checkable=True),
    Entry("&View", "history", "&History", "Ctrl+7", "history", checkable=True),
    Entry("&View"),
    Entry("&View", "next part", "Next p&art of the window", "F6"),
    Entry("&View", "previous part", "Previous part of th&e window", "Shift+F6"),
    Entry("&View"),
    Entry("&View", "zoom in", "Zoom &in", _Keys.ZoomIn, "zoom-in"),
    Entry("&View", "zoom out", "Zoom &out", _Keys.ZoomOut, "zoom-out"),
    Entry("&View", "fit width", "&Fit the width", "Ctrl+0", "fit-width"),
    Entry("&View", "fit page", "Fit the &whole page", "Ctrl+9"),
    Entry("&View", "go to page", "Go to &page…", "Ctrl+L"),
    Entry("&View", "outline", "O&utline", "Ctrl+Shift+O", "outline"),
    Entry("&View", "thumbnails", "Pa&ges beside the document", "Ctrl+Shift+T", "pages"),
    Entry("&View", "links", "Lin&ks that are seen…", "Ctrl+Shift+L"),
    Entry("&View", "next passage", "&Next passage", "Alt+Down"),
    Entry("&View", "previous passage", "Pre&vious passage", "Alt+Up"),
    Entry("&View", "next of theme", "Next passage of this theme", "Alt+Shift+Down"),
    Entry("&View", "previous of theme", "Previous passage of this theme", "Alt+Shift+Up"),
    Entry("&View", "next uncoded", "Next uncoded page", "Alt+PgDown"),
    Entry("&View", "previous uncoded", "Previous uncoded page", "Alt+PgUp"),
    Entry("&View", "show only", "Show only some stripes…", "Ctrl+Shift+S", "filter"),
    Entry("&View", "back", "&Back", "Alt+Left"),
    Entry("&View", "forward", "Forwar&d", "Alt+Right"),
    Entry("&View"),
    Entry("&View", "caret", "Move a &caret with the arrows", "F7"),
    Entry("&View", "darken pages", "Darken pages", checkable=True),
    Entry("&View", "system", "As the s&ystem", checkable=True),
    Entry("&View", "light", "&Light", checkable=True),
    Entry("&View", "dark", "Dark", checkable=True),
    Entry("&View", "high contrast", "High contrast", checkable=True),
    Entry("&View"),
    Entry("&Document", "find document", "F&ind a document", "Ctrl+Shift+D"),
    Entry("&Document", "open document", "&Open in the reader"),
    Entry("&Document"),
    Entry("&Document", "assign", "&Assign to a reviewer…", "Ctrl+Shift+A"),
    Entry("&Document", "finish", "I have &finished it, or not"),
    Entry("&Document", "exclude", "&Exclude, or include again…"),
    Entry("&Document", "remove document", "&Remove…"),
    Entry("&Document"),
    Entry("&Document", "import highlights", "Bring in hi&ghlights…", None, "import"),
    Entry("&Document", "recognise", "Recognise the &text…"),
    Entry("&Document", "annotate", "&Write annotated PDFs…", None, "export"),
    Entry("&Document"),
    Entry("&Document", "find pdfs", "Find missing &PDFs…"),
    Entry("&Document", "about document", "A&bout this document", "F4"),
    Entry("&Code", "palette", "&Code the marked passage…", "Q", "theme"),
    Entry("&Code", "repeat", "Code with the &last theme again", "R"),
    Entry("&Code", "in vivo", "Code in &vivo", "V"),
    Entry("&Code", "recode", "&Recode the chosen coding…", "Ctrl+R"),
    Entry("&Code", "border", "Move the &border of the passage", "B"),
    Entry("&Code", "region", "Mark a part of the pa&ge", "G", "region", checkable=True),
    Entry("&Code", "uncode", "&Uncode", "U"),
    Entry("&Code", "memo", "&Memo…", "M", "memo"),
    Entry("&Code", "chart as", "C&hart the marked passage as…", "H"),
    Entry("&Code"),
    Entry("&Code", "new theme", "&New theme…", "N", "add"),
    Entry("&Code", "freeze", "&Freeze the codebook as a version…"),
    Entry("&Code"),
    Entry("&Code", "assess", "&Assess the open cells", "Ctrl+Return", "check"),
    Entry("&Code", "chart", "Chart the d&ocument", "F8", "chart"),
    Entry("&Code", "attributes", "A&ttributes…"),
    Entry("&Team", "blind", "Keep reviewers &blind to each other", checkable=True),
    Entry("&Team", "copy for", "&Copies for reviewers…"),
    Entry("&Team", "send to lead", "&Send to the lead…"),
    Entry("&Team", "get changes", "&Get changes from the lead…"),
    Entry("&Team", "merge", "&Merge reviewers' files…", "Ctrl+M", "merge"),
    Entry("&Help", "keys", "&Keys", _Keys.HelpContents),
    Entry("&Help", "about", "&About Coder"),
)
"""In the order of the menus. Plain letters act while no text field has the focus."""


def make_actions(window: QWidget) -> dict[str, QAction]:
    """An action for every entry, by its name."""
    found = {}
    for entry in ENTRIES:
        if entry.name:
            action = QAction(entry.text, window, checkable=entry.checkable)
            action.setObjectName(entry.name)
            if entry.icon:
                action.setIcon(icon(entry.icon))
            _give_keys(action, entry)
            found[entry.name] = action
    return found


def _give_keys(action: QAction, entry: Entry) -> None:
    if isinstance(entry.keys, _Keys):
        action.setShortcuts(QKeySequence.keyBindings(entry.keys))
    elif entry.keys and len(entry.keys) == 1:
        # A plain letter as the action's own key would act in text fields too: coding_keys sees to
        # it. The menu shows it all the same.
        action.setText(f"{entry.text}\t{entry.keys}")
    elif entry.keys:
        action.setShortcut(QKeySequence(entry.keys))


def offer_appearances(window: QWidget, actions: dict[str, QAction]) -> None:
    """Let one of the appearances be chosen."""
    group = QActionGroup(window)
    for name in APPEARANCES:
        action = actions[name]
        action.setActionGroup(group)
        action.setChecked(name == appearance())
        action.triggered.connect(lambda _=False, name=name: set_appearance(name))
    stark = actions["high contrast"]
    stark.setChecked(wants_stark())
    stark.setVisible(has_own_palette())  # elsewhere the system says so, for all programs
    stark.triggered.connect(set_stark)


def fill_menus(
    bar: QMenuBar, actions: dict[str, QAction], panel_switches: Sequence[QAction]
) -> QMenu:
    """Put the actions into the menus they belong to; returns that of the panels, below View."""
    panels = QMenu("Panels", bar)
    panels.setObjectName("menu Panels")
    panels.addActions(panel_switches)
    for title in dict.fromkeys(entry.menu for entry in ENTRIES):
        menu = bar.addMenu(title)
        menu.setObjectName(f"menu {title.replace('&', '')}")
        for entry in ENTRIES:
            if entry.menu == title and entry.name:
                menu.addAction(actions[entry.name])
            elif entry.menu == title:
                menu.addSeparator()
        if title == "&View":
            menu.addMenu(panels)
    return panels
