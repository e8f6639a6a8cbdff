"""What this program is: its version, its licence, and what it stands on."""

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from coder.desktop.look.controls import answers, named, push_button, words
from coder.desktop.look.measures import GRID, WIDE

_WIDTH: Final = 480
_LIBRARIES: Final = (
    ("PySide6-Essentials", "LGPL 3"), ("pymupdf-lite", "AGPL 3"), ("sqlite-utils", "Apache 2"),
    ("pandas", "BSD"), ("openpyxl", "MIT"), ("python-docx", "MIT"), ("matplotlib", "PSF"),
    ("platformdirs", "MIT"), ("psutil", "BSD"), ("rapidfuzz", "MIT"),
)  # fmt: skip


def libraries() -> list[str]:
    """The libraries with their versions and licences."""
    return [
        f"Python {platform.python_version()} (PSF)",
        f"Qt {qVersion()} (LGPL 3)",
        *(f"{name} {_version(name)} ({licence})" for name, licence in _LIBRARIES),
    ]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


class AboutDialog(QDialog):
    """Version, licence and libraries, to read and to copy."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about dialog")
        self.setWindowTitle("About Coder")
        told = f"Coder {_version('coder')}"
        self.libraries = named(
            QPlainTextEdit("\n".join(libraries()), readOnly=True), "libraries", "Libraries"
        )
        self.libraries.setTabChangesFocus(True)
        text = "\n".join((told, *libraries()))
        copy = push_button("copy about", "&Copy", lambda: _copy(text))
        copy.setAccessibleName("Copy version and libraries")
        buttons = answers(refuse=push_button("close about", "C&lose", self.reject))
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GRID)
        column.addWidget(words(f"{told}\n\n{_ABOUT}", name="about words"))
        column.addWidget(self.libraries)
        column.addWidget(buttons)
        self.setMinimumWidth(_WIDTH)


_ABOUT: Final = (
    "For teams that code the papers of a scoping or systematic review. It works offline, and sends"
    " nothing anywhere.\n\nFree software under the GNU Affero General Public License, version 3 or"
    " later: you may use, change and pass it on, with its source. It comes without any warranty."
    "\n\nIt stands on:"
)
