"""Whether Qt can open a window here, and what to install if it cannot."""

import ctypes
import os
import re
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from coder.domain.errors import CoderError
from coder.domain.system import family

_COMMANDS: Final = {
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


def has_screen() -> bool:
    """Whether there is a screen, or something that stands for one."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def check_libraries() -> None:
    """Nothing, if the system has the libraries that Qt stands on.

    Raises:
        CoderError: it lacks some; the sentence names the command that installs them.
    """
    missing = missing_library()
    if missing:
        command = install_command()
        how = f"install them with '{command}'" if command else "install them"
        raise CoderError(f"The window needs libraries that this system lacks ({missing}): {how}.")


def missing_library() -> str | None:
    """The first library of the system that Qt needs and does not find; None if all are there."""
    package = find_spec("PySide6")
    if not sys.platform.startswith("linux") or package is None:
        return None
    folder = Path((package.submodule_search_locations or [""])[0])
    libraries = [
        *(folder / "Qt" / "lib" / f"libQt6{name}.so.6" for name in ("Gui", "Widgets")),
        folder / "Qt" / "plugins" / "platforms" / f"lib{_plugin()}.so",
    ]
    return next((lost for library in libraries if (lost := lost_by(library))), None)


def lost_by(library: Path) -> str | None:
    """What a library needs and does not find, or None."""
    if not library.exists():  # a PySide6 that a distribution packed: it sees to the rest itself
        return None
    try:
        ctypes.CDLL(str(library))
    except OSError as error:
        name = re.match(r"[\w.+-]+\.so[\w.]*", str(error))
        return name[0] if name else library.name
    return None


def install_command() -> str | None:
    """The command that installs Qt's libraries on this system, as far as that is known."""
    return _COMMANDS.get(family())


def _plugin() -> str:
    platform = re.split("[:;]", os.environ.get("QT_QPA_PLATFORM", ""))[0]
    return f"q{platform}" if platform in {"offscreen", "minimal", "vnc"} else "qxcb"
