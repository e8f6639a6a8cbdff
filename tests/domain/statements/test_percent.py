"""Percentages against exact fractions."""

from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.domain.statements.percent import percent


@pytest.mark.parametrize(
    ("n", "of", "decimals", "rounding", "said"),
    [
        (8, 19, 0, "half-up", "42%"),
        (1, 8, 0, "half-up", "13%"),
        (1, 8, 0, "half-even", "12%"),
        (3, 8, 0, "half-even", "38%"),
        (1, 16, 1, "half-up", "6.3%"),
        (1, 16, 1, "half-even", "6.2%"),
        (1, 3, 2, "half-up", "33.33%"),
        (0, 19, 1, "half-up", "0.0%"),
        (1, 1000, 1, "half-up", "0.1%"),
        (1, 2000, 1, "half-up", "0.1%"),
        (1, 2000, 1, "half-even", "0.0%"),
        (19, 19, 2, "half-up", "100.00%"),
        (0, 0, 0, "half-up", ""),
    ],
)
def test_a_percentage_is_rounded_as_it_is_said(n, of, decimals, rounding, said):
    assert percent(n, of, decimals=decimals, rounding=rounding) == said


COUNTS = st.integers(1, 10**6).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@given(COUNTS, st.integers(0, 2), st.sampled_from(["half-up", "half-even"]))
def test_it_is_the_nearest_number_with_so_many_decimals(counts, decimals, rounding):
    n, of = counts
    exact = Fraction(100 * n, of) * 10**decimals
    nearest = floor(exact + Fraction(1, 2)) if rounding == "half-up" else round(exact)
    said = percent(n, of, decimals=decimals, rounding=rounding)
    assert Fraction(said.removesuffix("%")) * 10**decimals == nearest
    assert len(said.removesuffix("%").partition(".")[2]) == decimals
