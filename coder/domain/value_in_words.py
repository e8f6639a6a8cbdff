"""The value of an attribute that a quotation holds, to begin with when it is charted."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Final

from coder.domain.attribute import SEPARATOR, Attribute, Kind, checked_value
from coder.domain.errors import CoderError

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH: Final = "|".join([*(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS), "sept"])
_NUMBER: Final = re.compile(r"(?<![\w.,])[-\u2212]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w])")
_YEAR: Final = re.compile(r"(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)")
_ISO: Final = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_DAY_FIRST: Final = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<name>{_MONTH})\.?,?\s+(?P<year>\d{{4}})",
    re.IGNORECASE,
)
_MONTH_FIRST: Final = re.compile(
    rf"\b(?P<name>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
    re.IGNORECASE,
)
_DOTTED: Final = re.compile(r"(?<!\d)(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?!\d)")


def value_in(attribute: Attribute, words: str) -> str:
    """The value that words hold, as it is kept; empty if they hold none.

    Of text all the words; of numbers, years and dates the first one (``31/05/2024`` is taken for
    none: it is another day in other countries); of choices those that are named, the longer one
    where one holds the other.
    """
    found = _FINDERS[attribute.kind](attribute, " ".join(words.split()))
    try:
        return checked_value(attribute, found)
    except CoderError:
        return ""


def _number(_attribute: Attribute, words: str) -> str:
    """The first number, without what separates its thousands: a paper in English has them."""
    return _first(_NUMBER, words).replace(",", "")


def _first(pattern: re.Pattern[str], words: str) -> str:
    found = pattern.search(words)
    return found[0] if found else ""


def _date(_attribute: Attribute, words: str) -> str:
    found = [
        (match.start(), day)
        for pattern in (_ISO, _DAY_FIRST, _MONTH_FIRST, _DOTTED)
        for match in pattern.finditer(words)
        if (day := _day(match.groupdict())) is not None
    ]
    return min(found)[1].isoformat() if found else ""


def _day(parts: Mapping[str, str]) -> dt.date | None:
    named = parts.get("name", "")[:3].casefold()
    month = next((n for n, one in enumerate(_MONTHS, 1) if named and one.startswith(named)), 0)
    try:
        return dt.date(int(parts["year"]), month or int(parts["month"]), int(parts["day"]))
    except ValueError:
        return None


def _choices(attribute: Attribute, words: str) -> list[str]:
    """The choices that are named, in the order of the words."""
    found: list[tuple[int, int, str]] = []
    for choice in sorted(attribute.choices, key=len, reverse=True):
        said = r"\s+".join(re.escape(part) for part in choice.split())
        for match in re.finditer(rf"(?<!\w){said}(?!\w)", words, re.IGNORECASE):
            start, end = match.span()
            if not any(start < other_end and other < end for other, other_end, _ in found):
                found.append((start, end, choice))
    return [choice for _, _, choice in sorted(found)]


_FINDERS: Final[Mapping[Kind, Callable[[Attribute, str], str]]] = {
    "text": lambda _, words: words,
    "number": _number,
    "year": lambda _, words: _first(_YEAR, words),
    "date": _date,
    "yes_no": lambda _, words: words,
    "one_of": lambda attribute, words: next(iter(_choices(attribute, words)), ""),
    "several_of": lambda attribute, words: SEPARATOR.join(_choices(attribute, words)),
}
