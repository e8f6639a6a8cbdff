"""PDFs that are pictures of pages, made for tests of recognition."""

import shutil

import pymupdf
import pytest

LINES = ("Reviewers read every paper twice", "and mark what it reports on training.")

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="Tesseract is not installed"
)


def make_scan(path, pages=(LINES,), *, turned=0, rotation=0, crop=None, own_text=()):
    """A PDF of page pictures, sideways if ``turned``; pages in ``own_text`` have their own text."""
    scan = pymupdf.open()
    for index, lines in enumerate(pages):
        drawn = pymupdf.open()
        page = drawn.new_page(width=400, height=300)
        for place, line in enumerate(lines):
            page.insert_text((40, 80 + 40 * place), line, fontsize=18)
        if index in own_text:
            scan.insert_pdf(drawn)
            continue
        picture = page.get_pixmap(matrix=pymupdf.Matrix(3, 3).prerotate(turned))
        width, height = (300, 400) if turned % 180 else (400, 300)
        held = scan.new_page(width=width, height=height)
        held.insert_image(held.rect, pixmap=picture)
        held.set_rotation(rotation)
        if crop:
            held.set_cropbox(pymupdf.Rect(crop))
    scan.save(path)
    return path
