"""Highlights of PDFs at the terminal: what comes in, as what, and what goes out."""

import shutil

import pymupdf
import pytest

from tests.pdf.annotated import highlight, with_annotations


@pytest.fixture
def marked(bare, tmp_path):
    """A desk with one marked PDF."""
    path = tmp_path / "marked.pdf"
    with pymupdf.open() as document:
        page = document.new_page(width=400, height=600)
        page.insert_text((72, 80), "Peer support helps.")
        page.insert_text((72, 100), "Money is short.")
        document.save(path)
    with_annotations(
        path,
        highlight((70, 515, 170, 533), more="/T(Cem)/C[1 1 0]/NM(first-one)/Contents(Why?)"),
        highlight((70, 495, 170, 513), more="/T(Cem)/C[0 0 1]/NM(second-one)"),
    )
    bare.do("add", path)
    bare.do("theme", "add", "Support / Peers")
    return bare


DOC = "marked.pdf"


def becomes(answer):
    return {one["name"]: (one["becomes"], one["themes"]) for one in answer["bunches"]}


def test_a_rehearsal_tells_all_and_changes_nothing(marked):
    before = marked.path.read_bytes()
    told = marked.do("highlights", DOC, "--dry-run", "--make")
    assert becomes(told) == {
        "Yellow highlights": ("themes", ["Yellow highlights"]),
        "Blue highlights": ("themes", ["Blue highlights"]),
    }
    assert (told["coming"], told["passages"]) == (2, [])
    assert [one["quote"] for one in told["found"]] == ["Peer support helps.", "Money is short."]
    assert marked.path.read_bytes() == before


def test_nothing_is_made_that_nobody_asked_for(marked):
    told = marked.do("highlights", DOC)
    assert (told["coming"], list(becomes(told).values())) == (0, [("nothing", [])] * 2)
    assert "--make" in marked.say("highlights", DOC)


def test_colours_are_mapped_by_name_and_number(marked):
    told = marked.do(
        "highlights", DOC, "--map", "yellow=Support / Peers", "--map", "#0000FF=Support",
    )  # fmt: skip
    assert told["coming"] == len(told["passages"]) == 2
    rows = {(one["quote"], one["theme"], one["memo"]) for one in marked.passages()}
    assert rows == {
        ("Peer support helps.", "Support / Peers", "Why?\n– Cem"),
        ("Money is short.", "Support", "Highlighted by Cem."),
    }
    assert marked.do("highlights", DOC)["coming"] == 0


@pytest.mark.parametrize(
    "word", ["green", "Green highlights", "#00ff00", "underlines", "wavy underline", "notes"]
)
def test_a_colour_that_is_not_there_may_be_named(marked, word):
    assert marked.do("highlights", DOC, "--map", f"{word}=Support")["coming"] == 0


def test_one_colour_may_mean_two_themes(marked):
    marked.do("highlights", DOC, "--map", "yellow=Support", "--map", "yellow=Support / Peers")
    assert {one["theme"] for one in marked.passages()} == {"Support", "Support / Peers"}


def test_an_import_is_one_step_to_undo(marked):
    before = marked.themes()
    marked.do("highlights", DOC, "--make")
    marked.undo()
    assert (marked.themes(), marked.passages()) == (before, [])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--map", "yellow"), "'yellow' is no mapping: write COLOUR=THEME, as yellow=Barriers."),
        (("--map", "yellow=Nowhere"), "There is no theme 'Nowhere'"),
        (("--map", "purplish=Support"),
         "Nothing here is 'purplish'; found: Yellow highlights and Blue highlights."),
        (("--memo", "gren"), "Nothing here is 'gren'"),
        (("--leave-out", "gren"), "Nothing here is 'gren'"),
        (("--from", "x.pdf"), "--from is a copy of one PDF: name the one document it is of."),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_one_sentence(marked, words, sentence):
    assert sentence in marked.refused("highlights", *words)


def test_a_copy_that_is_not_there_is_told(marked, tmp_path):
    (tmp_path / "words.txt").write_text("no PDF")
    for name, sentence in (("no.pdf", "cannot be read"), ("words.txt", "not a PDF")):
        source = ("--from", tmp_path / name)
        assert sentence in marked.refused("highlights", DOC, *source, "--dry-run")
        assert sentence in marked.refused("highlights", DOC, *source)


