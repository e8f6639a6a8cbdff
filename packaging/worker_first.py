"""Lets a worker process serve before anything of the window is loaded into it."""

import sys
from multiprocessing import freeze_support
from pathlib import Path

import __main__

# A worker that knows this for its main module does not look for another one.
__main__.__file__ = str(Path(sys._MEIPASS) / "__main__.py")  # type: ignore[attr-defined]  # noqa: SLF001
freeze_support()
