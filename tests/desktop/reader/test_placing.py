"""Passages that were marked on another PDF of the article, in the reader and in the list."""

import pytest
from PySide6.QtCore import Qt

from coder.cli.main import main
from coder.desktop.passages.model import PAGE, QUOTATION
from coder.domain.journal.change import Change
from coder.merge.merging import merge_files
from coder.operations.documents import describe_document
from coder.store.documents import documents
from coder.store.history import next_undo
from tests.another_build import another_build
from tests.cli.acts import ARTICLES
from tests.desktop.acts import choose, click, control, press, select_documents
from tests.desktop.reader.test_reader import drag, place_of, settle

DOI = "10.5555/mplr.2016.12"
ADDED = "Nobody had told the new swimming teachers of any such thing"
ALIKE = "It rents two rooms above a library"


@pytest.fixture(scope="session")
def other_build(tmp_path_factory):
    added = "It went both ways, and this surprised us equally."
    return another_build(
        tmp_path_factory.mktemp("build"), "quillan-2016", journal="annals",
        changes=[("2016; 5: 12–14", "2016; 5: 12–13"), (added, f"{added} {ADDED}.")],
    )  # fmt: skip


@pytest.fixture
def ben(other_build, tmp_path, capsys):
    """Ben's project, in which he coded a sentence that is alike in both, and one that is not."""
    path = str(tmp_path / "ben.coder")
    for words in (
        ("new", path, "--coder", "Ben", "--codebook", "co-production"),
        ("add", path, str(other_build)),
        ("document", path, "quillan-2016", "--set", f"doi={DOI}"),
        ("code", path, "quillan-2016", "--quote", ALIKE, "--theme", "Support"),
        ("code", path, "quillan-2016", "--quote", ADDED, "--theme", "Training"),
    ):
        assert main(words) == 0, capsys.readouterr()
    return tmp_path / "ben.coder"


@pytest.fixture
def merged(qtbot, window, ben):
    """The example with Ben's file merged into it, and the document open."""
    project = window.workspace.project
    held = next(one for one in documents(project) if one.key == "quillan-2016")
    window.workspace.do(lambda: describe_document(project, held, {"doi": DOI}))
    window.workspace.document_wanted.emit(held.id)
    settle(qtbot, window, held.id)
    merge_files(project, [ben])
    window.workspace.changed.emit(Change("Merge", rows=(("document", ""), ("coding", ""))))
    return window


def rows_of_ben(window):
    model = window.passages.model
    found = [(row, model.passage(row)) for row in range(model.rowCount())]
    return {one.theme.path: row for row, one in found if one.coder == "Ben"}


def go_to(qtbot, window, theme):
    view, model = window.passages.view, window.passages.model
    qtbot.waitUntil(lambda: theme in rows_of_ben(window))
    row = rows_of_ben(window)[theme]
    view.scrollTo(model.index(row, QUOTATION))
    view.setCurrentIndex(model.index(row, QUOTATION))
    view.setFocus()
    press(view, Qt.Key.Key_Return)
    return row


def test_what_was_found_again_is_shown_where_it_stands(qtbot, merged):
    go_to(qtbot, merged, "Support")
    reader = merged.reader
    qtbot.waitUntil(lambda: reader.view.chosen is not None)
    chosen = reader.marking.highlights[reader.view.chosen]
    assert chosen.anchor.words == ALIKE
    assert chosen.anchor.text == reader.document.digest
    assert reader.placing.isHidden()


def test_what_was_not_found_is_placed_by_marking_where_it_stands(qtbot, merged):
    model = merged.passages.model
    row = go_to(qtbot, merged, "Training")
    assert model.index(row, PAGE).data() == "?"
    bar, reader = merged.reader.placing, merged.reader
    qtbot.waitUntil(bar.isVisible)
    assert ADDED in control(bar, "placing words").text()
    assert not control(bar, "place here").isEnabled()
    place_of(reader, "I had expected")
    drag(reader, place_of(reader, "I had expected"), place_of(reader, "looked after.", after=True))
    click(control(bar, "place here"))
    assert bar.isHidden()
    assert reader.view.hasFocus()
    placed = [one for one in reader.marking.highlights.values() if one.coder_name == "Ben"]
    words = {one.anchor.words for one in placed}
    assert any(one.startswith("I had expected to be the one who was looked") for one in words)
    qtbot.waitUntil(lambda: model.index(rows_of_ben(merged)["Training"], PAGE).data() == "13")
    assert next_undo(merged.workspace.project).description == "Place a passage"
    choose(merged, "undo")
    qtbot.waitUntil(lambda: model.index(rows_of_ben(merged)["Training"], PAGE).data() == "?")


