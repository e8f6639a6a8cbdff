"""What other programs wrote on the pages of a PDF, read in the worker."""

import pymupdf
import pytest

from coder.domain.annotations.annotation import Annotations
from coder.domain.annotations.bunches import likeness
from coder.domain.annotations.marks import Marks
from coder.domain.bibliography.file_facts import FileRead, Refusal
from coder.domain.texts.text_codec import decode
from coder.pdf.requests import Annotated
from tests.pdf.annotated import highlight, with_annotations

WORDS = "Peer support helps."
LINE = (70, 515, 170, 533)  # over those words, in a page of 400 by 600 points
NAN = "/Rect[nan nan nan nan]"


def read(readers, path, password=None):
    found = readers.annotations(Annotated(path, password)).result(timeout=120)
    assert isinstance(found, Annotations), found
    return found


def marked(readers, path):
    """The words under each annotation, None for a region."""
    whole = readers.read(path).result(timeout=120)
    assert isinstance(whole, FileRead)
    marks, _ = Marks(decode(whole.text), whole.digest).of(read(readers, path).items)
    return [[anchor.words or None for anchor in mark.anchors] for mark in marks]


@pytest.fixture
def paper(make_pdf):
    """A page with a line of words, of which a test highlights some."""

    def made(*annotations, **traits):
        return with_annotations(make_pdf(pages=(((72, 80, WORDS),),), **traits), *annotations)

    return made