def test_one_reviewers_work_can_be_written_alone(marked, tmp_path):
    marked.do("highlights", DOC, "--make")
    marked.do("coders", "--add", "Ben")
    written = marked.do("annotate", tmp_path / "ben", "--coder", "Ben")
    assert (written["files"], written["bare"]) == ([], [next(iter(marked.documents()))])


def test_a_blind_project_shows_nobody_elses_work(marked, terminal, tmp_path):
    marked.do("highlights", DOC, "--make")
    marked.do("project", "--blind")
    ben = tmp_path / "ben.coder"
    marked.do("copy", ben, "--for", "Ben")
    shutil.copyfile(marked.path, tmp_path / "mine.coder")
    terminal.do("coders", tmp_path / "mine.coder", "--me", "Ben")
    for copy in (ben, tmp_path / "mine.coder"):
        assert terminal.do("annotate", copy, tmp_path / "out")["files"] == []
        assert "shown to leads alone" in terminal.refused(
            "annotate", copy, tmp_path / "out", "--coder", "Ana"
        )


def test_annotated_copies_are_named_by_key_and_never_replaced_unasked(marked, tmp_path):
    marked.do("highlights", DOC, "--make")
    key = next(iter(marked.documents()))
    written = marked.do("annotate", tmp_path / "out")
    assert [path.rpartition("/")[2] for path in written["files"]] == [f"{key}.pdf"]
    assert written["passages"] == 2
    content = (tmp_path / "out" / f"{key}.pdf").read_bytes()
    assert "exist already" in marked.refused("annotate", tmp_path / "out")
    marked.do("annotate", tmp_path / "out", "--overwrite")
    assert (tmp_path / "out" / f"{key}.pdf").read_bytes() == content
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == [f"{key}.pdf"]


def test_only_some_themes_go_out(marked, tmp_path):
    marked.do("highlights", DOC, "--map", "yellow=Support / Peers", "--make")
    written = marked.do("annotate", tmp_path / "out", "--theme", "Support")
    assert written["passages"] == 1


def test_a_light_copy_cannot_be_annotated_and_says_so(marked, terminal, tmp_path):
    marked.do("highlights", DOC, "--make")
    marked.do("copy", tmp_path / "light.coder", "--light")
    said = terminal.refused("annotate", tmp_path / "light.coder", tmp_path / "out")
    assert "holds no PDF" in said
    assert not (tmp_path / "out").exists()
    told = terminal.do("highlights", tmp_path / "light.coder", "--dry-run")
    assert "holds no PDF" in told["problems"][0]


def test_a_marked_copy_made_later_comes_to_the_pdf_that_is_read(marked, tmp_path):
    later = shutil.copy(tmp_path / "marked.pdf", tmp_path / "later.pdf")
    with pymupdf.open(later) as document:
        page = document[0]
        page.add_highlight_annot(page.search_for("Money")[0])
        content = document.tobytes()
    (tmp_path / "later.pdf").write_bytes(content)
    marked.do("highlights", DOC, "--make")
    told = marked.do("highlights", DOC, "--make", "--from", tmp_path / "later.pdf")
    assert [one["quote"] for one in told["found"] if one["state"] == "new"] == ["Money"]


def test_two_marks_on_the_same_words_are_one_passage_and_come_in_once(marked, tmp_path):
    """An annotated copy holds what it was made from beside what was written into it."""
    twice = tmp_path / "twice.pdf"
    shutil.copy(tmp_path / "marked.pdf", twice)
    mark = "/T(Ana)/NM({})/C[{}]"
    with_annotations(
        twice,
        highlight((70, 515, 170, 533), more=mark.format("third-one", "1 1 0")),
        highlight((70, 515, 170, 533), more=mark.format("fourth-one", "0 1 0")),
    )
    source = (
        "highlights", DOC, "--map", "yellow=Support", "--map", "green=Support", "--from", twice,
    )  # fmt: skip
    first = marked.do(*source)
    assert first["coming"] == len(first["passages"]) == 1
    again = marked.do(*source)
    assert (again["coming"], again["passages"]) == (0, [])
    assert {one["state"] for one in again["found"]} == {"here"}
    assert {one["new"] for one in again["bunches"]} == {0}
    assert "Nothing new came in for Ana." in marked.say(*source)
    assert "Nothing new would come in." in marked.say(*source, "--dry-run")
