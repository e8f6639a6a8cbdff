"""Highlights of other programs come in once, stay where a person puts them, and go out again."""

import random
from contextlib import contextmanager

import pymupdf
import pytest

from coder.analysis.highlights import highlights
from coder.domain.annotations.bunches import MEMO, Meaning
from coder.domain.quoting.anchor import describe, describe_region, to_json
from coder.domain.texts.text import Box
from coder.exchange.highlights import Source, bring_in, plan_highlights
from coder.export.annotated import CopyOptions, write_annotated
from coder.operations import coding, themes, uncoding
from coder.operations.coders import find_coder, working_coder
from coder.operations.importing import import_files
from coder.operations.texts import text_of
from coder.operations.undo import take_back_step
from coder.pdf.readers import Readers
from coder.store.documents import documents
from coder.store.history import next_redo, next_undo
from coder.store.passages import coding as stored_coding
from coder.store.themes import themes as all_themes
from tests.coded_project import Hand, empty_project
from tests.pdf.annotated import highlight, with_annotations


@pytest.fixture(scope="module")
def readers():
    with Readers(processes=1) as readers:
        yield readers


@contextmanager
def reviewing(path, readers, *pdfs, password=None):
    """A project of Ana, who leads, and Ben, with some PDFs."""
    with empty_project(path) as project:
        hand = Hand(project)
        hand.coder("Ana", role="lead")
        hand.coder("Ben")
        project.set_local("me", hand.ids["Ana"])
        project.sitting = None
        found = list(import_files(project, pdfs, readers, password=password))
        assert [one.status for one in found] == ["added"] * len(pdfs), found
        yield project


def plan(project, readers, who="Ana", source=None, password=None):
    return plan_highlights(
        project, documents(project), readers, find_coder(project, who),
        source=Source(source, password),
    )  # fmt: skip


def take(project, planned, who="Ana", *, again=False, **named):
    """Bring a plan in as is suggested, or by kinds as named: a theme's path, or MEMO."""
    meant = {}
    for bunch in planned.bunches:
        said = named.get(bunch.likeness.kind, bunch.suggested)
        meant[bunch.likeness] = Meaning("themes", new=(said,)) if isinstance(said, str) else said
    return bring_in(project, planned, meant, find_coder(project, who), again=again)


def shown(project):
    """What is marked in the documents: words, themes, memos, coder."""
    return sorted(
        (one.anchor.words, tuple(theme.path for theme in one.themes), one.memos, one.coder_name)
        for document in documents(project)
        for one in highlights(project, text_of(project, document)[0]).values()
    )


@pytest.fixture
def marked(tmp_path, make_paper):
    """A PDF with two highlights and a note."""
    return with_annotations(
        make_paper("marked.pdf"),
        highlight((70, 515, 170, 533), more="/T(Cem)/C[1 1 0]/NM(first-one)/Contents(Why?)"),
        highlight((70, 495, 170, 513), more="/T(Ana)/C[1 1 0]/NM(second-one)"),
        "/Subtype/Text/Rect[10 10 30 30]/Contents(See the appendix)/T(Cem)/NM(third-one)",
    )


@pytest.fixture
def make_paper(tmp_path):

    def made(name, lines=("Peer support helps.", "Money is short.", "Nobody asked.")):
        with pymupdf.open() as document:
            page = document.new_page(width=400, height=600)
            for place, line in enumerate(lines):
                page.insert_text((72, 80 + 20 * place), line)
            document.save(tmp_path / name)
        return tmp_path / name

    return made


@pytest.fixture
def project(tmp_path, readers, marked):
    with reviewing(tmp_path / "review.coder", readers, marked) as project:
        yield project


FIRST = ("Peer support helps.", ("Support",), ("Why?\n– Cem",), "Ana")
SECOND = ("Money is short.", ("Support",), (), "Ana")
NOTE = ("", (), ("See the appendix\n– Cem",), "Ana")


def test_highlights_become_passages_with_themes_and_memos_in_one_act(project, readers):
    planned = plan(project, readers)
    assert planned.summary == "2 highlights and 1 note in 1 document."
    take(project, planned, highlight="Support")
    assert shown(project) == [NOTE, SECOND, FIRST]
    take_back_step(project, next_undo(project))
    assert shown(project) == []
    take_back_step(project, next_redo(project))
    assert shown(project) == [NOTE, SECOND, FIRST]