REAL = {
    "format-corpus_simple-annotated-in-adobe-x.pdf": [[None], ["simple document"]],
    "pypdf_commented.pdf": [[None], ["crazy."], [None]],
    "pdfminer_simple5_highlights.pdf": [["“that is”"], ["ore text”"], ["-pandoc."]],
    "pdfjs_quadpoints.pdf": [["Aenean commodo ligula eget dolor. Aenean massa."]] * 4,
    "pdfjs_highlight_acrobat-pro.pdf": [["PDF.js"], [None]],
    "pdfjs_annotation-highlight-without-appearance.pdf": [["Lorem ipsum dolor sit amet"]],
    "pdf20_utf8-string-and-annotation.pdf": [[None]],
    "pdfannots_word2column_markup.pdf": [
        ["nostrud exercitation"], ["Duis"], ["laborum"],
        [("At vero eos et accusamus et iusto odio dignissimos ducimus, qui blanditiis praesentium"
         " voluptatum deleniti atque corrupti,")],
        ["equal"],
        [("Itaque earum rerum hic tenetur a sapiente delectus, ut aut reiciendis voluptatibus"
         " maiores alias consequatur aut perferendis doloribus asperiores repellat.")],
        ["In a free hour,"], [","], ["duty"],
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", REAL)
def test_the_words_that_real_programs_marked_are_found(readers, corpus, name):
    assert marked(readers, corpus / name) == REAL[name]


def test_who_noted_what_when_is_read(readers, corpus):
    note, plain, other = read(readers, corpus / "pypdf_commented.pdf").items
    assert (note.kind, note.author, note.date) == ("note", "moose", "2022-04-06 19:18")
    assert (plain.kind, plain.colour, plain.words) == ("highlight", "#FFFF00", "")
    assert other.words.endswith("Umlaut: äöüß")
    thai = read(readers, corpus / "pdf20_utf8-string-and-annotation.pdf").items[0]
    assert thai.words == "ไฮไลต์ข้อความ"


@pytest.mark.parametrize("order", ["acrobat", "standard", "firefox", "preview"])
def test_corners_may_come_in_any_order(readers, paper, order):
    assert marked(readers, paper(highlight(LINE, order=order))) == [[WORDS]]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_page_may_be_turned_and_cut(readers, paper, rotation):
    path = paper(highlight(LINE), rotation=rotation, crop=(30, 20, 380, 590))
    assert marked(readers, path) == [[WORDS]]


def test_a_line_that_is_half_covered_gives_whole_characters(readers, paper):
    assert marked(readers, paper(highlight((70, 520, 97.5, 531)))) == [["Peer"]]


def test_a_thin_line_below_the_words_marks_them(readers, paper):
    under = "/Subtype/Underline/Rect[70 514 170 516]/QuadPoints[70 516 170 516 70 514 170 514]"
    assert marked(readers, paper(under)) == [[WORDS]]


def test_a_highlight_without_quads_marks_what_lies_in_its_rectangle(readers, paper):
    assert marked(readers, paper("/Subtype/Highlight/Rect[70 515 170 533]")) == [[WORDS]]


def test_squares_and_notes_are_regions(readers, paper):
    path = paper("/Subtype/Square/Rect[100 100 200 200]", "/Subtype/Text/Rect[10 10 10 10]")
    assert marked(readers, path) == [[None], [None]]


def test_what_was_drawn_by_hand_is_no_highlight_of_its_colour(readers, paper):
    pen = "/Subtype/Ink/IT/InkHighlight/C[0.3 1 0.7]/Rect"
    path = paper(
        highlight(LINE, more="/C[0.3 1 0.7]"), f"{pen}[70 515 170 533]", f"{pen}[70 100 90 120]",
        "/Subtype/Ink/C[0.3 1 0.7]/Rect[200 100 220 120]",
    )  # fmt: skip
    names = [likeness(one).name for one in read(readers, path).items]
    assert names == ["Green highlights", "Green pen strokes", "Green pen strokes", "Green drawings"]
    assert marked(readers, path) == [[WORDS], [WORDS], [None], [None]]


def test_links_fields_popups_and_hidden_ones_are_nothing(readers, paper):
    path = paper(
        "/Subtype/Link/Rect[1 1 9 9]", "/Subtype/Popup/Rect[1 1 9 9]", highlight(LINE, more="/F 2")
    )
    assert read(readers, path) == Annotations()


def test_replies_come_with_what_they_answer(readers, paper):
    reply = "/Subtype/Text/Rect[1 1 9 9]/T(Ben)/Contents(Indeed)/IRT {0}"
    accepted = "/Subtype/Text/Rect[1 1 9 9]/T(Ben)/StateModel(Review)/State(Accepted)/IRT {0}"
    again = "/Subtype/Text/Rect[1 1 9 9]/T(Ana)/Contents(Well)/IRT {1}"
    path = paper(highlight(LINE, more="/Contents(Really?)/T(Ana)"), reply, accepted, again)
    (found,) = read(readers, path).items
    assert (found.words, found.author) == ("Really?", "Ana")
    assert [(one.author, one.words) for one in found.replies] == [
        ("Ben", "Indeed"),
        ("Ana", "Well"),
    ]


def test_tags_of_zotero_are_a_label(readers, paper):
    tagged = highlight(LINE, more=r'/NM(Zotero-ABCD2345)/Zotero:Tags(["Barriers","Cost"])')
    assert read(readers, paper(tagged)).items[0].label == "Barriers\nCost"


@pytest.mark.parametrize(
    ("written", "colour"),
    [("/C[.5]", "#808080"), ("/C[0 0 1 0]", "#FFFF00"), ("/C[]", None), ("/C[9 -9 0]", "#FF0000")],
)
def test_colours_of_all_kinds_are_read(readers, paper, written, colour):
    assert read(readers, paper(highlight(LINE, more=written))).items[0].colour == colour


HOSTILE = {
    "nowhere": "/Subtype/Highlight",
    "no numbers": f"/Subtype/Highlight{NAN}/QuadPoints[(a) /b null true 1 2 3 4]",
    "endless": "/Subtype/Highlight/Rect[0 0 1e300 -1e300]/QuadPoints[1e38 1e38 1 1 1 1 1 1]",
    "many quads": f"/Subtype/Highlight/Rect[0 0 1 1]/QuadPoints[{'1 2 3 2 1 1 3 1 ' * 100_000}]",
    "huge words": f"/Subtype/Text/Rect[1 1 9 9]/Contents({'x' * 2_000_000})/T({'y' * 99_999})",
    "a circle of replies": "/Subtype/Text/Rect[1 1 9 9]/Contents(a)/IRT {0}/Popup {0}",
    "a strange kind": "/Subtype/Nonsense/Rect[1 1 9 9]",
    "no kind": "/Rect[1 1 9 9]",
    "strings where none belong": "/Subtype(Highlight)/C(red)/F/x/T 5/Contents[1]/NM<</a 1>>",
    "tags that are no tags": highlight((1, 1, 9, 9), more="/Zotero:Tags([[{)"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_annotation_costs_nothing_but_itself(readers, paper, name):
    path = paper(HOSTILE[name], highlight(LINE, more="/T(Ana)"))
    found = read(readers, path)
    assert [one.author for one in found.items][-1] == "Ana"
    assert len(found.left_out) <= 1
    assert marked(readers, path)[-1] == [WORDS]
    assert all(len(one.words) <= 20_001 and len(one.boxes) <= 2_000 for one in found.items)


def test_a_list_of_annotations_that_is_none_is_none(readers, make_pdf):
    path = make_pdf()
    with pymupdf.open(path) as document:
        document.xref_set_key(document[0].xref, "Annots", "(no list)")
        content = document.tobytes()
    path.write_bytes(content)
    assert read(readers, path) == Annotations()


def test_locked_files_need_their_password(readers, corpus):
    path = corpus / "sample-files_password-openpassword.pdf"
    refused = readers.annotations(Annotated(path)).result(timeout=60)
    assert isinstance(refused, Refusal)
    assert isinstance(read(readers, path, "openpassword"), Annotations)


def test_reading_a_file_tells_how_many_annotations_it_has(readers, corpus, make_pdf):
    whole = readers.read(corpus / "pdfannots_word2column_markup.pdf").result(timeout=60)
    assert whole.annotations == 9
    assert readers.read(make_pdf()).result(timeout=60).annotations == 0
