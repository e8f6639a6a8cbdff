"""The report on agreement from the window: asked for, written beside it, its text copied."""

import json
from multiprocessing import active_children
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from coder.analysis.comparing.shared import Asked
from coder.desktop.comparing.report_dialog import ReportDialog
from coder.domain.round import RoundSettings
from coder.operations.rounds import find_round, freeze_round
from tests.desktop.acts import click, control, write


@pytest.fixture
def opened(window, qtbot):
    """Opens the dialog on the example, whose documents are not all finished."""

    def opened(held=None, asked=None):
        wanted = asked or Asked(unfinished=True)
        dialog = ReportDialog(window.workspace, wanted, "characters", held, window)
        qtbot.addWidget(dialog)
        dialog.open()
        return dialog

    return opened


def told(dialog):
    return control(dialog, "report told").text()


def test_a_word_document_is_written_beside_the_window(opened, window, example, qtbot):
    dialog = opened()
    write(dialog.fields.training, "a day of trials")
    click(control(dialog, "write report"))
    assert dialog.bar.isVisible()
    qtbot.waitUntil(lambda: "Wrote agreement.docx." in window.notices.words, timeout=60_000)
    assert not dialog.isVisible()
    words = [one.text for one in docx.Document(str(example.with_name("agreement.docx"))).paragraphs]
    assert any("prepared as follows: a day of trials." in one for one in words)


def test_the_kind_follows_the_name_and_the_name_the_kind(opened, example):
    dialog = opened()
    write(dialog.fields.file, str(example.with_name("r.json")))
    assert dialog.fields.kind.value == ".json"
    QTest.keyClick(dialog.fields.kind, Qt.Key.Key_E)
    assert dialog.fields.path == example.with_name("r.xlsx")
    write(dialog.fields.file, "bare")
    assert dialog.fields.path == example.with_name("bare.xlsx")


def test_what_was_typed_is_remembered(opened, window, example, qtbot):
    dialog = opened()
    write(dialog.fields.file, "r.json")
    write(dialog.fields.sampling, "drawn by lot")
    click(control(dialog, "write report"))
    qtbot.waitUntil(lambda: "Wrote r.json." in window.notices.words, timeout=60_000)
    made = json.loads(example.with_name("r.json").read_text("utf-8"))
    assert made["sampling"] == "drawn by lot"
    again = opened()
    assert Path(again.fields.file.text()) == example.with_name("r.json")
    assert again.fields.sampling.toPlainText() == "drawn by lot"
    assert told(again) == "r.json is there already and will be replaced."
    assert control(again, "write report").text() == "&Replace the report"


def test_the_methods_paragraph_is_copied_and_nothing_is_written(opened, example, qtbot):
    before = sorted(example.parent.iterdir())
    dialog = opened()
    click(control(dialog, "copy methods"))
    qtbot.waitUntil(lambda: "on the clipboard" in told(dialog), timeout=60_000)
    said = QGuiApplication.clipboard().text()
    assert said.startswith("Of the seven included documents, three (43%;")
    assert "Krippendorff's alpha" in said
    assert dialog.isVisible()
    assert sorted(example.parent.iterdir()) == before


def test_the_results_paragraph_is_copied_too(opened, example, qtbot):
    before = sorted(example.parent.iterdir())
    dialog = opened()
    click(control(dialog, "copy results"))
    qtbot.waitUntil(lambda: "results paragraph is on the" in told(dialog), timeout=60_000)
    assert QGuiApplication.clipboard().text().startswith("Over all themes,")
    assert sorted(example.parent.iterdir()) == before


def test_cancel_leaves_nothing_and_the_dialog_stays(opened, example, qtbot):
    before = sorted(example.parent.iterdir())
    dialog = opened()
    click(control(dialog, "write report"))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "Stopped: nothing was written." in told(dialog), timeout=60_000)
    assert dialog.isVisible()
    assert sorted(example.parent.iterdir()) == before
    assert "export" not in [one.name for one in active_children()]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_cannot_be_compared_is_told_in_the_dialog(opened, qtbot):
    dialog = opened(asked=Asked(coders=("nobody", "no one")))
    click(control(dialog, "write report"))
    qtbot.waitUntil(lambda: told(dialog).startswith("⚠ "), timeout=60_000)
    assert control(dialog, "write report").isEnabled()


def test_a_round_says_how_its_documents_were_drawn(opened, window, example, qtbot):
    project = window.workspace.project
    freeze_round(project, "Pilot", RoundSettings(sampling="the first three", limits={"alpha": 0.7}))
    dialog = opened(find_round(project, "Pilot"))
    assert dialog.fields.sampling.isReadOnly()
    assert dialog.fields.sampling.toPlainText() == "the first three"
    assert "the round “Pilot”" in told(dialog)
    write(dialog.fields.file, "r.json")
    click(control(dialog, "write report"))
    qtbot.waitUntil(lambda: "Wrote r.json." in window.notices.words, timeout=60_000)
    made = json.loads(example.with_name("r.json").read_text("utf-8"))
    assert made["round"]["name"] == "Pilot"
    assert made["agreement"]["parameters"]["limit"] == 0.7


def test_a_folder_that_is_not_there_is_told_before_anything_is_computed(opened, example):
    dialog = opened()
    write(dialog.fields.file, str(example.with_name("no") / "r.docx"))
    assert "There is no folder" in told(dialog)
    assert not control(dialog, "write report").isEnabled()
