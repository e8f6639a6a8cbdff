"""Small faults that a fresh reader found, each mended."""

import pytest

from coder import __main__ as entry
from coder.cli import main as cli
from tests.cli.acts import ARTICLES, tables_of

DOCUMENT = "thistlewood-2014"
QUOTE = "how to disagree with a colleague in front of students"


@pytest.mark.parametrize("where", ["main", "_parser"])
def test_stopping_before_a_command_begins_is_one_sentence(terminal, monkeypatch, where):
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, where, stopped)
    outcome = terminal.type("doctor")
    assert (outcome.code, outcome.out) == (1, b"")
    assert outcome.err == "coder: stopped; what was done so far is kept.\n"
    assert entry.main() == 1
