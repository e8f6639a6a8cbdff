"""What the dialogs for copies ask alike: with or without the PDFs, and where."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.measures import GRID
from coder.store.copies import copy_sizes
from coder.store.project import Project

SUFFIX = ".coder"


class KindOfCopy:
    """Full or light, with the size of each."""

    def __init__(self, project: Project, *, light: bool) -> None:
        sizes = copy_sizes(project)
        full, small = size_in_words(sizes.full), size_in_words(sizes.light)
        self._full = named(QRadioButton(f"&Full, with the PDFs: about {full}"), "full copy")
        self._light = named(
            QRadioButton(f"&Light, without the PDFs: about {small}; it can be coded all the same"),
            "light copy",
        )
        self._has_pdfs = sizes.light < sizes.full
        self._no_pdfs = words(
            f"Without the PDFs, which are not in this copy: about {small}", name="no pdfs here"
        )
        self._full.setChecked(not light)
        self._light.setChecked(light or not self._has_pdfs)

    @property
    def is_light(self) -> bool:
        """Whether the PDFs stay out."""
        return self._light.isChecked()

    def add_to(self, form: QFormLayout) -> None:
        """Put both into a form; where no PDF is, there is no choice."""
        if self._has_pdfs:
            form.addRow("What", self._full)
            form.addRow("", self._light)
        else:
            form.addRow("What", self._no_pdfs)


class Where(QWidget):
    """The path of one file, or the folder of several; what is typed is kept."""

    changed = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._for_folder = False
        self._is_typed = False
        self.field = named(QLineEdit(), "copy path", "Where")
        self.field.textEdited.connect(self._keep)
        self.field.textChanged.connect(self.changed)
        browse = push_button("browse", "C&hoose…", self._browse)
        browse.setAutoDefault(False)  # Enter writes the copy
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.field, 1)
        row.addWidget(browse)
        self.setFocusProxy(self.field)

    @property
    def is_given(self) -> bool:
        """Whether it says anything."""
        return bool(self.field.text().strip())

    @property
    def path(self) -> Path:
        """The folder, or the file with its suffix; a name alone lies in the project's folder."""
        path = self._folder / Path(self.field.text().strip()).expanduser()
        if self._for_folder or path.suffix.casefold() == SUFFIX or not path.name:
            return path
        return path.with_name(path.name + SUFFIX)  # a dot may stand in the name, as after Dr

    def suggest(self, name: Callable[[Path], Path] | None) -> None:
        """Suggest a file, by what names one in a folder; None where there is nothing to name."""
        if self._for_folder:
            self._folder, self._is_typed = self.path, False
            self._for_folder = False
        if not self._is_typed:
            self.field.setText(str(name(self._folder)) if name else "")

    def ask_folder(self) -> None:
        """Several files are to lie in one folder: that of the file that was chosen."""
        if not self._for_folder:
            folder = self.path.parent
            self._for_folder, self._is_typed = True, False
            self.field.setText(str(folder))

    def _keep(self) -> None:
        self._is_typed = True

    def _browse(self) -> None:
        if self._for_folder:
            chosen = QFileDialog.getExistingDirectory(
                self, "Where to write the copies", self.field.text()
            )
        else:
            chosen, _ = QFileDialog.getSaveFileName(
                self, "Where to write the copy", self.field.text(), "Coder projects (*.coder)"
            )
        if chosen:
            self._is_typed = True
            self.field.setText(chosen)


def size_in_words(size: int) -> str:
    """*84 MB*, *3.1 MB*, *655 kB*."""
    digits = 1 if _MEGABYTE <= size < 10 * _MEGABYTE else 0
    return QLocale().formattedDataSize(size, digits, QLocale.DataSizeFormat.DataSizeSIFormat)


_MEGABYTE = 1_000_000  # bytes
