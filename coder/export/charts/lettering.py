"""Letters in a chart: fonts that have them, words cut to the room there is."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from coder.domain.names import one_line
from coder.domain.theme import SEPARATOR

if TYPE_CHECKING:
    from matplotlib.font_manager import FontEntry

FAMILY: Final = "DejaVu Sans"
"""Comes with matplotlib, so that a chart looks alike on every machine."""

_MISSING: Final = "\N{WHITE SQUARE}"  # stands for a sign that no font here has
_CUT: Final = "…"
_DENSE: Final = 100.0  # pixels an inch, for measuring
_UNSEEN: Final = frozenset({"Cf", "Cc", "Cs", "Co", "Cn"})
_SHAPING: Final = frozenset("\u200c\u200d\u200e\u200f")  # joiners and marks of direction
_VARIANTS: Final = range(0xFE00, 0xFE10)
_NO_OUTLINES: Final = ("Color Emoji", "Last Resort")  # fonts of pictures, or of boxes
_PREFERRED: Final = (
    "Noto Sans", "Segoe UI", "Arial", "Helvetica", "PingFang", "Hiragino", "Microsoft", "Yu Gothic",
    "Malgun", "Apple", "WenQuanYi", "Source Han", "Droid", "FreeSans",
)  # fmt: skip


def plain(text: str) -> str:
    """A text in one line of signs that some font here has; a white square for any other."""
    kept = "".join(
        sign
        for sign in one_line(text)
        if sign in _SHAPING
        or (unicodedata.category(sign) not in _UNSEEN and ord(sign) not in _VARIANTS)
    )
    return "".join(sign if _font_of(sign) else _MISSING for sign in kept)


def families(texts: Iterable[str]) -> list[str]:
    """The fonts that a chart with these texts needs, the usual one first."""
    signs = sorted({sign for text in texts for sign in text})
    return list(dict.fromkeys([FAMILY, *(font for sign in signs if (font := _font_of(sign)))]))


class Measure:
    """Measures words, in inches, and cuts them to the room there is."""

    def __init__(self, fonts: Sequence[str]) -> None:
        from matplotlib.backends.backend_agg import RendererAgg

        self._fonts = list(fonts)
        self._renderer = RendererAgg(1, 1, _DENSE)

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide a text is, in a size in points."""
        from matplotlib.font_manager import FontProperties

        weight = "bold" if bold else "normal"
        font = FontProperties(family=self._fonts, size=size, weight=weight)
        wide, _, _ = self._renderer.get_text_width_height_descent(text, font, ismath=False)
        return float(wide) / _DENSE

    def cut(self, text: str, size: float, room: float) -> str:
        """A text that is no wider than the room: of a path both ends stay, else the beginning."""
        if self.width(text, size) <= room:
            return text
        low, high = 0, len(text)
        while low < high:  # the most letters that fit
            middle = (low + high + 1) // 2
            if self.width(_shortened(text, middle), size) <= room:
                low = middle
            else:
                high = middle - 1
        return _shortened(text, low)

    def wrapped(self, text: str, size: float, room: float, *, most: int = 99) -> list[str]:
        """A text in lines no wider than the room, cut where a word or the last line is."""
        lines: list[str] = []
        words = text.split()
        for place, word in enumerate(words):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, size) <= room:
                lines[-1] = longer
            elif len(lines) == most:
                lines[-1] = self.cut(" ".join([lines[-1], *words[place:]]), size, room)
                break
            else:
                lines.append(self.cut(word, size, room))
        return lines


def _shortened(text: str, letters: int) -> str:
    if SEPARATOR not in text:
        return text[:letters].rstrip() + _CUT
    end = letters // 2
    return text[: letters - end].rstrip() + _CUT + text[len(text) - end :].lstrip()


@lru_cache(maxsize=4096)
def _font_of(sign: str) -> str | None:
    """The font that a sign is drawn with: the usual one, or the first on this machine."""
    if sign in _SHAPING or ord(sign) in _signs(FAMILY):
        return FAMILY
    from matplotlib.font_manager import fontManager

    held = {entry.name for entry in fontManager.ttflist if _is_plain(entry)}
    ranks = {name: _rank(name) for name in held}
    found = (name for name in sorted(held, key=lambda name: (ranks[name], name)))
    return next((name for name in found if ord(sign) in _signs(name)), None)


def _rank(name: str) -> int:
    return next((n for n, one in enumerate(_PREFERRED) if name.startswith(one)), len(_PREFERRED))


def _is_plain(entry: "FontEntry") -> bool:
    return (
        entry.style == "normal"
        and entry.size == "scalable"
        and not any(part in entry.name for part in _NO_OUTLINES)
    )


@lru_cache(maxsize=512)
def _signs(family: str) -> frozenset[int]:
    """The code points that a font has."""
    from matplotlib.font_manager import FontProperties, findfont, get_font

    try:
        path = findfont(FontProperties(family=family), fallback_to_default=False)
        return frozenset(get_font(path).get_charmap())
    except (ValueError, RuntimeError, OSError):
        return frozenset()
