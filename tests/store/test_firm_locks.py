"""A project stays whole when something in the same process looks into its files."""

import subprocess
import sys

import pytest

from coder.operations.coders import add_coder
from coder.operations.projects import new_project
from coder.store.coders import coders
from coder.store.project import Project

READ = """
import sys
from pathlib import Path
from coder.store.project import Project
for _ in range(150):
    with Project(Path(sys.argv[1]), write=False) as project:
        project.db.execute("SELECT count(*) FROM coder").fetchone()
"""
WORK = f"""
import subprocess, sys
from pathlib import Path
from coder.operations.coders import add_coder
from coder.store.project import Project
with Project(Path(sys.argv[1]), write=True) as project:
    reader = subprocess.Popen([sys.executable, "-c", {READ!r}, sys.argv[1]])
    number = 0
    while reader.poll() is None:
        number += 1
        add_coder(project, f"Reviewer {{number}}")
        for end in ("", "-shm", "-wal"):
            Path(sys.argv[1] + end).read_bytes()  # as file dialogs do
    print(number)
    sys.exit(reader.returncode)
"""
TRY = """
import fcntl, sys
with open(sys.argv[1], "r+b") as file:
    fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, 128)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="locks are dropped so on POSIX alone")
def test_files_that_are_looked_into_here_stay_locked_for_others(tmp_path):
    path = tmp_path / "project.coder"
    with new_project(path, title="Looked into", lead="Mira"):
        pass
    done = subprocess.run(
        [sys.executable, "-c", WORK, path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    with Project(path, write=False) as project:
        assert len(list(coders(project))) == 1 + int(done.stdout)
        assert project.db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert [one.name for one in tmp_path.iterdir()] == ["project.coder"]


@pytest.mark.skipif(sys.platform != "linux", reason="there are such locks on Linux alone")
def test_nobody_takes_the_memory_of_an_open_project_for_unused(tmp_path):
    path = tmp_path / "project.coder"
    with new_project(path, title="Open", lead="Mira") as project:
        add_coder(project, "Ben")
        memory = path.with_name(f"{path.name}-shm")
        memory.read_bytes()
        tried = subprocess.run(
            [sys.executable, "-c", TRY, memory], capture_output=True, text=True, check=False
        )
    assert "BlockingIOError" in tried.stderr


def test_a_project_that_was_closed_leaves_no_lock(tmp_path):
    path = tmp_path / "project.coder"
    with new_project(path, title="Closed", lead="Mira") as project:
        add_coder(project, "Ben")
    with Project(path, write=True) as first:
        first.rest()
    with Project(path, write=True) as again:
        add_coder(again, "Cem")
    assert [one.name for one in tmp_path.iterdir()] == ["project.coder"]
