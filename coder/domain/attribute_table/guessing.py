"""What kind the values of an unknown column are, and how programs of other countries write them."""

import re
from collections.abc import Iterable
from typing import Final

from coder.domain.attribute import TEXT, Attribute, Kind, checked_value, refused
from coder.domain.errors import CoderError

_GUESSED: Final[tuple[Kind, ...]] = ("year", "number", "date", "yes_no")
_YEARS: Final = frozenset(map(str, range(1800, 2101)))
"""What four digits are likelier than a number of something else."""

_DIGITS: Final = frozenset({"0", "1"})

_NUMBER: Final = re.compile(r"[+-]?(\d{1,3}(\.\d{3})*|\d+),\d+|[+-]?\d{1,3}(\.\d{3}){2,}")
_UNCLEAR: Final = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}")
_ANY_NUMBER: Final = re.compile(r"[+-]?(\d+(\.\d+)?|\.\d+)")  # with a decimal point
_WITH_THOUSANDS: Final = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?")
_SURELY_THOUSANDS: Final = re.compile(r"[+-]?[1-9]\d{0,2}((,\d{3}){2,}|,\d{3}\.\d+)")
_DATE: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_YES_NO: Final = {"wahr": "yes", "ja": "yes", "falsch": "no", "nein": "no"}


def guessed_kind(values: Iterable[str], *, decimal_comma: bool) -> Kind:
    """The kind of which all values of a column are already as they would be kept; else text.

    Numbers with leading zeros or without a meaning as numbers, such as 007, stay text.
    """
    held = [value for value in values if value]
    if not held or set(held) <= _DIGITS:
        return TEXT
    found = (kind for kind in _GUESSED if all(_is(kind, one, decimal_comma) for one in held))
    return next(found, TEXT)


def checked_with_comma(attribute: Attribute, words: str) -> str:
    """A value of a file with decimal commas, as it is kept.

    Raises:
        CoderError: it is none, or can be one of two numbers.
    """
    plain = with_decimal_point(attribute.kind, words)
    if attribute.kind == "number" and not _ANY_NUMBER.fullmatch(plain.strip()):
        raise refused(attribute, words, "a number, such as 1234,5")
    return checked_value(attribute, plain)


def has_thousands(values: Iterable[str]) -> bool:
    """Whether a comma surely stands between thousands in one of a column's numbers."""
    return any(_SURELY_THOUSANDS.fullmatch(one) for one in values)


def without_thousands(kind: Kind, words: str) -> str:
    """A number without the commas between its thousands; other words as they are."""
    is_meant = kind == "number" and _WITH_THOUSANDS.fullmatch(words)
    return words.replace(",", "") if is_meant else words


def with_decimal_point(kind: Kind, words: str) -> str:
    """A number, date, or yes or no of a file with decimal commas, as Coder writes it.

    Raises:
        CoderError: it can be one of two numbers.
    """
    tidy = words.strip()
    if kind == "number":
        if _UNCLEAR.fullmatch(tidy):
            whole = tidy.replace(".", "")
            raise CoderError(
                f"'{tidy}' can be {whole} or {tidy} in a file with decimal commas: write it as"
                f" {whole}, or as {tidy.replace('.', ',')}."
            )
        return tidy.replace(".", "").replace(",", ".") if _NUMBER.fullmatch(tidy) else tidy
    if kind == "date" and (found := _DATE.fullmatch(tidy)):
        day, month, year = found.groups()
        return f"{year}-{month:0>2}-{day:0>2}"
    return _YES_NO.get(tidy.casefold(), words) if kind == "yes_no" else words


def _is(kind: Kind, value: str, decimal_comma: bool) -> bool:  # noqa: FBT001 - of a file
    try:
        words = with_decimal_point(kind, value) if decimal_comma else value
        checked = checked_value(Attribute("", "", kind, ""), words)
    except CoderError:
        return False
    return checked == (words.casefold() if kind == "yes_no" else words) and (
        kind != "year" or value in _YEARS
    )
