"""Names of authors as they are printed or kept in metadata, brought into reading form."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

MARK: Final = "\x1a"
"""Stands for a superscript in a printed line of authors: it ends a name as a comma does."""

PARTICLES: Final = frozenset(
    re.findall(
        r"\S+",
        "af al ben bin d da das de degli dei del della den der di do dos du e el ibn la las le les"
        " lo los mc san santa st te ten ter the und van vande vom von y zu zum zur 't",
    )
)
_DEGREES: Final = frozenset(
    re.findall(
        r"\S+",
        "ba bsc bn dphil dr drph edd frcp jr llm llb ma mbbs mbchb mba mbe mc md med mph mphil mrcp"
        " mrcpsych ms msc msn mres pgce pgdip phd prof professor rgn rmn rn scd dsc msw ot frcpsych"
        " pharmd psyd facp frcs dnp fnp od orcid mscph dclinpsy clinpsyd bscn bs id",
    )
)
_NO_NAME: Final = re.compile(
    r"\b(universit|departm|hospital|institut|school|colleg|centre\b|center\b|facult|laborator|"
    r"abstract|receiv|accept|publish|revis|journal|article|research|correspond|editor|review|"
    r"copyright|keyword|introduct|background|volume|issue|author|foundation|division|clinic|"
    r"e-?mail|http|www|pages?\b|content|version|edition|press\b|societ|associat|conferenc|"
    r"proceed|availab|online|commons|ministr|council|network|program|servic|compan|admin|windows|"
    r"microsoft|unknown|user\b|home ?page|draft|manuscript|supplement|science|health|street|"
    r"january|february|september|october|november|december|result|method|study|kingdom|your name|"
    r"last name|first name|open access)",
    re.IGNORECASE,
)
_LINKING: Final = re.compile(r"\b(the|and|for|with|from|in|on|this|a|an|by|to|is|are|at)\b(?!\.)")
_FEWEST_WORDS: Final = 2
_MOST_WORDS: Final = 6
_INITIAL: Final = 2  # letters, with its point
_LONGEST: Final = 45  # characters


def listed_names(entries: Iterable[str]) -> tuple[str, ...]:
    """Names out of metadata: one entry a person, or one entry for all of them."""
    entries = [entry for entry in map(_spaced, entries) if entry]
    if len(entries) == 1:
        entries = _split_list(entries[0])
    names = [_reading_form(entry) for entry in entries]
    return tuple(dict.fromkeys(name for name in names if is_name(name)))


def printed_names(row: str) -> tuple[str, ...] | None:
    """Names out of the printed line of authors, or None if it holds anything else.

    Every superscript in the line is given as MARK.
    """
    pieces = _pieces(row)
    if not pieces or not all(map(is_name, pieces)):
        return None
    return tuple(dict.fromkeys(pieces))


def begins_names(row: str) -> bool:
    """Whether a printed line may begin the authors: its last name may go on in the next line."""
    pieces = _pieces(row)
    return bool(pieces) and sum(map(is_name, pieces)) >= max(1, len(pieces) - 1)


def _pieces(row: str) -> list[str]:
    pieces = re.split(rf"[,;&{MARK}\u2022\u00b7|/*\u2020\u2021\u00a7\u00b6#\u21d1]|\band\b", row)
    cleaned = [_without_degrees(_spaced(re.sub(r"[\d\W_]*$|^[\d\W_]*", "", p))) for p in pieces]
    return [name for name in cleaned if len(name) > _INITIAL]


def is_name(name: str) -> bool:
    """Whether this could be a person: a few capitalised words, at least one of them not a letter.

    Names in scripts without capitals, or written without spaces, are taken at their word.
    """
    words = name.split()
    if not name or len(name) > _LONGEST or _NO_NAME.search(name):
        return False
    if any(unicodedata.category(letter) == "Lo" for letter in name):
        return True
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or re.search(r"[\d@:()<>=+\ufffd]", name):
        return False
    if _LINKING.search(name):
        return False
    proper = [word for word in words if word.lower() not in PARTICLES]
    long = [word for word in proper if len(word.strip(".")) > 1]
    return bool(long) and all(word[0].isupper() or word[0] in "'\u2019" for word in proper)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _split_list(text: str) -> list[str]:
    if ";" in text:
        return text.split(";")
    parts = re.split(r",\s*(?:and\s+)?|\s+and\s+|\s*&\s*", text)
    inverted = "," in text and len(parts[1:]) == 1 and len(parts[0].split()) == 1
    return [text] if inverted else parts


def _reading_form(entry: str) -> str:
    """Bring "Lee, Ann" to Ann Lee; degrees and titles are left out."""
    family, comma, given = entry.partition(",")
    if comma and given.strip() and not _is_degree(given.split()[0]):
        entry = f"{given} {family}"
    return _without_degrees(_spaced(re.sub(r"[,*\d]+", " ", entry)))


def _without_degrees(name: str) -> str:
    words = name.split()
    while words and _is_degree(words[-1]):
        words.pop()
    while words and words[0].lower().strip(".,") in ("dr", "prof", "professor", "by"):
        words.pop(0)
    return " ".join(words)


def _is_degree(word: str) -> bool:
    bare = word.replace(".", "").strip(",;").lower()
    # "MA" and "Ma" differ: degrees are capitals, or mixed as in PhD.
    return bare in _DEGREES and not (word.istitle() and len(bare) <= _INITIAL)
