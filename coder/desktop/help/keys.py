"""All keys in a table, made from what the menus offer."""

import re
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHeaderView, QLineEdit, QVBoxLayout, QWidget

from coder.desktop.actions import ENTRIES, Entry
from coder.desktop.look.controls import named
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.look.tables import ShortTable, short_table
from coder.desktop.window_size import resize_within

_SIZE: Final = (84, 30)  # letters, lines
_BESIDE: Final = (
    ("Code", "Code with a favourite theme", "1 to 9"),
    ("Code", "Answer a cell: absent, unclear, open again", "A, U, O"),
    ("Matrix", "Passages of a cell, fold a group", "Enter"),
    ("Matrix", "Write a summary of the cell, from anywhere there", "F2"),
    ("Matrix", "Open and close a theme or a group", "+, -"),
    ("Matrix", "Choose several cells, copy them with their heads", "Shift+Arrows, Ctrl+C"),
    ("Matrix", "Go to a document", "Letters"),
    ("Matrix", "Search the documents", "Ctrl+F"),
    ("Matrix", "More or less in the same room", "Ctrl+-, Ctrl++"),
    ("Matrix", "Follow the link at the cursor", "Ctrl+Enter"),
    ("Code", "New theme below the one that is chosen", "Shift+N"),
    ("Code", "Rename a theme", "F2"),
    ("Code", "Move a theme: up, down, out, into", "Alt+Arrows"),
    ("Code", "Code with the chosen themes, show their passages", "Space, Enter"),
    ("Code", "Answer yes or no in the form", "Y, N"),
    ("Code", "Open the calendar of a date", "Alt+Down"),
    ("Code", "Passage of a value, or tie it to what is marked", "Alt+Enter"),
    ("Code", "Untie a value from its passage", "Alt+Shift+Enter"),
    ("Reading", "Mark a word, a sentence", "Double-click, triple-click"),
    ("Reading", "Mark letters and lines", "Shift+Arrows"),
    ("Reading", "Mark words and sentences", "Ctrl+Shift+Arrows"),
    ("Reading", "Mark as far as here", "Shift+click"),
    ("Reading", "Mark a part of the page", "G, then drag; drag from off the text; Alt+drag"),
    ("Reading", "Mark it by keys: move it, size it, farther", "G, Arrows, Shift+, Ctrl+Arrows"),
    ("Reading", "Page down, up", "Page Down, Page Up"),
    ("Reading", "Further down, up", "Space, Shift+Space"),
    ("Reading", "Larger, smaller, around the mouse", "Ctrl+wheel, pinch"),
    ("Reading", "Move the pages", "Drag with the middle button"),
    ("Reading", "Sideways", "Shift+wheel"),
    ("Reading", "Follow a link; one that is coded", "Click; Ctrl+click"),
    ("Reading", "Go to the heading or page that is chosen beside the pages", "Enter"),
    ("Reading", "First page, last page", "Home, End"),
    ("Reading", "Let go of what is marked", "Esc"),
    ("Reading", "Code what is marked; recode where a stripe was clicked", "Enter"),
    ("Reading", "Choose a passage by its stripe or name", "Click"),
    ("Reading", "Recode: choose another theme for a stripe", "Double-click, Enter"),
    ("Reading", "Recode: drag a stripe to a theme", "Drag"),
    ("Reading", "Code with that theme too", "Ctrl+Drag"),
    ("Reading", "Move an end of the passage by the mouse", "Drag its handle"),
    ("Reading", "Move an end of the passage: letters, words, lines", "B, Arrows, Ctrl+Arrows"),
    ("Reading", "Change to its other end, keep it, leave it as it was", "Tab, Enter, Esc"),
    ("Compare", "Open and close a theme, choose it", "Arrows"),
    ("Compare", "Go to the differences of what is chosen", "Enter"),
    ("Compare", "All differences again", "Esc"),
    ("Compare", "Copy the table", "Ctrl+C"),
    ("Compare", "The next difference, the one before", "N, Shift+N"),
    ("Compare", "Settle it as a reviewer has it", "1 to 9"),
    ("Compare", "Settle it: all that they marked, what all marked, nothing", "U, I, X"),
    ("Compare", "Mark the words anew, give another theme, another value", "E, T, E"),
    ("Compare", "Settle a cell: present, absent, unclear", "P, A, U"),
    ("Compare", "Put a difference off, open it again", "D, O"),
    ("Compare", "Reason, comment, who is there", "R, C, W"),
    ("Compare", "Settle several differences alike", "S"),
    ("Compare", "Show reviewers' names; figures, or the page in their place", "M, F"),
    ("Compare", "Open a difference in the reader", "G"),
    ("Search", "From the field into the list", "Down"),
    ("Search", "Go to a hit, tick it", "Enter, Space"),
)
"""What the reader, the codebook, the cells and the form do with keys and mouse beside the menus."""


def key_rows() -> list[tuple[str, str, str]]:
    """Menu, act and keys of all that has a key."""
    found = [
        (entry.menu.replace("&", ""), _plain(entry.text), keys)
        for entry in ENTRIES
        if entry.name and (keys := _keys_of(entry))
    ]
    return [*found, *_BESIDE]


def _keys_of(entry: Entry) -> str:
    if isinstance(entry.keys, QKeySequence.StandardKey):
        bound = [one for one in QKeySequence.keyBindings(entry.keys) if _is_common(one)]
    else:
        bound = [QKeySequence(entry.keys)] if entry.keys else []
    written = (one.toString(QKeySequence.SequenceFormat.NativeText) for one in bound)
    return ", ".join(dict.fromkeys(one for one in written if one))


def _is_common(keys: QKeySequence) -> bool:
    """Whether most keyboards have the key: not F14, nor a key called Undo."""
    return bool(keys[0].key() <= Qt.Key.Key_F12)  # type: ignore[index] # Qt's stubs lack it


def _plain(text: str) -> str:
    return re.sub("&(?!&)", "", text).removesuffix("…")


class KeysModel(ShortTable):
    """The keys whose act or key has some words in it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(("Menu", "Act", "Keys"), parent)
        self._all = key_rows()
        self.filter("")

    def filter(self, wanted: str) -> None:
        """Show what these words are found in."""
        wanted = wanted.casefold()
        self.show_rows([row for row in self._all if wanted in " ".join(row).casefold()])

    def words(self, row: tuple[str, str, str], column: int) -> str:
        return row[column]


class KeysDialog(QDialog):
    """The table of keys, with a field to search it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keys dialog")
        self.setWindowTitle("Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        model = KeysModel(self)
        search = named(QLineEdit(), "search keys", "Search the keys")
        search.setPlaceholderText("Search, such as “theme” or “Ctrl+Shift+E”")
        search.setClearButtonEnabled(True)
        search.textChanged.connect(model.filter)
        table = short_table(model, "keys table", "Keys")
        header = table.horizontalHeader()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        letter = self.fontMetrics().horizontalAdvance("x")
        header.resizeSection(0, 12 * letter)
        header.resizeSection(2, 28 * letter)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GRID)
        column.addWidget(search)
        column.addWidget(table)
        resize_within(self, QSize(_SIZE[0] * letter, _SIZE[1] * self.fontMetrics().height()))
