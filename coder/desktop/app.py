"""Where the window begins: what can be done before Qt is imported is done here."""

import os
from collections.abc import Sequence
from pathlib import Path

from coder.desktop.qt_libraries import (
    check_libraries,
    has_screen,
    install_command,
    missing_library,
)
from coder.domain.errors import CoderError
from coder.pdf.readers import Readers

__all__ = ["has_screen", "install_command", "main", "missing_library", "take_picture"]


def main(projects: Sequence[Path] = ()) -> int:
    """Open windows with projects, or the start page; returns the exit code when all are closed.

    Raises:
        CoderError: this computer lacks what a window needs.
    """
    if not has_screen():
        raise CoderError(
            "There is no screen to open a window on: 'coder --help' lists what can be done"
            " without one."
        )
    check_libraries()
    # A worker is a fresh interpreter: it starts while Qt is still being loaded.
    # The second starts when the first has to do: what is seen never waits for what is not.
    with Readers(processes=2) as readers:
        readers.warm_up()
        from coder.desktop.application import run  # noqa: PLC0415

        return run(projects, readers)


def take_picture(project: Path, picture: Path) -> None:
    """Write a picture of the window with a project, as a PNG; no screen is needed.

    Raises:
        CoderError: this computer lacks what Qt needs, or the file cannot be written.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    check_libraries()
    with Readers(processes=1) as readers:
        from coder.desktop.picture import take  # noqa: PLC0415

        take(project, picture, readers)
