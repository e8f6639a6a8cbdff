"""What is read out of a PDF: characters with boxes, pages with their traits, facts."""

from hashlib import sha256

import pymupdf
import pytest

from coder.domain.bibliography.file_facts import FileRead, Guess
from coder.domain.texts.text_codec import decode, digest


def read(readers, source, **options):
    outcome = readers.read(source, **options).result()
    assert isinstance(outcome, FileRead), outcome
    return outcome


def text_of(readers, source):
    return decode(read(readers, source).text)


def box_of(page, words):
    start = page.text.index(words)
    boxes = [page.box(place) for place in range(start, start + len(words))]
    return boxes[0][:2] + boxes[-1][2:]


def test_lines_end_with_a_line_break_that_has_an_empty_box(readers, make_pdf):
    (page,) = text_of(readers, make_pdf(pages=[[(72, 72, "One line."), (72, 90, "Two.")]])).pages
    assert page.text == "One line.\nTwo.\n"
    assert len(page.boxes) == 4 * len(page.text)
    left, _, right, _ = page.box(page.text.index("\n"))
    assert left == right == page.box(page.text.index("."))[2]


def test_boxes_are_where_the_words_are_drawn(readers, make_pdf):
    (page,) = text_of(readers, make_pdf(pages=[[(72, 100, "Word")]])).pages
    x0, y0, x1, y1 = box_of(page, "Word")
    assert x0 == 7_200
    assert 7_200 < x1 < 10_500
    assert y0 < 10_000 < y1
    assert (page.width, page.height, page.rotation) == (40_000, 60_000, 0)


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_boxes_of_a_turned_page_are_those_of_the_page_not_turned(readers, make_pdf, rotation):
    (upright,) = text_of(readers, make_pdf("upright.pdf")).pages
    (turned,) = text_of(readers, make_pdf("turned.pdf", rotation=rotation)).pages
    assert turned.rotation == rotation
    assert (turned.boxes, turned.width, turned.height) == (upright.boxes, 40_000, 60_000)


def test_boxes_of_a_cropped_page_begin_at_the_crop(readers, make_pdf):
    (whole,) = text_of(readers, make_pdf("whole.pdf")).pages
    (cropped,) = text_of(readers, make_pdf("crop.pdf", crop=(50, 40, 350, 500))).pages
    x0, y0, *_ = whole.box(0)
    assert cropped.box(0)[:2] == (x0 - 5_000, y0 - 4_000)
    assert (cropped.width, cropped.height) == (30_000, 46_000)


def test_words_outside_the_crop_are_not_read(readers, make_pdf):
    texts = [(72, 72, "outside"), (72, 300, "inside")]
    (page,) = text_of(readers, make_pdf(pages=[texts], crop=(0, 200, 400, 600))).pages
    assert page.text == "inside\n"


def test_every_page_counts_though_it_is_empty(readers, make_pdf):
    text = text_of(readers, make_pdf(pages=[[], [(72, 72, "words")], []]))
    assert [page.text for page in text.pages] == ["", "words\n", ""]


def test_the_extractor_is_named_with_its_version_and_settings(readers, make_pdf):
    extractor = text_of(readers, make_pdf()).extractor
    assert pymupdf.__version__ in extractor
    assert "flags=" in extractor


def test_columns_set_line_by_line_are_read_one_after_the_other(readers, make_pdf):
    left = [f"left column prose line number {n:02}" for n in range(20)]
    right = [f"right column prose line number {n:02}" for n in range(20)]
    texts = []
    for row, (one, other) in enumerate(zip(left, right, strict=True)):
        texts += [(20, 60 + 14 * row, one), (220, 60 + 14 * row, other)]
    (page,) = text_of(readers, make_pdf(pages=[texts], size=8)).pages
    assert page.text.splitlines() == left + right
    assert page.order == "xy-cut"


def test_columns_set_one_after_the_other_keep_the_native_order(readers, make_pdf):
    texts = [
        (20 + 200 * column, 60 + 14 * row, f"column {column} prose line number {row:02}")
        for column in (1, 0)
        for row in range(20)
    ]
    (page,) = text_of(readers, make_pdf(pages=[texts], size=8)).pages
    assert page.text.splitlines() == [words for *_, words in texts]
    assert page.order == "native"


def test_facts_say_what_the_file_is(readers, make_pdf):
    path = make_pdf(pages=[[(72, 72, "a")], [(72, 72, "b")]])
    facts = read(readers, path).facts
    content = path.read_bytes()
    assert (facts.sha256, facts.size) == (sha256(content).hexdigest(), len(content))
    assert facts.pages == 2


def test_a_file_is_read_alike_from_its_path_and_its_bytes(readers, make_pdf):
    path = make_pdf()
    assert read(readers, path) == read(readers, path.read_bytes())


def test_the_digest_is_that_of_the_text(readers, make_pdf):
    outcome = read(readers, make_pdf())
    assert outcome.digest == digest(decode(outcome.text))


def test_title_and_authors_come_from_the_metadata_with_their_source(readers, make_pdf):
    metadata = {"title": "Peers as trainers", "author": "Ann Lee; Ben van Dam"}
    facts = read(readers, make_pdf(metadata=metadata)).facts
    assert facts.title == Guess("Peers as trainers", "metadata")
    assert facts.authors == Guess(("Ann Lee", "Ben van Dam"), "metadata")


def test_a_repaired_file_is_read_with_a_warning(readers, make_pdf):
    path = make_pdf()
    content = path.read_bytes()
    path.write_bytes(content.replace(b"startxref\n", b"startxref\n9"))
    outcome = read(readers, path)
    assert decode(outcome.text).pages[0].text == "Some words.\n"
    assert any("repaired" in warning for warning in outcome.warnings)


def test_a_page_that_cannot_be_read_costs_only_itself(readers, make_pdf):
    path = make_pdf(pages=[[(72, 72, "one")], [(72, 72, "two")]], save={"expand": 255})
    with pymupdf.open(path) as document:
        kids = document.xref_get_key(document.pdf_catalog(), "Pages")[1].split()[0]
        document.xref_set_key(int(kids), "Kids", f"[{document[0].xref} 0 R null]")
        broken = document.tobytes()
    outcome = read(readers, broken)
    assert decode(outcome.text).pages[0].text == "one\n"


def test_nothing_that_mupdf_complains_of_reaches_the_terminal(readers, corpus, capfd):
    path = corpus / "qpdf_bad16.pdf"
    read(readers, path)
    assert capfd.readouterr() == ("", "")


def test_what_is_printed_twice_to_look_bold_is_read_once(readers, make_pdf):
    drawn = [
        (72, 100, "The trainers were "), (160, 100, "never alone"), (160.4, 100, "never alone"),
        (225, 100, "in the room."),
        (72, 130, "A heading"), (72.3, 130, "A heading"), (72.6, 130, "A heading"),
        (72, 160, "A paragraph set"), (72, 174, "line by line"),
        (72.4, 160, "A paragraph set"), (72.4, 174, "line by line"),
        (72, 200, "Twice, twice: 11 of 11"),
    ]  # fmt: skip
    (page,) = text_of(readers, make_pdf(pages=[drawn])).pages
    assert " ".join(page.text.split()) == (
        "The trainers were never alone in the room. A heading A paragraph set line by line"
        " Twice, twice: 11 of 11"
    )
