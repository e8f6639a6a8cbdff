"""Another build of an example article: the same words, set as another journal would."""

import os
import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).parent.parent / "resources" / "example"
_SET = """
import sys
from pathlib import Path
from typesetting.manuscript import read
from typesetting.paper import make_pdf
Path(sys.argv[2]).write_bytes(make_pdf(read(Path(sys.argv[1]))))
"""


def another_build(folder, name, *, journal, called=None, changes=()):
    """Set an article in the design of another journal, with some of its words changed."""
    manuscript = (EXAMPLE / "texts" / f"{name}.md").read_text("utf-8")
    lines = [
        f"journal: {journal}" if line.startswith("journal: ") else line
        for line in manuscript.split("\n")
    ]
    manuscript = "\n".join(lines)
    for before, after in changes:
        assert manuscript.count(before) == 1, before
        manuscript = manuscript.replace(before, after)
    source = folder / f"{called or name}.md"
    source.write_text(manuscript, "utf-8")
    target = source.with_suffix(".pdf")
    subprocess.run(
        [sys.executable, "-c", _SET, source, target],
        env={**os.environ, "PYTHONPATH": str(EXAMPLE)}, check=True,
    )  # fmt: skip
    source.unlink()
    return target
