"""The arguments that say how statements are counted, rounded and cited."""

from argparse import ArgumentParser, Namespace
from typing import Final

from coder.domain.citing.style import HARVARD, STYLES
from coder.domain.statements.percent import MOST_DECIMALS, ROUNDINGS
from coder.domain.statements.statement import DENOMINATORS, ORDERS, StatementOptions

_USUAL: Final = StatementOptions()


def with_counting(parser: ArgumentParser) -> None:
    """Let a command say what percentages are of, how they are rounded, how values are ordered."""
    parser.add_argument(
        "--rounding", choices=ROUNDINGS, default=_USUAL.rounding, help="of percentages"
    )
    parser.add_argument(
        "--decimals", type=int, choices=range(MOST_DECIMALS + 1), default=_USUAL.decimals,
        help="of percentages",
    )  # fmt: skip
    parser.add_argument(
        "--of", choices=DENOMINATORS, default=_USUAL.denominator,
        help="what percentages are of: all included, or those with a value, or assessed",
    )  # fmt: skip
    parser.add_argument(
        "--order", choices=ORDERS, default=_USUAL.order,
        help="of values: the most first, or as choices",
    )  # fmt: skip


def with_style(parser: ArgumentParser) -> None:
    """Let a command say how documents are cited."""
    parser.add_argument("--style", choices=tuple(STYLES), default=HARVARD.name, help="of citations")


def statement_options(given: Namespace) -> StatementOptions:
    """What was said; what n counts, and of whom, is for the command to say."""
    return StatementOptions(
        rounding=given.rounding,
        decimals=given.decimals,
        denominator=given.of,
        style=STYLES[given.style],
        order=given.order,
    )
