"""Pages are cited by the number that is printed on them, where one is."""

import pytest

from coder.domain.layout.page_number import numbers_in, read_number
from coder.domain.layout.printed_page import PrintedPage, cited_pages, printed_pages, with_offset
from tests.domain.typeset import column, line, page, text

_BODY = column("Peers and practitioners wrote the course", "together, which took a year.")


def _pages(*foots: str, labels: tuple[str | None, ...] = (), bodies=_BODY):
    """Pages with these words at their foot."""
    labels = labels or (None,) * len(foots)
    return text(
        *(
            page(*bodies, *([line(foot, 29_000, 76_000)] if foot else []), label=label)
            for foot, label in zip(foots, labels, strict=True)
        )
    )


def _cited(whole):
    return [printed.page for printed in printed_pages(whole)]


@pytest.mark.parametrize(
    ("foots", "cited"),
    [
        (("233", "234", "235"), ["233", "234", "235"]),
        (("Page 1 of 3", "Page 2 of 3", "Page 3 of 3"), ["1", "2", "3"]),
        (("1 / 3", "2 / 3", "3 / 3"), ["1", "2", "3"]),
        (("e110", "e111", "e112"), ["e110", "e111", "e112"]),
        (("S12", "S13", "S14"), ["S12", "S13", "S14"]),
        (("0727", "0728", "0729"), ["0727", "0728", "0729"]),
        (("xi", "xii", "xiii"), ["xi", "xii", "xiii"]),
        (("January 2015 | Volume 5 | 7", "January 2015 | Volume 5 | 8"), ["7", "8"]),
        (("१", "२", "३"), ["1", "2", "3"]),
        (("", "933", "934"), ["932", "933", "934"]),
        (("99", "100", "101"), ["99", "100", "101"]),
    ],
)
def test_numbers_in_the_margin_that_count_on_are_detected(foots, cited):
    printed = printed_pages(_pages(*foots))
    assert [each.page for each in printed] == cited
    assert {each.source for each in printed} == {"detected"}


def test_front_matter_and_text_have_sequences_of_their_own():
    foots = ("", "ii", "iii", "iv", "1", "2", "3", "4")
    assert _cited(_pages(*foots)) == ["i", "ii", "iii", "iv", "1", "2", "3", "4"]


def test_what_is_printed_wins_over_a_wrong_label():
    whole = _pages("932", "933", "934", labels=("1", "2", "3"))
    assert _cited(whole) == ["932", "933", "934"]


def test_a_range_and_a_year_in_the_head_are_no_page_numbers():
    head = line("Metabolites 2014, 4, 932-945", 7_000, 3_000)
    pages = [page(head, *_BODY) for _ in range(4)]
    assert {each.source for each in printed_pages(text(*pages))} == {"index"}


def test_labels_that_repeat_the_printed_numbers_number_the_other_pages_too():
    foots = ("cover", "5", "6", "7", "8")
    whole = _pages(*foots, labels=("A1", "5", "6", "7", "8"), bodies=[])
    assert printed_pages(whole)[1] == PrintedPage("5", "detected")


def test_labels_that_count_on_are_used_where_nothing_is_printed():
    whole = _pages("", "", "", labels=("981", "982", "983"))
    assert printed_pages(whole)[0] == PrintedPage("981", "label")


@pytest.mark.parametrize(
    "labels", [("0", "1", "2"), ("x", "x", "x"), ("a?", "b?", "c?"), ("7", "3", "12")]
)
def test_implausible_labels_are_not_believed(labels):
    whole = _pages("", "", "", labels=labels)
    assert [tuple(each) for each in printed_pages(whole)] == [
        ("1", "index"),
        ("2", "index"),
        ("3", "index"),
    ]


def test_a_label_that_is_printed_on_its_page_is_believed_on_a_single_page():
    assert printed_pages(_pages("e7", labels=("e7",))) == [PrintedPage("e7", "detected")]


def test_an_offset_set_by_a_person_wins():
    assert with_offset(printed_pages(_pages("1", "2", "3")), 232)[0] == PrintedPage("233", "set")


def test_a_text_without_pages_has_no_numbers():
    assert printed_pages(text()) == []


def test_a_passage_over_a_page_break_is_cited_with_both_pages():
    printed = printed_pages(_pages("233", "234", "235"))
    assert cited_pages(printed, 0, 1) == PrintedPage("233\u2013234", "detected")
    assert cited_pages(printed, 2, 2) == PrintedPage("235", "detected")


def test_a_citation_is_as_sure_as_its_weaker_page():
    pages = [PrintedPage("7", "detected"), PrintedPage("8", "index")]
    assert cited_pages(pages, 0, 1).source == "index"


@pytest.mark.parametrize("word", ["", "the", "mix-up", "12.5", "1,234", "mmmmmm", "3rd"])
def test_other_words_are_no_page_numbers(word):
    assert read_number(word) is None


def test_a_number_within_a_line_is_no_page_number():
    assert numbers_in("the 12 trainers spoke") == []
