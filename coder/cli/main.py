"""The command line: commands, their arguments, and how errors are said."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from contextlib import suppress

from coder.cli import (
    codebook,
    coding,
    demo,
    documents,
    histories,
    matrices,
    projects,
    team,
    upkeep,
)
from coder.cli.answer import show
from coder.domain.errors import CoderError

_ROOMS = (demo, projects, documents, codebook, coding, matrices, team, histories, upkeep)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns 0 (done), 1 (a problem, said in one sentence) or 2 (wrong usage)."""
    given = _parser().parse_args(_window_first(sys.argv[1:] if arguments is None else arguments))
    try:
        answer = given.run(given)
        show(answer, as_json=getattr(given, "json", False))
    except CoderError as error:
        print(f"coder: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("coder: stopped; what was done so far is kept.", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read our output has gone, as with `coder history P | head`.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return int(answer.code)


def _window_first(arguments: Sequence[str]) -> list[str]:
    """``coder`` and ``coder PROJECT`` open the window."""
    if not arguments or arguments[0].endswith(".coder"):
        return ["window", *arguments]
    return list(arguments)


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="coder",
        description="Code the papers of a scoping review: passages, themes, merges, matrices.",
    )
    commands = parser.add_subparsers(metavar="COMMAND", dest="command", required=True)
    for room in _ROOMS:
        room.register(commands)
    return parser
