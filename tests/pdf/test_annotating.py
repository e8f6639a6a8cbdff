"""Copies of PDFs with further annotations, as other programs see them."""

import io
from dataclasses import replace

import pymupdf
import pypdf
import pytest

from coder.domain.annotations.annotation import AnnotatedCopy, Annotation, Annotations
from coder.domain.bibliography.file_facts import Refusal
from coder.domain.luminance import luminance
from coder.domain.texts.text import Box
from coder.pdf.requests import Annotate, Annotated, Draw

WORDS = Annotation(
    "highlight", (Box(0, 7_000, 6_700, 17_000, 8_500), Box(0, 7_000, 9_000, 9_000, 9_900)),
    colour="#AA3377", author="Ana Ö.", date="2026-03-01 09:15:00", words="Barriers (cost)\n\nWhy?",
    name="coder-0197f0aa-0000-7000-8000-000000000001-1", label="Barriers (cost)", stretch=(0, 9),
)  # fmt: skip
REGION = Annotation(
    "square", (Box(0, 10_000, 30_000, 20_000, 40_000),), colour="#4477AA", author="Ben",
    words="Figures", name="coder-0197f0aa-0000-7000-8000-000000000002-1", label="Figures",
)  # fmt: skip


def annotate(readers, source, into, *annotations, password=None):
    return readers.annotate(Annotate(source, into, annotations, password)).result(timeout=120)


def seen_by_pypdf(path, password=None):
    """The annotations of the first page, as another library reads them."""
    reader = pypdf.PdfReader(io.BytesIO(path.read_bytes()), password=password)
    return [one.get_object() for one in reader.pages[0].get("/Annots", ())]


def test_another_library_sees_who_marked_what(readers, make_pdf, tmp_path):
    done = annotate(readers, make_pdf(), tmp_path / "out.pdf", WORDS, REGION)
    assert done == AnnotatedCopy(2, whole=True)
    words, region = seen_by_pypdf(tmp_path / "out.pdf")
    assert (words["/Subtype"], words["/T"], words["/Contents"]) == (
        "/Highlight", "Ana Ö.", "Barriers (cost)\n\nWhy?",
    )  # fmt: skip
    assert [float(one) for one in words["/QuadPoints"]] == [
        70, 533, 170, 533, 70, 515, 170, 515, 70, 510, 90, 510, 70, 501, 90, 501,
    ]  # fmt: skip
    assert [float(one) for one in words["/Rect"]] == [70, 501, 170, 533]
    assert words["/M"] == "D:20260301091500Z"
    assert words["/AP"]["/N"].get_object()["/Subtype"] == "/Form"
    assert (region["/Subtype"], [float(one) for one in region["/Rect"]]) == (
        "/Square", [100, 200, 200, 300],
    )  # fmt: skip


LINE = Box(0, 7_000, 40_000, 17_000, 42_000)  # on bare paper


def drawn(path):
    """The colours in the middle of that line, from its top to its foot, as MuPDF shows them."""
    with pymupdf.open(path) as document:
        picture = document[0].get_pixmap(annots=True, alpha=False)
    return [picture.pixel(120, y) for y in range(402, 418)]


@pytest.mark.parametrize("number", [1, 2, 3, 8])
def test_black_text_is_read_under_all_highlights_that_overlap(readers, make_pdf, tmp_path, number):
    """With a contrast of 7 to 1, whatever colours there are."""
    colours = ["#AA3377", "#CC3311", "#228833", "#4477AA", "#000000", "#332288", "#EE6677"]
    marks = [
        replace(WORDS, boxes=(LINE,), colour=colours[n % 7], name=f"n{n}") for n in range(number)
    ]
    annotate(readers, make_pdf(), tmp_path / "out.pdf", *marks)
    found = drawn(tmp_path / "out.pdf")
    lightness = [luminance(red / 255, green / 255, blue / 255) for red, green, blue in found]
    assert all((one + 0.05) / 0.05 >= 6.95 for one in lightness)  # parts of colours are rounded
    assert max(lightness) < 0.9


def test_themes_of_one_passage_share_the_height_of_its_line(readers, make_pdf, tmp_path):
    words = replace(WORDS, boxes=(LINE,), colour="#EE0000", further=("#0000EE",))
    annotate(readers, make_pdf(), tmp_path / "out.pdf", words)
    upper, *_, lower = drawn(tmp_path / "out.pdf")
    assert upper[0] > upper[2]
    assert lower[2] > lower[0]


