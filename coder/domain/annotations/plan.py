"""What annotations would bring into a project: told before anything is done."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coder.domain.annotations.annotation import Annotation
from coder.domain.annotations.bunches import NOTHING, Bunch, Likeness, Meaning, likeness
from coder.domain.document import Document, File
from coder.domain.quoting.anchor import Anchor, to_json
from coder.domain.telling import counted

_EXAMPLES: Final = 3
_LONGEST: Final = 120  # characters of an example


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage that an annotation would become."""

    id: str
    document: Document
    file: File
    anchor: Anchor
    annotation: Annotation
    memo: str
    state: Literal["new", "here", "removed"]
    """Whether it was brought in before, and whether a person has removed it since."""
    held: frozenset[str] | None = None
    """The themes of a passage on the same words that has its memo already, if there is one."""

    @property
    def likeness(self) -> Likeness:
        """Which bunch it belongs to."""
        return likeness(self.annotation)

    @property
    def said(self) -> str:
        """The marked words, else what is noted."""
        said = " ".join((self.anchor.words or self.annotation.words or self.memo).split())
        return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1].rstrip()}…"


@dataclass(frozen=True, slots=True)
class HighlightPlan:
    """Everything that was found in some documents."""

    documents: tuple[Document, ...]
    found: tuple[FoundPassage, ...]
    bunches: tuple[Bunch, ...]
    problems: tuple[str, ...]  # what could not be read, in sentences
    locked: bool = False  # whether a PDF wants a password, or another one
    unread: int = 0  # documents of which no PDF could be read

    def wanted(self, meanings: Mapping[Likeness, Meaning], *, again: bool) -> list[FoundPassage]:
        """The passages that would be made; ``again`` also those that a person removed."""
        states = {"new", "removed"} if again else {"new"}
        return [
            one
            for one in self.found
            if (one.state in states or one.held is not None)
            and comes_in(one, meanings.get(one.likeness, NOTHING))
        ]

    def count(self, state: str) -> int:
        """How many passages are in a state."""
        return sum(one.state == state for one in self.found)

    @property
    def summary(self) -> str:
        """How many there are, and how many of them were brought in before."""
        if not self.found:
            return "No highlights or notes of other programs were found."
        in_all = counted(len({one.document.id for one in self.found}), "document")
        notes = sum(one.annotation.kind == "note" for one in self.found)
        marks = len(self.found) - notes
        both = [counted(marks, "highlight")] if marks else []
        both += [counted(notes, "note")] if notes else []
        said = [f"{' and '.join(both)} in {in_all}"]
        here, removed = self.count("here"), self.count("removed")
        said += [f"{here:,} brought in before"] if here else []
        said += [f"{removed:,} brought in before and removed since"] if removed else []
        return f"{', '.join(said)}."


def comes_in(one: FoundPassage, meaning: Meaning) -> bool:
    """Whether anything is made where its bunch means that: a passage with a memo alone needs words.

    Where everything stands already that would be made, nothing comes in.
    """
    if meaning.kind == "memo":
        return bool(one.memo) and one.held is None
    there = one.held or frozenset()
    return meaning.kind == "themes" and bool(set(meaning.themes) - there or meaning.new)


def stands_already(one: FoundPassage, meaning: Meaning) -> bool:
    """Whether everything that a passage would bring along is there, on the same words."""
    return one.held is not None and meaning != NOTHING and not comes_in(one, meaning)


def passages_of(coming: Sequence[FoundPassage]) -> int:
    """How many passages some annotations become: several on the same words become one."""
    return len({(one.file.id, to_json(one.anchor)) for one in coming})


def bunches_of(
    found: Sequence[FoundPassage], suggested: Mapping[Likeness, Meaning]
) -> tuple[Bunch, ...]:
    """The passages by likeness, the largest bunch first."""
    sizes = Counter(one.likeness for one in found)
    made = []
    for alike, count in sizes.most_common():
        members = [one for one in found if one.likeness == alike]
        new = [one for one in members if one.state == "new"]
        authors = Counter(one.annotation.author for one in members if one.annotation.author)
        examples = list(dict.fromkeys(one.said for one in (new or members) if one.said))
        made.append(
            Bunch(
                alike,
                count,
                len(new),
                sum(bool(one.memo) for one in new),
                tuple(name for name, _ in authors.most_common()),
                tuple(examples[:_EXAMPLES]),
                suggested.get(alike, NOTHING),
            )
        )
    return tuple(made)
