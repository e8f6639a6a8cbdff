"""Numbers, years and dates in short."""

from fractions import Fraction
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from coder.domain.statements.numbers import Spread


def test_numbers_go_from_the_least_to_the_greatest_with_their_median():
    assert str(Spread.of_numbers(["340", "12", "45.5"])) == "12 to 340, median 45.5"
    assert str(Spread.of_numbers(["9", "10"])) == "9 to 10, median 9.5"
    assert str(Spread.of_numbers(["-3", "-0.5"])) == "-3 to -0.5, median -1.75"
    assert str(Spread.of_numbers(["0.1", "-0.2"])) == "-0.2 to 0.1, median -0.05"
    assert str(Spread.of_numbers(["7", "7"])) == "7"


def test_years_and_dates_have_no_median():
    assert str(Spread.of_times(["2019", "2014", "2023"])) == "2014 to 2023"
    assert str(Spread.of_times(["2024-05-31"])) == "2024-05-31"


NUMBERS = st.decimals(-(10**6), 10**6, places=3).map(lambda one: format(one, "f"))


@given(st.lists(NUMBERS, min_size=1))
def test_the_median_is_exact(values):
    found = Spread.of_numbers(values)
    assert Fraction(found.median) == median(map(Fraction, values))
    assert Fraction(found.least) == min(map(Fraction, values))
    assert Fraction(found.greatest) == max(map(Fraction, values))
