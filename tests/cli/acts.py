"""What people do at a terminal: type commands, and read what comes back."""

import json
import os
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from coder.__main__ import main
from coder.domain.journal.tables import KEPT
from coder.store.connection import connect

ROOT = Path(__file__).parent.parent.parent
ARTICLES = ROOT / "resources" / "example" / "articles"


@dataclass(frozen=True)
class Outcome:
    """What a command left behind: its exit code and what it printed."""

    code: int
    out: bytes
    err: str

    @property
    def value(self):
        """The one JSON document on stdout."""
        return json.loads(self.out.decode("utf-8"))

    @property
    def text(self):
        return self.out.decode("utf-8")


class Terminal:
    """Runs commands in this process, through the program's real entry."""

    def __init__(self, capture):
        self._capture = capture

    def type(self, *words):
        """Run a command, whatever comes of it."""
        self._capture.readouterr()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "argv", ["coder", *map(str, words)])
            try:
                code = main()
            except SystemExit as ended:
                code = ended.code
        out, err = self._capture.readouterr()
        return Outcome(code, out, err.decode("utf-8"))

    def do(self, *words):
        """Run a command that must succeed; returns its JSON."""
        outcome = self.type(*words, "--json")
        assert (outcome.code, outcome.err) == (0, ""), (words, outcome)
        return outcome.value

    def say(self, *words):
        """Run a command that must succeed; returns what it tells people."""
        outcome = self.type(*words)
        assert (outcome.code, outcome.err) == (0, ""), (words, outcome)
        return outcome.text

    def refused(self, *words):
        """Run a command that must fail; returns the one sentence it says."""
        outcome = self.type(*words)
        assert_is_one_sentence(outcome)
        assert outcome.out == b""
        return outcome.err.removeprefix("coder: ").rstrip("\n")


def assert_is_one_sentence(outcome):
    assert outcome.code == 1, outcome
    assert outcome.err.startswith("coder: "), outcome
    assert outcome.err.count("\n") == 1, outcome
    assert outcome.err.rstrip()[-1] in ".)?", outcome
    assert "Traceback" not in outcome.err, outcome
    assert "Error" not in outcome.err, outcome
    assert "did not expect" not in outcome.err, outcome


class Desk:
    """One person at one project file."""

    def __init__(self, terminal, path):
        self.terminal = terminal
        self.path = path

    def do(self, command, *words):
        return self.terminal.do(command, self.path, *words)

    def say(self, command, *words):
        return self.terminal.say(command, self.path, *words)

    def refused(self, command, *words):
        return self.terminal.refused(command, self.path, *words)

    def code(self, document, quote, *themes, page=None, coder=None, memo=None):
        words = ["--quote", quote, *(word for theme in themes for word in ("--theme", theme))]
        words += ["--page", page] if page else []
        words += ["--coder", coder] if coder else []
        words += ["--memo", memo] if memo else []
        return self.do("code", document, *words)

    def assess(self, document, theme, state, *words):
        return self.do("assess", document, "--theme", theme, f"--{state}", *words)

    def finish(self, document, *words):
        return self.do("finish", document, *words)

    def undo(self):
        return self.do("undo")

    def redo(self):
        return self.do("redo")

    def documents(self):
        return {value["key"]: value for value in self.do("documents")}

    def themes(self):
        return {value["path"]: value for value in self.do("themes")}

    def passages(self, *words):
        return self.do("passages", *words)

    def text(self, document, *words):
        return self.do("text", document, *words)["pages"]

    def merge(self, *others):
        return self.do("merge", *others)

    def conflicts(self):
        return self.do("conflicts")

    def open_conflicts(self):
        return [one for one in self.conflicts() if not one["settled"]]

    def hand_out(self, name, path, *words):
        """A copy for somebody, at whose desk it then lies."""
        self.do("copy", path, "--for", name, *words)
        return Desk(self.terminal, path)

    def assert_whole(self):
        assert self.do("check") == {"ok": True, "problems": [], "backups": []}


def tables_of(path, names=None):
    """What the tables of a project file hold, in the order of their rows' content."""
    with closing(connect(path, write=False)) as db:
        if names is None:
            rows = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            names = [name for (name,) in rows]
        return {
            name: sorted(db.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for name in names
        }


def kept_tables(path):
    """What people made of a project: every table that the journal keeps."""
    return tables_of(path, [table.name for table in KEPT])


def shown_tables(path):
    """What is derived from the journal."""
    return tables_of(path, ["shown", "shown_theme", "shown_document", "conflict", "resting"])


def in_a_process(*words, environment=None, **options):
    """Run a command in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-m", "coder", *map(str, words)],
        cwd=ROOT, env={**os.environ, **(environment or {})}, capture_output=True, check=False,
        **options,
    )  # fmt: skip
    return Outcome(run.returncode, run.stdout, run.stderr.decode("utf-8", "replace"))


def sentences_of(page, *, words=12):
    """Stretches of a page's text that stand there once, as a person would quote them."""
    tokens = page["text"].split()
    found = []
    for first in range(0, len(tokens) - words, words):
        stretch = tokens[first : first + words]
        if all(word.strip(".,;").isalpha() and word.isascii() for word in stretch):
            found.append(" ".join(stretch))
    return found
