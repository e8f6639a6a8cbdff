"""Whether the text layer of a file can be worked with, said in sentences for a researcher."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final
from unicodedata import category, normalize

from coder.domain.bibliography.first_page import PageLine
from coder.domain.texts.text import Page
from coder.domain.texts.unreadable import broken_words, holds_unreadable, is_unreadable

UNREADABLE: Final = 0.05
"""A larger share of characters that mean nothing is a garbage text layer."""

DAMAGE: Final = ("This PDF was damaged", "Damage to this PDF")
"""How sentences about damage begin."""

MARKED_UNREAD: Final = "such words can be marked, but neither read nor found"
"""What holds of words whose letters mean nothing."""

_SOME_PAGES: Final = "There are pictures but no text on"
"""How the sentence about pages without text among others begins."""
_BROKEN: Final = 0.05  # of the words of a page
_BROKEN_TO_JUDGE: Final = 10
_NAMED: Final = 8  # pages; of more, only the number is said
_MEANT: Final = 0.3  # of the characters are letters or digits even in tables and contents
_LETTERS_TO_JUDGE: Final = 200  # fewer Latin letters say nothing about their mixture
_VOWELS: Final = (0.25, 0.62)  # their share of the letters in any language written in Latin
_LOST_TO_JUDGE: Final = 5
_TH: Final = ("e", "is", "ese", "at", "ere", "us", "ey", "ose", "en", "an")
_FI: Final = (
    *("first", "significant", "significantly", "specific", "defined", "definition", "findings"),
    *("finally", "identified", "benefit", "benefits", "confidence", "scientific", "classified"),
    *("effect", "effects", "effective", "different", "difference", "differences"),
    *("conflict", "influence", "influenced"),
)
_LIGATURES: Final = re.compile("ffi|ffl|ff|fi|fl")
_KEPT: Final = {
    "Th": tuple(f"Th{ending}" for ending in _TH),
    "fi": _FI,
}
_LOST: Final = {
    "Th": tuple(f"T{ending}" for ending in _TH),
    "fi": tuple(_LIGATURES.sub("", word) for word in _FI),
}


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page as it was read, with what only the PDF could tell of it."""

    page: Page
    lines: list[PageLine]  # of the front pages only
    pictures: bool = False  # it has pictures and no text
    broken: bool = False  # it could not be read


def warn(pages: Sequence[SeenPage], *, repaired: bool) -> tuple[str, ...]:
    """One sentence for each thing a researcher should know before coding."""
    words = "\n".join(seen.page.text for seen in pages)
    warnings = [*_about_damage(pages, repaired=repaired), *_about_scans(pages)]
    letters = visible_letters(words)
    share = unreadable_share(letters)
    if share > UNREADABLE:
        warnings.append(
            f"{share:.0%} of the characters in this file's text layer cannot be read (its fonts do"
            f" not say which letters they show): {MARKED_UNREAD}, so mark regions or have the text"
            " recognised."
        )
    elif is_scrambled(letters):
        warnings.append(
            "The letters in this file's text layer are mixed up (its fonts name the wrong"
            f" letters): {MARKED_UNREAD}, so mark regions or have the text recognised."
        )
    else:
        warnings += _about_broken_words(pages)
    return (*warnings, *_about_ligatures(words))


def lacks_text_on_some_pages(layer: str | None) -> bool:
    """Whether it was said of a file (a sentence a line) that some of its pages have no text."""
    return any(said.startswith(_SOME_PAGES) for said in (layer or "").splitlines())


def visible_letters(words: str) -> Counter[str]:
    """How often each character stands in a text, white space left out."""
    return Counter({letter: n for letter, n in Counter(words).items() if not letter.isspace()})


def unreadable_share(visible: Counter[str]) -> float:
    """The share of characters that mean nothing: unknown, private, unassigned or control."""
    if not visible:
        return 0.0
    bad = sum(
        count
        for letter, count in visible.items()
        if is_unreadable(letter) or category(letter) == "Cc"
    )
    return bad / visible.total()


