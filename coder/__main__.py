"""python -m coder."""

import sys
from multiprocessing import freeze_support


def main() -> int:
    """Run the command line; returns the exit code."""
    try:
        # Worker processes import this module and nothing else of the program.
        from coder.cli.main import main as run  # noqa: PLC0415
        from coder.desktop import app  # noqa: PLC0415

        return run(desktop=app)
    except KeyboardInterrupt:  # before a command had begun, or after it had ended
        sys.stderr.write("coder: stopped; what was done so far is kept.\n")
        return 1


if __name__ == "__main__":
    freeze_support()
    sys.exit(main())
