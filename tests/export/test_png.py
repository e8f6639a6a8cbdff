"""Pictures as PNG, read back by MuPDF."""

import pymupdf

from coder.domain.bibliography.file_facts import Picture
from coder.export.png import png


def test_a_coloured_picture_reads_back():
    pixels = bytes(range(3 * 7 * 5))
    found = pymupdf.Pixmap(png(Picture(7, 5, 1, pixels)))
    assert (found.width, found.height, found.n, bytes(found.samples)) == (7, 5, 3, pixels)


def test_a_grey_picture_is_kept_in_grey_and_reads_back():
    grey = bytes(range(35))
    found = pymupdf.Pixmap(png(Picture(7, 5, 1, bytes(one for one in grey for _ in range(3)))))
    assert (found.width, found.height, found.n, bytes(found.samples)) == (7, 5, 1, grey)