def is_scrambled(visible: Counter[str]) -> bool:
    """Whether these characters are a mixture that no language has."""
    meant = sum(count for letter, count in visible.items() if category(letter)[0] in "LMN")
    if visible and meant < _MEANT * visible.total():
        return True
    latin: Counter[str] = Counter()
    for letter, count in visible.items():
        plain = normalize("NFD", letter)[0].lower()
        if "a" <= plain <= "z":
            latin[plain] += count
    if latin.total() < _LETTERS_TO_JUDGE:
        return False
    fewest, most = _VOWELS
    return not fewest < sum(latin[vowel] for vowel in "aeiouy") / latin.total() < most


def lost_ligatures(words: str) -> tuple[str, ...]:
    """The ligatures whose letters are missing from the text: "Th", "fi"."""
    spaced = words
    for mark in "\n.,;":
        spaced = spaced.replace(mark, " ")
    for ligature in "\ufb00\ufb01\ufb02\ufb03\ufb04":
        spaced = spaced.replace(ligature, normalize("NFKC", ligature))
    return tuple(name for name in _LOST if _is_lost(name, spaced))


def _is_lost(ligature: str, words: str) -> bool:
    times = _count(words, _LOST[ligature])
    return times >= _LOST_TO_JUDGE and times >= 2 * _count(words, _KEPT[ligature])


def _count(words: str, tokens: Iterable[str]) -> int:
    # Some files put a U+FFFD where the letters were.
    return sum(words.count(f" {token} ") + words.count(f"\ufffd{token} ") for token in tokens)


def _about_damage(pages: Sequence[SeenPage], *, repaired: bool) -> list[str]:
    warnings = []
    if repaired:
        warnings.append(f"{DAMAGE[0]} and had to be repaired: look through its pages.")
    if broken := [index for index, seen in enumerate(pages) if seen.broken]:
        warnings.append(f"{DAMAGE[1]} made {named_pages(broken)} unreadable.")
    return warnings


def _about_scans(pages: Sequence[SeenPage]) -> list[str]:
    pictures = [index for index, seen in enumerate(pages) if seen.pictures]
    if any(seen.page.text.strip() for seen in pages):
        if not pictures:
            return []
        where = named_pages(pictures)
        return [f"{_SOME_PAGES} {where}: mark regions, or have it recognised."]
    if pictures:
        return ["This file is a scan without a text layer: mark regions, or have it recognised."]
    return ["No text was found in this file: only regions can be marked in it."]


def _about_broken_words(pages: Sequence[SeenPage]) -> Iterator[str]:
    found = [index for index, seen in enumerate(pages) if _is_broken(seen.page.text)]
    where = named_pages(found) if len(found) <= _NAMED else f"{len(found)} of its pages"
    if found:
        yield (
            f"Letters of many words on {where} cannot be read (the fonts do not say which they"
            " show): searching misses these words, so mark regions or have the pages recognised."
        )


def _is_broken(words: str) -> bool:
    if not holds_unreadable(words):
        return False
    broken, lettered = broken_words(words)
    return broken >= _BROKEN_TO_JUDGE and broken > _BROKEN * lettered


def _about_ligatures(words: str) -> list[str]:
    examples = {"Th": '"Te" for "The"', "fi": '"rst" for "first"'}
    return [
        f'The letters "{name}" are missing from many words of this file\'s text layer'
        f" ({examples[name]}), so quotations need a look and searches both spellings."
        for name in lost_ligatures(words)
    ]


def named_pages(indices: Iterable[int]) -> str:
    """Page indices as a reader names pages: "PDF pages 3, 5-7"."""
    indices = list(indices)
    stretches = []
    for _, stretch in groupby(enumerate(indices), key=lambda pair: pair[1] - pair[0]):
        numbers = [index + 1 for _, index in stretch]
        last = f"\u2013{numbers[-1]}" if len(numbers) > 1 else ""
        stretches.append(f"{numbers[0]}{last}")
    pages = "PDF page" if len(indices) == 1 else "PDF pages"
    return f"{pages} {', '.join(stretches)}"
