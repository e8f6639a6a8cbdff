"""Searching all documents in the window, going to hits, and coding them in one go."""

from dataclasses import replace

import pymupdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from coder.analysis.passages import passages
from coder.desktop.searching.autocode_dialog import AutocodeDialog
from coder.desktop.searching.model import HIT, FoundModel
from coder.operations.documents import exclude
from coder.store.documents import documents
from tests.desktop.acts import bring_in, choose, click, control, press, write

_CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def panel(window, qtbot):
    choose(window, "search texts")
    qtbot.waitUntil(lambda: not window.searching.indexing.working, timeout=60_000)
    return window.searching


def seek(qtbot, panel, words):
    write(panel.asking.words, words)
    with qtbot.waitSignal(panel.seeker.ended, timeout=20_000):
        press(panel.asking.words, Qt.Key.Key_Return)


def row(panel, document, hit=None):
    above = panel.model.index(document, 0)
    return above if hit is None else panel.model.index(hit, 0, above)


def shown_keys(panel):
    return [one.document.key for one in panel.model.found]


def test_hits_are_listed_by_document(panel, qtbot, qtmodeltester):
    seek(qtbot, panel, "supervis*")
    assert shown_keys(panel) == sorted(shown_keys(panel))
    assert panel.count.text() == f"{panel.model.hits} hits in {len(shown_keys(panel))} documents"
    hit = row(panel, 0, 0).data(HIT)
    assert hit.words == "supervision"
    assert f"p. {hit.page}" in row(panel, 0, 0).data()
    qtmodeltester.check(panel.model)


def test_a_document_without_a_title_is_listed_with_the_name_of_its_file(panel, qtbot):
    seek(qtbot, panel, "supervis*")
    one = panel.model.found[0]
    untitled = FoundModel(lambda found, spans: [])
    untitled.add([replace(one, document=replace(one.document, title=None))])
    said = untitled.index(0, 0).data()
    assert said.startswith(f"{one.document.key}: {one.file.name}: ")


def test_words_that_follow_each_other_are_one_hit_and_counted_alike_in_the_document(
    window, panel, qtbot
):
    seek(qtbot, panel, "peer trainers")
    number = next(
        place for place, one in enumerate(panel.model.found) if one.document.key == "lindborg-2019"
    )
    hits = [row(panel, number, at).data(HIT) for at in range(len(panel.model.found[number].spans))]
    assert any(one.words.casefold() == "peer trainers" for one in hits)
    ends = {one.end for one in hits if one.words.casefold() == "peer"}
    assert not any(one.start - 1 in ends for one in hits)
    panel.view.setCurrentIndex(row(panel, number, 1))
    panel.view.enter()
    press(panel.view, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: window.reader.finder.count.text() == f"2 of {len(hits)}", timeout=20_000
    )


def test_the_field_has_the_keyboard_and_enter_in_the_list_goes_to_the_place(window, panel, qtbot):
    assert panel.asking.words.hasFocus()
    seek(qtbot, panel, "handbook")
    number = shown_keys(panel).index("marchbanks-2018")
    panel.view.setCurrentIndex(row(panel, number, 2))
    panel.view.enter()
    with qtbot.waitSignal(window.workspace.document_opened):
        press(panel.view, Qt.Key.Key_Return)
    reader = window.reader
    qtbot.waitUntil(lambda: reader.finder.count.text().startswith("3 of"))
    hit = row(panel, number, 2).data(HIT)
    assert reader.document.document.key == "marchbanks-2018"
    assert reader.view.page == hit.pdf_page
    marked = [box for boxes in reader.view.found.values() for box, _ in boxes]
    assert len(marked) >= len(panel.model.found[number].spans)
    assert control(window, "hit marks").heights()


def test_nothing_found_is_said_and_so_is_how_to_find_more(panel, qtbot):
    seek(qtbot, panel, "zymurgy")
    assert panel.count.text() == "No hits"
    assert "mentor*" in control(panel, "nothing searched").text()
    assert not panel.code.isEnabled()


def test_an_excluded_document_is_found_only_if_that_is_wanted(window, panel, qtbot):
    seek(qtbot, panel, "handbook")
    before = shown_keys(panel)
    workspace = window.workspace
    held = next(one for one in documents(workspace.project) if one.key == before[0])
    with qtbot.waitSignal(panel.seeker.ended):
        workspace.do(lambda: exclude(workspace.project, held, "Not empirical"))
    assert shown_keys(panel) == before[1:]
    with qtbot.waitSignal(panel.seeker.ended):
        where = panel.asking.where
        where.setCurrentIndex(2)
        where.activated.emit(2)
    assert shown_keys(panel) == before


