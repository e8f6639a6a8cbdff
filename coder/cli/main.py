"""The command line: commands, their arguments, and how errors are said."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from contextlib import suppress

from coder.cli import (
    assessing,
    codebook,
    coding,
    documents,
    histories,
    matrices,
    projects,
    team,
    upkeep,
)
from coder.cli.answer import show
from coder.domain.errors import CoderError

_ROOMS = (
    projects, documents, assessing, codebook, coding, matrices, team, histories, upkeep,
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns 0 (done), 1 (a problem, said in one sentence) or 2 (wrong usage)."""
    parser = _parser()
    given = parser.parse_args(arguments)
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
        # The reader of our output has gone, as with `coder history P | head`.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return int(answer.code)


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="coder",
        description="Code the papers of a scoping review: passages, themes, merges, matrices.",
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=False)
    for room in _ROOMS:
        room.register(commands)
    parser.set_defaults(run=projects.open_window)
    return parser
