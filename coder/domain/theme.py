"""Themes: the nodes of the codebook."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from coder.domain import names
from coder.domain.errors import CoderError

SEPARATOR: Final = " / "
"""Stands between the names of a path, and so in no name."""

SHORTCUTS: Final = tuple("123456789")

_LONGEST_FROM_WORDS: Final = 60
_AROUND: Final = " .,;:!?\"'()[]“”\u2018\u2019«»–—-"
"""What is left out at the ends of a name that is made out of words."""

_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")

PALETTE: Final = (
    "#4477AA", "#EE6677", "#228833", "#CCBB44", "#66CCEE", "#AA3377", "#EE7733", "#009988",
    "#0077BB", "#CC3311", "#33BBEE", "#BBBBBB",
)  # fmt: skip
"""Paul Tol's bright and vibrant schemes: told apart by colour-blind people too."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme as it is shown; joined ones are one."""

    id: str
    name: str
    parent: str | None
    path: str
    place: int  # in codebook order
    depth: int
    definition: str | None
    use_when: str | None
    use_not: str | None
    colour: str | None
    shortcut: str | None
    assess: bool  # whether documents are assessed for it
    position: str


def with_below(held: Sequence[Theme], wanted: Sequence[Theme]) -> frozenset[str]:
    """The ids of some themes and of all below them; ``held`` is all, in codebook order."""
    found = {theme.id for theme in wanted}
    for theme in held:
        if theme.parent in found:
            found.add(theme.id)
    return frozenset(found)


def checked_name(name: str) -> str:
    """A name as it is stored.

    Raises:
        CoderError: it is empty or too long, or holds what separates the names of a path.
    """
    tidy = names.checked_name(name, "a theme")
    if SEPARATOR in f" {tidy} ":
        raise CoderError(
            f"A theme's name may not contain '{SEPARATOR}', which separates the names of a path:"
            f" choose another name than '{tidy}'."
        )
    return tidy


def name_from(words: str) -> str:
    """A name out of marked words, as for a theme in vivo; empty if there is none in them."""
    shown = "".join(" " if unicodedata.category(c) == "Cc" else c for c in words)
    tidy = " ".join(part for part in shown.split() if part != SEPARATOR.strip())
    tidy = tidy.strip(_AROUND)
    if len(tidy) > _LONGEST_FROM_WORDS:
        cut = tidy[: _LONGEST_FROM_WORDS + 1]
        whole = cut.rsplit(" ", 1)[0]  # a script without spaces is cut where it must be
        tidy = whole[:_LONGEST_FROM_WORDS].rstrip(_AROUND) + "…"
    return unicodedata.normalize("NFC", tidy)


def checked_colour(colour: str) -> str:
    """A colour as it is stored.

    Raises:
        CoderError: it is not written as #RRGGBB.
    """
    if not _COLOUR.fullmatch(colour.strip()):
        raise CoderError(f"'{colour}' is no colour: write it as #RRGGBB, such as #4477AA.")
    return colour.strip().upper()


def checked_shortcut(shortcut: str) -> str:
    """A favourite key as it is stored.

    Raises:
        CoderError: it is no digit from 1 to 9.
    """
    if shortcut not in SHORTCUTS:
        raise CoderError(f"'{shortcut}' is no favourite key: choose one from 1 to 9.")
    return shortcut


def split_path(path: str) -> list[str]:
    """The names of a path."""
    return [checked_name(name) for name in path.split(SEPARATOR)]
