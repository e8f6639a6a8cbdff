"""The export dialog, and the workbook that is written beside the window."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coder.desktop.matrix.export_dialog import Export, ExportDialog, Shown
from coder.export.options import EVERYTHING
from coder.export.steady_zip import SteadyZip
from tests.desktop.acts import choose, click, control, write


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
    qtbot.waitUntil(lambda: words in window.notices.words, timeout=20_000)


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


def test_cancel_in_the_dialog_writes_nothing(window, example):
    answer(then=Qt.Key.Key_Escape)
    choose(window, "export")
    assert [path.name for path in example.parent.glob("*.xlsx")] == []


def test_a_folder_that_is_gone_is_said_in_a_sentence(window, tmp_path, qtbot):
    export(window, str(tmp_path / "gone" / "matrix.xlsx"))
    told(window, qtbot, "does not exist: make it first.")


@pytest.mark.parametrize("number", [13, 28])  # as when Excel has it open; no room left
def test_a_file_that_cannot_be_written_leaves_nothing_behind(
    window, example, qtbot, monkeypatch, number
):
    def refuse(archive, path):
        raise OSError(number, "as it happens")

    monkeypatch.setattr(SteadyZip, "__init__", refuse)
    export(window)
    told(window, qtbot, "could not be written")
    assert not list(example.parent.glob("*.xlsx*"))
    assert control(window, "export strip").isHidden()


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
