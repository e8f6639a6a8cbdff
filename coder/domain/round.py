"""A round: a frozen set of operations with a name, and how its agreement is to be computed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

Withheld = tuple[str, int, int]
"""A sitting, and the first and last sequence of operations that do not belong."""

UNITS: Final = ("characters", "words", "sentences", "paragraphs", "passages", "cells")
"""What can be counted when coders are compared; a cell is a document and a theme."""


LimitsSet = Literal["before", "after", ""]
"""Whether limits were set before or after figures were seen; empty where nobody can know."""

LIMITS_SET: Final[Mapping[LimitsSet, str]] = {
    "before": "set before figures were seen", "after": "set after figures were seen", "": "",
}  # fmt: skip
"""The same in words."""


@dataclass(frozen=True, slots=True)
class Known:
    """A set of operations, in terms that are alike in every copy.

    Of each sitting all belong up to a sequence, but for some ranges: what was set aside, and what
    the copy did not hold. Whatever comes in later belongs not, whatever its stamp.
    """

    upto: Mapping[str, int]
    without: tuple[Withheld, ...] = ()

    @property
    def size(self) -> int:
        """How many operations it has."""
        left_out = sum(last - first + 1 for _, first, last in self.without)
        return sum(self.upto.values()) - left_out

    def as_json(self) -> str:
        """As it is stored."""
        held = {"upto": dict(sorted(self.upto.items())), "without": sorted(self.without)}
        return _compact({name: value for name, value in held.items() if value})

    @classmethod
    def from_json(cls, stored: str | None) -> "Known":
        """What ``as_json`` wrote."""
        held = json.loads(stored or "{}")
        ranges = ((str(one), int(first), int(last)) for one, first, last in held.get("without", ()))
        return cls(held.get("upto", {}), tuple(ranges))


@dataclass(frozen=True, slots=True)
class RoundSettings:
    """What was settled when it was frozen; ids are stored ones."""

    coders: tuple[str, ...] = ()  # none named: everyone who finished a document
    documents: tuple[str, ...] | None = None  # None: all that at least two finished
    unit: str = "characters"
    limits: Mapping[str, float] = field(default_factory=dict)
    """By the name of a coefficient: what is held to be good enough."""
    limits_set: LimitsSet = ""
    sampling: str = ""  # in words: how the documents were drawn

    def as_json(self) -> str:
        """As it is stored: what says nothing is left out, for the journal keeps no blanks."""
        held: dict[str, object] = {"coders": list(self.coders)} if self.coders else {}
        if self.documents is not None:
            held["documents"] = list(self.documents)
        held["unit"] = self.unit
        if self.limits:
            held["limits"] = dict(sorted(self.limits.items()))
            if self.limits_set:
                held["limits_set"] = self.limits_set
        if self.sampling:
            held["sampling"] = self.sampling
        return _compact(held)

    @classmethod
    def from_json(cls, stored: str | None) -> "RoundSettings":
        """What ``as_json`` wrote."""
        held = json.loads(stored or "{}")
        documents = held.get("documents")
        return cls(
            coders=tuple(held.get("coders", ())),
            documents=None if documents is None else tuple(documents),
            unit=held.get("unit", "characters"),
            limits=held.get("limits", {}),
            limits_set=next((one for one in LIMITS_SET if one == held.get("limits_set")), ""),
            sampling=held.get("sampling", ""),
        )


@dataclass(frozen=True, slots=True)
class Round:
    """A frozen state with a name."""

    id: str
    name: str
    made_at: str  # ISO 8601, UTC
    coder: str  # id of who froze it, as shown
    coder_name: str
    known: Known
    settings: RoundSettings


def _compact(held: object) -> str:
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))
