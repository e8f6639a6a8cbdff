"""A temporary folder for a benchmark: its projects, and everything that the program keeps."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def own_folder() -> Iterator[Path]:
    """Backups of bulk projects and a benchmark's settings never reach those of the user."""
    with TemporaryDirectory(prefix="coder-benchmark-") as name:
        for kind in ("DATA", "CACHE", "CONFIG", "STATE"):
            os.environ[f"XDG_{kind}_HOME"] = name
        yield Path(name)
