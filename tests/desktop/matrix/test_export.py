"""The export dialog, and the workbook that is written beside the window."""

from multiprocessing import active_children
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from coder.desktop.matrix.export_dialog import Export, ExportDialog, Shown
from coder.desktop.whose_coding import WhoseCoding
from coder.domain.round import RoundSettings
from coder.export.options import EVERYTHING
from coder.operations.coders import add_coder, find_coder
from coder.operations.rounds import freeze_round
from tests.desktop.acts import answer as answer_dialog
from tests.desktop.acts import at_front, choose, click, control, press, write


def answer(words=None, then=Qt.Key.Key_Return):
    """Answer the dialog that is about to open."""

    def act():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        if words is not None:
            write(dialog.file, words)
        QTest.keyClick(dialog.file, then)

    QTimer.singleShot(0, act)


def export(window, words=None):
    answer(words)
    choose(window, "export")


def told(window, qtbot, words):
    qtbot.waitUntil(lambda: words in window.notices.words, timeout=60_000)


def test_the_matrix_is_exported_and_can_be_opened_at_once(window, example, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    choose(window, "matrix")
    answer()
    click(control(window, "export matrix"))
    told(window, qtbot, "Wrote matrix.xlsx.")
    click(control(window, "notice answer"))
    path = example.with_name("matrix.xlsx")
    assert [Path(url.toLocalFile()) for url in opened] == [path]
    assert load_workbook(path).sheetnames[:2] == ["Matrix", "Quotations"]


def test_the_file_is_remembered_in_this_copy(window, example, qtbot):
    export(window, "tables.xlsx")
    told(window, qtbot, "Wrote tables.xlsx.")
    seen = []

    def look():
        dialog = QApplication.activeModalWidget()
        seen.append((dialog.file.text(), dialog._export.text(), dialog._told.text()))
        dialog.reject()

    QTimer.singleShot(0, look)
    choose(window, "export")
    path, button, words = seen[0]
    assert Path(path) == example.with_name("tables.xlsx")
    assert button == "Replace"
    assert words == "tables.xlsx is there already and will be replaced."


def test_a_name_without_an_ending_gets_one(window, example, qtbot):
    export(window, "tables")
    told(window, qtbot, "Wrote tables.xlsx.")
    assert example.with_name("tables.xlsx").is_file()


@pytest.mark.parametrize("by_mouse", [True, False])
def test_after_cancel_the_keyboard_is_where_it_was(place, window, example, qtbot, by_mouse):
    at_front(window)
    place.view.setFocus()
    window.exporting.write(Export(example.with_name("matrix.xlsx"), Shown(), EVERYTHING))
    cancel = control(window, "cancel export")
    if by_mouse:
        click(cancel)
    else:
        cancel.setFocus()
        press(cancel, Qt.Key.Key_Space)
    assert place.view.hasFocus()
    told(window, qtbot, "Stopped: matrix.xlsx was not written.")
    assert place.view.hasFocus()
    assert window.notices.findChild(QWidget, "notice hint").isVisible()  # no tick


def test_cancel_in_the_dialog_writes_nothing(window, example):
    answer(then=Qt.Key.Key_Escape)
    choose(window, "export")
    assert [path.name for path in example.parent.glob("*.xlsx")] == []


def test_a_folder_that_is_gone_is_said_in_the_dialog(window, tmp_path):
    def look(dialog):
        write(dialog.file, str(tmp_path / "gone" / "matrix.xlsx"))
        assert f"There is no folder {tmp_path / 'gone'}" in control(dialog, "export told").text()
        assert not control(dialog, "export now").isEnabled()
        write(dialog.file, str(tmp_path / "matrix.xlsx"))
        assert control(dialog, "export now").isEnabled()
        assert "filters" in control(dialog, "export statements").text()
        dialog.reject()

    answer_dialog(look)
    choose(window, "export")


def test_where_nothing_could_be_written_is_not_remembered(window, example, tmp_path, qtbot):
    folder = tmp_path / "gone"
    window.exporting.write(Export(folder / "matrix.xlsx", Shown(), EVERYTHING))
    told(window, qtbot, "does not exist: make it first.")
    folder.mkdir()
    answer_dialog(lambda dialog: (seen.append(dialog.file.text()), dialog.reject()))
    seen = []
    choose(window, "export")
    assert seen == [str(example.with_name("matrix.xlsx"))]


def test_a_file_that_cannot_be_written_leaves_nothing_behind(window, example, qtbot):
    example.with_name("matrix.xlsx.part").mkdir()  # in whose place the new file would be written
    export(window)
    told(window, qtbot, "could not be written")
    assert not list(example.parent.glob("*.xlsx"))
    assert control(window, "export strip").isHidden()


def test_an_export_that_the_system_ends_is_told_and_the_window_goes_on(window, example, qtbot):
    window.exporting.write(Export(example.with_name("matrix.xlsx"), Shown(), EVERYTHING))
    qtbot.waitUntil(lambda: any(one.name == "export" for one in active_children()))
    for one in active_children():
        if one.name == "export":
            one.kill()
    told(window, qtbot, "matrix.xlsx was not written: the work ended by itself")
    assert not list(example.parent.glob("*.xlsx"))


def test_it_can_be_stopped_and_leaves_the_old_file_as_it_was(window, example, qtbot):
    path = example.with_name("matrix.xlsx")
    path.write_text("old")
    window.exporting.write(Export(path, Shown(), EVERYTHING))
    assert window.exporting.isVisible()
    window.exporting.cancel()
    told(window, qtbot, "Stopped: matrix.xlsx was not written.")
    assert path.read_text() == "old"
    assert not list(example.parent.glob("*.part"))


def test_one_workbook_is_written_at_a_time(window, example, qtbot):
    window.exporting.write(Export(example.with_name("matrix.xlsx"), Shown(), EVERYTHING))
    choose(window, "export")
    assert "already" in window.notices.words
    told(window, qtbot, "Wrote matrix.xlsx.")


def test_closing_meanwhile_leaves_whole_files_alone(window, example):
    window.exporting.write(Export(example.with_name("matrix.xlsx"), Shown(), EVERYTHING))
    window.close()
    assert [path.name for path in example.parent.iterdir()] == ["example.coder"]


def item(dialog, sheet, column=None):
    """The box of a sheet, or of a column of it."""
    (found,) = [
        one
        for one in dialog.contents.findItems(sheet, Qt.MatchFlag.MatchStartsWith)
        if one.text(0).split(":")[0] == sheet
    ]
    below = {found.child(place).text(0): found.child(place) for place in range(found.childCount())}
    return found if column is None else below[column]


def asked(window, act):
    """Open the dialog, do something in it, and press Enter."""

    def answered():
        dialog = QApplication.activeModalWidget()
        act(dialog)
        QTest.keyClick(dialog.file, Qt.Key.Key_Return)

    QTimer.singleShot(0, answered)
    choose(window, "export")


def test_sheets_and_columns_are_chosen_and_remembered(window, example, qtbot):
    def leave_out(dialog):
        for one in (item(dialog, "Findings"), item(dialog, "Quotations", "Memo")):
            one.setCheckState(0, Qt.CheckState.Unchecked)
        item(dialog, "Matrix", "And: reviewers").setCheckState(0, Qt.CheckState.Checked)

    asked(window, leave_out)
    told(window, qtbot, "Wrote matrix.xlsx.")
    book = load_workbook(example.with_name("matrix.xlsx"))
    assert "Findings" not in book.sheetnames
    assert "Matrix coders" in book.sheetnames
    assert "Memo" not in [cell.value for cell in book["Quotations"][1]]
    seen = []
    asked(window, lambda dialog: seen.append(dialog.export.options))
    told(window, qtbot, "Wrote matrix.xlsx.")
    assert "Findings" not in seen[0].sheets
    assert seen[0].left_out == {("Quotations", "Memo")}
    assert seen[0].contents == ("coders",)


def test_the_first_column_cannot_be_left_out_nor_the_matrix(window):
    seen = []

    def look(dialog):
        columns = item(dialog, "Quotations")
        seen.append(columns.child(0).text(0))
        seen.append(bool(item(dialog, "Matrix").flags() & Qt.ItemFlag.ItemIsUserCheckable))
        dialog.reject()

    asked(window, look)
    assert seen == ["Citation", False]


def test_evidence_pages_are_written_beside_the_workbook(window, example, qtbot):
    asked(window, lambda dialog: control(dialog, "export evidence").setChecked(True))
    told(window, qtbot, "Wrote matrix.xlsx.")
    assert (example.with_name("matrix-evidence") / "index.html").is_file()
    seen = []

    def look(dialog):
        seen.append(dialog._told.text())
        dialog.reject()

    asked(window, look)
    assert seen == ["matrix.xlsx and matrix-evidence are there already and will be replaced."]


def test_tables_are_written_for_word(window, example, qtbot):
    def word(dialog):
        dialog.kind.choose(".docx")
        dialog.kind.value_changed.emit()
        assert Path(dialog.file.text()).name == "matrix.docx"
        assert item(dialog, "Codebook").isDisabled()
        assert not item(dialog, "Findings").isDisabled()
        assert not dialog.evidence.isEnabled()

    asked(window, word)
    told(window, qtbot, "Wrote matrix.docx.")
    assert len(docx.Document(example.with_name("matrix.docx")).tables) >= 3


def test_typing_an_ending_says_what_kind_of_file_it_is(window):
    seen = []

    def type_name(dialog):
        write(dialog.file, "tables.docx")
        seen.append(dialog.kind.value)
        write(dialog.file, "tables.xlsx")
        seen.append(dialog.kind.value)
        dialog.reject()

    asked(window, type_name)
    assert seen == [".docx", ".xlsx"]


def test_it_is_cited_and_counted_as_was_chosen_at_statements(window, example, qtbot):
    choose(window, "statements")
    form = window.statements.form
    for field, value in ((form.style_, "keys"), (form.of, "known"), (form.decimals, 1)):
        field.choose(value)
        field.value_changed.emit()
    seen = []

    def look(dialog):
        seen.append(dialog.statements.text())
        dialog.by.choose("study")
        dialog.by.value_changed.emit()
        seen.append(dialog.statements.text())

    asked(window, look)
    told(window, qtbot, "Wrote matrix.xlsx.")
    words = (
        "Citations such as (kay-2019: 12); percentages of the {} with a value, or assessed,"
        " rounded half up to one decimal: as chosen at Statements. Every document and theme goes"
        " in: filters, groups and the order of the matrix on the screen are not taken over."
    )
    assert seen == [words.format("documents"), words.format("studies")]
    rows = load_workbook(example.with_name("matrix.xlsx"))["About"].iter_rows(values_only=True)
    about = dict(rows)
    assert about["Citations"].startswith("keys style")
    assert "one decimal" in about["Statements"]


def test_open_cells_are_told(window, qtbot):
    export(window)
    told(window, qtbot, "cells are open.")


def test_what_the_team_agreed_on_can_be_exported(window, example, qtbot):
    def look(dialog):
        choice = dialog.reviewers
        choice.choose(WhoseCoding("consensus"))
        assert choice.currentText() == "Consensus of the team"
        dialog.accept()

    answer_dialog(look)
    choose(window, "export")
    told(window, qtbot, "cells rest on them")
    sheet = load_workbook(example.with_name("matrix.xlsx"))["Quotations"]
    coders = {row[6] for row in sheet.iter_rows(values_only=True) if row[0] and ":" in row[0]}
    assert coders == {"The team"}


def test_what_the_reviewers_of_a_round_agreed_on_can_be_exported(window, example, qtbot):
    project = window.workspace.project
    window.workspace.do(lambda: add_coder(project, "Cem Aydin"))
    two = tuple(find_coder(project, name).id for name in ("Ana Brandt", "Cem Aydin"))
    settings = RoundSettings(coders=two)
    window.workspace.do(lambda: freeze_round(project, "Pilot", settings))

    def look(dialog):
        choice = dialog.reviewers
        choice.setCurrentIndex(choice.findText("Consensus of round Pilot"))
        dialog.accept()

    answer_dialog(look)
    choose(window, "export")
    told(window, qtbot, "Shown is the consensus of Ana Brandt and Cem Aydin.")
    assert example.with_name("matrix.xlsx").is_file()
