"""What is cut out of a page, and the outline of a passage in it."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.domain.texts.text import Box, Page
from coder.export.crops import crops


def page(width=60_000, height=80_000, rotation=0):
    return Page("", array("i"), width, height, rotation)


def test_a_strip_has_the_width_of_the_page_and_some_lines_around():
    (found,) = crops([page()], [Box(0, 10_000, 20_000, 30_000, 21_000)])
    assert (found.page, found.width) == (0, 600)
    assert found.top == 200 - 1.5 - 42
    assert found.height == 13 + 2 * 42
    ((first, *_),) = found.outlines
    assert first == (301.5, 42)


def test_lines_below_one_another_have_one_outline_that_follows_them():
    boxes = [Box(0, 20_000, 10_000, 50_000, 11_000), Box(0, 10_000, 11_200, 30_000, 12_200)]
    (found,) = crops([page()], boxes)
    (outline,) = found.outlines
    assert len(outline) == 8
    assert {round(x, 1) for x, _ in outline} == {501.5, 301.5, 198.5, 98.5}


def test_columns_and_pages_are_outlined_apart():
    boxes = [
        Box(0, 10_000, 70_000, 28_000, 71_000), Box(0, 32_000, 5_000, 50_000, 6_000),
        Box(1, 10_000, 5_000, 28_000, 6_000),
    ]  # fmt: skip
    first, second = crops([page(), page()], boxes)
    assert [len(one.outlines) for one in (first, second)] == [2, 1]
    assert second.top == 50 - 1.5 - 42


def test_a_turned_page_is_cut_as_it_is_shown():
    (found,) = crops([page(rotation=90)], [Box(0, 10_000, 20_000, 11_000, 30_000)])
    assert found.width == 800


@given(
    st.lists(
        st.tuples(st.integers(0, 2), *[st.integers(-(2**28), 2**28)] * 4).map(
            lambda one: Box(*one)
        ),
        max_size=9,
    ),
    st.sampled_from([0, 90, 180, 270]),
)
def test_whatever_boxes_a_damaged_file_gives_a_strip_lies_on_the_page(boxes, rotation):
    for found in crops([page(rotation=rotation)] * 2, boxes):
        width, height = (800, 600) if rotation % 180 else (600, 800)
        assert found.width == width
        assert 0 <= found.top <= found.top + found.height <= height + 0.01
        assert all(
            0 <= x <= width and -0.01 <= y <= found.height + 0.01
            for outline in found.outlines
            for x, y in outline
        )


@pytest.mark.parametrize("size", [(0, 0), (0, 80_000)])
def test_a_page_without_extent_has_no_picture(size):
    assert crops([page(*size)], [Box(0, 0, 0, 10, 10)]) == []
