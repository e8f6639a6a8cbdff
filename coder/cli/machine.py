"""What this machine lacks, and the command that installs it."""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Final

from coder.cli.arguments import Desktop
from coder.domain.system import family

_MODULES: Final = ("PySide6", "pymupdf", "sqlite_utils", "pandas", "openpyxl", "rapidfuzz")

_TESSERACT: Final = {
    "debian": "sudo apt install tesseract-ocr",
    "fedora": "sudo dnf install tesseract",
    "arch": "sudo pacman -S tesseract tesseract-data-eng",
    "suse": "sudo zypper install tesseract-ocr",
    "darwin": "brew install tesseract",
    "windows": "winget install UB-Mannheim.TesseractOCR",
}


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is missing here."""

    what: str
    why: str
    command: str | None


def lacks(desktop: Desktop | None) -> Iterator[Lack]:
    """Everything that is missing on this machine."""
    for module in _MODULES:
        if find_spec(module) is None:
            yield Lack(module, "Coder needs it.", f"{sys.executable} -m pip install coder")
    if desktop is not None:
        missing = desktop.missing_library()
        if missing:
            why = f"The window needs them ({missing} is missing)."
            yield Lack("Qt's system libraries", why, desktop.install_command())
        if not desktop.has_screen():
            yield Lack("a screen", "The window needs one; the command line does not.", None)
    if shutil.which("tesseract") is None:
        yield Lack("Tesseract", "It recognises the text of scans.", _TESSERACT.get(family()))
