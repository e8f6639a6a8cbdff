"""A highlight, an underline, a square or a note, as a PDF carries it."""

from dataclasses import dataclass
from typing import Final, Literal

from coder.domain.texts.text import Box

Kind = Literal["highlight", "pen", "underline", "squiggly", "strikeout", "square", "note"]
"""A *pen* is a highlighter that was drawn with by hand, on words or beside them; a *square* is
anything that is drawn around a part of a page, a *note* anything with an icon."""

ON_WORDS: Final = ("highlight", "pen", "underline", "squiggly", "strikeout")
"""The kinds that mark words, where there are some; their boxes lie over them."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody answered to an annotation."""

    words: str
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """What one annotation says; strings are empty where it does not say it."""

    kind: Kind
    boxes: tuple[Box, ...]  # on one page, one for each line as a rule, never none
    colour: str | None = None  # as #RRGGBB
    author: str = ""
    date: str = ""  # ISO 8601 as far as it is known, such as 2019-08-04 19:21
    words: str = ""  # the note on it
    name: str = ""  # that tells it apart from others on its page
    label: str = ""  # what it was filed under, in lines: Zotero's tags, or the themes of ours
    subject: str = ""  # which Acrobat makes the kind in its user's language, unless that types one
    replies: tuple[Reply, ...] = ()
    stretch: tuple[int, int] | None = None  # of one of ours: the positions of its passage
    further: tuple[str, ...] = ()  # colours of one of ours that share its height with the first

    @property
    def page(self) -> int:
        """The index of its page, from 0."""
        return self.boxes[0].page

    @property
    def note(self) -> str:
        """The note without the label, with which those of ours begin."""
        return self.words.removeprefix(self.label).strip()

    @property
    def has_words(self) -> bool:
        """Whether somebody wrote something on it."""
        return bool(self.note or self.replies)


@dataclass(frozen=True, slots=True)
class Annotations:
    """All annotations of a file in their order, and in sentences what could not be read."""

    items: tuple[Annotation, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnotatedCopy:
    """A copy of a PDF to which annotations were added."""

    added: int
    whole: bool  # whether the bytes of the PDF are the first ones of the copy


_GREY: Final = 0.15  # of saturation: below, a colour has no hue that anybody would name
_DARK: Final = 0.25
_LIGHT: Final = 0.85
_PALE: Final = 0.6  # of saturation: a pale red is called pink
_BROWN: Final = 0.6  # of brightness: a dark orange is called brown
_DEEP: Final = 0.7  # of brightness: a dark pink is called purple
_HUES: Final = (
    (15, "red"), (45, "orange"), (70, "yellow"), (165, "green"), (200, "turquoise"),
    (255, "blue"), (290, "purple"), (345, "pink"), (361, "red"),
)  # fmt: skip
COLOURS: Final = frozenset(name for _, name in _HUES) | {
    "brown", "black", "white", "grey", "uncoloured",
}  # fmt: skip
"""The words in which ``colour_name`` says a colour."""


def colour_name(colour: str | None) -> str:
    """What a colour is called, in a word."""
    if colour is None:
        return "uncoloured"
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    high, low = max(red, green, blue), min(red, green, blue)
    spread = high - low
    if spread <= _GREY * high or high < _DARK:
        return "black" if high < _DARK else "white" if high > _LIGHT else "grey"
    if high == red:
        sixth = (green - blue) / spread % 6
    else:
        sixth = (blue - red) / spread + 2 if high == green else (red - green) / spread + 4
    name = next(name for end, name in _HUES if sixth * 60 < end)
    if name == "pink" and high < _DEEP:
        return "purple"
    if name == "red" and spread < _PALE * high:
        return "pink"
    return "brown" if name == "orange" and high < _BROWN else name
