"""The documents for people: what they show works, and the manual tells of every command."""

import re
import shlex
import shutil
from argparse import SUPPRESS, Action, ArgumentParser
from pathlib import Path

import pytest

from coder.cli.main import _parser, main
from coder.pdf.tesseract import tesseract

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
MANUAL = (ROOT / "docs" / "manual.md").read_text("utf-8")

_BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^##+ .*$", re.MULTILINE)


def shown_commands(document: str) -> list[str]:
    """The lines that begin with ``coder``, in the blocks of a document."""
    lines = [line for block in _BLOCK.findall(document) for line in block.splitlines()]
    return [line for line in lines if line.startswith("coder ")]


def parsers(parser: ArgumentParser, path: tuple[str, ...] = ()):
    """Every command by its words, with its parser and the line that ``--help`` lists it with."""
    for action in parser._actions:
        if not isinstance(action.choices, dict):
            continue
        told = {listed.dest: listed.help for listed in action._choices_actions}
        for name, inner in action.choices.items():
            yield (*path, name), inner, told.get(name)
            yield from parsers(inner, (*path, name))


def leaves():
    """The commands that are no mere beginnings of others."""
    found = list(parsers(_parser()[0]))
    return [
        (path, parser, told)
        for path, parser, told in found
        if not any(len(other) > len(path) and other[: len(path)] == path for other, _, _ in found)
    ]


def own_arguments(parser: ArgumentParser) -> list[Action]:
    """What a command takes, but ``--help`` and the names of commands below it."""
    return [
        action
        for action in parser._actions
        if "--help" not in action.option_strings and not isinstance(action.choices, dict)
    ]


def section_of(path: tuple[str, ...]) -> str | None:
    """The part of the manual about a command."""
    words = "coder " + " PROJECT ".join(path)
    for heading in _HEADING.finditer(MANUAL):
        if re.match(rf"### {re.escape(words)}( |$)", heading.group()):
            following = _HEADING.search(MANUAL, heading.end())
            return MANUAL[heading.start() : following.start() if following else None]
    return None


@pytest.fixture
def beside_the_readme(tmp_path, monkeypatch):
    """A working folder like that of the README, without the checkout."""
    shutil.copytree(ROOT / "resources" / "example", tmp_path / "resources" / "example")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("beside_the_readme")
@pytest.mark.parametrize("document", [README, MANUAL], ids=["README", "manual"])
def test_the_commands_of_a_document_work_one_after_the_other(document, capfd):
    story = shown_commands(document)
    assert story
    for line in story:
        if line == "coder window":  # opened by tests of the desktop
            continue
        if line.startswith("coder recognise") and tesseract() is None:
            continue
        code = main(shlex.split(line)[1:])
        assert code == 0, f"{line}\n{capfd.readouterr().err}"


def test_the_manual_tells_of_every_command_and_option():
    missing = []
    for path, parser, _ in leaves():
        section = section_of(path)
        if section is None:
            missing.append(f"coder {' '.join(path)}")
            continue
        options = [option for one in own_arguments(parser) for option in one.option_strings]
        missing += [
            f"coder {' '.join(path)} {option}"
            for option in options
            if f"`{option}`" not in section and f"`{option} " not in section
        ]
    assert missing == []


def test_the_manual_gives_an_example_of_every_command():
    shown = [shlex.split(line)[1:] for line in shown_commands(MANUAL)]
    without = [
        path
        for path, _, _ in leaves()
        if not any(line[0] == path[0] and set(path) <= set(line) for line in shown)
    ]
    assert without == []


@pytest.mark.parametrize("path", sorted((ROOT / "docs").rglob("*.md")), ids=lambda path: path.stem)
def test_no_heading_of_a_document_stands_in_a_code_fence_that_was_not_closed(path):
    parts = re.split(r"^```.*$", path.read_text("utf-8"), flags=re.MULTILINE)
    assert len(parts) % 2  # as many ends as beginnings
    assert not [part for part in parts[1::2] if re.search(r"^#{2,} ", part, re.MULTILINE)]


def test_the_manual_tells_of_no_command_that_is_not_there():
    known = {path[0] for path, _, _ in leaves()}
    told = set(re.findall(r"^### coder ([\w-]+)", MANUAL, re.MULTILINE))
    assert told == known


def test_every_command_and_option_has_help():
    silent = []
    for path, parser, told in parsers(_parser()[0]):
        words = f"coder {' '.join(path)}"
        if not told:
            silent.append(words)
        silent += [
            f"{words} {'/'.join(action.option_strings) or action.metavar}"
            for action in own_arguments(parser)
            if not action.help or action.help == SUPPRESS
        ]
    assert silent == []


@pytest.mark.parametrize(
    "command",
    [
        "python3 -m pip install . && python3 -m coder demo",
        "python3 -m pip install '.[test]' && python3 -m pytest",
    ],
)
def test_the_readme_names_its_two_commands_word_for_word(command):
    assert README.splitlines().count(command) == 1
