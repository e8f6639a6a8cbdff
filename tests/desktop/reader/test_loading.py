"""What waits for a text to be read is done with that text, and never with the one before."""

import pytest
from PySide6.QtCore import QObject

from coder.desktop.reader.document import Loader
from coder.desktop.reader.pdf_files import pdf_file
from coder.store.documents import documents


@pytest.fixture
def project(window):
    return window.workspace.project


@pytest.fixture
def papers(project):
    return [one.id for one in documents(project)][:2]


@pytest.fixture
def load(qtbot, project, readers):
    """Opens a document with a loader of its own; gives it as soon as it is there."""
    parent, came = QObject(), []
    loader = Loader(readers, came.append, parent)

    def start(document):
        loader.load(project, document, lambda sha: pdf_file(project, sha))
        qtbot.waitUntil(lambda: bool(came) and came[-1].document.id == document)
        return came[-1]

    start.loader = loader
    yield start
    loader.stop()
    parent.deleteLater()


def test_what_waits_for_a_text_is_not_done_when_the_text_before_is_read(qtbot, load, papers):
    first, done = load(papers[0]), []
    second = load(papers[1])
    load.loader.when_read(second, lambda: done.append(second.is_read))
    load.loader.read_prose(first)
    qtbot.waitUntil(lambda: first.is_read, timeout=20_000)
    assert not done
    load.loader.read_prose(second)
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    assert done == [True]


def test_what_waits_for_a_text_is_forgotten_with_it(qtbot, load, papers):
    first, done = load(papers[0]), []
    load.loader.when_read(first, lambda: done.append("first"))
    second = load(papers[1])
    load.loader.when_read(second, lambda: done.append("second"))
    for one in (first, second):
        load.loader.read_prose(one)
        qtbot.waitUntil(lambda one=one: one.is_read, timeout=20_000)
    assert done == ["second"]


def test_what_waits_for_the_open_text_is_done_though_another_one_was_asked_for(
    qtbot, window, load, papers
):
    first, done = load(papers[0]), []
    load.loader.when_read(first, lambda: done.append(first.is_read))
    load.loader.load(window.workspace.project, papers[1], lambda _: None)
    load.loader.stay()
    load.loader.read_prose(first)
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    assert done == [True]
