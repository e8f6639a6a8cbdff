"""Names for files that the team place writes."""

from collections.abc import Collection
from pathlib import Path


def free_name(folder: Path, stem: str, *, taken: Collection[Path] = ()) -> Path:
    """A name for a new project file that nothing has yet; ``taken`` are about to have one."""
    tidy = "".join("-" if c in '\\/:*?"<>|' or not c.isprintable() else c for c in stem)[:120]
    tried = [folder / f"{tidy}.coder", *(folder / f"{tidy} {n}.coder" for n in range(2, 100))]
    free = (path for path in tried if path not in taken and not path.exists())
    return next(free, tried[0])
