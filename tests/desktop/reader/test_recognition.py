"""Recognised text in the window: offered, asked, kept, and as good as any other text."""

import pymupdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from coder.desktop.recognition.question import RecognitionQuestion
from coder.domain.texts.text import Box
from coder.operations.importing import import_files
from coder.operations.recognising import recognised_by
from coder.pdf.tesseract import tesseract
from coder.store.documents import files
from coder.store.project import Project
from tests.desktop.acts import choose, click, control, press, write
from tests.desktop.reader.reading import bring
from tests.scans import LINES, make_scan, needs_tesseract

PATIENCE = 60_000  # milliseconds


@pytest.fixture
def scan(example, readers, tmp_path, open_windows, qtbot):
    """A window that shows a scan of two pages in its reader."""
    path = make_scan(tmp_path / "scan.pdf", [LINES, LINES])
    with Project(example, write=True) as project:
        (found,) = import_files(project, [path], readers)
    window = open_windows(example).projects[0]
    window.workspace.document_wanted.emit(found.document)
    qtbot.waitUntil(
        lambda: window.reader.document and window.reader.document.file.name == "scan.pdf"
        and not window.reader.loader.is_loading
    )  # fmt: skip
    return window


def the_file(window):
    return next(one for one in files(window.workspace.project) if one.name == "scan.pdf")


def begin(window, qtbot):
    """Take the offer, and begin with the languages that are ticked."""
    qtbot.waitUntil(lambda: not window.reader.offer.isHidden(), timeout=PATIENCE)
    click(control(window, "offer recognise"))
    question = window.findChild(QDialog, "recognition question")
    click(question.act)
    return window.documents.recognition.bar


def drag_over(reader, start, end):
    """Drag from before a character to behind another."""
    boxes = [Box(page, *reader.document.text.pages[page].box(place))
             for page, first, last in reader.document.text.spans(start, end)
             for place in (first, last - 1)]  # fmt: skip
    reader.view.show_box(boxes[0])
    left, right = reader.view.rectangle(boxes[0]), reader.view.rectangle(boxes[-1])
    viewport = reader.view.viewport()
    begin = QPoint(round(left.left()), round(left.center().y()))
    end = QPoint(round(right.right()), round(right.center().y()))
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=begin)
    for way in (1, 2, 3):
        QTest.mouseMove(viewport, begin + (end - begin) * way / 3)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)


def by(window):
    return recognised_by(window.workspace.project, the_file(window))


@needs_tesseract
def test_the_text_of_a_scan_is_offered_recognised_marked_by_mouse_and_taken_back(scan, qtbot):
    begin(scan, qtbot)
    assert scan.reader.offer.isHidden()
    reader = scan.reader
    qtbot.waitUntil(
        lambda: reader.document.text.pages[1].text.splitlines() == list(LINES), timeout=PATIENCE
    )
    assert by(scan).startswith("tesseract ")
    assert "was recognised by Tesseract" in the_file(scan).layer
    qtbot.waitUntil(lambda: reader.is_drawn and reader.document.is_read, timeout=PATIENCE)
    whole = reader.document.text.whole()
    first = whole.rindex("every")
    drag_over(reader, first, whole.index("mark", first) + len("mark"))
    assert scan.workspace.marked.words == "every paper twice and mark"
    choose(scan, "undo")
    assert by(scan) is None
    qtbot.waitUntil(lambda: not reader.document.text.pages[1].text, timeout=PATIENCE)


@needs_tesseract
def test_a_locked_scan_is_recognised_with_the_password_that_was_given_in_the_reader(
    window, tmp_path, qtbot
):
    make_scan(tmp_path / "open.pdf")
    with pymupdf.open(tmp_path / "open.pdf") as document:
        document.save(
            tmp_path / "scan.pdf", encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="sesame",
            owner_pw="o",
        )  # fmt: skip
    space, reader = window.workspace, window.reader
    paths = [tmp_path / "scan.pdf"]
    (found,) = import_files(space.project, paths, space.readers, password="sesame")
    space.document_wanted.emit(found.document)
    qtbot.waitUntil(reader.password.isVisible, timeout=PATIENCE)
    bar = begin(window, qtbot)
    qtbot.waitUntil(lambda: not bar.is_running, timeout=PATIENCE)
    assert "give the password there" in window.notices.words
    assert by(window) is None
    write(reader.password.field, "sesame")
    press(reader.password.field, Qt.Key.Key_Return)
    space.recognition_wanted.emit([found.document])
    click(window.findChildren(QDialog, "recognition question")[-1].act)
    qtbot.waitUntil(lambda: by(window) is not None, timeout=PATIENCE)
    qtbot.waitUntil(
        lambda: reader.document.text.pages[0].text.splitlines() == list(LINES), timeout=PATIENCE
    )


@needs_tesseract
def test_what_was_recognised_until_one_cancels_is_kept(scan, qtbot):
    bar = begin(scan, qtbot)
    qtbot.waitUntil(lambda: bar.bar.value() == 1, timeout=PATIENCE)
    bar.cancel()
    qtbot.waitUntil(lambda: not bar.is_running, timeout=PATIENCE)
    assert bar.isHidden()
    assert by(scan) is not None
    assert "recognised by Tesseract" in the_file(scan).layer


@needs_tesseract
def test_what_was_recognised_until_the_window_is_closed_is_kept(scan, qtbot):
    path = scan.workspace.project.path
    bar = begin(scan, qtbot)
    qtbot.waitUntil(lambda: bar.bar.value() == 1, timeout=PATIENCE)
    scan.close()
    with Project(path, write=False) as project:
        (file,) = [one for one in files(project) if one.name == "scan.pdf"]
        assert recognised_by(project, file).startswith("tesseract ")


@needs_tesseract
def test_pages_are_drawn_while_others_are_recognised(scan, qtbot):
    bar = begin(scan, qtbot)
    scan.reader.view.zoom_in()
    qtbot.waitUntil(lambda: scan.reader.is_drawn, timeout=PATIENCE)
    assert bar.is_running
    bar.cancel()
    qtbot.waitUntil(lambda: not bar.is_running, timeout=PATIENCE)


def test_an_offer_that_was_sent_away_does_not_come_back(scan, qtbot):
    offer = scan.reader.offer
    qtbot.waitUntil(lambda: not offer.isHidden(), timeout=PATIENCE)
    click(control(scan, "decline recognition"))
    assert offer.isHidden()
    document = scan.reader.document
    offer.begin(document)
    assert offer.isHidden()


@needs_tesseract
def test_nothing_is_recognised_without_a_language(window, qtbot):
    question = RecognitionQuestion("a document", tesseract(), ["eng"], window)
    qtbot.addWidget(question)
    assert question.chosen == ["eng"]
    for row in range(question.languages.count()):
        question.languages.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not question.act.isEnabled()


@pytest.mark.parametrize(
    "name", ["f1000_3-305_garbage-text-layer.pdf", "sample-files_habibi-arabic.pdf"]
)
def test_of_letters_that_cannot_be_read_it_is_said_that_words_can_be_marked(
    qtbot, window, corpus, name
):
    reader = bring(qtbot, window, corpus / "pdf" / name)
    qtbot.waitUntil(lambda: not reader.offer.isHidden(), timeout=PATIENCE)
    said = control(window, "recognition offer words").text()
    assert "such words can be marked, but neither read nor found" in said
    assert "such words can be marked, but neither read nor found" in reader.document.file.layer
    assert "no text" not in said
