"""Fractional keys."""

from hypothesis import given
from hypothesis import strategies as st

from coder.domain.journal.order_key import key_between


@given(st.lists(st.integers(0, 1_000), max_size=80))
def test_there_is_always_room_between_two_places(places):
    keys: list[str] = []
    for place in places:
        at = place % (len(keys) + 1)
        before = keys[at - 1] if at else None
        after = keys[at] if at < len(keys) else None
        keys.insert(at, key_between(before, after))
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_between_two_equal_keys_of_two_copies_comes_one_behind_both():
    assert key_between("V", "V") > "V"
