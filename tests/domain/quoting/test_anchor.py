"""An anchor finds its passage again and survives being stored."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.domain.errors import CoderError
from coder.domain.layout.furniture import find_furniture
from coder.domain.quoting.anchor import describe, describe_region, from_json, to_json
from coder.domain.quoting.prose import Prose
from coder.domain.quoting.quotation import clean
from coder.domain.texts.text import Box, Text, storable
from tests.domain.typeset import article, column, line, page, plain, sideways, text

_WORDS = st.text(
    st.sampled_from("abcß éﬁ\u00ad-\n\u0301אب中\U0001d49c😀\u2019")
    | st.characters(exclude_categories=["Cs"]),
    max_size=40,
).map(storable)
_PAGES = st.lists(_WORDS, min_size=1, max_size=4)


@st.composite
def stretches(draw) -> tuple[Text, int, int]:
    pages = [page(*column(*words.split("\n"))) for words in draw(_PAGES)]
    whole = text(*pages)
    size = len(whole.whole())
    start = draw(st.integers(0, size))
    return whole, start, draw(st.integers(start, size))


@given(stretches())
def test_a_described_stretch_is_what_was_marked_without_its_white_space(made):
    whole, start, end = made
    marked = whole.whole()[start:end]
    if not marked.strip():
        with pytest.raises(CoderError):
            describe(whole, "d", start, end)
        return
    anchor = describe(whole, "d", start, end)
    assert whole.whole()[anchor.start : anchor.end] == anchor.quote == anchor.quote.strip()
    assert anchor.quote in marked
    assert anchor.words == clean(whole, start, end)
    if not find_furniture(whole).spans and not Prose(whole).floats:
        assert anchor.quote == marked.strip()


@given(stretches())
def test_an_anchor_comes_back_from_its_json(made):
    whole, start, end = made
    if whole.whole()[start:end].strip():
        anchor = describe(whole, "d", start, end)
        stored = to_json(anchor)
        assert from_json(stored) == anchor
        assert to_json(from_json(stored)) == stored
        assert "null" not in json.loads(stored).values()


@given(stretches())
def test_the_boxes_lie_on_the_pages_of_the_stretch_in_order(made):
    whole, start, end = made
    if whole.whole()[start:end].strip():
        anchor = describe(whole, "d", start, end)
        pages = [box.page for box in anchor.boxes]
        assert pages == sorted(pages)
        assert pages[0] == whole.page_of(anchor.start)
        assert pages[-1] == whole.page_of(anchor.end - 1)


def test_positions_count_code_points():
    whole = plain("😀\U0001d49c two words")
    anchor = describe(whole, "d", 3, 6)
    assert (anchor.start, anchor.end, anchor.quote) == (3, 6, "two")


def test_white_space_at_the_ends_of_a_selection_is_left_out():
    whole = plain("before the words", "behind")
    anchor = describe(whole, "d", 6, 17)
    assert (anchor.quote, anchor.start, anchor.end) == ("the words", 7, 16)


@pytest.mark.parametrize(
    ("first", "last", "quote"),
    [
        ("planned", "Journal", "planned"),  # ends in the running head of the next page
        ("235", "slept", "We slept"),  # begins in the number at the foot of the page before
        ("Journal", "234", "We met. They planned"),
    ],
)
def test_a_passage_that_begins_or_ends_in_a_running_head_lies_on_the_pages_it_quotes(
    first, last, quote
):
    whole = article("We met. They planned", "Then we left.", "We slept.", "Over.", first=234)
    words = whole.whole()
    start = words.index(first)
    end = words.index(last, start + 1) + len(last)
    anchor = describe(whole, "d", start, end)
    assert anchor.words == quote
    assert words[anchor.start : anchor.end] == anchor.quote == quote
    assert {box.page for box in anchor.boxes} == {whole.page_of(words.index(quote))}
    again = describe(whole, "d", anchor.start, anchor.end)
    assert again == anchor


def test_a_running_head_alone_is_what_was_meant():
    whole = article("We met.", "We left.", "We slept.")
    start = whole.whole().index("Journal")
    assert describe(whole, "d", start, start + 7).quote == "Journal"


def test_each_line_has_one_rectangle():
    whole = plain("one two", "three")
    anchor = describe(whole, "d", 4, 13)
    assert anchor.boxes == (
        Box(0, 9_000, 10_000, 10_500, 11_000),
        Box(0, 7_000, 11_200, 9_500, 12_200),
    )


def test_pieces_of_one_printed_line_share_a_rectangle():
    whole = text(page(line("word", 7_000), line("12", 9_000), line("far", 30_000)))
    anchor = describe(whole, "d", 0, 11)
    assert anchor.boxes == (
        Box(0, 7_000, 10_000, 10_000, 11_000),
        Box(0, 30_000, 10_000, 31_500, 11_000),
    )


def test_a_passage_over_a_page_break_has_boxes_on_both_pages():
    whole = text(page(*column("end of one")), page(*column("begin of two")))
    anchor = describe(whole, "d", 4, 17)
    assert [box.page for box in anchor.boxes] == [0, 1]
    assert anchor.quote == "of one\n\nbegin"
    assert anchor.words == "of one begin"


def test_a_short_passage_takes_about_300_bytes():
    whole = plain(
        "Trainers prepare their courses together, peers and", "practitioners side by side."
    )
    stored = to_json(describe(whole, "0" * 64, 9, 65))
    assert len(stored.encode()) < 400
    assert " " not in stored.replace(json.loads(stored)["quote"], "")[:40]


def test_a_region_is_boxes_only_and_may_be_dragged_from_any_corner():
    anchor = describe_region("d", Box(2, 900, 800, 100, 200))
    assert anchor.kind == "region"
    assert to_json(anchor) == '{"boxes":[[2,100,200,900,800]],"text":"d"}'
    assert from_json(to_json(anchor)) == anchor


@pytest.mark.parametrize("boxes", [[], [Box(0, 5, 5, 5, 9)]])
def test_an_empty_region_is_refused_with_a_sentence(boxes):
    with pytest.raises(CoderError, match="region is empty"):
        describe_region("d", *boxes)


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "[]",
        "null",
        "{}",
        '{"boxes":[],"text":"d"}',
        '{"boxes":[[0,1]],"text":"d"}',
        '{"boxes":[[0,1,2,3,4.5]],"text":"d"}',
        '{"boxes":[[0,1,2,3,4]],"text":"d","colour":"red"}',
        '{"boxes":[[0,1,2,3,4]],"text":"d","start":"0"}',
    ],
)
def test_what_is_no_anchor_is_told(stored):
    with pytest.raises(ValueError, match=r"no anchor|Expecting"):
        from_json(stored)


def test_passages_sort_as_they_stand_in_the_document():
    whole = article("first\nsecond", "third")
    words = whole.whole()
    second, third, first = (
        describe(whole, "d", words.index(word), words.index(word) + len(word))
        for word in ("second", "third", "first")
    )
    low, high = (describe_region("d", Box(1, 0, top, 10, top + 10)) for top in (900, 100))
    ordered = sorted([third, low, second, high, first], key=lambda anchor: anchor.order)
    assert ordered == [first, second, high, low, third]


@pytest.mark.parametrize("rotation", [0, 90, 270])
def test_lines_that_stand_sideways_have_a_box_each(rotation):
    words = ("Barriers to progress were many,", "underperformance and poor quality", "control.")
    across = (10_000, 11_200, 12_400) if rotation == 90 else (12_400, 11_200, 10_000)
    made = [sideways(line, x, 10_000) for line, x in zip(words, across, strict=True)]
    whole = text(page(*made, rotation=rotation))
    boxes = describe(whole, "d", 0, len(whole.whole())).boxes
    assert [(box.x0, box.y1) for box in boxes] == [
        (x, 10_000 + 500 * len(line)) for line, x in zip(words, across, strict=True)
    ]


def test_a_line_that_stands_sideways_and_was_cut_by_a_gap_is_one_box():
    made = [sideways("Quality", 10_000, 10_000), sideways("control", 10_000, 14_000)]
    whole = text(page(*made, rotation=270))
    assert describe(whole, "d", 0, len(whole.whole())).boxes == (
        Box(0, 10_000, 10_000, 11_000, 17_500),
    )
