"""Plays the day: ``python -m tests.desktop.day FOLDER_OF_PDFS PICTURES``.

``--size WxH`` of the screen, ``--dark``, ``--keyboard`` for the day by keyboard alone, and
``--lead`` for the lead's day, on which the files of three reviewers come back, ``--tables`` for
the day on which the tables of the paper are made, and ``--settling`` for the one on which two
reviewers settle what they differ on.

It starts a screen of its own (Xvfb, openbox), and the program twice: once for the day, and once
for coming back. Every step leaves a picture to be looked at, and says how long it took.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory


def main():
    """Play all of it, or one part on the screen that is there."""
    asked = _arguments()
    asked.pictures.mkdir(parents=True, exist_ok=True)
    if asked.part:
        from tests.desktop.day.story import play

        return play(asked)
    with TemporaryDirectory(prefix="day-") as home, _Screen(asked.size) as display:
        for part in ("lead", "tables", "settling"):
            if getattr(asked, part):
                return _run(part, home, display)
        return _run("day", home, display) or _run("return", home, display)


def _arguments():
    parser = argparse.ArgumentParser(prog="python -m tests.desktop.day", description=__doc__)
    parser.add_argument("pdfs", type=Path, help="a folder with the PDFs of the shared corpus")
    parser.add_argument("pictures", type=Path, help="where the pictures are put")
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--keyboard", action="store_true", help="by keyboard alone")
    parser.add_argument("--lead", action="store_true", help="the lead's day")
    parser.add_argument("--tables", action="store_true", help="the day of the paper's tables")
    parser.add_argument("--settling", action="store_true", help="differences are settled")
    parser.add_argument(
        "--part", choices=("day", "return", "lead", "tables", "settling"), help=argparse.SUPPRESS
    )
    asked = parser.parse_args()
    asked.pdfs = asked.pdfs.resolve()  # its files are typed into a dialog, which is elsewhere
    return asked


def _run(part, home, display):
    environment = os.environ | {
        "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": home,
        "XDG_CONFIG_HOME": f"{home}/config", "XDG_DATA_HOME": f"{home}/data",
        "XDG_CACHE_HOME": f"{home}/cache",
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.desktop.day", *sys.argv[1:], "--part", part]
    return subprocess.run(command, env=environment, check=False).returncode


class _Screen:
    """A screen with a window manager; it ends with the day."""

    def __init__(self, size):
        self._size = size
        self._running = []

    def __enter__(self):
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{self._size}x24"]
        self._running.append(subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL))
        os.close(write)
        with os.fdopen(read) as told:
            display = f":{told.readline().strip()}"
        environment = os.environ | {"DISPLAY": display}
        self._running.append(subprocess.Popen(["openbox"], env=environment))
        time.sleep(1)
        return display

    def __exit__(self, *_):
        for one in reversed(self._running):
            one.terminate()
            one.wait()


if __name__ == "__main__":
    sys.exit(main())
