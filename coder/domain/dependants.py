"""What goes when a merge is taken back, and what was done since that stands on it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from coder.domain.telling import counted, listed

Counts = Mapping[str, int]
"""By kept table, none of them 0."""

_NOUNS: Final = {
    "coding": "coding", "passage": "passage", "document": "document", "theme": "theme",
    "assessment": "assessment", "reading": "reading", "charted": "charted value", "memo": "memo",
    "coder": "reviewer", "study": "study", "attribute": "attribute", "file": "file",
    "codebook_version": "codebook version", "project": "project title", "identity": "joining",
    "placing": "place by hand", "summary": "summary", "round": "round", "decision": "decision",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """Things of one coder."""

    coder: str
    coder_id: str | None
    mine: bool  # the coder is who works in this copy
    counts: Counts


@dataclass(frozen=True, slots=True)
class Dependants:
    """What taking a merge back does, told before; all of it comes back with the merge."""

    going: Counts = field(default_factory=dict)
    """What is not shown any more; documents and themes as they are shown."""
    reverting: Counts = field(default_factory=dict)
    """What it had changed or removed, and what becomes again what it is without it."""
    waiting: tuple[Held, ...] = ()
    """What others or oneself made on what goes; it rests, and is not lost."""
    edited: tuple[Held, ...] = ()
    """What came by it and was changed since; the changes go with it."""
    to_the_top: int = 0  # themes that stand below one that goes
    unmerged: int = 0  # themes that were merged into one that goes
    without_study: int = 0  # documents whose study goes
    settled: int = 0  # conflicts with what came by it, which stay as they were settled
    later: tuple[str, ...] = ()  # files merged later that hold acts of the same coders

    def __bool__(self) -> bool:
        """Whether anything stands on it."""
        others = self.to_the_top, self.unmerged, self.without_study, self.settled
        return bool(self.waiting or self.edited or self.later or any(others))


def told(found: Dependants) -> Iterator[str]:
    """A sentence for each; the first ones say what goes."""
    if found.going:
        go = "goes" if sum(found.going.values()) == 1 else "go"
        yield f"{in_words(found.going)} {go} with it."
    if found.reverting:
        become = "becomes" if sum(found.reverting.values()) == 1 else "become"
        yield f"{in_words(found.reverting)} {become} again what they are without it."
    for one in found.waiting:
        yield f"{_whose(one)} {_rest(one)} until the merge is brought back."
    for one in found.edited:
        whose = "Your changes" if one.mine else f"Changes by {one.coder}"
        yield f"{whose} to {in_words(one.counts)} that came by it wait too."
    yield from _moved(found)
    if found.settled:
        stay = "stays as it was" if found.settled == 1 else "stay as they were"
        yield f"{counted(found.settled, 'conflict')} about it {stay} settled."
    if found.later:
        yield (
            f"{listed(found.later)} came later with more by the same reviewers, and"
            f" {'stays' if len(found.later) == 1 else 'stay'}."
        )


def _moved(found: Dependants) -> Iterator[str]:
    if found.to_the_top:
        yield f"{_come(found.to_the_top, 'theme')} to stand at the top level."
    if found.unmerged:
        was = "was" if found.unmerged == 1 else "were"
        yield (
            f"{counted(found.unmerged, 'theme')} that {was} merged into one of it"
            f" {'shows' if found.unmerged == 1 else 'show'} again."
        )
    if found.without_study:
        yield f"{_come(found.without_study, 'document')} to be without a study."


def _come(number: int, noun: str) -> str:
    return f"{counted(number, noun)} {'comes' if number == 1 else 'come'}"


def _whose(one: Held) -> str:
    things = in_words(one.counts)
    return f"{things} of yours" if one.mine else f"{things} by {one.coder}"


def _rest(one: Held) -> str:
    return "rests" if sum(one.counts.values()) == 1 else "rest"


def in_words(counts: Counts) -> str:
    """*12 codings and 1 theme*."""
    order = list(_NOUNS)
    pairs = sorted(counts.items(), key=lambda pair: order.index(pair[0]))
    return listed([counted(count, _NOUNS[table]) for table, count in pairs])
