"""Decisions: what the team settled about one difference between coders."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from coder.domain.quoting.anchor import Anchor, from_json, to_json

Outcome = Literal["coder", "union", "intersection", "edited", "other theme", "none", "defer"]
"""How a difference was settled.

*coder*: as one coder has it. *union*, *intersection*: of what they marked. *edited*: as the team
wrote or marked it anew. *other theme*: the same words, with another theme. *none*: nothing is
there. *defer*: nothing yet.
"""

Reason = Literal["oversight", "definition", "boundary", "reading", "codebook"]
"""Why coders differed."""

OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)
REASONS: Final[dict[Reason, str]] = {
    "oversight": "oversight",
    "definition": "definition unclear",
    "boundary": "boundary",
    "reading": "different reading",
    "codebook": "codebook to change",
}
"""The reasons in words."""

STATES: Final = ("present", "absent", "unclear")
"""What can be decided about a cell."""


@dataclass(frozen=True, slots=True)
class DecidedPassage:
    """Words or a region that the team holds to bear a theme."""

    file: str
    anchor: Anchor
    theme: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was decided; one field, since its parts mean something only together."""

    outcome: Outcome
    chosen: str | None = None  # the coder whose reading was kept
    passages: tuple[DecidedPassage, ...] = ()  # of a spot
    state: str | None = None  # of a cell
    value: str | None = None  # of an attribute
    borders: tuple[tuple[str, str], ...] = ()  # of a spot: (coding, hash of where it stood)

    def as_json(self) -> str:
        """As it is stored: what says nothing is left out, for the journal keeps no blanks."""
        held: dict[str, object] = {"outcome": self.outcome}
        if self.passages:
            held["passages"] = [
                {"anchor": json.loads(to_json(one.anchor)), "file": one.file, "theme": one.theme}
                for one in self.passages
            ]
        parts = {"chosen": self.chosen, "state": self.state, "value": self.value}
        held |= {name: value for name, value in parts.items() if value is not None}
        if self.borders:
            held["borders"] = dict(self.borders)
        return json.dumps(held, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, stored: str) -> "Answer":
        """What ``as_json`` wrote; ValueError if it is none."""
        held = json.loads(stored)
        return cls(
            held["outcome"],
            held.get("chosen"),
            tuple(
                DecidedPassage(one["file"], from_json(json.dumps(one["anchor"])), one["theme"])
                for one in held.get("passages", ())
            ),
            held.get("state"),
            held.get("value"),
            tuple(held.get("borders", {}).items()),
        )


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as it is shown: ids are those of what is shown."""

    id: str
    about: str
    about_kind: str  # document, study
    theme: str | None
    attribute: str | None
    disputed: tuple[str, ...]  # the codings of the spot, sorted; none of a cell or a value
    answer: Answer
    reason: Reason | None
    comment: str
    present: str  # who was there, in words
    coder: str  # who wrote it down
    coder_name: str
    made_at: str  # ISO 8601, UTC
    round: str | None
    is_contested: bool = False  # somebody decided otherwise, neither knowing of the other
    is_overtaken: bool = False  # a value as one coder had it, who has another one by now

    @property
    def kind(self) -> Literal["spot", "cell", "value"]:
        """What kind of difference it is about."""
        if self.attribute is not None:
            return "value"
        return "spot" if self.disputed else "cell"

    @property
    def is_deferred(self) -> bool:
        """Whether nothing was decided yet."""
        return self.answer.outcome == "defer"


def answer_in_words(answer: Answer, chosen: str | None) -> str:
    """*as Ana has it*, *as all marked it together*, …; ``chosen`` is that coder's name."""
    said = _OUTCOMES[answer.outcome]
    if answer.outcome == "coder":
        said = f"as {chosen or 'one reviewer'} has it"
    detail = answer.value if answer.value is not None else answer.state
    if detail is not None:
        return f"{detail} ({said})"
    return said


def decided_in_words(answer: Answer, chosen: str | None, themes: Mapping[str, str]) -> str:
    """The same with what no coder has: another theme, or the words that the team marked.

    ``themes`` are the paths of themes by id.
    """
    said = answer_in_words(answer, chosen)
    if answer.outcome == "other theme":
        paths = [themes[one.theme] for one in answer.passages if one.theme in themes]
        told = ", ".join(dict.fromkeys(paths))
    elif answer.outcome == "edited":
        words = [one.anchor.words or one.anchor.quote for one in answer.passages]
        told = " […] ".join(f"“{one}”" if one else "a part of the page" for one in words)
    else:
        told = ""
    return f"{said}: {told}" if told else said


_OUTCOMES: Final[dict[Outcome, str]] = {
    "coder": "as one reviewer has it",
    "union": "all that they marked",
    "intersection": "what they all marked",
    "edited": "as the team wrote it",
    "other theme": "with another theme",
    "none": "nothing there",
    "defer": "put off",
}
