"""Recognises the text of a page in its picture, through the program Tesseract."""

import subprocess
from array import array
from math import sqrt
from time import monotonic
from typing import Final

import pymupdf

from coder.domain.bibliography.file_facts import Trouble
from coder.domain.bibliography.recognition import RECOGNISED
from coder.domain.texts.text import Page, storable
from coder.domain.texts.turning import unturned
from coder.pdf.hocr import FoundLine, found_lines
from coder.pdf.limits import Limits
from coder.pdf.opening import RefusedError
from coder.pdf.requests import Recognise
from coder.pdf.tesseract import DPI, run

_POINTS: Final = 72  # an inch
_UPRIGHT: Final = 3  # Tesseract's number for finding columns and blocks of an upright page
_ANY_WAY: Final = 1  # the same, after finding out which way is up


def recognise_page(page: pymupdf.Page, request: Recognise, limits: Limits) -> Page:
    """The page with the text that its picture shows; RefusedError if it cannot be recognised."""
    by = monotonic() + limits.recognising
    width, height = (round(100 * side) for side in (page.rect.width, page.rect.height))
    if page.rotation % 180:
        width, height = height, width
    empty = Page("", array("i"), width, height, page.rotation, order=RECOGNISED)
    picture, back = _picture(page, 0, limits.pixels)
    mode = _ANY_WAY if request.finds_orientation else _UPRIGHT
    lines = _lines(picture, request, mode, by)
    if turn := _turn(lines):
        # The boxes of characters on a turned page are not to be trusted: it is read upright.
        picture, back = _picture(page, turn, limits.pixels)
        lines = _lines(picture, request, _UPRIGHT, by)
    return _set(empty, lines, picture, back)


def _picture(page: pymupdf.Page, turn: int, most: int) -> tuple[pymupdf.Pixmap, pymupdf.Matrix]:
    """The page in grey, turned clockwise; and the way from its pixels to the page as shown."""
    points = max(1.0, page.rect.get_area())
    zoom = min(DPI / _POINTS, sqrt(most / points))
    matrix = pymupdf.Matrix(zoom, zoom).prerotate(turn)
    picture = page.get_pixmap(matrix=matrix, colorspace=pymupdf.csGRAY, alpha=False, annots=False)
    picture.set_dpi(round(zoom * _POINTS), round(zoom * _POINTS))
    return picture, ~matrix


def _lines(picture: pymupdf.Pixmap, request: Recognise, mode: int, by: float) -> list[FoundLine]:
    command = [
        request.program, "stdin", "stdout", "-l", request.languages, "--dpi", str(picture.xres),
        "--psm", str(mode), "-c", "hocr_char_boxes=1", "hocr",
    ]  # fmt: skip
    try:
        done = run(command, picture.tobytes("pnm"), seconds=max(0.1, by - monotonic()))
    except subprocess.TimeoutExpired as error:
        raise RefusedError(Trouble.TOO_SLOW, "Tesseract took too long over it.") from error
    except OSError as error:
        raise RefusedError(Trouble.CRASHED, "Tesseract cannot be started.") from error
    if done.returncode and mode == _ANY_WAY:  # it may be the orientation that it failed at
        return _lines(picture, request, _UPRIGHT, by)
    if done.returncode:
        details = done.stderr.decode("utf-8", "replace")
        why = "the language is missing" if "language" in details else "it gave up on this picture"
        raise RefusedError(Trouble.CRASHED, f"Tesseract failed: {why}.")
    return found_lines(done.stdout.decode("utf-8", "replace"))


def _turn(lines: list[FoundLine]) -> int:
    """By how much the page is to be turned for most of its characters to stand upright."""
    counts: dict[int, int] = {}
    for line in lines:
        counts[line.angle] = counts.get(line.angle, 0) + len(line.words)
    return max(counts, key=lambda angle: counts[angle], default=0)


def _set(page: Page, lines: list[FoundLine], picture: pymupdf.Pixmap, back: pymupdf.Matrix) -> Page:
    """The lines put on the unrotated page, each ended by U+000A with the empty box at its end."""
    words: list[str] = []
    boxes = array("i")
    for line in lines:
        words += (line.words, "\n")
        for x0, y0, x1, y1 in line.boxes:
            area = pymupdf.Rect(x0, y0, x1, y1) + (picture.x, picture.y) * 2
            shown = [round(100 * edge) for edge in area * back]
            one = unturned(page, shown[0], shown[1])
            other = unturned(page, shown[2], shown[3])
            boxes.extend((*map(min, one, other), *map(max, one, other)))
        boxes.extend((boxes[-2], boxes[-3], boxes[-2], boxes[-1]))
    return Page(
        storable("".join(words)), boxes, page.width, page.height, page.rotation, order=RECOGNISED
    )