def test_the_bar_is_left_by_escape_and_the_passage_stays_as_it_is(qtbot, merged):
    go_to(qtbot, merged, "Training")
    bar = merged.reader.placing
    qtbot.waitUntil(bar.isVisible)
    control(bar, "not here").setFocus()
    press(bar, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert merged.passages.model.index(rows_of_ben(merged)["Training"], PAGE).data() == "?"


def test_what_was_found_again_can_be_placed_elsewhere_by_hand(qtbot, merged):
    row = go_to(qtbot, merged, "Support")
    panel, reader = merged.passages, merged.reader
    panel.view.selectRow(row)
    menu = panel.menu()
    next(one for one in menu.actions() if "by hand" in one.text()).trigger()
    qtbot.waitUntil(reader.placing.isVisible)
    words = "that I had plenty of it and could bring some"
    drag(reader, place_of(reader, words), place_of(reader, words, after=True))
    click(control(reader.placing, "place here"))
    mine = [one for one in reader.marking.highlights.values() if one.coder_name == "Ben"]
    assert words in {one.anchor.words for one in mine}


def test_another_pdf_is_read_when_it_is_chosen_and_the_passages_stand_in_it(qtbot, merged):
    select_documents(merged, "quillan-2016")
    choose(merged, "about document")
    choice = control(merged.documents.about, "reading copy")
    assert choice.isVisible()
    assert choice.count() == 2
    before = merged.reader.document.digest
    choice.setFocus()
    press(choice, Qt.Key.Key_Down)
    qtbot.waitUntil(
        lambda: not merged.reader.loader.is_loading and merged.reader.document.digest != before
    )
    themes = {one.anchor.words: one for one in merged.reader.marking.highlights.values()}
    assert themes[ADDED].coder_name == "Ben"
    assert len(themes) > 5  # and what the others marked in the first one


def test_of_several_places_the_next_one_is_shown_and_taken(qtbot, open_windows, ben_twice):
    window = open_windows(ben_twice).projects[0]
    (held,) = documents(window.workspace.project)
    window.workspace.document_wanted.emit(held.id)
    settle(qtbot, window, held.id)
    go_to(qtbot, window, "Support")
    bar, reader = window.reader.placing, window.reader
    qtbot.waitUntil(bar.isVisible)
    count = control(bar, "placing count")
    assert count.text() == "Place 1 of 2"
    assert sum(len(boxes) for boxes in reader.view.found.values()) >= 2
    first = reader.marker.selection.start
    click(control(bar, "next place"))
    assert count.text() == "Place 2 of 2"
    second = reader.marker.selection.start
    assert second > first
    click(control(bar, "place here"))
    assert bar.isHidden()
    (placed,) = reader.marking.highlights.values()
    assert placed.anchor.start == second


@pytest.fixture
def ben_twice(tmp_path, capsys):
    """A project that reads a build in which the sentence stands twice, and Ben's one place."""
    sentence, filler = "It went both ways, and this surprised us equally.", "So it was."
    twice = another_build(
        tmp_path, "quillan-2016", journal="annals",
        changes=[
            ("2016; 5: 12–14", "2016; 5: 12–13"),
            (sentence, f"{filler} {sentence} Nobody said a word. {sentence} {filler}"),
        ],
    )  # fmt: skip
    mine, theirs = str(tmp_path / "mine.coder"), str(tmp_path / "ben.coder")
    for path, name, pdf in ((mine, "Ana", twice), (theirs, "Ben", ARTICLES / "quillan-2016.pdf")):
        for words in (
            ("new", path, "--coder", name, "--codebook", "co-production"),
            ("add", path, str(pdf)),
            ("document", path, "quillan-2016", "--set", f"doi={DOI}"),
        ):
            assert main(words) == 0, capsys.readouterr()
    quote = ("--quote", sentence, "--theme", "Support")
    assert main(("code", theirs, "quillan-2016", *quote)) == 0, capsys.readouterr()
    assert main(("merge", mine, theirs)) == 0, capsys.readouterr()
    return tmp_path / "mine.coder"
