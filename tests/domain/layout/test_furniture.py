"""Heads, footers, page numbers, notices and line numbers are told from the text."""

import pytest

from coder.domain.layout.furniture import find_furniture
from tests.domain.typeset import article, column, from_right, line, page, sideways, text

_WORDS = ("peers meet every week and plan courses which trainers teach together with care").split()  # noqa: SIM905


def _body(number: int) -> list[str]:
    """Two lines that no other page has."""
    turned = _WORDS[number:] + _WORDS[:number]
    return [" ".join(turned), " ".join(turned[::-1])]


def _furniture(whole):
    words = whole.whole()
    return [words[start:end].strip() for start, end in find_furniture(whole).spans]


def test_a_running_head_and_page_numbers_are_furniture():
    found = _furniture(article("one body", "another body", "a third body"))
    assert found.count("Journal of Invented Studies") == 3
    assert {"233", "234", "235"} <= set(found)
    assert not [words for words in found if "body" in words]


def test_heads_of_left_and_right_pages_may_take_turns():
    heads = ["A. Author and B. Writer", "Recovery Colleges"] * 3
    pages = [
        page(line(head, 7_000, 3_000), *column(*_body(number))) for number, head in enumerate(heads)
    ]
    assert _furniture(text(*pages)) == heads


def _page_under(head, number, *, gap=2_000):
    """A page of six lines that no other page has, under a head that is so far from them."""
    lines = [f"{words} {letter}" for letter in "abc" for words in _body(number)]
    above = [line(head, 7_000, 10_000 - 1_000 - gap)] if head else []
    return page(*above, *column(*lines))


def test_heads_that_each_stand_once_in_a_short_article_are_furniture():
    """Left and right pages differ, and the first has none: nothing is said twice."""
    heads = [None, "A. Author and B. Writer", "Recovery Colleges"]
    pages = [_page_under(head, number) for number, head in enumerate(heads)]
    assert _furniture(text(*pages)) == heads[1:]


def test_first_lines_that_stand_no_further_from_the_text_than_its_lines_are_text():
    heads = [None, "Peers taught with trainers", "and practitioners learned", "from all of them"]
    pages = [_page_under(head, number, gap=200) for number, head in enumerate(heads)]
    assert _furniture(text(*pages)) == []


def test_a_heading_at_the_top_of_one_page_of_several_is_text():
    heads = [None, "Discussion of the findings", None, None]
    pages = [_page_under(head, number) for number, head in enumerate(heads)]
    assert _furniture(text(*pages)) == []


def test_a_section_title_beside_the_page_number_is_furniture():
    titles = ["1 Training", "2 Guidance", "3 Support", "4 Discussion"]
    pages = [
        page(line(str(number), 7_000, 3_000), line(title, 40_000, 3_000), *column(*_body(number)))
        for number, title in enumerate(titles, start=7)
    ]
    assert [words for words in _furniture(text(*pages)) if not words.isdecimal()] == titles


def test_a_page_number_in_the_side_bar_does_not_take_the_line_beside_it_along():
    pages = [page(line(str(number), 50_000), *column(*_body(number))) for number in range(2, 6)]
    assert _furniture(text(*pages)) == ["2", "3", "4", "5"]


def test_text_that_changes_from_page_to_page_is_no_furniture():
    assert _furniture(text(*(page(*column(*_body(number))) for number in range(4)))) == []


def test_line_numbers_in_the_margin_are_furniture():
    lines = [f"words of the line called {letter}" for letter in "abcdefgh"]
    numbers = [line(str(n), 4_000, 10_000 + 1_200 * n, size=600) for n in range(8)]
    body = column(*lines)
    pieces = [piece for pair in zip(body, numbers, strict=True) for piece in pair]
    assert _furniture(text(page(*pieces))) == [str(n) for n in range(8)]


_ARABIC = "كان أبو الهذيل أهدى إلى مويس"


def test_line_numbers_left_of_lines_from_right_to_left_are_furniture():
    """There they are read as the end of the line."""
    numbers = ["8", "9", "10", "11", "12"]
    lines = [from_right(_ARABIC, one, 10_000 + 2_400 * n) for n, one in enumerate(numbers)]
    assert _furniture(text(page(*lines))) == numbers


@pytest.mark.parametrize(
    ("numbers", "margin"),
    [
        (["1990", "12", "7", "33", "5"], 7_000),  # they do not count
        (["1", "2", "3"], 7_000),  # so few are a list's
        (["8", "9", "10", "11", "12"], 30_000),  # within the column
    ],
)
def test_other_numbers_at_the_end_of_lines_from_right_to_left_stay(numbers, margin):
    rest = [from_right(2 * _ARABIC, "", 30_000 + 2_400 * n) for n in range(4)]
    lines = [
        from_right(_ARABIC, one, 10_000 + 2_400 * n, margin=margin) for n, one in enumerate(numbers)
    ]
    assert _furniture(text(page(*lines, *rest))) == []


def test_numbers_in_a_column_of_a_table_stay():
    cells = [line(str(n), 20_000, 10_000 + 1_200 * n) for n in range(8)]
    names = column(*(f"name {letter} of a long row which goes on" for letter in "abcdefgh"))
    assert _furniture(text(page(*names, *cells))) == []


def test_a_notice_along_the_edge_is_furniture():
    notice = sideways("Downloaded from a library on a day", 57_000, 20_000)
    assert _furniture(text(page(*column(*_body(1)), notice))) == [
        "Downloaded from a library on a day"
    ]


def test_a_table_set_sideways_is_no_notice():
    rows = [sideways(f"a row of the table, {n}", 10_000 + 1_200 * n, 10_000) for n in range(5)]
    assert _furniture(text(page(*rows))) == []


def test_heads_are_found_on_pages_that_are_shown_turned():
    pages = [
        page(
            sideways("A running head along", 3_000, 8_000),
            *(sideways(words, 20_000, 8_000) for words in _body(number)),
            rotation=270,
        )
        for number in range(3)
    ]
    assert set(_furniture(text(*pages))) == {"A running head along"}


def test_an_empty_text_has_no_furniture():
    assert find_furniture(text()).spans == ()
    assert find_furniture(text(page(), page())).spans == ()
