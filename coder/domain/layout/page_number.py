"""A page number as it is printed: its number, and the way it is written."""

import re
from typing import Final, NamedTuple

_ROMAN: Final = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_DIGITS: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_NUMBER: Final = re.compile(r"([A-Za-z]{0,2}-?)(\d{1,6})")
_OF: Final = re.compile(r"(\d{1,5}) ?(?:/|of|von|de|di|из|av|van) ?\d{1,5}", re.IGNORECASE)
_TRIM: Final = " \t.,;:|()[]\u2013\u2014-\u00b7\u2022<>/"


class Style(NamedTuple):
    """How numbers of one sequence are written."""

    prefix: str = ""  # such as the "e" of e110
    width: int = 0  # digits, with zeros in front
    roman: str = ""  # "lower", "upper" or nothing
    of: bool = False  # printed with the number of pages, as in "3 of 11"

    def write(self, number: int) -> str:
        """A number of this sequence; a number below 1 has no form in Roman numerals."""
        if self.roman:
            found = _to_roman(number)
            return found.upper() if self.roman == "upper" else found
        return f"{self.prefix}{number:0{self.width}d}"


class PageNumber(NamedTuple):
    """A number that may be that of a page."""

    number: int
    style: Style


def numbers_in(line: str) -> list[PageNumber]:
    """What could be the page number in a line of a margin: it stands at an end of the line."""
    found = [PageNumber(int(match[1]), Style(of=True)) for match in _OF.finditer(line)]
    words = line.replace("|", " ").split()
    ends = dict.fromkeys((words[0], words[-1])) if words else ()
    for word in ends:
        number = read_number(word)
        if number and (not number.style.roman or len(words) <= 1):
            found.append(number)
    return found


def read_number(word: str) -> PageNumber | None:
    """A page number standing alone, such as 12, 0727, e110, S12 or xiv."""
    word = word.strip(_TRIM)
    match = _NUMBER.fullmatch(word)
    if match:
        prefix, digits = match.groups()
        width = len(digits) if digits.startswith("0") else 0
        return PageNumber(int(digits), Style(prefix, width))
    lower = word.lower()
    if word in (lower, word.upper()) and word.isascii() and _ROMAN.fullmatch(lower) and word:
        return PageNumber(_from_roman(lower), Style(roman="lower" if word == lower else "upper"))
    return None


def _to_roman(number: int) -> str:
    found = ""
    for value, digits in _ROMAN_DIGITS:
        count, number = divmod(number, value)
        found += digits * count
    return found


def _from_roman(word: str) -> int:
    number = 0
    for value, digits in _ROMAN_DIGITS:
        while word.startswith(digits):
            number += value
            word = word.removeprefix(digits)
    return number
