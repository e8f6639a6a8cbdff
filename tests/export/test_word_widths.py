"""How wide the columns of a printed table are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.export.word_widths import column_widths, least_width

texts = st.text("ab 0", max_size=40)
ROOM = 40.0


@given(st.integers(1, 6).flatmap(lambda n: st.tuples(
    st.lists(st.lists(texts, min_size=n, max_size=n), min_size=1, max_size=6),
    st.lists(st.floats(0, 120), min_size=n, max_size=n) | st.just([]),
)))  # fmt: skip
def test_columns_fill_the_room_and_break_no_word_that_need_not_be(drawn):
    rows, letters = drawn
    widths = column_widths(rows, ROOM, letters)
    assert sum(widths) == pytest.approx(ROOM)
    for width, column in zip(widths, zip(*rows, strict=True), strict=True):
        assert width >= least_width(column) - 1e-9


def test_what_is_meant_to_be_wide_is_wide():
    narrow, wide = column_widths([["a", "a"]], 10, [0, 60])
    assert wide > 5 * narrow
