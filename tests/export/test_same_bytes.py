"""The same data give the same bytes, whatever clock, time zone, locale and hash seed."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from coder.analysis.passages import passages
from coder.store.coders import coders
from coder.store.documents import documents
from coder.store.project import Project
from coder.store.themes import themes
from tests.coded_project import Hand
from tests.export.reading import attribute, chart, summarise

WRITE = """
import sys
import time
from pathlib import Path

if __name__ == "__main__":  # workers that draw import this file anew
    now = float(sys.argv[3])
    time.time = lambda: now
    from coder.analysis.comparing.shared import Asked
    from coder.analysis.matrix import matrix
    from coder.analysis.reporting.report import Wanted
    from coder.export.agreement_report import make_report
    from coder.export.options import Options
    from coder.export.word import write_tables
    from coder.export.workbook import write_workbook
    from coder.store.project import Project

    out = Path(sys.argv[2])
    with Project(Path(sys.argv[1]), write=False) as project:
        found = matrix(project, coders="each")
        contents = ("characters", "coders", "summaries")
        options = Options(contents=contents, evidence=True)
        write_workbook(project, found, out / "out.xlsx", options=options)
        write_tables(project, found, out / "out.docx")
        asked, wanted = Asked(unfinished=True), Wanted("characters", 50, 1960, None)
        for name in ("agreement.docx", "agreement.xlsx"):
            make_report(project, None, asked, wanted, out / name)
"""
WAYS = (
    {"TZ": "Asia/Kolkata", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4242"},
)
CLOCKS = (1_000_000_000, 2_000_000_000)


@pytest.fixture
def charted(example, tmp_path):
    """The example with summaries of two people and values that differ, which a passage supports."""
    path = shutil.copyfile(example, tmp_path / "example.coder")
    with Project(path, write=True) as project:
        hand = Hand(project)
        document, theme = documents(project)[0], themes(project)[0]
        hand.ids |= {document.key: document.id, theme.name: theme.id}
        attribute(hand, "Design")
        said = next(passages(project, document=document)).passage
        for person, design in zip(coders(project), ("Survey", "Case study"), strict=False):
            hand.ids[person.name] = person.id
            chart(hand, person.name, document.key, "Design", design, passage=said)
            summarise(hand, person.name, document.key, theme.name, "Time was short.")
    return path


def test_every_export_has_the_same_bytes(charted, tmp_path):
    found = []
    for number, (way, clock) in enumerate(zip(WAYS, CLOCKS, strict=True)):
        folder = tmp_path / str(number)
        folder.mkdir()
        script = folder / "write.py"
        script.write_text(WRITE)
        subprocess.run(
            [sys.executable, script, charted, folder, str(clock)],
            check=True,
            env={**os.environ, **way, "PYTHONPATH": str(Path(__file__).parents[2])},
            cwd=folder,
        )
        written = [one for one in folder.rglob("*") if one.suffix in {".xlsx", ".docx", ".html"}]
        found.append({one.relative_to(folder): hash_of(one) for one in written})
    assert len(found[0]) > 3
    assert found[0] == found[1]


def hash_of(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()
