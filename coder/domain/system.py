"""Which family of operating systems this is, as its packages are called."""

import platform
import sys
from typing import Final

_FAMILIES: Final = {
    "debian": "debian", "ubuntu": "debian", "fedora": "fedora", "rhel": "fedora", "arch": "arch",
    "suse": "suse",
}  # fmt: skip


def family() -> str:
    """debian, fedora, arch, suse, windows, darwin; empty if it is not known."""
    if sys.platform != "linux":
        return platform.system().lower()
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return ""
    names = f"{release.get('ID', '')} {release.get('ID_LIKE', '')}"
    return next((found for name, found in _FAMILIES.items() if name in names), "")