def test_what_was_written_is_read_again(readers, make_pdf, tmp_path):
    annotate(readers, make_pdf(), tmp_path / "out.pdf", WORDS, REGION)
    found = readers.annotations(Annotated(tmp_path / "out.pdf")).result(timeout=60)
    words, region = found.items
    assert words.boxes == WORDS.boxes
    assert (words.name, words.label, words.note) == (WORDS.name, WORDS.label, "Why?")
    assert (words.colour, words.date, words.stretch) == ("#AA3377", "2026-03-01 09:15", (0, 9))
    assert (region.boxes, region.note) == (REGION.boxes, "")


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_boxes_come_back_from_pages_that_are_turned_and_cut(readers, make_pdf, tmp_path, rotation):
    source = make_pdf(rotation=rotation, crop=(30, 20, 380, 590))
    annotate(readers, source, tmp_path / "out.pdf", WORDS, REGION)
    found = readers.annotations(Annotated(tmp_path / "out.pdf")).result(timeout=60)
    assert [one.boxes for one in found.items] == [WORDS.boxes, REGION.boxes]


def test_the_pdf_itself_stays_as_it_is_and_the_same_is_the_same_bytes(readers, corpus, tmp_path):
    source = corpus / "trials_16-3_qualitative-study.pdf"
    for name in ("one.pdf", "other.pdf"):
        annotate(readers, source, tmp_path / name, WORDS, REGION)
    content = (tmp_path / "one.pdf").read_bytes()
    assert content.startswith(source.read_bytes())
    assert content == (tmp_path / "other.pdf").read_bytes()


def test_what_others_wrote_stays(readers, corpus, tmp_path):
    source = corpus / "pdfminer_simple5_highlights.pdf"
    before = readers.annotations(Annotated(source)).result(timeout=60)
    annotate(readers, source, tmp_path / "out.pdf", WORDS)
    after = readers.annotations(Annotated(tmp_path / "out.pdf")).result(timeout=60)
    assert after.items[:-1] == before.items
    assert after.items[-1].author == "Ana Ö."


def test_the_text_of_the_copy_is_that_of_the_pdf(readers, corpus, tmp_path):
    source = corpus / "pdfannots_word2column_markup.pdf"
    annotate(readers, source, tmp_path / "out.pdf", WORDS, REGION)
    one = readers.read(source).result(timeout=60)
    assert readers.read(tmp_path / "out.pdf").result(timeout=60).digest == one.digest


def test_the_page_is_drawn_in_the_colour_of_the_theme(readers, make_pdf, tmp_path):
    annotate(readers, make_pdf(), tmp_path / "out.pdf", WORDS, REGION)
    picture = readers.draw(Draw(tmp_path / "out.pdf", 0, 1.0)).result(timeout=60)

    def pixel(x, y):
        at = 3 * (y * picture.width + x)
        return tuple(picture.pixels[at : at + 3])

    red, green, blue = pixel(165, 75)
    assert (red, green, blue) != (255, 255, 255)
    assert green < blue < red  # #AA3377, light
    assert pixel(300, 500) == (255, 255, 255)
    assert pixel(100, 350)[2] > pixel(100, 350)[0]  # the blue line at the left of the region
    assert pixel(150, 350) == (255, 255, 255)


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("pypdf_r6-both-passwords.pdf", "foo"),
        ("sample-files_password-openpassword.pdf", "openpassword"),
        ("format-corpus_encryption_openpassword.pdf", "test123"),
    ],
)
def test_a_locked_pdf_stays_locked(readers, corpus, tmp_path, name, password):
    refused = annotate(readers, corpus / name, tmp_path / "no.pdf", WORDS)
    assert isinstance(refused, Refusal)
    assert not (tmp_path / "no.pdf").exists()
    done = annotate(readers, corpus / name, tmp_path / "out.pdf", WORDS, password=password)
    assert isinstance(done, AnnotatedCopy)
    with pymupdf.open(tmp_path / "out.pdf") as document:
        assert document.needs_pass
    again = readers.annotations(Annotated(tmp_path / "out.pdf", password)).result(timeout=60)
    assert isinstance(again, Annotations)
    assert again.items[-1].author == "Ana Ö."


def test_a_damaged_pdf_is_mended_in_the_copy(readers, make_pdf, tmp_path):
    source = make_pdf()
    content = source.read_bytes()
    source.write_bytes(content[: content.rindex(b"startxref")])
    done = annotate(readers, source, tmp_path / "out.pdf", WORDS)
    assert done == AnnotatedCopy(1, whole=False)
    assert [one["/T"] for one in seen_by_pypdf(tmp_path / "out.pdf")] == ["Ana Ö."]


def test_a_folder_that_is_not_there_is_told(readers, make_pdf, tmp_path):
    refused = annotate(readers, make_pdf(), tmp_path / "no" / "out.pdf", WORDS)
    assert isinstance(refused, Refusal)
    assert "out.pdf cannot be written" in refused.sentence
