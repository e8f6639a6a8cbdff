"""A table of attributes that is brought in at the window: looked at first, then charted."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog

from coder.desktop.charting.import_preview import ImportPreview
from coder.exchange.attribute_table import read_table
from coder.operations.charting import chart
from coder.operations.coders import add_coder, find_coder
from coder.operations.documents import find_document
from coder.store.attributes import attributes, charted_of
from coder.store.documents import documents
from tests.desktop.acts import answer, choose, click, control


@pytest.fixture
def table(tmp_path, monkeypatch):
    """A table that the next dialog for files chooses."""

    def write(text, name="table.csv"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        return path

    return write


def bring_in(qtbot, window):
    """Choose the entry of the menu and wait until the table was read."""
    choose(window, "import attributes")
    preview = window.findChild(ImportPreview)
    qtbot.waitUntil(lambda: not window.charting_acts.tables.is_running, timeout=20_000)
    return preview


def shown(preview):
    return [tuple(row[1:5]) for row in preview.model.rows]


def own(window, key, name):
    """What I charted of a document."""
    project = window.workspace.project
    [attribute] = [one for one in attributes(project) if one.name == name]
    document = find_document(project, key)
    return charted_of(project, document.id)[attribute.id].get(window.workspace.me.id)


def test_a_table_is_looked_at_and_then_charted_in_one_step(qtbot, window, table):
    table("Key,Country,Region\nlindborg-2019,Norway,north\nquillan-2016,Ireland,\n")
    preview = bring_in(qtbot, window)
    assert shown(preview) == [
        ("", "Region", "a new attribute, of the kind text", ""),
        ("lindborg-2019", "Country", "Sweden", "Norway"),
        ("lindborg-2019", "Region", "–", "north"),
    ]
    assert control(preview, "import sum").text() == (
        "For Ana Brandt: 1 new attribute: Region (text); 1 new value; 1 changed; 1 the same;"
        " 0 problems."
    )
    assert preview.leave_out.isHidden()
    click(control(preview, "apply"))
    assert own(window, "lindborg-2019", "Country") == "Norway"
    assert own(window, "lindborg-2019", "Region") == "north"
    choose(window, "undo")
    assert own(window, "lindborg-2019", "Country") == "Sweden"
    assert "Region" not in {one.name for one in attributes(window.workspace.project)}


def test_what_is_wrong_is_marked_and_left_out_only_if_that_is_said(qtbot, window, table):
    table("Key,Country\nnobody-2000,Norway\nlindborg-2019,Norway\n")
    preview = bring_in(qtbot, window)
    assert shown(preview)[0] == (
        "nobody-2000", "Key", "The project has no document with the key 'nobody-2000'.", "",
    )  # fmt: skip
    assert preview.model.rows[0].sign == "warning"
    apply = control(preview, "apply")
    assert not apply.isEnabled()
    click(preview.leave_out, preview.leave_out.rect().topLeft() + QPoint(8, 8))
    assert apply.isEnabled()
    click(apply)
    assert own(window, "lindborg-2019", "Country") == "Norway"


def test_what_others_charted_is_told_and_taken_only_if_that_is_said(qtbot, window, table):
    project = window.workspace.project
    [country] = [one for one in attributes(project) if one.name == "Country"]
    document = find_document(project, "lindborg-2019")
    chart(project, document, country, window.workspace.me, "")
    add_coder(project, "Zoe")
    chart(project, document, country, find_coder(project, "Zoe"), "Iceland")
    table(f"Key,Country\n{document.key},Iceland\n")
    preview = bring_in(qtbot, window)
    apply = control(preview, "apply")
    assert shown(preview) == [
        (document.key, "Country", "charted by Zoe already: left out", "Iceland")
    ]
    assert preview.take_others.text() == "Chart &also the 1 value that others charted already"
    assert not apply.isEnabled()
    click(preview.take_others, preview.take_others.rect().topLeft() + QPoint(8, 8))
    assert shown(preview) == [(document.key, "Country", "charted by Zoe already", "Iceland")]
    assert apply.text() == "&Chart 1 value"
    click(apply)
    assert own(window, document.key, "Country") == "Iceland"


@pytest.fixture
def large(window, table):
    """A table of more values than are charted at once; returns how many."""
    keys = sorted(one.key for one in documents(window.workspace.project))
    names = [f"A{number}" for number in range(300)]
    rows = [",".join([key, *(f"{key} {name}" for name in names)]) for key in keys]
    table("\n".join([",".join(["Key", *names]), *rows]))
    return len(keys) * len(names)


def test_a_large_table_is_charted_while_the_window_waits(qtbot, window, large):
    preview = bring_in(qtbot, window)
    told = []
    window.workspace.told.connect(told.append)
    click(control(preview, "apply"))
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    assert told[0].words == f"Charted {large:,} values of 7 documents."
    assert own(window, "lindborg-2019", "A299") == "lindborg-2019 A299"
    choose(window, "undo")
    assert "A299" not in {one.name for one in attributes(window.workspace.project)}


def test_charting_a_large_table_can_be_stopped_and_then_nothing_was_done(qtbot, window, large):
    preview = bring_in(qtbot, window)
    told = []
    window.workspace.told.connect(told.append)
    click(control(preview, "apply"))
    click(control(window, "stop waiting"))
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    assert told[0].words == "Stopped: nothing was changed in example.coder."
    assert {one.name for one in attributes(window.workspace.project)}.isdisjoint({"A0", "A299"})


def test_cancel_changes_nothing(qtbot, window, table):
    table("Key,Country\nlindborg-2019,Norway\n")
    preview = bring_in(qtbot, window)
    click(control(preview, "cancel"))
    assert own(window, "lindborg-2019", "Country") == "Sweden"


def test_a_file_that_is_no_table_is_told_in_a_sentence(qtbot, window, table):
    table("no table at all", "table.xlsx")
    told = []
    window.workspace.told.connect(told.append)
    bring_in(qtbot, window)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].words == (
        "table.xlsx is no workbook that can be read: save it in Excel as .xlsx, without a password."
    )


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_the_table_is_written_from_the_menu(qtbot, window, tmp_path, monkeypatch, ending):
    path = tmp_path / f"out{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    told = []
    window.workspace.told.connect(told.append)
    answer(lambda asked: click(asked.act))
    choose(window, "export attributes")
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told[0].words == (
        f"Wrote out{ending} with 7 documents. 2 cells stayed empty, since reviewers differ."
    )
    assert read_table(path).heads[:2] == ("Key", "Title")


def test_the_table_of_one_reviewer_is_written(qtbot, window, tmp_path, monkeypatch):
    path = tmp_path / "out.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))

    def only_ben(asked):
        asked.choice.setCurrentIndex(asked.choice.findText("Only Ben Okoye"))
        click(asked.act)

    told = []
    window.workspace.told.connect(told.append)
    answer(only_ben)
    choose(window, "export attributes")
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told[0].words == "Wrote out.csv with 7 documents."
    [row] = [row for row in read_table(path).rows if row.cells[0] == "marchbanks-2018"]
    assert "Qualitative study" in row.cells


def test_nothing_is_written_if_that_is_not_answered(window, monkeypatch):
    asked = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: asked.append(1) or ("", ""))
    answer(lambda dialog: click(dialog.refuse))
    choose(window, "export attributes")
    assert asked == []
