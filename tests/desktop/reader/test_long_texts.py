"""Books are read for quoting in another process; quotations and hits are those of any document."""

import random
from concurrent.futures import CancelledError, Future

import pymupdf
import pytest

from coder.desktop.reader.document import OpenDocument
from coder.domain.bibliography.file_facts import Refusal, Trouble
from coder.domain.finding.whole_reading import WholeReading, read_whole
from coder.domain.quoting.prose import Prose
from coder.domain.texts.text_codec import decode
from coder.store.documents import documents
from tests.desktop.reader.reading import bring, settle

PAGES, LINES = 90, 50


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """A PDF of 90 full pages, so many words that reading them for quoting takes long."""
    dice, path = random.Random(1), tmp_path_factory.mktemp("book") / "book.pdf"
    letters = "abcdefghilmnoprstuvz"
    words = ["".join(dice.choices(letters, k=dice.randint(2, 11))) for _ in range(4_000)]
    with pymupdf.open() as document:
        for number in range(PAGES):
            page = document.new_page()
            lines = [" ".join(dice.choices(words, k=10)) for _ in range(LINES)]
            page.insert_text((72, 60), [f"Words of page {number}.", *lines], fontsize=9)
        document.save(path)
    return path


def test_what_is_quoted_from_a_book_and_found_in_it_is_read_beside_the_window(qtbot, window, book):
    document = bring(qtbot, window, book).document
    assert isinstance(document.elsewhere.result(), WholeReading)
    here = read_whole(Prose(document.text))
    assert document.prose.read() == here.quoting
    assert document.running == here.running
    assert document.hyphened("a", True) == here.hyphened("a", True)  # noqa: FBT003


def test_an_article_is_read_here_and_waits_for_no_process(qtbot, window):
    article, *_ = documents(window.workspace.project)
    window.workspace.document_wanted.emit(article.id)
    settle(qtbot, window, article.id)
    assert window.reader.document.elsewhere is None


@pytest.fixture
def text(readers, book):
    return decode(readers.read(book).result().text)


def opened(text, answer):
    elsewhere = Future()
    elsewhere.set_result(answer)
    return OpenDocument(None, None, text, [], None, elsewhere)


def test_where_no_process_can_be_started_a_book_is_read_here(text):
    document = opened(text, Refusal(Trouble.CRASHED, "It could not be started."))
    document.read()
    assert document.prose.read() == read_whole(Prose(text)).quoting


def test_what_nobody_wants_any_more_is_not_read_here_either(text):
    document = opened(text, Refusal(Trouble.STOPPED, "Reading was stopped."))
    with pytest.raises(CancelledError):
        document.read()
    assert "kept" not in vars(document.prose)
