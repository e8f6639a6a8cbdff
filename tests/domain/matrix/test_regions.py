"""Overlapping regions."""

from hypothesis import given
from hypothesis import strategies as st

from coder.domain.matrix.regions import joined_regions
from coder.domain.texts.text import Box
from tests.domain.counting_oracle import groups, overlap

corner = st.integers(0, 20)
boxes = st.builds(
    lambda page, x, y, w, h: Box(page, x, y, x + w, y + h),
    st.integers(0, 1), corner, corner, st.integers(1, 8), st.integers(1, 8),
)  # fmt: skip
regions = st.lists(st.lists(boxes, min_size=1, max_size=2).map(tuple), max_size=8)


@given(regions)
def test_regions_that_overlap_one_with_the_next_are_one(held):
    def touch(one, other):
        return any(overlap(a, b) for a in one for b in other)

    assert joined_regions(held) == len(groups(held, touch))


def test_regions_that_only_touch_are_two():
    assert joined_regions([[Box(0, 0, 0, 10, 10)], [Box(0, 10, 0, 20, 10)]]) == 2
