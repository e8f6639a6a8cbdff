"""Names and titles as people type or paste them, made fit for one line."""

import unicodedata
from typing import Final

from coder.domain.errors import CoderError

LONGEST: Final = 200  # characters of a name
LONGEST_TITLE: Final = 500  # no article's has so many

_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
"""They reorder what stands around them, also outside the name (Unicode UAX 9)."""


def one_line(text: str) -> str:
    """A text in one line, NFC, without control characters and those that turn the direction."""
    if text.isascii() and text.isprintable():  # most of what tables paint, each time anew
        return " ".join(text.split())
    seen = (
        " " if sign.isspace() else sign
        for sign in unicodedata.normalize("NFC", text)
        if sign.isspace() or not (unicodedata.category(sign) in _UNSEEN or sign in _TURNING)
    )  # fmt: skip
    return " ".join("".join(seen).split())


_UNSEEN: Final = frozenset({"Cc", "Cs"})


def checked_name(name: str, what: str) -> str:
    """A name as it is stored; ``what`` says of what: "a theme".

    Raises:
        CoderError: nothing is left of it, or it is too long.
    """
    tidy = one_line(name)
    if not tidy:
        raise CoderError(f"{what[0].upper()}{what[1:]} needs a name.")
    return _not_longer(tidy, f"The name of {what}", LONGEST)


def checked_title(title: str, what: str) -> str:
    """A title as it is stored; ``what`` says of what: "a project". It may be empty.

    Raises:
        CoderError: it is too long.
    """
    return _not_longer(one_line(title), f"The title of {what}", LONGEST_TITLE)


def _not_longer(tidy: str, said: str, longest: int) -> str:
    if len(tidy) > longest:
        raise CoderError(
            f"{said} may have up to {longest} characters, and this one has {len(tidy):,}:"
            " shorten it."
        )
    return tidy
