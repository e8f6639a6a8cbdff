"""python -m coder."""

import sys
from multiprocessing import freeze_support
from pathlib import Path


def main() -> int:
    """Run the command line, or open the window; returns the exit code."""
    try:
        projects = [Path(word) for word in sys.argv[1:]]
        if all(path.suffix == ".coder" for path in projects):
            return _open_window(projects)
        # Worker processes import this module and nothing else of the program.
        from coder.cli.main import main as run  # noqa: PLC0415
        from coder.desktop import app  # noqa: PLC0415

        return run(desktop=app)
    except KeyboardInterrupt:  # before a command had begun, or after it had ended
        sys.stderr.write("coder: stopped; nothing is half done, and what was finished is kept.\n")
        return 1


def _open_window(projects: list[Path]) -> int:
    """Open the window alone: the commands would take as long to import as all of it."""
    from coder.desktop import app  # noqa: PLC0415
    from coder.domain.errors import CoderError  # noqa: PLC0415

    try:
        return app.main(projects)
    except CoderError as error:
        sys.stderr.write(f"coder: {error}\n")
        return 1


if __name__ == "__main__":
    freeze_support()
    sys.exit(main())
