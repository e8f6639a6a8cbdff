"""Names for files that the team place writes."""

from pathlib import Path


def free_name(folder: Path, stem: str) -> Path:
    """A name for a new project file that nothing has yet."""
    tidy = "".join("-" if c in '\\/:*?"<>|' or not c.isprintable() else c for c in stem)[:120]
    tried = [folder / f"{tidy}.coder", *(folder / f"{tidy} {n}.coder" for n in range(2, 100))]
    return next((path for path in tried if not path.exists()), tried[0])
