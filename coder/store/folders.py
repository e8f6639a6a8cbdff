"""Folders in which a project must be one file at every moment.

Programs that synchronise folders copy the file without its log, and shared drives have no shared
memory: there the rollback journal is used from the start (DESIGN 3.5). Best effort.
"""

import re
from pathlib import Path
from typing import Final

import psutil

_SYNCHRONISED: Final = re.compile(
    r"^(onedrive.*|dropbox.*|icloud ?drive|mobile documents|google ?drive.*|my drive|nextcloud.*)$",
    re.IGNORECASE,
)
_NETWORK: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smbfs", "smb2", "smb3", "afpfs", "webdav", "davfs", "fuse.sshfs",
     "9p", "fuse.rclone", "ncpfs"}
)  # fmt: skip


def synchronised(path: Path) -> bool:
    """Whether a program that synchronises folders probably watches this one."""
    return any(_SYNCHRONISED.match(part) for part in path.resolve().parts[:-1])


def on_network(path: Path) -> bool:
    """Whether the path lies on a drive of another machine."""
    place = path.resolve()
    best, kind = -1, ""
    for partition in psutil.disk_partitions(all=True):
        mount = Path(partition.mountpoint)
        if place.is_relative_to(mount) and len(mount.parts) >= best:
            best, kind = len(mount.parts), partition.fstype
    return kind.lower() in _NETWORK or str(place).startswith("\\\\")


def keeps_one_file(path: Path) -> bool:
    """Whether a project here must be one file even while it is open."""
    return synchronised(path) or on_network(path)
