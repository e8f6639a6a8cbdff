"""Annotations that are alike in colour, kind and label, and what they mean in a project."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from coder.domain.annotations.annotation import COLOURS, Annotation, Kind, colour_name

_NOUNS: Final[dict[Kind, str]] = {
    "highlight": "highlights", "pen": "pen strokes", "underline": "underlines",
    "squiggly": "wavy underlines", "strikeout": "strike-outs", "square": "drawings",
    "note": "notes",
}  # fmt: skip
_NUMBER: Final = re.compile("#[0-9a-f]{6}")
_LABEL: Final = 80  # characters of a label that are told


class Likeness(NamedTuple):
    """What the annotations of a bunch have in common."""

    kind: Kind
    colour: str | None
    label: str

    @property
    def key(self) -> str:
        """By which this copy remembers what such annotations mean."""
        return f"{self.kind} {self.colour or 'none'} {self.label}".strip()

    @property
    def name(self) -> str:
        """Such as *Yellow highlights*; of labelled ones, their label."""
        said = f"{colour_name(self.colour).capitalize()} {_NOUNS[self.kind]}"
        return f"{said}, {_cut(self.told)}" if self.label else said

    @property
    def told(self) -> str:
        """The label in one line."""
        return "; ".join(self.label.splitlines())

    @property
    def theme(self) -> str:
        """What a theme for them is called, if none is there."""
        return _cut(self.told) or f"{colour_name(self.colour).capitalize()} {_NOUNS[self.kind]}"

    def answers_to(self, said: str) -> int:
        """How closely a person's word means it: 0 not at all, the greater the closer.

        A label, a colour by its name or as #RRGGBB, a kind, or both.
        """
        word = " ".join(said.casefold().split()).rstrip("s")
        colour, noun = colour_name(self.colour), _NOUNS[self.kind].rstrip("s")
        known = [
            (5, self.told.casefold().rstrip("s")),
            (4, f"{(self.colour or '').casefold()} {noun}"),
            (3, f"{colour} {noun}"),
            (2, (self.colour or "").casefold()),
            (2, colour),
            (1, noun),
            (1, self.kind),
        ]
        return next((rank for rank, name in known if name and name == word), 0)


def is_colour_or_kind(said: str) -> bool:
    """Whether a person's word means some annotations, be they there or not, without a label."""
    word = " ".join(said.casefold().split()).rstrip("s")
    kinds = {*_NOUNS, *(noun.rstrip("s") for noun in _NOUNS.values())}
    rests = {word.removesuffix(kind).strip() for kind in kinds} | {word}
    return any(not one or one in COLOURS or _NUMBER.fullmatch(one) for one in rests)


def likeness(annotation: Annotation) -> Likeness:
    """What an annotation has in common with others of its bunch."""
    return Likeness(annotation.kind, annotation.colour, annotation.label)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the annotations of a bunch become: passages with themes, with a memo alone, nothing."""

    kind: Literal["themes", "memo", "nothing"]
    themes: tuple[str, ...] = ()  # ids
    new: tuple[str, ...] = ()  # paths of themes that are made


NOTHING: Final = Meaning("nothing")
MEMO: Final = Meaning("memo")


@dataclass(frozen=True, slots=True)
class Bunch:
    """Annotations of one likeness, for a person who says what they mean."""

    likeness: Likeness
    count: int
    new: int  # of them that would be brought in now
    words: int  # of the new ones that have a note
    authors: tuple[str, ...]
    examples: tuple[str, ...]  # what is marked, or noted
    suggested: Meaning = field(default=MEMO)


def names_of(bunches: Iterable[Bunch]) -> list[str]:
    """The names of bunches; two shades of one colour are told apart by their numbers."""
    held = list(bunches)
    names = [one.likeness.name for one in held]
    return [
        name if names.count(name) == 1 else f"{name} ({one.likeness.colour or 'no colour'})"
        for one, name in zip(held, names, strict=True)
    ]


def meant(bunch: Likeness, said: Sequence[tuple[str, Meaning]]) -> Meaning | None:
    """What a person said a bunch means: the closest word counts, of equal ones all themes."""
    ranked = [(bunch.answers_to(word), meaning) for word, meaning in said]
    best = max((rank for rank, _ in ranked), default=0)
    if not best:
        return None
    found = [meaning for rank, meaning in ranked if rank == best]
    themes = [one for one in found if one.kind == "themes"]
    if not themes:
        return found[-1]
    ids = dict.fromkeys(id_ for one in themes for id_ in one.themes)
    paths = dict.fromkeys(path for one in themes for path in one.new)
    return Meaning("themes", tuple(ids), tuple(paths))


def _cut(label: str) -> str:
    return label if len(label) <= _LABEL else f"{label[: _LABEL - 1].rstrip()}…"
