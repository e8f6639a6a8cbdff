"""All benchmarks of DESIGN section 7, one after another; each is a command of its own too.

python -m tests.benchmarks FOLDER_OF_PDFS
"""

import subprocess
import sys
from pathlib import Path

_WITH_PDFS = ("import_bench", "first_page", "scrolling", "zooming")
_ALONE = (
    "start", "opening", "coding", "coding_key", "retrieval", "matrix", "matrix_view", "rechecking",
    "charts", "searching",
    "agreement", "merge",
)  # fmt: skip


def main(folder: Path) -> None:
    papers = sorted(folder.glob("*.pdf"))[:3]
    given = {"import_bench": [folder]} | dict.fromkeys(_WITH_PDFS[1:], papers)
    for name in (*_ALONE, *_WITH_PDFS):
        print(f"== {name}", flush=True)
        words = [str(word) for word in given.get(name, [])]
        subprocess.run([sys.executable, "-m", f"tests.benchmarks.{name}", *words], check=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
