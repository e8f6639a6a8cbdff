"""What is shown of errors: a sentence where it is known, else a dialog with details to copy."""

import sqlite3
import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from coder.desktop.crash import sentence_or_report
from coder.domain.errors import CoderError
from coder.operations.coders import add_coder
from coder.operations.themes import add_theme
from tests.desktop.acts import choose, click, control


@pytest.fixture
def hooked(window, monkeypatch):
    """A window whose errors end where they end in the program, not in the test."""
    monkeypatch.setattr(sys, "excepthook", lambda _k, error, _t: sentence_or_report(error, window))
    return window


def fail(error):
    """Raise an error in a slot."""

    def slot():
        raise error

    QTimer.singleShot(0, slot)


def dialog_of(window):
    return next((one for one in window.findChildren(QDialog, "crash") if one.isVisible()), None)


def test_a_mistake_in_a_slot_shows_details_to_copy_and_the_window_goes_on(hooked, qtbot, capsys):
    fail(ZeroDivisionError("nobody foresaw this"))
    qtbot.waitUntil(lambda: dialog_of(hooked) is not None)
    dialog = dialog_of(hooked)
    details = control(dialog, "details").toPlainText()
    assert "ZeroDivisionError: nobody foresaw this" in details
    assert "test_crash.py" in details
    copy = next(one for one in dialog.findChildren(QPushButton) if "Copy" in one.text())
    click(copy)
    assert QGuiApplication.clipboard().text() == details
    dialog.reject()
    assert "nobody foresaw this" in capsys.readouterr().err

    choose(hooked, "team")
    hooked.workspace.do(lambda: add_coder(hooked.workspace.project, "Cem"))
    assert hooked.team.isVisible()
    assert QApplication.activeModalWidget() is None


def test_an_error_with_a_sentence_is_told_in_the_bar(hooked, qtbot):
    fail(CoderError("Choose another name."))
    qtbot.waitUntil(lambda: hooked.notices.words == "Choose another name.")
    assert dialog_of(hooked) is None


def test_a_locked_project_is_a_sentence(hooked, qtbot):
    error = sqlite3.OperationalError("database is locked")
    error.sqlite_errorcode = sqlite3.SQLITE_BUSY
    fail(error)
    qtbot.waitUntil(
        lambda: hooked.notices.words.startswith("Another program is using example.coder")
    )


def test_a_project_that_another_program_locks_is_a_sentence_and_nothing_is_lost(window, example):
    window.workspace.project.db.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(example, isolation_level=None)  # noqa: TID251
    other.execute("BEGIN IMMEDIATE")
    try:
        do(window, lambda: add_theme(window.workspace.project, "Humour"))
        assert "Another program is using example.coder" in window.notices.words
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert window.workspace.do(lambda: add_theme(window.workspace.project, "Humour"))


def test_a_full_disk_is_a_sentence_and_the_window_stays(window):
    db = window.workspace.project.db
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}")
    words = "long " * 200_000
    do(window, lambda: add_theme(window.workspace.project, "Humour", fields={"definition": words}))
    assert "The disk is full: nothing was changed in example.coder" in window.notices.words
    db.execute("PRAGMA max_page_count = 1000000")
    assert window.workspace.do(lambda: add_theme(window.workspace.project, "Humour"))


def do(window, act):
    """Do an act; what it raises past the workspace ends where a slot's errors end."""
    try:
        window.workspace.do(act)
    except sqlite3.Error as error:
        sentence_or_report(error, window)
