"""Reads the annotations that other programs wrote into a PDF, whatever state they are in.

The objects of the file are read as they are: PyMuPDF's own annotations make appearances and
repair things, which costs time and fails where one of them is damaged.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from math import isfinite
from typing import Any, Final, TypeAlias

import pymupdf
from pymupdf import mupdf

from coder.domain.annotations.annotation import Annotation, Annotations, Kind, Reply
from coder.domain.annotations.names import part_of
from coder.domain.telling import counted
from coder.domain.texts.text import Box, storable
from coder.pdf.opening import MuPDFError
from coder.pdf.user_space import UserSpace, user_space

_KINDS: Final[dict[str, Kind]] = {
    "Highlight": "highlight", "Underline": "underline", "Squiggly": "squiggly",
    "StrikeOut": "strikeout", "Square": "square", "Circle": "square", "Polygon": "square",
    "PolyLine": "square", "Line": "square", "Ink": "square", "Stamp": "square",
    "Text": "note", "FreeText": "note", "Caret": "note",
}  # fmt: skip
STRETCH: Final = "Coder:Stretch"
"""Our own entry: the positions of the passage of which an annotation was made."""

_MOST: Final = 20_000  # annotations of a file, counting those that are none of these kinds
_MOST_QUADS: Final = 2_000  # of one annotation: some thirty pages of lines
_MOST_BOXES: Final = 100_000  # of a file
_LONGEST: Final = 20_000  # characters of a note
_SHORT: Final = 200  # characters of a name, an author, a label
_DEEPEST: Final = 20  # replies to replies; a damaged file may have them in a circle
_HIDDEN: Final = 2  # a flag
_CORNERS: Final = 8  # numbers of a quad

_DATE: Final = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?")
_TAG: Final = re.compile(r"<[^>]*>")

_Object: TypeAlias = Any  # of PyMuPDF, which has no types
_get = mupdf.pdf_dict_gets


def count_annotations(document: pymupdf.Document) -> int:
    """How many annotations a file has that ``read_annotations`` may know.

    Every import counts them, and books have ten thousand links: so past PyMuPDF's objects, which
    would cost five times as much.
    """
    get = mupdf.ll_pdf_dict_gets
    count = 0
    try:
        for page in _pages(document):
            entries = get(page.m_internal, "Annots")
            for place in range(min(mupdf.ll_pdf_array_len(entries), _MOST)):
                entry = mupdf.ll_pdf_array_get(entries, place)
                kind = mupdf.ll_pdf_to_name(get(entry, "Subtype"))
                count += kind in _KINDS and not mupdf.ll_pdf_is_dict(get(entry, "IRT"))
    except MuPDFError:
        return count
    return count


def read_annotations(document: pymupdf.Document, alive: Callable[[int], None]) -> Annotations:
    """All annotations that mark something or say something, in the order of pages and objects."""
    left: dict[str, int] = {}
    read: list[tuple[int, Annotation]] = []
    replies: dict[int, list[tuple[int, Reply]]] = {}
    number, boxes = -1, 0
    for index, entry in _entries(document):
        number += 1
        if number % 100 == 0:
            alive(document.page_count)
        try:
            kind = _KINDS.get(mupdf.pdf_to_name(_get(entry, "Subtype")))
            if kind is None or mupdf.pdf_to_int(_get(entry, "F")) & _HIDDEN:
                continue
            own = mupdf.pdf_to_num(entry)
            if _replied(entry):
                about = mupdf.pdf_to_num(_get(entry, "IRT"))
                replies.setdefault(about, []).append((own, _reply(entry)))
            else:
                found = _annotation(document, index, entry, kind, left)
                read += [(own, found)] if found else []
                boxes += len(found.boxes) if found else 0
        except MuPDFError:
            _count(left, "is damaged")
        if boxes > _MOST_BOXES:
            break
    if number + 1 >= _MOST or boxes > _MOST_BOXES:
        left[f"beyond the first {number + 1:,} were left out"] = 0
    items = tuple(_with_replies(own, one, replies) for own, one in read)
    return Annotations(items, tuple(_told(left)))


def _entries(document: pymupdf.Document) -> Iterator[tuple[int, _Object]]:
    """The annotations of all pages, each with the index of its page."""
    room = _MOST
    for index, page in enumerate(_pages(document)):
        try:
            entries = _get(page, "Annots")
            count = min(mupdf.pdf_array_len(entries), room)
            found = [mupdf.pdf_array_get(entries, place) for place in range(count)]
        except MuPDFError:  # what is no list has none
            continue
        room -= count
        yield from ((index, one) for one in found if mupdf.pdf_is_dict(one))


def _pages(document: pymupdf.Document) -> Iterator[_Object]:
    """The object of each page; of one that cannot be found, an empty one."""
    pdf = mupdf.pdf_document_from_fz_document(document.this)
    for index in range(document.page_count):
        try:
            yield mupdf.pdf_lookup_page_obj(pdf, index)
        except MuPDFError:
            yield mupdf.PdfObj()


def _annotation(
    document: pymupdf.Document, index: int, entry: _Object, kind: Kind, left: dict[str, int]
) -> Annotation | None:
    is_pen = mupdf.pdf_to_name(_get(entry, "IT")) == "InkHighlight"
    space = user_space(document, index)
    quads = _get(entry, "QuadPoints") if kind not in {"square", "note"} else None
    boxes = _quads(space, quads) if quads is not None else []
    if quads is not None and mupdf.pdf_array_len(quads) > _MOST_QUADS * _CORNERS:
        _count(left, f"has more than {_MOST_QUADS:,} lines, of which the first were read")
    rectangle = space.box(_numbers(_get(entry, "Rect"), 4))
    boxes = boxes or ([rectangle] if rectangle else [])
    if not boxes:
        _count(left, "does not say where it stands")
        return None
    words = _words(entry)
    return Annotation(
        kind="pen" if is_pen else kind,
        boxes=tuple(dict.fromkeys(boxes)),
        colour=_colour(_get(entry, "C")),
        author=_line(_get(entry, "T")),
        date=_date(entry),
        words=words,
        name=_line(_get(entry, "NM")),
        label=_label(entry),
        subject=_line(_get(entry, "Subj")),
        stretch=_stretch(entry),
    )


def _quads(space: UserSpace, quads: _Object) -> list[Box]:
    """A box around each quad: programs give the four corners in different orders."""
    count = min(mupdf.pdf_array_len(quads) // _CORNERS, _MOST_QUADS)
    numbers = _numbers(quads, count * _CORNERS)
    found = []
    for first in range(0, len(numbers) - _CORNERS + 1, _CORNERS):
        corners = numbers[first : first + _CORNERS]
        xs, ys = corners[0::2], corners[1::2]
        box = space.box([min(xs), min(ys), max(xs), max(ys)])
        found += [box] if box else []
    return found


def _numbers(array: _Object, most: int) -> list[float]:
    count = min(mupdf.pdf_array_len(array), most)
    return [mupdf.pdf_to_real(mupdf.pdf_array_get(array, place)) for place in range(count)]


def _colour(array: _Object) -> str | None:
    """Grey, red-green-blue or cyan-magenta-yellow-black as #RRGGBB; None for no colour."""
    parts = [min(1.0, max(0.0, one)) if isfinite(one) else 0.0 for one in _numbers(array, 4)]
    match parts:
        case [grey]:
            shown = [grey] * 3
        case [_, _, _]:
            shown = parts
        case [cyan, magenta, yellow, black]:
            shown = [(1 - one) * (1 - black) for one in (cyan, magenta, yellow)]
        case _:
            return None
    return "#" + "".join(f"{round(255 * one):02X}" for one in shown)


