"""Agreement on any table: its options, and which of its two kinds is meant."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Mapping
from typing import Final

from coder.analysis.agreement.resampling import SEED, TIMES
from coder.analysis.agreement.span_f1 import LEAST
from coder.cli.agreement_ratings import of_ratings
from coder.cli.agreement_spans import of_spans
from coder.cli.answer import Answer
from coder.cli.arguments import some_path
from coder.domain.errors import CoderError
from coder.domain.names import one_line
from coder.exchange.agreement_tables import read_ratings, read_spans

_DIGITS: Final = 12
_MOST_DRAWS: Final = 100_000


def with_tables(parser: ArgumentParser) -> None:
    """The options of tables."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--ratings", type=some_path, metavar="FILE",
        help="a table with a row for each unit and a column for each reviewer",
    )  # fmt: skip
    what.add_argument(
        "--spans", type=some_path, metavar="FILE",
        help="a table with the columns coder, start, end, value, and document if several",
    )  # fmt: skip
    parser.add_argument(
        "--length", action="append", type=_length, default=[], metavar="N|DOCUMENT=N",
        help="with --spans: how many characters the text has, or one of several",
    )  # fmt: skip
    parser.add_argument(
        "--absent", metavar="VALUE",
        help="with --ratings: the value that means that nothing is there (no of yes and no, 0 of"
        " 0 and 1)",
    )  # fmt: skip
    parser.add_argument(
        "--values", metavar="A,B", help="all values that could have been given (default: that were)"
    )
    parser.add_argument(
        "--least", type=_share, default=LEAST, metavar="X",
        help=f"with --spans: what close spans share of both together ({LEAST})",
    )  # fmt: skip
    with_intervals(parser)


def with_intervals(parser: ArgumentParser) -> None:
    """How intervals are drawn."""
    parser.add_argument(
        "--limit", type=_limit, metavar="X", help="tell in what share of draws alpha lies below it"
    )
    parser.add_argument(
        "--draws",
        "--resamples",
        type=_draws,
        default=TIMES,
        metavar="N",
        help=f"for intervals ({TIMES})",
    )
    parser.add_argument("--seed", type=_count, default=SEED, metavar="N", help=f"of them ({SEED})")


def of_table(given: Namespace) -> Answer:
    """Agreement on the table that was named.

    Raises:
        CoderError: an option does not go with it, or it is no such table.
    """
    _check_options(given)
    if given.ratings is not None:
        if given.least != LEAST:
            raise CoderError("--least goes with --spans: ratings are alike or not.")
        if given.length:
            raise CoderError("--length goes with --spans: ratings have no length.")
        return of_ratings(read_ratings(given.ratings), given)
    if given.absent is not None:
        raise CoderError("--absent goes with --ratings: in spans, what is not marked is absent.")
    return of_spans(read_spans(given.spans, _lengths(given)), given)


def check_no_table(given: Namespace) -> None:
    """Refuse options that are for tables.

    Raises:
        CoderError: one of them was given; nothing of a project would heed it.
    """
    least = None if given.least == LEAST else given.least
    told = {"least": least, "absent": given.absent, "values": given.values, "length": given.length}
    for name, value in told.items():
        if value not in (None, []):
            what = _FOR[name]
            raise CoderError(f"--{name} goes with {what}: of a project, it would say nothing.")


_FOR: Final = {
    "least": "--spans", "absent": "--ratings", "values": "--ratings or --spans",
    "length": "--spans",
}  # fmt: skip


def _check_options(given: Namespace) -> None:
    for name in ("coders", "round", "unfinished", "unit", "by"):
        if getattr(given, name):
            raise CoderError(f"--{name} goes with a project: of a table, all that it has is taken.")


def _lengths(given: Namespace) -> Mapping[str, int] | int | None:
    named = {document: length for document, length in given.length if document is not None}
    plain = [length for document, length in given.length if document is None]
    if len(plain) > 1 or (plain and named):
        raise CoderError("Give one length for all, or --length DOCUMENT=N for each document.")
    return plain[0] if plain else named or None


def _length(text: str) -> tuple[str | None, int]:
    document, equals, number = text.rpartition("=")
    return one_line(document) if equals else None, _count(number)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > _DIGITS:
        raise ArgumentTypeError(f"'{text}' is no whole number")
    return int(text)


def _draws(text: str) -> int:
    number = _count(text)
    if not 0 < number <= _MOST_DRAWS:
        raise ArgumentTypeError(f"'{text}' is no number from 1 to {_MOST_DRAWS}")
    return number


def _limit(text: str) -> float:
    return _between(text, -1.0)


def _share(text: str) -> float:
    return _between(text, 0.0)


def _between(text: str, low: float) -> float:
    try:
        number = float(text)
    except ValueError:
        number = low - 1
    if not low <= number <= 1:
        raise ArgumentTypeError(f"'{text}' is no number from {low:g} to 1")
    return number
