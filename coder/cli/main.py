"""The command line: commands, their arguments, and how errors are said."""

import os
import sys
from argparse import PARSER, ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache

from coder.cli import (
    agreement,
    annotated,
    attributes,
    charting,
    codebook,
    coding,
    deciding,
    demo,
    differences,
    documents,
    figures,
    highlights,
    histories,
    matrices,
    merges,
    placings,
    progress,
    projects,
    proposals,
    recognition,
    rounds,
    searching,
    statements,
    summaries,
    team,
    unforeseen,
    upkeep,
)
from coder.cli.answer import show
from coder.cli.arguments import Desktop, check_words
from coder.domain.errors import CoderError

_ROOMS = (
    demo, projects, documents, attributes, charting, codebook, coding, highlights, annotated,
    placings, recognition, searching, summaries, matrices, statements, figures, agreement,
    differences, progress, team, merges, proposals, rounds, deciding, histories, upkeep,
)  # fmt: skip


def main(arguments: Sequence[str] | None = None, *, desktop: Desktop | None = None) -> int:
    """Run a command; returns 0 (done), 1 (a problem, said in one sentence) or 2 (wrong usage).

    ``desktop`` opens windows; without it there are none.
    """
    try:
        words = sys.argv[1:] if arguments is None else arguments
        given = _parsed(_window_first(words))
        given.desktop = desktop
        check_words(given)
        answer = given.run(given)
        show(answer, as_json=getattr(given, "json", False))
    except CoderError as error:
        sentence = str(error)
    except KeyboardInterrupt:
        sentence = "stopped; nothing is half done, and what was finished is kept."
    except BrokenPipeError:
        # Whoever read our output has gone, as with `coder history P | head`.
        _forget_output()
        return 1
    except OSError as error:
        _forget_output()
        sentence = f"{error.filename or 'The disk or the output'}: {error.strerror or error}."
    except Exception as error:  # the one place that takes all: no traceback reaches a user
        sentence = unforeseen.sentence_for(error)
    else:
        return int(answer.code)
    return _fail(sentence)


def _parsed(words: list[str]) -> Namespace:
    """What was typed; options may stand before, between and behind names, as in most programs."""
    parser, commands = _parser()
    command = commands.get(words[0]) if words else None
    # argparse cannot do it for a command whose acts are commands themselves.
    if command is None or any(one.nargs == PARSER for one in command._actions):  # noqa: SLF001
        return parser.parse_args(words)
    return command.parse_intermixed_args(words[1:], Namespace(command=words[0]))


def _fail(sentence: str) -> int:
    print("coder:", " ".join(sentence.split()), file=sys.stderr)
    return 1


def _forget_output() -> None:
    """Let what could not be printed go, or Python would complain of it at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _window_first(arguments: Sequence[str]) -> list[str]:
    """``coder`` and ``coder PROJECT`` open the window."""
    if not arguments or arguments[0].endswith(".coder"):
        return ["window", *arguments]
    return list(arguments)


@cache
def _parser() -> tuple[ArgumentParser, Mapping[str, ArgumentParser]]:
    """The parser of all commands, and that of each."""
    parser = ArgumentParser(
        prog="coder",
        description="Code the papers of a scoping review: passages, themes, merges, matrices.",
    )
    commands = parser.add_subparsers(metavar="COMMAND", dest="command", required=True)
    for room in _ROOMS:
        room.register(commands)
    return parser, commands.choices
