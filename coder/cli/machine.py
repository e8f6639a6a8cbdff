"""What this machine lacks, and the command that installs it."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Final

from coder.cli.arguments import Desktop
from coder.domain.system import family
from coder.pdf.tesseract import INSTALL, tesseract

_MODULES: Final = ("PySide6", "pymupdf", "sqlite_utils", "pandas", "openpyxl", "rapidfuzz")


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
    found = tesseract()
    if found is None:
        yield Lack("Tesseract", "It recognises the text of scans.", INSTALL.get(family()))
    elif not found.languages:
        yield Lack("a language of Tesseract", "Without one it recognises no text.", None)
