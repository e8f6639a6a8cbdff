"""Passages of two themes that overlap, against comparing every passage with every other."""

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from coder.domain.matrix.overlaps import overlapping_regions, overlapping_stretches
from coder.domain.texts.text import Box

stretches = st.lists(
    st.tuples(
        st.integers(0, 30),
        st.integers(0, 12),
        st.lists(st.integers(0, 4), max_size=3, unique=True),
    ).map(lambda drawn: (drawn[0], drawn[0] + drawn[1], drawn[2])),
    max_size=25,
)


def passages(held, theme):
    """What a theme covers, overlaps joined; touching is not overlapping."""
    found = []
    for start, end, themes in sorted(held):
        if theme in themes and start < end:
            if found and start < found[-1][1]:
                found[-1] = found[-1][0], max(found[-1][1], end)
            else:
                found.append((start, end))
    return found


@given(stretches)
def test_one_sweep_counts_what_comparing_all_counts(held):
    themes = sorted({theme for *_, of_stretch in held for theme in of_stretch})
    by_theme = {theme: passages(held, theme) for theme in themes}
    wanted = Counter({(theme, theme): len(by_theme[theme]) for theme in themes})
    for one, other in combinations(themes, 2):
        wanted[one, other] = sum(
            a[0] < b[1] and b[0] < a[1] for a in by_theme[one] for b in by_theme[other]
        )
    assert overlapping_stretches(held) == wanted


@given(stretches)
def test_the_order_of_the_stretches_does_not_matter(held):
    assert overlapping_stretches(held) == overlapping_stretches(reversed(held))


def test_stretches_that_touch_do_not_overlap():
    found = overlapping_stretches([(0, 5, [1]), (5, 9, [2]), (4, 6, [3])])
    assert found == Counter({(1, 1): 1, (2, 2): 1, (3, 3): 1, (1, 3): 1, (2, 3): 1})


def test_regions_overlap_on_their_page_alone():
    here, beside = Box(0, 0, 0, 100, 100), Box(0, 90, 90, 200, 200)
    elsewhere = Box(1, 0, 0, 100, 100)
    found = overlapping_regions({1: [[here], [beside]], 2: [[beside]], 3: [[elsewhere]]})
    assert found == Counter({(1, 1): 1, (2, 2): 1, (3, 3): 1, (1, 2): 1})
