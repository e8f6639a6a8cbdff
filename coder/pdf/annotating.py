"""Adds annotations to a copy of a PDF: behind its own bytes, and drawn as every viewer shows them.

Objects are written out here, so that the same annotations are the same bytes: PyMuPDF's own
annotations carry the time and random names.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import chain, groupby
from pathlib import Path
from typing import Final

import pymupdf
from pymupdf import mupdf

from coder.domain.annotations.annotation import AnnotatedCopy, Annotation
from coder.domain.annotations.opacities import colours_of, opacities, parts_of
from coder.domain.texts.line_edges import adjoined
from coder.domain.texts.text import Box
from coder.pdf.annotations import STRETCH
from coder.pdf.limits import Limits
from coder.pdf.opening import open_pdf
from coder.pdf.user_space import UserSpace, user_space

_LINE: Final = 1.5  # points: the width of the line around a region
_FOOT: Final = 0.2  # of the height of a line: what is underlined has its colours there
_AS_IT_IS: Final = 0  # encryption: MuPDF's PDF_ENCRYPT_KEEP
_PRINTED: Final = 4  # a flag
_DIGITS: Final = re.compile(r"\d+")
_ESCAPED: Final = re.compile(r"([\\()])")


def write_annotations(
    content: bytes,
    annotations: Sequence[Annotation],
    into: Path,
    *,
    password: str | None,
    limits: Limits,
) -> AnnotatedCopy:
    """Write a PDF with further annotations; RefusedError if it cannot be opened.

    What is added stands behind the bytes of the PDF, which stay as they are, unless it is so
    damaged that it has to be written anew. OSError if ``into`` cannot be written.
    """
    open_pdf(content, password, limits).close()
    into.write_bytes(content)
    with pymupdf.open(into, filetype="pdf") as document:
        if document.needs_pass:
            document.authenticate(password or "")
        added = 0
        by_page = sorted(annotations, key=lambda one: one.page)
        for index, on_page in groupby(by_page, lambda one: one.page):
            if index < document.page_count:
                added += _add(document, index, list(on_page))
        whole = bool(document.can_save_incrementally())
        anew = BytesIO()
        if added:
            document.save(
                str(into) if whole else anew, incremental=whole, no_new_id=True,
                reproducible=True, encryption=_AS_IT_IS,
            )  # fmt: skip
    if not whole and added:
        into.write_bytes(anew.getvalue())
    return AnnotatedCopy(added, whole)


def _add(document: pymupdf.Document, index: int, annotations: Sequence[Annotation]) -> int:
    pdf = mupdf.pdf_document_from_fz_document(document.this)
    page = mupdf.pdf_lookup_page_obj(pdf, index)
    space = user_space(document, index)
    listed = mupdf.pdf_dict_gets(page, "Annots")
    if not mupdf.pdf_is_array(listed):
        listed = mupdf.pdf_new_array(pdf, len(annotations))
        mupdf.pdf_dict_puts(page, "Annots", listed)
    for one, opacity in _with_opacities(annotations):
        number = document.get_new_xref()
        drawn = document.get_new_xref()
        # An object must be there before a stream can be put into it.
        document.update_object(drawn, _appearance(one, space, opacity))
        document.update_stream(drawn, _drawing(one, space).encode(), new=True, compress=False)
        said = _dictionary(one, space, mupdf.pdf_to_num(page), drawn, opacity)
        document.update_object(number, said)
        mupdf.pdf_array_push(listed, mupdf.pdf_new_indirect(pdf, number, 0))
    return len(annotations)


def _with_opacities(annotations: Sequence[Annotation]) -> Iterator[tuple[Annotation, float]]:
    """What is put on one page, and how strongly it covers it."""
    highlights = [one for one in annotations if one.kind == "highlight"]
    found = iter(opacities(highlights))
    for one in annotations:
        yield one, (next(found) if one.kind == "highlight" else 1.0)


def _dictionary(one: Annotation, space: UserSpace, page: int, drawn: int, opacity: float) -> str:
    rectangle = _numbers(space.rectangle(_around(one.boxes)))
    date = f"D:{''.join(_DIGITS.findall(one.date))[:14]}Z"
    colour = _numbers(parts_of(colours_of(one)[0]))
    traits = [
        "/Type/Annot", f"/Rect[{rectangle}]", f"/C[{colour}]", f"/F {_PRINTED}",
        f"/T{_string(one.author)}", f"/Contents{_string(one.words)}", f"/NM{_string(one.name)}",
        f"/Subj{_string(one.label)}", f"/P {page} 0 R", f"/AP<</N {drawn} 0 R>>",
    ]  # fmt: skip
    if one.date:
        traits += [f"/CreationDate({date})", f"/M({date})"]
    if one.stretch:
        traits += [f"/{STRETCH}[{_numbers(one.stretch)}]"]
    if one.kind == "square":
        traits += ["/Subtype/Square", f"/BS<</W {_LINE}/S/S>>"]
    else:
        corners = chain.from_iterable(_corners(space, box) for box in one.boxes)
        kind = "Underline" if one.kind == "underline" else "Highlight"
        traits += [f"/Subtype/{kind}", f"/CA {opacity}", f"/QuadPoints[{_numbers(corners)}]"]
    return f"<<{''.join(traits)}>>"


def _corners(space: UserSpace, box: Box) -> tuple[float, ...]:
    """Upper left and right, lower left and right: the order that Acrobat writes and all read."""
    x0, foot, x1, top = space.rectangle(box)
    return x0, top, x1, top, x0, foot, x1, foot


def _appearance(one: Annotation, space: UserSpace, opacity: float) -> str:
    rectangle = _numbers(space.rectangle(_around(one.boxes)))
    state = "" if one.kind == "square" else f"/BM/Multiply/ca {opacity}"
    return (
        f"<</Type/XObject/Subtype/Form/BBox[{rectangle}]/Group<</S/Transparency>>"
        f"/Resources<</ExtGState<</G<</Type/ExtGState{state}>>>>>>>>"
    )


def _drawing(one: Annotation, space: UserSpace) -> str:
    colours = [_numbers(parts_of(colour)) for colour in colours_of(one)]
    if one.kind == "square":
        x0, foot, x1, top = space.rectangle(one.boxes[0])
        line = min(_LINE, (x1 - x0) / 2, (top - foot) / 2)
        inner = (x0 + line / 2, foot + line / 2, x1 - x0 - line, top - foot - line)
        return f"/G gs {colours[0]} RG {_numbers([line])} w {_numbers(inner)} re S"
    lines = [Box(one.page, *line) for line in adjoined([box[1:] for box in one.boxes], gap=0)]
    if one.kind == "underline":
        lines = [line._replace(y0=line.y1 - round(_FOOT * (line.y1 - line.y0))) for line in lines]
    drawn = []
    for number, colour in enumerate(colours):
        bars = [space.rectangle(_band(line, number, len(colours))) for line in lines]
        shapes = (f"{_numbers((x0, foot, x1 - x0, top - foot))} re" for x0, foot, x1, top in bars)
        # Filled as one path, where lines overlap the ink is not laid on twice.
        drawn.append(f"{colour} rg {' '.join(shapes)} f")
    return f"/G gs {' '.join(drawn)}"


def _band(line: Box, number: int, bands: int) -> Box:
    """One of the bands that share the height of a line."""
    height = line.y1 - line.y0
    top, bottom = (line.y0 + height * place // bands for place in (number, number + 1))
    return line._replace(y0=top, y1=bottom)


def _around(boxes: Sequence[Box]) -> Box:
    _, x0, y0, x1, y1 = zip(*boxes, strict=True)
    return Box(boxes[0].page, min(x0), min(y0), max(x1), max(y1))


def _numbers(numbers: Iterable[float]) -> str:
    return " ".join(f"{number:.3f}".rstrip("0").rstrip(".") for number in numbers)


def _string(words: str) -> str:
    if words.isascii() and words.isprintable():
        escaped = _ESCAPED.sub(r"\\\1", words)
        return f"({escaped})"
    return f"<FEFF{words.encode('utf-16-be', 'replace').hex().upper()}>"
