"""How two names that people made up differ: not at all, in spelling, or in what they say."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple
from unicodedata import combining, normalize

from rapidfuzz.distance import OSA

_WORD: Final = re.compile(r"[^\W_]+")
_NUMBER: Final = re.compile(
    r"\d+|[a-z]|[ivx]{2,}|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third"
)
"""A word that tells siblings apart: "Phase 1", "Phase II", "Group B"."""

_SMALL_WORDS: Final = frozenset({"a", "an", "and", "of", "the"})
_LONG_ENOUGH: Final = 7  # letters, for a slip: "Cost" and "Post" are two words
_STEM: Final = 4  # letters, for an ending
_AMERICAN: Final = (
    (re.compile(r"is(?=(e|ed|es|er|ers|ing|ation|ations|ational|able)$)"), "iz"),
    (re.compile(r"ys(?=(e|ed|es|er|ing)$)"), "yz"),
    (re.compile(r"our(?=(s|ed|ing|al|ally|able|ful|ite|ites|hood)?$)"), "or"),
    (re.compile(r"(?<=[bcdt])re(?=s?$)"), "er"),
    (re.compile(r"ll(?=(ed|ing|er|ers|or|ors)$)"), "l"),
    (re.compile(r"lfil(?=l?(s|ment)?$)"), "lfill"),
    (re.compile(r"ence(?=s?$)"), "ense"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"amme(?=s?$)"), "am"),
    (re.compile(r"ae|oe"), "e"),
)
"""British endings, and how an American writes them."""


class Spelling(NamedTuple):
    """A name taken apart, so that many can be compared."""

    words: tuple[str, ...]
    numbers: tuple[str, ...]
    letters: str
    stems: tuple[str, ...]  # sorted


def spelling(name: str) -> Spelling:
    """A name as names are compared."""
    words = plain_words(name)
    stems = tuple(sorted(map(_stem, _main(words))))
    return Spelling(tuple(words), tuple(numbers(words)), "".join(words), stems)


def difference(one: Spelling, other: Spelling) -> str | None:
    """What can be said of two names that mean one thing; None if they mean two."""
    if not one.letters or not other.letters or one.numbers != other.numbers:
        return None
    if one.letters == other.letters:
        return "are written with other spaces, hyphens, capitals or accents"
    if one.stems and (one.stems == other.stems or "".join(one.stems) == "".join(other.stems)):
        return _of_words(one.words, other.words)
    return "differ by one letter" if _is_slip(one.letters, other.letters) else None


def _of_words(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    if sorted(left) == sorted(right):
        return "hold the same words in another order"
    if sorted(map(_american, left)) == sorted(map(_american, right)):
        return "are spelled the British and the American way"
    if sorted(_main(left)) == sorted(_main(right)):
        return "differ in small words only"
    return "differ in endings only, as singular and plural do"


def plain_words(name: str) -> list[str]:
    """The words of a name in lower case, without accents."""
    apart = normalize("NFKD", normalize("NFKC", name).casefold())
    return _WORD.findall("".join(sign for sign in apart if not combining(sign)))


def numbers(words: Sequence[str]) -> list[str]:
    """The words that count, and the digits within words, in a steady order."""
    found = [word for word in words if _NUMBER.fullmatch(word) and word not in _SMALL_WORDS]
    return sorted(found + [digits for word in words for digits in re.findall(r"\d+", word)])


def _main(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in _SMALL_WORDS]


def _american(word: str) -> str:
    for british, american in _AMERICAN:
        word = british.sub(american, word)
    return word


def _stem(word: str) -> str:
    """A word in the American spelling and in the singular."""
    word = _american(word)
    if len(word) <= _STEM or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("shes", "ches", "xes", "sses")):
        return word[:-2]
    return word.removesuffix("s")


def _is_slip(one: str, other: str) -> bool:
    """Whether somebody mistyped a letter: one too many, too few, wrong or out of order."""
    if min(len(one), len(other)) < _LONG_ENOUGH or one[0] != other[0]:
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1
