"""Attributes: the properties that are charted, and what is shown of several coders' values."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from coder.domain.errors import CoderError
from coder.domain.telling import shortened

Kind = Literal["text", "number", "year", "date", "yes_no", "one_of", "several_of"]
Level = Literal["document", "study"]

TEXT: Final = "text"
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
WITH_CHOICES: Final = frozenset({"one_of", "several_of"})
YES: Final = "yes"
NO: Final = "no"
SEPARATOR: Final = "; "
"""Between the choices of a value that has several; a choice holds no semicolon."""

TAKEN: Final = frozenset(
    {"key", "citation key", "title", "authors", "year", "doi", "study", "page-offset"}
)
"""What every document has besides its attributes; no attribute is called so."""

DIFFERS: Final = "differs"
NOT_CHARTED: Final = "not charted"
"""What is told instead of a value; no choice is called so."""
NOT_REPORTED: Final = "nothing is reported"
"""What is told where the team decided that there is no value."""

_YES_NO: Final = {
    "yes": YES, "y": YES, "true": YES, "1": YES, "no": NO, "n": NO, "false": NO, "0": NO,
}  # fmt: skip
_NUMBER: Final = re.compile(r"[+-]?([1-9]\d{0,2}(,\d{3})+|\d+)?(\.\d+)?")
_UNCLEAR: Final = re.compile(r"[+-]?\d{1,3},\d{3}")
"""A thousand and some, or one and some: it depends on where it was written."""
_YEAR: Final = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Attribute:
    """A property to chart, of documents or of the studies they report on."""

    id: str
    name: str
    kind: Kind
    position: str
    choices: tuple[str, ...] = ()  # of one_of and several_of, in their order
    definition: str = ""
    required: bool = False
    level: Level = "document"


@dataclass(frozen=True, slots=True)
class ShownValue:
    """What is shown of the values that coders charted."""

    value: str | None
    state: str  # agreed, single, differs, open
    by: Mapping[str, str]  # coder id -> value
    consensus: str | None = None  # what was decided; empty: that nothing is reported


def shown_value(by: Mapping[str, str], consensus: str | None = None) -> ShownValue:
    """What was decided, else the value that all who charted share, else none (DESIGN 2)."""
    if consensus is not None:
        return ShownValue(consensus or None, "agreed" if consensus else "open", by, consensus)
    values = set(by.values())
    if not values:
        return ShownValue(None, "open", by)
    if len(values) > 1:
        return ShownValue(None, "differs", by)
    return ShownValue(values.pop(), "single" if len(by) == 1 else "agreed", by)


def parts(attribute: Attribute, value: str) -> tuple[str, ...]:
    """The choices that a value holds; of all kinds but *several of*, the value itself."""
    if attribute.kind != "several_of":
        return (value,)
    return tuple(part for part in (one.strip() for one in value.split(";")) if part)


def checked_value(attribute: Attribute, words: str) -> str:
    """A value as it is kept: numbers as ``1234.5``, dates as ``2024-05-31``, choices as spelled.

    Empty stays empty. Choices are compared without regard to case and white space.

    Raises:
        CoderError: the words are no value of that kind, no choice, or can be one of two numbers.
    """
    tidy = " ".join(unicodedata.normalize("NFC", words).split())
    if not tidy:
        return ""
    check = _CHECKS.get(attribute.kind)
    return _text(words) if check is None else check(attribute, tidy)


def checked_choices(kind: Kind, choices: Iterable[str]) -> tuple[str, ...]:
    """Choices tidied, each once; none where the kind knows none.

    Raises:
        CoderError: there is none, one holds a semicolon, or says that there is no value.
    """
    if kind not in WITH_CHOICES:
        return ()
    found: dict[str, str] = {}
    for one in choices:
        tidy = " ".join(unicodedata.normalize("NFC", one).split())
        if ";" in tidy:
            raise CoderError(f"The choice '{tidy}' holds a semicolon: write it without.")
        if tidy.casefold() in {DIFFERS, NOT_CHARTED}:
            raise CoderError(
                f"A choice cannot be called '{tidy}': that is said where no value can be shown."
            )
        if tidy:
            found.setdefault(tidy.casefold(), tidy)
    if not found:
        raise CoderError("Say which choices there are, separated by semicolons.")
    return tuple(found.values())


def _text(words: str) -> str:
    """A text without what no table can hold: control characters, and halves of characters."""
    lines = unicodedata.normalize("NFC", words).replace("\r\n", "\n").replace("\r", "\n")
    seen = (sign for sign in lines if sign in "\n\t" or unicodedata.category(sign) not in _UNSEEN)
    return "".join(seen).strip()


_UNSEEN: Final = frozenset({"Cc", "Cs"})


def _with_ascii_digits(words: str) -> str:
    """Words with the decimal digits of any script as 0 to 9, so that one number is one value."""
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in words)


def _year(attribute: Attribute, tidy: str) -> str:
    plain = _with_ascii_digits(tidy)
    if not _YEAR.fullmatch(plain):
        raise refused(attribute, tidy, "a year with four digits, such as 2024")
    return plain


def _yes_no(attribute: Attribute, tidy: str) -> str:
    found = _YES_NO.get(_with_ascii_digits(tidy).casefold())
    if found is None:
        raise refused(attribute, tidy, "yes or no")
    return found


def _number(attribute: Attribute, tidy: str) -> str:
    plain = _with_ascii_digits(tidy).replace("\N{MINUS SIGN}", "-")
    if not _NUMBER.fullmatch(plain) or not any(sign.isdigit() for sign in plain):
        raise refused(attribute, tidy, "a number, such as 1234.5")
    if _UNCLEAR.fullmatch(plain):
        both = f"{plain.replace(',', '')} or {plain.replace(',', '.')}"
        raise CoderError(
            f"{attribute.name} cannot be '{tidy}', which can be {both}: write one of these."
        )
    sign = "-" if plain.startswith("-") else ""
    whole, _, rest = plain.lstrip("+-").replace(",", "").partition(".")
    whole, rest = whole.lstrip("0") or "0", rest.rstrip("0")
    digits = f"{whole}.{rest}" if rest else whole
    return digits if digits == "0" else f"{sign}{digits}"


def _date(attribute: Attribute, tidy: str) -> str:
    try:
        return dt.date.fromisoformat(_with_ascii_digits(tidy)).isoformat()
    except ValueError:
        raise refused(attribute, tidy, "a date as year-month-day, such as 2024-05-31") from None


def _choice(attribute: Attribute, tidy: str) -> str:
    for choice in attribute.choices:
        if choice.casefold() == tidy.casefold():
            return choice
    choices = ", ".join(attribute.choices)
    if attribute.kind == "several_of":
        raise refused(attribute, tidy, f"some of {choices}, separated by semicolons")
    raise refused(attribute, tidy, f"one of {choices}")


def _several(attribute: Attribute, tidy: str) -> str:
    chosen = {_choice(attribute, part) for part in parts(attribute, tidy)}
    return SEPARATOR.join(choice for choice in attribute.choices if choice in chosen)


def refused(attribute: Attribute, words: str, wanted: str) -> CoderError:
    """That words are no value of an attribute, and what is ``wanted`` instead."""
    return CoderError(f"{attribute.name} cannot be '{shortened(words)}': write {wanted}.")


_CHECKS: Final[Mapping[Kind, Callable[[Attribute, str], str]]] = {
    "number": _number,
    "year": _year,
    "date": _date,
    "yes_no": _yes_no,
    "one_of": _choice,
    "several_of": _several,
}
