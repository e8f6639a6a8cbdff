"""The program Tesseract, which recognises text in pictures: whether it is here, and what it can."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from coder.domain.errors import CoderError
from coder.domain.system import family

INSTALL: Final = {
    "debian": "sudo apt install tesseract-ocr",
    "fedora": "sudo dnf install tesseract",
    "arch": "sudo pacman -S tesseract tesseract-data-eng",
    "suse": "sudo zypper install tesseract-ocr",
    "darwin": "brew install tesseract",
    "windows": "winget install UB-Mannheim.TesseractOCR",
}
"""How it is installed, by family of systems."""

DPI: Final = 300
"""What Tesseract was taught with."""

# A program that is started from a menu does not know the folders that a terminal knows.
_PLACES: Final = (
    "/opt/homebrew/bin/tesseract",
    "/usr/local/bin/tesseract",
    r"C:\Program Files\Tesseract-OCR\tesseract.exe",
)
_ORIENTATION: Final = "osd"  # it is listed among the languages, and is none
_EQUATIONS: Final = "equ"
_ANSWERS_WITHIN: Final = 20  # seconds
_NO_WINDOW: Final = 0x08000000 if sys.platform == "win32" else 0


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program as it is installed."""

    program: str
    version: str
    languages: tuple[str, ...]  # by Tesseract's names, such as eng
    finds_orientation: bool  # of a page that lies on its side

    def checked(self, languages: str) -> str:
        """Languages such as eng+fra, if all are installed; CoderError otherwise."""
        asked = [one.strip() for one in languages.split("+") if one.strip()]
        if not asked:
            raise CoderError("Name a language, such as eng, or several: eng+fra.")
        for one in asked:
            if one not in self.languages:
                have = ", ".join(self.languages) or "none"
                raise CoderError(
                    f"Tesseract has no language {one} here; it has {have}. Languages are installed"
                    " beside it."
                )
        return "+".join(dict.fromkeys(asked))

    def usual(self) -> str:
        """The language that is taken where nobody chose: English if it is there."""
        if not self.languages:
            raise CoderError("Tesseract has no language here: install one beside it, such as eng.")
        return "eng" if "eng" in self.languages else self.languages[0]


def tesseract() -> Tesseract | None:
    """Tesseract as it is installed here; None if it is not, or does not run."""
    program = shutil.which("tesseract") or next((one for one in _PLACES if Path(one).exists()), "")
    return _known(program) if program else None


def required() -> Tesseract:
    """Tesseract; CoderError says how it is installed."""
    found = tesseract()
    if found is None:
        raise CoderError(f"Recognising text needs Tesseract{how_to_install()}.")
    return found


def how_to_install() -> str:
    """Such as ": sudo apt install tesseract-ocr"; empty where that is not known."""
    command = INSTALL.get(family())
    return f": {command}" if command else ""


def run(
    command: list[str], given: bytes | None, *, seconds: float
) -> subprocess.CompletedProcess[bytes]:
    """Run it, on one processor: others draw pages meanwhile, and answers are always the same."""
    return subprocess.run(
        command, input=given, capture_output=True, check=False, timeout=seconds,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"}, creationflags=_NO_WINDOW,
    )  # fmt: skip


@cache
def _known(program: str) -> Tesseract | None:
    try:
        version = run([program, "--version"], None, seconds=_ANSWERS_WITHIN)
        listed = run([program, "--list-langs"], None, seconds=_ANSWERS_WITHIN)
    except (OSError, subprocess.SubprocessError):
        return None
    words = _said(version).split()
    if version.returncode or listed.returncode or words[:1] != ["tesseract"]:
        return None
    names = sorted(line.strip() for line in _said(listed).splitlines()[1:] if line.strip())
    languages = tuple(one for one in names if one not in (_ORIENTATION, _EQUATIONS))
    return Tesseract(program, words[1].lstrip("v"), languages, _ORIENTATION in names)


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    """Older versions say it to the other stream."""
    return (done.stdout or done.stderr).decode("utf-8", "replace")
