"""python -m coder."""

import sys
from multiprocessing import freeze_support


def main() -> int:
    """Run the command line; returns the exit code."""
    return 0


if __name__ == "__main__":
    freeze_support()
    sys.exit(main())
