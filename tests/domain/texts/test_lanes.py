"""Arrays are added and subtracted element by element."""

from array import array
from operator import add, sub

from hypothesis import given
from hypothesis import strategies as st

from coder.domain.texts.lanes import minus, plus

PAIRS = st.lists(st.tuples(*[st.integers(-(2**30), 2**30 - 1)] * 2), max_size=40)


@given(PAIRS)
def test_every_element_is_added_and_subtracted_by_itself(pairs):
    first = array("i", [one for one, _ in pairs])
    second = array("i", [other for _, other in pairs])
    assert plus(first, second) == array("i", map(add, first, second))
    assert minus(first, second) == array("i", map(sub, first, second))


def test_the_extremes_do_not_spill_into_their_neighbours():
    first = array("i", [0, 2**31 - 1, -(2**31), 0])
    assert plus(first, array("i", [-1, 0, 0, -1])) == array("i", [-1, 2**31 - 1, -(2**31), -1])
    assert minus(first, array("i", [0, 0, 0, 1])) == array("i", [0, 2**31 - 1, -(2**31), -1])
