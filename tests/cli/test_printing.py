"""What is printed survives any console, pipe and encoding."""

import json
import os
import subprocess
import sys

import pytest

from tests.cli.acts import ROOT, assert_is_one_sentence, in_a_process, kept_tables

DOCUMENT = "thistlewood-2014"
POOR = {"LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
THEME = "Größe – 力 🌱"


@pytest.fixture
def named(desk):
    desk.do("theme", "add", THEME, "--definition", "ﬁt “so” \u202eright\u202c")
    return desk


def test_json_is_utf_8_whatever_the_console(named):
    outcome = in_a_process("themes", named.path, "--json", environment=POOR)
    assert (outcome.code, outcome.err) == (0, "")
    told = json.loads(outcome.out.decode("utf-8"))
    assert told == named.do("themes")
    assert told[-1]["path"] == THEME
    assert THEME.encode() in outcome.out


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "latin-1"])
def test_lines_for_people_never_crash_a_narrow_console(named, encoding):
    outcome = in_a_process("themes", named.path, environment=POOR | {"PYTHONIOENCODING": encoding})
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.decode(encoding).splitlines()
    assert len(lines) == len(named.themes())
    assert (
        lines[-1].split()[0].endswith(THEME.encode(encoding, "replace").decode(encoding).split()[0])
    )


def test_sentences_for_people_never_crash_a_narrow_console(named):
    id_ = named.themes()[THEME]["id"]
    outcome = in_a_process("theme", named.path, "merge", id_, "--into", id_, environment=POOR)
    assert_is_one_sentence(outcome)
    assert outcome.out == b""
    assert "cannot be merged into" in outcome.err


def test_words_that_a_narrow_console_cannot_hand_on_are_refused(named):
    before = kept_tables(named.path)
    outcome = in_a_process("theme", named.path, "add", "Wärme", environment=POOR)
    assert_is_one_sentence(outcome)
    assert "UTF-8" in outcome.err
    assert kept_tables(named.path) == before


def test_help_of_every_command_can_be_printed_on_a_narrow_console():
    code = (
        "import sys; from coder.cli.main import _parser\n"
        "def show(parser):\n"
        "    parser.print_help()\n"
        "    for action in parser._actions:\n"
        "        if isinstance(action.choices, dict):\n"
        "            for inner in action.choices.values(): show(inner)\n"
        "show(_parser()[0])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={**os.environ, **POOR}, capture_output=True,
        check=False,
    )  # fmt: skip
    assert (run.returncode, run.stderr) == (0, b"")
    assert b"--quote" in run.stdout


@pytest.mark.parametrize("words", [["history"], ["documents", "--json"]])
def test_a_reader_that_goes_away_is_no_accident(desk, words):
    command, *rest = words
    process = subprocess.Popen(
        [sys.executable, "-m", "coder", command, str(desk.path), *rest], cwd=ROOT,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), said) == (1, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110
@pytest.mark.parametrize("words", [["history"], ["documents", "--json"]])
def test_output_that_cannot_be_written_is_said(desk, words):
    command, *rest = words
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        run = subprocess.run(
            [sys.executable, "-m", "coder", command, str(desk.path), *rest], cwd=ROOT,
            stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert run.returncode == 1
    assert run.stderr.decode() == "coder: The disk or the output: No space left on device.\n"


def test_the_command_line_needs_no_home_no_display_and_no_user(desk):
    bare = {"PATH": os.environ["PATH"], "HOME": os.environ["HOME"]}
    run = subprocess.run(
        [sys.executable, "-m", "coder", "documents", str(desk.path), "--json"],
        cwd=ROOT,
        env=bare,
        capture_output=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, b"")
    assert len(json.loads(run.stdout)) == 7