def test_a_theme_that_comes_in_with_highlights_opens_no_cells(project, readers):
    themes.add_theme(project, "Funding")
    take(project, plan(project, readers), highlight="Support")
    assert {one.name: one.assess for one in all_themes(project)} == {
        "Funding": True, "Support": False,
    }  # fmt: skip


def test_importing_again_adds_nothing(project, readers):
    take(project, plan(project, readers), highlight="Support")
    again = plan(project, readers)
    assert {one.state for one in again.found} == {"here"}
    assert take(project, again, highlight="Support").operation is None


def test_nothing_comes_back_that_a_person_moved_recoded_or_removed(project, readers):
    first, second = take(project, plan(project, readers), highlight="Support").ids("coding")
    themes.add_theme(project, "Money")
    file, text = text_of(project, documents(project)[0])
    moved = to_json(describe(text, file.text, 0, 4))
    coding.move_border(project, stored_coding(project, first), moved)
    coding.recode(project, stored_coding(project, first), themes.find_theme(project, "Money"))
    uncoding.uncode(project, stored_coding(project, second))
    before = shown(project)
    again = plan(project, readers)
    assert sorted(one.state for one in again.found) == ["here", "here", "removed"]
    assert take(project, again, highlight="Support").operation is None
    assert shown(project) == before
    take(project, again, highlight="Support", again=True)
    assert SECOND in shown(project)


def test_what_was_undone_can_be_imported_again(project, readers):
    take(project, plan(project, readers), highlight="Support")
    take_back_step(project, next_undo(project))
    again = plan(project, readers)
    assert {one.state for one in again.found} == {"new"}
    take(project, again, highlight="Support")
    assert FIRST in shown(project)


def test_a_passage_that_is_there_gets_the_theme_and_keeps_what_it_has(project, readers):
    themes.add_theme(project, "Own")
    file, text = text_of(project, documents(project)[0])
    anchor = to_json(describe(text, file.text, 0, 19))
    own = themes.find_theme(project, "Own")
    ana = working_coder(project)
    coding.code_passage(project, file, anchor, themes=[own], coder=ana, memo="Mine")
    take(project, plan(project, readers), highlight="Support")
    assert ("Peer support helps.", ("Own", "Support"), ("Mine\n\nWhy?\n– Cem",), "Ana") in shown(
        project
    )
    again = plan(project, readers)
    assert take(project, again, highlight="Support").operation is None
    assert not [one for one in again.found if one.state == "new"]


def test_each_reviewer_has_passages_of_their_own(project, readers):
    take(project, plan(project, readers), highlight="Support")
    take(project, plan(project, readers, "Ben"), "Ben", highlight="Support")
    assert len(shown(project)) == 6
    # What Ana marked herself needs no word of who marked it; in Ben's hands it does.
    assert ("Money is short.", ("Support",), ("Highlighted by Ana.",), "Ben") in shown(project)


def test_colours_mean_what_they_meant_last_time(project, readers, tmp_path, make_paper):
    take(project, plan(project, readers), highlight="Support")
    other = with_annotations(
        make_paper("other.pdf", ("Something else.",)),
        highlight((70, 515, 170, 533), more="/C[1 1 0]"),
        highlight((70, 515, 170, 533), more='/C[1 0 0]/Zotero:Tags(["support"])'),
    )
    list(import_files(project, [other], readers))
    support = (themes.find_theme(project, "Support").id,)
    fresh = [one for one in plan(project, readers).bunches if one.new]
    assert [one.suggested.themes for one in fresh] == [support, support]


def test_notes_without_words_leave_no_memo_alone(project, readers):
    planned = plan(project, readers)
    take(project, planned, highlight=MEMO)
    assert [words for words, *_ in shown(project)] == ["", "Peer support helps."]


def test_highlights_in_another_copy_of_the_pdf_come_to_the_one_that_is_read(
    tmp_path, readers, make_paper
):
    clean = make_paper("clean.pdf")
    noted = make_paper("noted.pdf")
    with_annotations(noted, highlight((70, 495, 170, 513), more="/NM(the-only-one)"))
    with reviewing(tmp_path / "review.coder", readers, clean) as project:
        assert plan(project, readers).found == ()
        planned = plan(project, readers, source=noted)
        take(project, planned, highlight="Support")
        assert shown(project) == [SECOND]
        assert [one.state for one in plan(project, readers, source=noted).found] == ["here"]


