"""Coders that are likely one person: their names, and when and where they worked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from rapidfuzz.distance import OSA

from coder.domain.journal.identity import normal_name
from coder.domain.likeness.likeness import Likeness
from coder.domain.likeness.spelling import plain_words

_UMLAUTS: Final = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "ł": "l", "đ": "d"})
_SPELLED_OUT: Final = re.compile(r"(?<=[aou])e(?=[a-z]{2})")  # Mueller, Müller
_SURE: Final = 3  # letters of a word that two people hardly share by chance
_SLIP: Final = 3  # letters of a word in which a slip is seen, beside another word
_SLIP_ALONE: Final = 7  # "Martin" and "Martina" are two people


@dataclass(frozen=True, slots=True)
class Worker:
    """Someone who codes, and what is known of their work."""

    id: str
    name: str
    days: frozenset[str] = frozenset()  # YYYY-MM-DD, on which they worked
    assigned: frozenset[str] = frozenset()  # documents
    followed: frozenset[str] = frozenset()  # those after whom they went on in a file


def alike_names(one: str, other: str) -> str | None:
    """What can be said of two names of one person; None if they are hardly one's."""
    left, right = _words(one), _words(other)
    if not left or not right or _digits(one) != _digits(other):
        return None
    if sorted(left) == sorted(right):
        same = normal_name(one) == normal_name(other)
        return (
            f"Both are called {one}."
            if same
            else f"The names are the same but for spelling or order: {one} and {other}."
        )
    shorter, longer = sorted((left, right), key=lambda words: (len(words), len("".join(words))))
    if _is_short_for(shorter, longer):
        short, long = (one, other) if shorter is left else (other, one)
        return f"{short} may be short for {long}."
    if _is_slip(left, right):
        return f"The names differ by one letter: {one} and {other}."
    return None


def alike_coders(workers: Sequence[Worker]) -> Iterator[Likeness]:
    """The pairs of coders who may be one person, each told once."""
    for one, other in combinations(sorted(workers, key=lambda worker: (worker.name, worker.id)), 2):
        named = alike_names(one.name, other.name)
        if named is not None:
            yield Likeness(one.id, other.id, (named, *_of_work(one, other)))


def _words(name: str) -> list[str]:
    return [_SPELLED_OUT.sub("", word.translate(_UMLAUTS)) for word in plain_words(name)]


def _digits(name: str) -> list[str]:
    """Whoever is numbered is told apart by the number: Coder 1, Coder 2."""
    return re.findall(r"\d+", name)


def _is_short_for(shorter: list[str], longer: list[str]) -> bool:
    """Whether each word stands, or begins as an initial, in the longer name in its order."""
    rest, whole = list(longer), False
    for word in shorter:
        place = next(
            (n for n, one in enumerate(rest) if word in {one, one[0]} or (one == word[0])), None
        )
        if place is None:
            return False
        whole = whole or (word == rest[place] and len(word) > 1)
        rest = rest[place + 1 :]
    return whole


def _is_slip(left: list[str], right: list[str]) -> bool:
    if len(left) != len(right):
        return False
    unlike = [(one, other) for one, other in zip(left, right, strict=True) if one != other]
    alike = [one for one, other in zip(left, right, strict=True) if one == other]
    least = _SLIP if any(len(word) >= _SURE for word in alike) else _SLIP_ALONE
    return len(unlike) == 1 and all(
        min(len(one), len(other)) >= least and OSA.distance(one, other, score_cutoff=1) <= 1
        for one, other in unlike
    )


def _of_work(one: Worker, other: Worker) -> Iterator[str]:
    """What their work says for and against it."""
    for person in (one, other):
        if not person.days:
            yield f"{person.name} has done nothing yet."
    common = sorted(one.days & other.days)
    if common:
        often = "one day" if len(common) == 1 else f"{len(common)} days"
        yield f"Both worked on {often}, as on {common[-1]}."
    elif one.days and other.days:
        yield _in_turn(*sorted((one, other), key=lambda person: max(person.days)))
    for person, before in ((one, other), (other, one)):
        if before.id in person.followed:
            yield f"{person.name} went on in a file in which {before.name} had worked before."
    both = len(one.assigned & other.assigned)
    if both:
        what = "one document" if both == 1 else f"{both} documents"
        yield f"Both were given {what} to read."


def _in_turn(first: Worker, then: Worker) -> str:
    if max(first.days) < min(then.days):
        return (
            f"They never worked on the same day: {first.name} until {max(first.days)},"
            f" {then.name} from {min(then.days)}."
        )
    return "They never worked on the same day."
