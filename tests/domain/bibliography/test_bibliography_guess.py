"""Metadata is believed first, the page where the metadata is silent, junk, or short."""

from coder.domain.bibliography.bibliography_guess import Clues, guess_facts
from coder.domain.bibliography.file_facts import Guess
from coder.domain.bibliography.first_page import PageLine


def line(words, y, size=9.0):
    return PageLine(
        words=words,
        names=words,
        size=size,
        bold=False,
        x0=5_000,
        y0=100 * y,
        x1=40_000,
        y1=100 * y + round(100 * size),
    )


PAGE = [
    line("How peers and trainers learn together", 80, 18.0),
    line("Ann Lee, Ben van Dam", 110, 11.0),
    line("Published: 3 May 2019. doi:10.1000/printed", 130),
    *[line("prose of the article that goes on and on", 200 + 12 * row) for row in range(60)],
]


def guess(info, *pages, last=()):
    return guess_facts(Clues(info, "", pages or (PAGE,), last))


def test_without_metadata_the_page_tells_everything():
    assert guess({}) == {
        "title": Guess("How peers and trainers learn together", "page"),
        "authors": Guess(("Ann Lee", "Ben van Dam"), "page"),
        "year": Guess(2019, "page"),
        "doi": Guess("10.1000/printed", "page"),
    }


def test_metadata_comes_first():
    found = guess(
        {"title": "Learning together", "author": "Ann Lee; Carl Olsen", "subject": "10.1000/own"}
    )
    assert found["title"] == Guess("Learning together", "metadata")
    assert found["authors"] == Guess(("Ann Lee", "Carl Olsen"), "metadata")
    assert found["doi"] == Guess("10.1000/own", "metadata")


def test_metadata_with_the_first_author_alone_gives_way_to_the_page():
    assert guess({"author": "Ann Lee"})["authors"] == Guess(("Ann Lee", "Ben van Dam"), "page")
    assert guess({"author": "Zoe Other"})["authors"] == Guess(("Zoe Other",), "metadata")


def test_a_title_with_damaged_letters_gives_way_to_the_page():
    assert guess({"title": "receptor\u280dlacking neurons"})["title"].source == "page"


def test_a_file_that_says_nothing_gives_no_guess():
    assert set(guess({}, []).values()) == {None}
    assert set(guess_facts(Clues({}, "", ())).values()) == {None}


def test_behind_a_cover_that_is_a_picture_the_second_page_is_read():
    assert guess({}, [], PAGE)["title"].value == "How peers and trainers learn together"


def test_the_last_page_may_tell_how_to_cite():
    last = ["doi:10.1000/last", "Cite this article as: Lee"]
    page = [one for one in PAGE if "doi" not in one.words]
    assert guess({}, page, last=last)["doi"] == Guess("10.1000/last", "page")
