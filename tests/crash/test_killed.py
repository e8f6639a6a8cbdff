"""A process that is killed at any moment leaves a whole project with all that was acknowledged."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from coder.store.checking import problems
from coder.store.connection import connect
from coder.store.project import Project
from tests.cli.acts import ARTICLES, ROOT, Desk, kept_tables

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")

KILLS = 50


class Victims:
    """Processes that do something until they are killed."""

    def __init__(self, process):
        self._process = process

    def begin(self, *words):
        """Start one; returns its number."""
        self._process.stdin.write("\t".join(map(str, words)) + "\n")
        self._process.stdin.flush()
        said, number = self.hear().split()
        assert said == "begun"
        return int(number)

    def hear(self):
        return self._process.stdout.readline().rstrip("\n")

    def rest(self):
        """What is still said until the process is gone."""
        return list(iter(self.hear, "gone"))

    def kill(self, number):
        with suppress(ProcessLookupError):  # it was quicker
            os.kill(number, signal.SIGKILL)


@pytest.fixture(scope="module")
def victims():
    script = Path(__file__).parent / "coding_child.py"
    process = subprocess.Popen(
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    yield Victims(process)
    process.stdin.close()
    process.stdout.close()
    process.wait()


def pause(seconds):
    """Let the victim go on for a moment that has nothing to do with what it does."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        os.sched_yield()


def codings(path):
    with Project(path, write=False) as project:
        return {row for (row,) in project.db.execute("SELECT id FROM coding")}


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A project with one article, in which Ana works."""
    path = tmp_path_factory.mktemp("small") / "small.coder"
    for words in (
        ["new", path, "--coder", "Ana", "--codebook", "co-production"],
        ["add", path, ARTICLES / "quillan-2016.pdf"],
    ):
        run = [sys.executable, "-m", "coder", *map(str, words)]
        subprocess.run(run, cwd=ROOT, check=True, capture_output=True)
    return path


def test_every_coding_that_was_acknowledged_is_there_after_fifty_kills(victims, small, tmp_path):
    dice = random.Random(20_261)
    acknowledged, in_the_middle = 0, 0
    for number in range(KILLS):
        path = tmp_path / f"{number}.coder"
        shutil.copyfile(small, path)
        victim = victims.begin("code", path, number)
        told = [victims.hear() for _ in range(dice.randrange(1, 6))]
        pause(dice.random() * 0.02)
        victims.kill(victim)
        told += victims.rest()
        known = {word for line in told for word in line.split()[1:]}
        assert len(known) == 2 * len(told)
        in_the_middle += Path(f"{path}-wal").exists()

        # Reading first, as the command line may; then writing, which tidies up.
        assert known <= codings(path)
        with Project(path, write=True) as project:
            assert list(problems(project)) == []
        assert known <= codings(path)
        assert sorted(one.name for one in tmp_path.iterdir()) == [path.name]
        # An act has two codings: both are there, or neither is.
        assert len(codings(path)) % 2 == 0
        acknowledged += len(known)
        path.unlink()
    assert acknowledged >= 2 * KILLS
    assert in_the_middle == KILLS


def test_work_goes_on_after_a_kill_where_it_stopped(victims, small, tmp_path):
    """Ten kills in one project, without anything in between."""
    path = tmp_path / "work.coder"
    shutil.copyfile(small, path)
    known = set()
    for number in range(10):
        victim = victims.begin("code", path, number)
        told = [victims.hear() for _ in range(3)]
        victims.kill(victim)
        known |= {word for line in [*told, *victims.rest()] for word in line.split()[1:]}
    assert known <= codings(path)
    with Project(path, write=True) as project:
        assert list(problems(project)) == []
        numbers = [one for (one,) in project.db.execute("SELECT number FROM coding")]
    assert len(numbers) == len(set(numbers))


def test_a_merge_that_is_killed_has_happened_or_not(victims, small, tmp_path, terminal):
    ben = tmp_path / "ben.coder"
    terminal.do("copy", small, ben, "--for", "Ben")
    victim = victims.begin("code", ben, 1)
    for _ in range(60):
        victims.hear()
    victims.kill(victim)
    victims.rest()
    with Project(ben, write=True):
        pass
    lead = tmp_path / "lead.coder"
    shutil.copyfile(small, lead)
    before = kept_tables(lead)
    begun = time.monotonic()
    victims.begin("run", "merge", lead, ben)
    victims.rest()
    length, after = time.monotonic() - begun, kept_tables(lead)
    assert after != before

    dice, seen = random.Random(5), []
    for number in range(12):
        path = tmp_path / f"{number}.coder"
        shutil.copyfile(small, path)
        victim = victims.begin("run", "merge", path, ben)
        pause(length * (number + dice.random()) / 12)
        victims.kill(victim)
        victims.rest()
        with Project(path, write=True) as project:
            assert list(problems(project)) == []
        seen.append(kept_tables(path))
        assert seen[-1] in (before, after)
        terminal.do("merge", path, ben)
        assert kept_tables(path) == after
    assert before in seen


def test_an_import_that_is_killed_keeps_whole_files_only(tmp_path, terminal):
    for stop_at in (1, 3):
        desk = Desk(terminal, tmp_path / f"{stop_at}.coder")
        desk.do("new", "--coder", "Ana")
        process = subprocess.Popen(
            [sys.executable, "-m", "coder", "add", str(desk.path), str(ARTICLES)], cwd=ROOT,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        while process.poll() is None and count(desk.path) < stop_at:
            pause(0.005)
        process.kill()
        process.wait()
        held = desk.documents()
        assert len(held) >= stop_at
        desk.assert_whole()
        for key in held:
            assert desk.text(key)[0]["text"]
        told = desk.do("add", ARTICLES)["files"]
        statuses = [one["status"] for one in told]
        assert statuses.count("present") == len(held)
        assert statuses.count("added") == 7 - len(held)
        assert len(desk.documents()) == 7
        desk.assert_whole()


def count(path):
    with closing(connect(path, write=False)) as db:
        return db.execute("SELECT count(*) FROM document").fetchone()[0]
