"""Which documents can be listed, and in which orders."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QSizePolicy

from coder.desktop.look.controls import named

RECHECK: Final = "recheck"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a box."""

    text: str
    value: str
    tip: str = ""


FILTERS: Final = (
    Entry("All documents", "all"),
    Entry("My papers", "mine", "Assigned to me, or read by me"),
    Entry("To do", "to do", "Assigned to me or started, and not finished"),
    Entry("Finished", "finished", "Finished by me"),
    Entry("Recheck", RECHECK, "Finished by me before a theme came or its definition changed"),
    Entry("Excluded", "excluded"),
)
ORDERS: Final = (
    Entry("by key", "key"),
    Entry("by author", "author"),
    Entry("by year", "year", "The newest first"),
    Entry("by state", "state", "What is started first, then what is assigned"),
    Entry("recently read", "recent"),
)


def choice_box(name: str, said: str, choices: tuple[Entry, ...]) -> QComboBox:
    """A box with these choices, each with its tool tip."""
    box = named(QComboBox(), name, said)
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    for place, choice in enumerate(choices):
        box.addItem(choice.text, choice.value)
        box.setItemData(place, choice.tip or None, Qt.ItemDataRole.ToolTipRole)
    return box
