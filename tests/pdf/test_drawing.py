"""Pages drawn by a worker, bounded by pixels."""

import pymupdf
import pytest

from coder.domain.bibliography.file_facts import Picture, Refusal, Trouble
from coder.pdf.limits import Limits
from coder.pdf.readers import Readers
from coder.pdf.requests import Draw


def draw(readers, *request, **options):
    picture = readers.draw(Draw(*request, **options)).result()
    assert isinstance(picture, Picture), picture
    assert len(picture.pixels) == 3 * picture.width * picture.height
    return picture


def test_a_page_is_drawn_as_mupdf_draws_it(readers, make_pdf):
    path = make_pdf()
    picture = draw(readers, path, 0, 2.0)
    with pymupdf.open(path) as document:
        expected = document[0].get_pixmap(matrix=pymupdf.Matrix(2, 2))
    assert (picture.width, picture.height, picture.zoom) == (800, 1200, 2.0)
    assert picture.pixels == bytes(expected.samples)


def test_a_dark_page_is_dark_and_blue_stays_blue(readers, tmp_path):
    path = tmp_path / "blue.pdf"
    with pymupdf.open() as document:
        page = document.new_page(width=100, height=100)
        page.draw_rect((0, 0, 50, 100), color=None, fill=(0.2, 0.4, 0.9))
        document.save(path)
    picture = draw(readers, path, 0, 1.0, dark=True)
    red, green, blue = picture.pixels[3 * 25 : 3 * 26]
    assert max(picture.pixels[3 * 75 : 3 * 76]) < 30
    assert blue > green > red


def test_a_turned_page_is_drawn_turned(readers, make_pdf):
    picture = draw(readers, make_pdf(rotation=90), 0, 1.0)
    assert (picture.width, picture.height) == (600, 400)


def test_a_part_of_a_page_is_that_part_of_its_picture(readers, make_pdf):
    path = make_pdf()
    whole = draw(readers, path, 0, 1.0)
    part = draw(readers, path, 0, 1.0, clip=(60, 50, 160, 90))
    row = 3 * ((50 + 10) * whole.width + 60)
    assert (part.width, part.height) == (100, 40)
    assert part.pixels[3 * 10 * 100 : 3 * 11 * 100] == whole.pixels[row : row + 300]


def test_a_part_outside_the_page_or_a_page_that_is_not_there_is_refused(readers, make_pdf):
    path = make_pdf()
    for request in (Draw(path, 7, 1.0), Draw(path, 0, 1.0, clip=(900, 900, 950, 950))):
        outcome = readers.draw(request).result()
        assert isinstance(outcome, Refusal)
        assert outcome.trouble is Trouble.DAMAGED


def test_a_picture_never_has_more_pixels_than_allowed(make_pdf):
    with Readers(processes=1, limits=Limits(pixels=10_000)) as readers:
        picture = draw(readers, make_pdf(), 0, 50.0)
    assert 5_000 < picture.width * picture.height <= 10_000 * 1.05
    assert picture.zoom < 1


def test_a_file_is_drawn_anew_after_another_was_read(readers, make_pdf):
    one = make_pdf("one.pdf")
    other = make_pdf("other.pdf", pages=[[(100, 300, "Other words.")]])
    first = draw(readers, one, 0, 1.0)
    assert draw(readers, other, 0, 1.0) != first
    readers.read(other).result()
    assert draw(readers, one, 0, 1.0) == first


def test_a_huge_page_of_the_corpus_is_drawn_small(corpus):
    with Readers(processes=1) as readers:
        picture = draw(readers, corpus / "ocrmypdf_poster_18000x36000pt.pdf", 0, 4.0)
    assert picture.width * picture.height <= 1.01 * Limits().pixels


@pytest.mark.parametrize("zoom", [0.001, 0.0])
def test_a_zoom_too_small_to_show_anything_is_a_picture_or_a_refusal(readers, make_pdf, zoom):
    outcome = readers.draw(Draw(make_pdf(), 0, zoom)).result()
    assert isinstance(outcome, (Picture, Refusal))