def _words(entry: _Object) -> str:
    """The note: plain, else what the formatted one or an old popup says."""
    plain = _text(_get(entry, "Contents"))
    if not plain:
        rich = _text(_get(entry, "RC"))
        plain = " ".join(_TAG.sub(" ", rich).split())
    return plain or _text(_get(_get(entry, "Popup"), "Contents"))


def _reply(entry: _Object) -> Reply:
    return Reply(_words(entry), _line(_get(entry, "T")), _date(entry))


def _replied(entry: _Object) -> bool:
    """Whether it answers another annotation: so does what only says that one was accepted."""
    return bool(mupdf.pdf_is_dict(_get(entry, "IRT")))


def _with_replies(
    own: int, one: Annotation, replies: dict[int, list[tuple[int, Reply]]]
) -> Annotation:
    found: list[Reply] = []
    seen = {own}
    waiting = [(own, 0)]
    while waiting:
        about, depth = waiting.pop(0)
        for number, reply in replies.get(about, ()) if about and depth < _DEEPEST else ():
            if number not in seen:
                seen.add(number)
                found += [reply] if reply.words else []
                waiting.append((number, depth + 1))
    if not found:
        return one
    return replace(one, replies=tuple(found))


def _label(entry: _Object) -> str:
    """What its program filed it under: tags of Zotero, or our own themes."""
    tags = _line(_get(entry, "Zotero:Tags"), _LONGEST)
    if tags:
        try:
            listed = json.loads(tags)
        except ValueError:
            listed = []
        if isinstance(listed, list):
            return "\n".join(one for one in listed if isinstance(one, str))[:_LONGEST]
    is_ours = part_of(_line(_get(entry, "NM"))) is not None
    return _text(_get(entry, "Subj")) if is_ours else ""


def _stretch(entry: _Object) -> tuple[int, int] | None:
    match [int(one) for one in _numbers(_get(entry, STRETCH), 3) if isfinite(one)]:
        case [start, end]:
            return start, end
    return None


def _date(entry: _Object) -> str:
    """When it was made, else changed last, on the clock of its author."""
    for name in ("CreationDate", "M"):
        found = _DATE.match(_line(_get(entry, name)))
        if found:
            year, month, day, hour, minute = found.groups()
            days = "-".join(filter(None, (year, month, day)))
            return f"{days} {hour}:{minute}" if minute else days
    return ""


def _line(string: _Object, longest: int = _SHORT) -> str:
    return " ".join(_text(string).split())[:longest]


def _text(string: _Object) -> str:
    if not mupdf.pdf_is_string(string):
        return ""
    found = storable(mupdf.pdf_to_text_string(string))
    cut = found[: _LONGEST + 1].replace("\r\n", "\n").replace("\r", "\n").strip()
    return cut if len(cut) <= _LONGEST else f"{cut[:_LONGEST]}…"


def _count(left: dict[str, int], why: str) -> None:
    left[why] = left.get(why, 0) + 1


def _told(left: dict[str, int]) -> Iterator[str]:
    for why, count in left.items():
        yield f"{counted(count, 'annotation')} {why}." if count else f"Annotations {why}."
