"""From the command to a usable window, beside a bare PySide6 window started in the same run.

python -m tests.benchmarks.start [RUNS]
"""

import json
import os
import subprocess
import sys
import time
from statistics import median

from coder.operations.projects import new_project
from tests.benchmarks.own_folder import own_folder

HEAVY = ("pandas", "numpy", "openpyxl", "docx", "pymupdf", "sqlite_utils")

READY = """
import json, sys, time
def ready(*_):
    QApplication.processEvents()
    told = {"at": time.time(), "own": time.process_time(), "modules": sorted(sys.modules)}
    print(json.dumps(told), flush=True)
    return 0
"""

BARE = f"""{READY}
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
application = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("Window"))
window.resize(1280, 800)
window.show()
ready()
"""

CODER = f"""{READY}
import runpy
import PySide6.QtWidgets
from PySide6.QtWidgets import QApplication
PySide6.QtWidgets.QApplication.exec = staticmethod(ready)
runpy.run_module("coder", run_name="__main__", alter_sys=True)
"""


def started(code: str, *arguments: str) -> tuple[float, float, set[str]]:
    """Seconds until the window is usable, those its process worked, and the modules by then."""
    # As an installed program starts: its modules were compiled before.
    surroundings = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    begin = time.time()
    run = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=surroundings,
    )
    told = json.loads(run.stdout.splitlines()[-1])
    return told["at"] - begin, told["own"], set(told["modules"])


def main(runs: int) -> None:
    with own_folder() as folder:
        path = folder / "empty.coder"
        new_project(path, title="Empty", lead="Lead").close()
        starts = {
            "a bare window": (BARE,),
            "start page": (CODER,),
            "empty project": (CODER, str(path)),
        }
        for how in starts.values():
            started(*how)
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in starts}
        imported: set[str] = set()
        for _ in range(runs):
            for name, how in starts.items():
                seconds, own, modules = started(*how)
                taken[name].append((seconds, own))
                imported |= modules
    bare = [median(one) for one in zip(*taken["a bare window"], strict=True)]
    for name, times in taken.items():
        whole, own = (median(one) for one in zip(*times, strict=True))
        print(
            f"{name}: {1000 * whole:.0f} ms, {whole / bare[0]:.2f} x;"
            f" at work {1000 * own:.0f} ms, {own / bare[1]:.2f} x"
        )
    heavy = sorted(set(HEAVY) & imported)
    print(f"imported by then of {', '.join(HEAVY)}: {', '.join(heavy) or 'nothing'}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
