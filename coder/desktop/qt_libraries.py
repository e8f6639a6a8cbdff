"""Whether Qt can open a window here, and what to install if it cannot."""

import ctypes
import os
import re
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from coder.domain.errors import CoderError

_DEBIAN: Final = (
    "libegl1 libgl1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0"
    " libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libdbus-1-3 libfontconfig1 libglib2.0-0"
)
_FEDORA: Final = (
    "mesa-libEGL libxkbcommon-x11 xcb-util-cursor xcb-util-wm xcb-util-image xcb-util-keysyms"
    " xcb-util-renderutil"
)
_COMMANDS: Final = {
    "debian": f"sudo apt install {_DEBIAN}",
    "ubuntu": f"sudo apt install {_DEBIAN}",
    "fedora": f"sudo dnf install {_FEDORA}",
    "arch": f"sudo pacman -S {_FEDORA.replace('mesa-libEGL', 'libglvnd')}",
    "suse": "sudo zypper install Mesa-libEGL1 libxkbcommon-x11-0 libxcb-cursor0",
}
"""By the name that /etc/os-release gives the system."""


def check_libraries() -> None:
    """Nothing, if the system has the libraries that Qt stands on.

    Raises:
        CoderError: it lacks some; the sentence names the command that installs them.
    """
    missing = missing_library() if sys.platform.startswith("linux") else None
    if missing:
        raise CoderError(
            f"The window needs libraries that this system lacks ({missing}): install them with"
            f" '{install_command()}'."
        )


def has_screen() -> bool:
    """Whether there is a screen, or something that stands for one."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def missing_library() -> str | None:
    """The first library of the system that Qt needs and does not find; None if all are there."""
    package = find_spec("PySide6")
    if package is None or not package.submodule_search_locations:
        raise CoderError("The window needs PySide6: install it with 'pip install PySide6'.")
    folder = Path(package.submodule_search_locations[0])
    libraries = [
        *(folder / "Qt" / "lib" / f"libQt6{name}.so.6" for name in ("Gui", "Widgets")),
        folder / "Qt" / "plugins" / "platforms" / f"lib{_plugin()}.so",
    ]
    return next((lost for library in libraries if (lost := _lost_by(library))), None)


def install_command() -> str:
    """The command that installs the libraries on this system, as far as that is known."""
    try:
        system = Path("/etc/os-release").read_text("utf-8").casefold()
    except OSError:
        system = ""
    commands = (command for name, command in _COMMANDS.items() if name in system)
    return next(commands, f"sudo apt install {_DEBIAN}")


def _plugin() -> str:
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    return f"q{platform}" if platform in {"offscreen", "minimal", "vnc"} else "qxcb"


def _lost_by(library: Path) -> str | None:
    if not library.exists():  # a PySide6 that a distribution has packed: it saw to the rest
        return None
    try:
        ctypes.CDLL(str(library))
    except OSError as error:
        name = re.match(r"[\w.+-]+\.so[\w.]*", str(error))
        return name[0] if name else library.name
    return None
