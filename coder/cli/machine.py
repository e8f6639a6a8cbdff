"""What this machine lacks, and the command that installs it."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Final

_MODULES: Final = ("PySide6", "pymupdf", "sqlite_utils", "pandas", "openpyxl", "rapidfuzz")

_QT: Final = {
    "debian": "sudo apt install libegl1 libgl1 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1"
    " libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0"
    " libxcb-shape0 libxcb-xinerama0",
    "fedora": "sudo dnf install mesa-libEGL mesa-libGL libxkbcommon-x11 dbus-libs fontconfig"
    " xcb-util-cursor xcb-util-wm xcb-util-image xcb-util-keysyms xcb-util-renderutil",
    "arch": "sudo pacman -S libglvnd libxkbcommon-x11 dbus fontconfig xcb-util-cursor xcb-util-wm"
    " xcb-util-image xcb-util-keysyms xcb-util-renderutil",
    "suse": "sudo zypper install Mesa-libEGL1 Mesa-libGL1 libxkbcommon-x11-0 libdbus-1-3"
    " fontconfig libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0",
}
_TESSERACT: Final = {
    "debian": "sudo apt install tesseract-ocr",
    "fedora": "sudo dnf install tesseract",
    "arch": "sudo pacman -S tesseract tesseract-data-eng",
    "suse": "sudo zypper install tesseract-ocr",
    "darwin": "brew install tesseract",
    "windows": "winget install UB-Mannheim.TesseractOCR",
}
_SECONDS: Final = 30


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is missing here."""

    what: str
    why: str
    command: str | None


def lacks() -> Iterator[Lack]:
    """Everything that is missing on this machine."""
    for module in _MODULES:
        if find_spec(module) is None:
            yield Lack(module, "Coder needs it.", f"{sys.executable} -m pip install coder")
    said = _qt_complaint()
    if said:
        yield Lack("Qt's system libraries", f"The window needs them ({said}).", _QT.get(_system()))
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or _wayland()):
        yield Lack("a screen", "The window needs one; the command line does not.", None)
    if shutil.which("tesseract") is None:
        yield Lack("Tesseract", "It recognises the text of scans.", _TESSERACT.get(_system()))


def _wayland() -> str | None:
    return os.environ.get("WAYLAND_DISPLAY")


def _qt_complaint() -> str | None:
    """What Qt says when it is loaded, in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-c", "import PySide6.QtWidgets"],
        capture_output=True, text=True, timeout=_SECONDS, check=False,
    )  # fmt: skip
    return run.stderr.strip().splitlines()[-1] if run.returncode else None


def _system() -> str:
    """The family of the system, as its packages are called."""
    if sys.platform != "linux":
        return platform.system().lower()
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return ""
    names = f"{release.get('ID', '')} {release.get('ID_LIKE', '')}"
    families = {"debian": "debian", "ubuntu": "debian", "fedora": "fedora", "rhel": "fedora",
                "arch": "arch", "suse": "suse"}  # fmt: skip
    return next((family for name, family in families.items() if name in names), "")
