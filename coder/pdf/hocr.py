"""What Tesseract found in a picture: lines of characters with their boxes, from its hOCR."""

import re
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from typing import Final

# Tesseract writes one element a line; nothing else writes what is read here.
_ELEMENT: Final = re.compile(
    r"<span class='(?P<kind>ocr\w*)'[^>]*? title=(?P<mark>['\"])(?P<title>.*?)(?P=mark)"
    r"[^>]*>(?P<words>[^<]*)"
)
_LINES: Final = frozenset({"ocr_line", "ocr_caption", "ocr_header", "ocr_textfloat"})
_WORD: Final = "ocrx_word"
_CHARACTER: Final = "ocrx_cinfo"

_NARROWEST: Final = 0.15  # of the usual width of a letter

Rectangle = tuple[float, float, float, float]  # x0, y0, x1, y1 in pixels from the top left corner


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A line: its characters, spaces between words included, with the box of each."""

    words: str
    boxes: tuple[Rectangle, ...]
    angle: int  # degrees by which the line is turned: 0, 90, 180, 270


def found_lines(hocr: str) -> list[FoundLine]:
    """The lines in reading order; lines without a character are left out."""
    lines: list[_Line] = []
    for element in _ELEMENT.finditer(hocr):
        kind, title = element["kind"], _properties(element["title"])
        if kind in _LINES:
            lines.append(_Line(title, []))
        elif kind == _WORD and lines:
            lines[-1].words.append([])
        elif kind == _CHARACTER and lines and lines[-1].words:
            x0, _, x1, _ = _four(title["x_bboxes"])
            lines[-1].words[-1].append((unescape(element["words"]), x0, x1))
    return [found for line in lines if (found := _found(line)).words]


@dataclass(slots=True)
class _Line:
    title: dict[str, list[float]]
    words: list[list[tuple[str, float, float]]]  # characters with their left and right edges


def _found(line: _Line) -> FoundLine:
    """Heights are the line's, at the place of each word: letters of one line stand alike."""
    words: list[str] = []
    boxes: list[Rectangle] = []
    for letters in filter(None, line.words):
        spread = _touching(letters)
        top, bottom = _heights(line.title, (letters[0][1] + letters[-1][2]) / 2)
        if words:
            words.append(" ")
            boxes.append(_between(boxes[-1], spread[0][0], spread[0][1]))
        for (characters, _, _), (left, right) in zip(letters, spread, strict=True):
            step = (right - left) / max(1, len(characters))
            for place, character in enumerate(characters):
                words.append(character)
                boxes.append((left + place * step, top, left + (place + 1) * step, bottom))
    angle = round(line.title.get("textangle", [0])[0]) % 360
    return FoundLine("".join(words), tuple(boxes), angle)


def _between(before: Rectangle, left: float, right: float) -> Rectangle:
    """The box of the space between a character and the next, on whichever side that stands."""
    x0, top, x1, bottom = before
    return (x1, top, max(x1, left), bottom) if right > x0 else (min(right, x0), top, x0, bottom)


def _touching(letters: list[tuple[str, float, float]]) -> list[tuple[float, float]]:
    """Left and right edges, neighbours meeting half way: no gap between letters of a word.

    Where Tesseract is confused about its letters the word is divided evenly.
    """
    centres = [(left + right) / 2 for _, left, right in letters]
    first, last = min(left for _, left, _ in letters), max(right for _, _, right in letters)
    if centres[-1] < centres[0]:  # from right to left
        mirrored = [(words, -right, -left) for words, left, right in letters]
        return [(-right, -left) for left, right in _touching(mirrored)]
    inner = [
        min(max((one[2] + other[1]) / 2, before), after)
        for (one, other), (before, after) in zip(pairwise(letters), pairwise(centres), strict=True)
    ]
    edges = [first, *inner, last]
    step = (last - first) / len(letters)
    if any(right - left < _NARROWEST * step for left, right in pairwise(edges)):
        edges = [first + place * step for place in range(len(letters) + 1)]
    return list(pairwise(edges))


def _heights(title: dict[str, list[float]], x: float) -> tuple[float, float]:
    """Top and bottom of a line at a place, following a baseline that is not quite level."""
    left, top, _, bottom = title["bbox"]
    slope, offset = title.get("baseline", [0, 0])
    if "x_size" not in title or "baseline" not in title:
        return top, bottom
    baseline = bottom + offset + slope * (x - left)
    (size,), (descenders,) = title["x_size"], title.get("x_descenders", [0])
    return baseline - (size - descenders), baseline + descenders


def _properties(title: str) -> dict[str, list[float]]:
    """The numbers behind each name."""
    found = {}
    for part in title.split(";"):
        name, *values = part.split()
        try:
            found[name] = [float(value) for value in values]
        except ValueError:
            continue  # a name of something, not numbers
    return found


def _four(values: list[float]) -> Rectangle:
    x0, y0, x1, y1 = values
    return x0, y0, x1, y1
