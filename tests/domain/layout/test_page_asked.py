"""The page that somebody asks for by a number."""

import pytest

from coder.domain.layout.page_asked import PageAsked, page_asked

BOOK = ["i", "ii", "1", "2", "3"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ii", PageAsked(1, printed=True)),
        ("II ", PageAsked(1, printed=True)),
        ("2", PageAsked(3, printed=True, other=1)),
        ("4", PageAsked(3, printed=False)),
        ("pdf 2", PageAsked(1, printed=False)),
        ("PDF2", PageAsked(1, printed=False)),
        ("PDF page 5", PageAsked(4, printed=False)),
    ],
)
def test_a_number_is_printed_or_else_counted_in_the_file(words, found):
    assert page_asked(BOOK, words) == found


@pytest.mark.parametrize("words", ["", "6", "0", "pdf 0", "pdf", "iv", "-1", "²"])
def test_there_is_no_such_page(words):
    assert page_asked(BOOK, words) is None


def test_the_first_of_two_pages_with_one_number_is_meant():
    assert page_asked(["1", "1"], "1") == PageAsked(0, printed=True)
