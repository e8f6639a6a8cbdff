"""What is printed twice at one place to look bold, as some word processors do, is read once."""

from collections.abc import Iterable, Iterator
from itertools import chain, takewhile
from typing import Any, Final

_SHIFT: Final = 0.12  # of a line's height: so far apart is a letter from its second print at most
_Line = dict[str, Any]  # as PyMuPDF's rawdict gives it
_Character = dict[str, Any]


def printed_once(lines: Iterable[_Line]) -> list[_Line]:
    """The lines without letters that an earlier line of the page has at the same place."""
    held: dict[int, list[tuple[float, _Line]]] = {}  # by height: the right end, and the line
    kept = []
    for line in lines:
        left, top = line["bbox"][:2]
        row, again = int(top), 0
        for height in (row - 1, row, row + 1):
            for right, other in held.get(height, ()):
                if left < right:  # hardly ever: lines stand beside each other
                    again = max(again, _overprinted(line, other))
        rest = _without(line, again) if again else line
        if rest["spans"]:
            kept.append(rest)
            held.setdefault(row, []).append((rest["bbox"][2], rest))
    return kept


def _overprinted(line: _Line, other: _Line) -> int:
    """With how many letters of another a line begins, printed over them."""
    left, top, _, bottom = line["bbox"]
    shift = _SHIFT * (bottom - top)
    if left < other["bbox"][0] - shift:
        return 0
    ours, theirs = list(_characters(line)), list(_characters(other))
    for begin in range(len(theirs)):
        if ours and _is_over(ours[0], theirs[begin], shift):
            pairs = zip(ours, theirs[begin:], strict=False)
            count = sum(1 for _ in takewhile(lambda pair: _is_over(*pair, shift), pairs))
            ends = count == len(ours) or begin + count == len(theirs)
            return count if ends and count > 1 else 0
    return 0


def _is_over(one: _Character, other: _Character, shift: float) -> bool:
    places = zip(one["bbox"], other["bbox"], strict=True)
    return one["c"] == other["c"] and all(abs(a - b) <= shift for a, b in places)


def _without(line: _Line, count: int) -> _Line:
    """A line without its first letters."""
    spans = []
    for span in line["spans"]:
        rest = span["chars"][count:]
        count = max(0, count - len(span["chars"]))
        if rest:
            spans.append({**span, "chars": rest})
    left = spans[0]["chars"][0]["bbox"][0] if spans else line["bbox"][2]
    return {**line, "spans": spans, "bbox": (left, *line["bbox"][1:])}


def _characters(line: _Line) -> Iterator[_Character]:
    return chain.from_iterable(span["chars"] for span in line["spans"])
