"""Where the files that come with the program lie."""

from importlib.resources import files
from pathlib import Path


def resource(name: str) -> Path:
    """The path of a file or folder of ``resources/``.

    An installed wheel carries them inside the package; a checkout has them beside it.
    """
    package = Path(str(files("coder")))
    installed = package / "resources"
    root = installed if installed.is_dir() else package.parent / "resources"
    return root / name
