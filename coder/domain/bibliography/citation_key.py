"""Citation keys: what a document is called for short, such as ali-2022."""

import re
from collections.abc import Container, Sequence
from typing import Final
from unicodedata import combining, normalize

from coder.domain.bibliography.person_names import PARTICLES

_NO_YEAR: Final = "nd"
_NO_NAME: Final = "untitled"
_LONGEST: Final = 24  # letters of a name or a title word
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
SPELLED: Final = str.maketrans(
    {"\u00df": "ss", "\u00e6": "ae", "\u0153": "oe", "\u00f8": "o", "\u0142": "l", "\u0111": "d"}
    | {"\u00f0": "d", "\u00fe": "th", "\u0131": "i"}
)
"""What NFKD does not take apart, as bibliographies spell it."""

_GROUP: Final = re.compile(
    r"\bet\.? ?al\b\.?|\band (others|colleagues)\b|\bu\. ?a\.", re.IGNORECASE
)
_SEVERAL: Final = re.compile(r"\s(?:and|&|und|et|y)\s", re.IGNORECASE)
_SUFFIX: Final = re.compile(r",?\s+(jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)
_INITIALS: Final = re.compile(r"[A-Z](\.?-?[A-Z]){0,2}")
_SMALL_WORDS: Final = frozenset(
    {"a", "an", "the", "on", "of", "in", "and", "for", "to", "der", "die", "das", "le", "la", "el"}
)


def citation_key(authors: Sequence[str], year: int | None, title: str = "") -> str:
    """The first author's family name and the year; a word of the title if nobody signs.

    Authors are names in reading form ("Ann van der Lee"), inverted ("Lee, Ann"), or literal
    groups ("Ali et al.", "World Health Organization").
    """
    name = _plain(family_name(authors[0])) if authors else ""
    return f"{name or _title_word(title) or _NO_NAME}-{year or _NO_YEAR}"


def distinct(key: str, taken: Container[str]) -> str:
    """The key, or with the first free letter behind it: ali-2022, ali-2022b, …, ali-2022ba."""
    if key not in taken:
        return key
    number = 1
    while (candidate := key + _suffix(number)) in taken:
        number += 1
    return candidate


def _suffix(number: int) -> str:
    """b for 1, z for 25, ba for 26."""
    letters = ""
    while True:
        number, rest = divmod(number, len(_LETTERS))
        letters = _LETTERS[rest] + letters
        if not number:
            return letters


def family_name(author: str) -> str:
    """The family name of a person; of a literal group, that of the person it begins with."""
    literal = _SEVERAL.split(_GROUP.sub("", author))[0]
    if literal != author:
        author = literal.split(",")[0]
    family, comma, given = author.partition(",")
    if comma:
        return " ".join([*_particles_behind(given), _SUFFIX.sub("", family)])
    words = _SUFFIX.sub("", author.strip(" .")).split()
    if not words:
        return ""
    if words[1:] and _INITIALS.fullmatch(words[-1]) and not author.isupper():
        return " ".join(words[:-1])  # "Kay AB"
    # A particle belongs to the name ("van der Lee"), unless the name begins with it ("Van Smith").
    start = len(words) - 1
    while start > 0 and _is_particle(words[start - 1]):
        start -= 1
    return " ".join(words[start:])


def _particles_behind(given: str) -> list[str]:
    """The particles of "Lee, Ann van der"."""
    words = given.split()
    start = len(words)
    while start > 0 and _is_particle(words[start - 1]):
        start -= 1
    return words[start:]


def _is_particle(word: str) -> bool:
    return word.islower() and word in PARTICLES


def _title_word(title: str) -> str:
    words = [_plain(word) for word in re.split(r"[\s\u2010-\u2015/:;,.-]+", title)]
    return next((word for word in words if len(word) > 1 and word not in _SMALL_WORDS), "")


def _plain(text: str) -> str:
    """Lower-case ASCII letters and digits; what has no such spelling (Arabic) stays as it is."""
    lower = normalize("NFKD", text).casefold().translate(SPELLED)
    folded = normalize("NFKD", lower)
    kept = "".join(c for c in folded if c.isalnum() and not combining(c))
    ascii_only = "".join(c for c in kept if c.isascii())
    return normalize("NFC", ascii_only or kept)[:_LONGEST]