def test_words_that_the_pdf_does_not_have_are_told_and_left_out(tmp_path, readers, make_paper):
    other = make_paper("other.pdf", ("Another article altogether.",))
    with_annotations(other, highlight((70, 515, 250, 533)))
    with reviewing(tmp_path / "review.coder", readers, make_paper("clean.pdf")) as project:
        planned = plan(project, readers, source=other)
        assert planned.found == ()
        assert "left out" in planned.problems[0]


def test_a_sentence_that_goes_on_over_the_page_is_one_passage(tmp_path, readers):

    with pymupdf.open() as document:
        for line in ("This sentence is highlighted and", "goes on overleaf."):
            document.new_page(width=400, height=600).insert_text((72, 80), line)
        document.save(tmp_path / "two.pdf")
    mark = highlight((70, 515, 350, 533), more="/C[1 1 0]/T(Cem)")
    with_annotations(tmp_path / "two.pdf", mark)
    with_annotations(tmp_path / "two.pdf", mark, page=1)
    with reviewing(tmp_path / "review.coder", readers, tmp_path / "two.pdf") as project:
        (found,) = plan(project, readers).found
        assert found.anchor.words == "This sentence is highlighted and goes on overleaf."


CORPUS = (
    "trials_16-3_qualitative-study.pdf",  # two columns
    "bmc-bioinf-2009_cropbox-offset.pdf",
    "bmc-hsr_barriers_two-rotated-pages.pdf",
    "arabluatex-sample_al-Jahiz.pdf",  # right to left
    "f1000_3-305_garbage-text-layer.pdf",
    "pair-B_mangal_draft-single-column-line-numbers.pdf",
)


@pytest.mark.parametrize("name", CORPUS)
def test_what_goes_out_comes_in_as_the_same_passages(tmp_path, readers, corpus, name):
    """Random passages of real articles, over columns and pages, and regions."""
    dice = random.Random(name)
    with reviewing(tmp_path / "one.coder", readers, corpus / "pdf" / name) as project:
        themes.add_theme(project, "Barriers / Cost; time")
        theme = themes.find_theme(project, "Barriers / Cost; time")
        (document,) = documents(project)
        file, text = text_of(project, document)
        whole = text.whole()
        anchors = {
            to_json(describe_region(file.text, Box(page, 1_000, 2_000, 9_000, 8_000)))
            for page in range(min(2, len(text.pages)))
        }
        while len(anchors) < 25:
            start = dice.randrange(len(whole) - 20)
            end = start + dice.choice((8, 60, 400, 3_000))
            if not whole[start:end].isspace():
                anchors.add(to_json(describe(text, file.text, start, min(end, len(whole)))))
        ana = working_coder(project)
        for anchor in sorted(anchors):
            coding.code_passage(project, file, anchor, themes=[theme], coder=ana, memo="Note")
        copies = write_annotated(project, [document], tmp_path / "out", CopyOptions(memos=True))
        assert copies.passages == len(anchors)
        # Here they are known; in a project that never saw them they are the same.
        copy = copies.written[0]
        assert {one.state for one in plan(project, readers, source=copy).found} == {"here"}
    with reviewing(tmp_path / "other.coder", readers, copy) as project:
        take(project, plan(project, readers))
        (document,) = documents(project)
        held = highlights(project, text_of(project, document)[0]).values()
        assert {one.stored for one in held} == anchors
        assert all(memo.startswith("Note\n– Ana, ") for one in held for memo in one.memos)
        assert {theme.path for one in held for theme in one.themes} == {"Barriers / Cost; time"}


def test_what_somebody_moved_in_another_program_is_where_they_put_it(tmp_path, readers, make_paper):
    with reviewing(tmp_path / "one.coder", readers, make_paper("clean.pdf")) as project:
        themes.add_theme(project, "Support")
        (document,) = documents(project)
        file, text = text_of(project, document)
        anchor = to_json(describe(text, file.text, 0, 4))
        support = [themes.find_theme(project, "Support")]
        coding.code_passage(project, file, anchor, themes=support, coder=working_coder(project))
        (copy,) = write_annotated(
            project, [document], tmp_path / "out", CopyOptions()
        ).written  # fmt: skip
    with pymupdf.open(copy) as held:
        (number, *_) = held[0].annot_xrefs()[0]
        for key, value in (
            ("QuadPoints", "[70 513 170 513 70 495 170 495]"),
            ("Rect", "[70 495 170 513]"),
        ):
            held.xref_set_key(number, key, value)
        content = held.tobytes()
    copy.write_bytes(content)
    with reviewing(tmp_path / "other.coder", readers, copy) as project:
        assert [one.anchor.words for one in plan(project, readers).found] == ["Money is short."]
