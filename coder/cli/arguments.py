"""Arguments that many commands share, and what they mean."""

import re
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Protocol

from coder.analysis.whose import shown_alone
from coder.cli.answer import Answer
from coder.domain.coder import Coder
from coder.domain.errors import CoderError
from coder.operations.coders import find_coder, working_coder
from coder.store.blindness import is_blind
from coder.store.connection import in_plain_words
from coder.store.project import Project
from coder.store.upkeep import fold_what_steps_left

Commands = Any
"""argparse's collection of commands; its own type is private."""


class Desktop(Protocol):
    """What opens windows: the command line is started with it, and does not know Qt."""

    def main(self, projects: Sequence[Path] = ()) -> int:
        """Open windows and stay until they are closed; returns the exit code."""

    def has_screen(self) -> bool:
        """Whether there is a screen to open a window on."""

    def missing_library(self) -> str | None:
        """A library of the system that a window needs and that is not there."""

    def install_command(self) -> str | None:
        """The command that installs such libraries, as far as it is known."""

    def take_picture(self, project: Path, picture: Path) -> None:
        """Write a picture of the window with a project, which needs no screen."""


DOCUMENT: Final = "its citation key, file name or id"
THEME: Final = "names joined by ' / ', or an id"


def command(
    commands: Commands, name: str, run: Callable[[Namespace], Answer], about: str
) -> ArgumentParser:
    """A command on a project."""
    parser: ArgumentParser = commands.add_parser(name, help=about, description=about)
    parser.add_argument("project", type=some_path, metavar="PROJECT", help="a .coder file")
    with_json(parser)
    parser.set_defaults(run=run)
    return parser


def with_json(parser: ArgumentParser) -> None:
    """Let a command answer in JSON; it may stand before or behind the name of an act."""
    about = "answer with one JSON document"
    parser.add_argument("--json", action="store_true", default=SUPPRESS, help=about)


def with_coder(
    parser: ArgumentParser, about: str = "the reviewer (default: who works here)"
) -> None:
    """Let a command name a reviewer."""
    parser.add_argument("--coder", metavar="NAME", help=about)


def some_path(text: str) -> Path:
    """A path that was typed; none at all would be the folder one stands in."""
    if not text:
        raise CoderError("A path is empty: name a file or a folder.")
    return Path(text)


def check_words(given: Namespace) -> None:
    """Refuse text that is no text, as a terminal with another encoding hands it on.

    Raises:
        CoderError: there is such text, or none where some is needed; paths may be like that.
    """
    for name, value in vars(given).items():
        if name in _NEEDED and "" in (value if isinstance(value, list) else [value]):
            raise CoderError(f"{_NEEDED[name]} is empty: say what is meant.")
        for words in value if isinstance(value, list) else [value]:
            if isinstance(words, str) and not words.isascii() and _REST.search(words):
                raise CoderError(
                    f"'{_REST.sub('?', words)}' holds bytes that are no text: set the terminal to"
                    " UTF-8, and type it again."
                )


_NEEDED: Final = {
    "coder": "--coder", "me": "--me", "add": "--add", "recipient": "--for", "to": "--to",
    "key": "--key", "theme": "--theme", "under": "--under", "into": "--into",
    "settle": "--settle", "sample": "--sample", "document": "DOC", "documents": "DOC",
    "coding": "CODING", "codebook": "--codebook", "attribute": "NAME", "before": "--before",
    "words": "WORDS", "accept": "--accept", "reopen": "ID", "codings": "NUMBER",
    "round": "--round",
}  # fmt: skip
"""The arguments of which an empty one means nothing, as they are typed."""

_REST = re.compile("[\ud800-\udfff]")
"""What Python makes of bytes that it cannot decode."""


@contextmanager
def reading(given: Namespace) -> Iterator[Project]:
    """The project, opened for reading."""
    with in_plain_words(given.project), Project(given.project, write=False) as project:
        yield project


@contextmanager
def writing(given: Namespace) -> Iterator[Project]:
    """The project, opened for writing; what is to be said of its folder is said once."""
    with in_plain_words(given.project), Project(given.project, write=True) as project:
        fold_what_steps_left(project)
        yield project
        advise(project)


def advise(project: Project) -> None:
    """Say once what is to be said of a project's folder: beside an answer, never with a refusal."""
    if advice := project.advice():
        warn(advice)


def warn(said: str) -> None:
    """Say something beside an answer, which it does not change."""
    print("coder:", said, file=sys.stderr)


def whose_shown(project: Project) -> Coder | None:
    """The one whose work alone commands show, while the project is blind; None if everyone's is.

    A copy that was handed out blind shows all that came into it once the project itself is open.
    """
    return shown_alone(project) if is_blind(project) else None


def seen_coder(project: Project, given: Namespace) -> Coder | None:
    """The reviewer whose work alone is asked for, or alone may be seen; None if everyone's is.

    Raises:
        CoderError: the work of another is asked for, and the project is blind.
    """
    whose = whose_shown(project)
    named = getattr(given, "coder", None)
    asked = None if named is None else find_coder(project, named)
    if whose is not None and asked is not None and asked.id != whose.id:
        raise CoderError(f"What {asked.name} did is shown to leads alone: the project is blind.")
    return whose or asked


def said_if_blind(project: Project) -> list[str]:
    """That one person's work alone is shown, if it is."""
    whose = whose_shown(project)
    if whose is None:
        return []
    return [
        "",
        f"The project is blind until a lead opens it: only the work of {whose.name} is shown.",
    ]


def coder_of(project: Project, given: Namespace) -> Coder:
    """The reviewer that was named, or who works in this copy."""
    return working_coder(project) if given.coder is None else find_coder(project, given.coder)
