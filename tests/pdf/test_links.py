"""The links of a page."""

import pymupdf
import pytest

from coder.domain.bibliography.file_facts import Link, Links, Refusal
from coder.pdf.requests import Linked

BOX = pymupdf.Rect(70, 60, 170, 80)
HUNDREDTHS = (7000, 6000, 17000, 8000)


def links(readers, path, page=0):
    return readers.links(Linked(path, page)).result(timeout=60)


@pytest.fixture
def linked(make_pdf, tmp_path):
    """Makes a PDF of two pages whose first has the given links."""

    def make(*given, rotation=0):
        plain = make_pdf(pages=[((72, 72, "One."),), ((72, 72, "Two."),)], rotation=rotation)
        with pymupdf.open(plain) as document:
            for one in given:
                document[0].insert_link({"from": BOX, **one})
            document.save(tmp_path / "linked.pdf")
        return tmp_path / "linked.pdf"

    return make


def test_links_lead_to_a_place_of_the_file_and_to_the_web(readers, linked):
    path = linked(
        {"kind": pymupdf.LINK_GOTO, "page": 1, "to": pymupdf.Point(0, 50)},
        {"kind": pymupdf.LINK_URI, "uri": "https://doi.org/10.1000/x"},
    )
    assert links(readers, path) == Links(
        (
            Link(HUNDREDTHS, page=1, top=5000),
            Link(HUNDREDTHS, address="https://doi.org/10.1000/x"),
        )
    )
    assert links(readers, path, 1) == Links()


@pytest.mark.parametrize(
    "given",
    [
        {"kind": pymupdf.LINK_LAUNCH, "file": "calc.exe"},
        {"kind": pymupdf.LINK_GOTOR, "file": "other.pdf", "page": 0},
        {"kind": pymupdf.LINK_URI, "uri": "javascript:alert(1)"},
        {"kind": pymupdf.LINK_URI, "uri": "file:///etc/passwd"},
    ],
)
def test_files_programs_and_scripts_are_never_offered(readers, linked, given):
    assert links(readers, linked(given)) == Links()


def test_the_links_of_a_turned_page_lie_where_they_are_shown(readers, linked):
    path = linked({"kind": pymupdf.LINK_GOTO, "page": 1, "to": pymupdf.Point(0, 0)}, rotation=90)
    (found,) = links(readers, path).links
    with pymupdf.open(path) as document:
        width, height = (round(side * 100) for side in document[0].rect[2:])
    x0, y0, x1, y1 = found.rectangle
    assert 0 <= x0 < x1 <= width
    assert 0 <= y0 < y1 <= height


def test_a_page_that_is_not_there_is_refused(readers, linked):
    assert isinstance(links(readers, linked(), 7), Refusal)


def test_real_links_lie_on_their_words(readers, corpus):
    """Also on a turned page: what the box of a link holds is what it says."""
    path = corpus / "hypothesis_rotated.pdf"
    (found,) = links(readers, path).links
    with pymupdf.open(path) as document:
        page = document[0]
        box = pymupdf.Rect(*(side / 100 for side in found.rectangle)) * page.derotation_matrix
        assert page.get_textbox(box) == "More information..."
    assert found.address == "https://www.iana.org/domains/example"


def test_the_links_of_real_articles_lead_into_their_pages(readers, corpus):
    for name in ("frontiers_fpsyg.2014.01582.pdf", "octave-manual_1158-pages.pdf"):
        with pymupdf.open(corpus / name) as document:
            pages = document.page_count
        inside = [one for one in links(readers, corpus / name, 2).links if one.page is not None]
        assert inside
        assert all(one.page in range(pages) for one in inside)
