"""Which themes fit what is typed, the best first."""

from collections.abc import Sequence
from dataclasses import dataclass

from coder.domain.errors import CoderError
from coder.domain.journal.identity import normal_name
from coder.domain.searching import plain
from coder.domain.theme import SEPARATOR, Theme, split_path


@dataclass(frozen=True, slots=True)
class Entry:
    """A theme as it is searched: folded once, compared at every key."""

    theme: Theme
    name: str
    path: str
    recent: int  # place among the themes used last; those not used come behind


def entries(themes: Sequence[Theme], recent: Sequence[str]) -> list[Entry]:
    """Themes made ready for searching."""
    order = {theme: n for n, theme in enumerate(recent)}
    return [
        Entry(one, plain(one.name), plain(one.path), order.get(one.id, len(order)))
        for one in themes
    ]


def ranked(held: Sequence[Entry], typed: str) -> list[Theme]:
    """The themes whose path holds all that is typed, in whatever order; the best first.

    Nothing typed means all of them, those used last before the others.
    """
    whole = " ".join(plain(typed).split())
    words = [word for word in whole.split() if word != SEPARATOR.strip()]
    fitting = [
        (_distance(entry, whole, words), entry.recent, entry.theme.place, entry.theme)
        for entry in held
        if all(word in entry.path for word in words) or entry.theme.shortcut == whole
    ]
    return [row[-1] for row in sorted(fitting, key=lambda row: row[:3])]


def _distance(entry: Entry, whole: str, words: list[str]) -> int:
    """How far a theme is from what is typed; 0 is the favourite key or the very name."""
    if not words:
        return 0
    steps = (
        whole in {entry.theme.shortcut, entry.name, entry.path},
        entry.name.startswith(whole),
        all(_begins(word, entry.name) for word in words),
        all(_begins(word, entry.path) for word in words),
        all(word in entry.name for word in words),
    )
    return next((n for n, fits in enumerate(steps) if fits), len(steps))


def _begins(word: str, text: str) -> bool:
    """Whether a word of the text begins so."""
    return f" {word}" in f" {text}"


def new_path(themes: Sequence[Theme], typed: str) -> str | None:
    """The path of the theme that what is typed would make; None if it is there or cannot be."""
    try:
        names = split_path(typed.strip())
    except CoderError:
        return None
    wanted = [normal_name(name) for name in names]
    known = (
        [normal_name(name) for name in theme.path.split(SEPARATOR)] == wanted for theme in themes
    )
    return None if any(known) else SEPARATOR.join(names)