@pytest.fixture
def dialog(panel, qtbot):
    seek(qtbot, panel, "supervis*")
    first = row(panel, 0)
    panel.model.setData(first, Qt.CheckState.Unchecked, _CHECK)
    panel.model.setData(row(panel, 1, 0), Qt.CheckState.Unchecked, _CHECK)
    click(panel.code)
    found = panel.findChild(AutocodeDialog)
    qtbot.waitUntil(lambda: found.is_planned, timeout=30_000)
    return found


def test_documents_and_hits_are_ticked(panel, qtbot):
    seek(qtbot, panel, "supervis*")
    document, first = row(panel, 0), row(panel, 0, 0)
    assert document.data(_CHECK) == Qt.CheckState.Checked
    panel.view.setCurrentIndex(first)
    panel.view.enter()
    press(panel.view, Qt.Key.Key_Space)
    assert document.data(_CHECK) == Qt.CheckState.PartiallyChecked
    assert panel.model.ticked_hits == panel.model.hits - 1
    place = panel.view.visualRect(document)
    QTest.mouseClick(
        panel.view.viewport(), Qt.MouseButton.LeftButton,
        pos=QPoint(place.left() + 10, place.center().y()),
    )  # fmt: skip
    assert document.data(_CHECK) == Qt.CheckState.Checked
    assert panel.code.text() == f"&Code {panel.model.hits} hits…"


def test_what_is_ticked_is_coded_in_one_act(window, panel, dialog, qtbot):
    project = window.workspace.project
    before = len(list(passages(project)))
    write(dialog.themes.field, "mutual")
    press(dialog.themes.field, Qt.Key.Key_Return)
    assert [theme.name for theme in dialog.themes.chosen] == ["Mutual support"]
    made = dialog.list.count()
    assert f"on {made} passages" in dialog.outlook.text()
    assert len(list(passages(project))) == before  # Enter only ticked
    press(dialog.themes.field, Qt.Key.Key_Return)  # with an empty field it is the dialog's
    found = list(passages(project))
    assert len(found) == before + made
    unticked = panel.model.found[0].document.key
    assert not [one for one in found if one.document.key == unticked][8:]
    choose(window, "undo")
    assert len(list(passages(project))) == before


def test_what_becomes_the_passage_is_chosen_and_looked_at(dialog, qtbot):
    sentences = [dialog.list.item(at).text() for at in range(dialog.list.count())]
    click(control(dialog, "unit hit"), QPoint(8, 8))
    qtbot.waitUntil(lambda: dialog.is_planned)
    hits = [dialog.list.item(at).text() for at in range(dialog.list.count())]
    assert all(one.split(": ")[1].casefold().startswith("supervis") for one in hits)
    assert max(map(len, hits)) < min(map(len, sentences)) + 40
    click(control(dialog, "leave autocode"))


def pages_of_pictures(path, words):
    """A PDF with words on its first page, and two pages that are pictures of something."""
    document = pymupdf.open()
    if words:
        document.new_page().insert_text((72, 72), words)
    picture = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 40, 40))
    picture.clear_with(90)
    for _ in range(2):
        page = document.new_page()
        page.insert_image(page.rect, pixmap=picture)
    document.save(path)
    return path


def test_it_is_told_of_which_documents_not_all_can_be_searched(window, panel, tmp_path, qtbot):
    bring_in(qtbot, window, pages_of_pictures(tmp_path / "partly.pdf", "Peer trainers met."))
    qtbot.waitUntil(lambda: not panel.indexing.working, timeout=60_000)
    seek(qtbot, panel, "handbook")
    said = control(window, "search index words")
    assert said.isVisible()
    assert said.text().startswith("Some pages of 1 document are without text")
    bring_in(qtbot, window, pages_of_pictures(tmp_path / "scan.pdf", ""))
    qtbot.waitUntil(lambda: not panel.indexing.working, timeout=60_000)
    seek(qtbot, panel, "handbook")
    assert said.text() == (
        "1 document without text, such as scans, and some pages of 1 more, cannot be searched."
    )
