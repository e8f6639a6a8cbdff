"""What a reviewer does to code, in mouse and keys."""

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coder.desktop.workspace import Marked
from coder.domain.quoting.anchor import describe, to_json
from coder.operations.texts import text_of
from coder.store.documents import documents
from coder.store.themes import coding_counts, themes


def open_document(window, key="hoshikawa-2021"):
    """Open a document in the reader."""
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    space = window.workspace
    (held,) = [one for one in documents(space.project) if one.key == key]
    space.document_wanted.emit(held.id)
    if hasattr(window.reader, "document"):  # it reads beside the window
        deadline = QDeadlineTimer(20_000)
        while space.document != held.id and not deadline.hasExpired():
            QApplication.processEvents()
        assert space.document == held.id
    else:
        space.document = held.id
        space.document_opened.emit(held.id)
    return held


def mark(window, start=2000, end=2120, key="hoshikawa-2021"):
    """Mark words of a document in the reader."""
    held = open_document(window, key)
    file, text = text_of(window.workspace.project, held)
    anchor = describe(text, file.text, start, end)
    window.workspace.mark(Marked(file, to_json(anchor), anchor.words))
    window.reader.setFocus()
    if not window.reader.hasFocus():  # a part of it takes the focus in its place
        (QApplication.focusWidget() or window.reader).setFocus()
    return window.workspace.marked


def theme(window, path):
    """A theme of the codebook."""
    (found,) = [one for one in themes(window.workspace.project) if one.path == path]
    return found


def paths(window):
    """The paths of all themes, in codebook order."""
    return [one.path for one in themes(window.workspace.project)]


def counted(window, path):
    """How often a theme was coded with."""
    return coding_counts(window.workspace.project).get(theme(window, path).id, 0)


def said(window):
    """What the notice bar says."""
    return window.notices.words
