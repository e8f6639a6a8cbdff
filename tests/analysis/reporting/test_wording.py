"""How a paper puts numbers."""

import pytest

from coder.analysis.agreement.resampling import Interval
from coder.analysis.reporting import wording


@pytest.mark.parametrize(
    ("count", "said"), [(0, "no themes"), (1, "one theme"), (2, "two themes"), (9, "nine themes"),
                        (10, "10 themes"), (1204, "1,204 themes")],
)  # fmt: skip
def test_small_numbers_are_words(count, said):
    assert wording.many(count, "theme") == said


def test_nouns_on_y_have_their_plural():
    assert wording.many(3, "study") == "three studies"


@pytest.mark.parametrize(
    ("part", "whole", "said"), [(0, 7, "0%"), (1, 7, "14%"), (7, 7, "100%"),
                                (1, 1000, "less than 1%"), (999, 1000, "more than 99%")],
)  # fmt: skip
def test_a_share_is_never_rounded_to_nothing_or_all(part, whole, said):
    assert wording.share(part, whole) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.364, "0.36"), (-0.022, "\N{MINUS SIGN}0.02"), (-0.001, "0.00"), (1, "1.00")],
)
def test_figures_have_two_decimals_and_a_minus(value, said):
    assert wording.figure(value) == said


def test_an_interval_that_is_not_there_says_nothing():
    assert wording.limits(Interval(reason="one document")) == ""
    assert wording.limits(None) == ""
    assert wording.limits(Interval(0.1, 0.25)) == " (95% interval 0.10 to 0.25)"


def test_what_is_typed_ends_as_a_sentence():
    assert wording.stopped("drawn \n by lot") == "drawn by lot."
    assert wording.stopped("drawn by lot.") == "drawn by lot."


def test_a_day_is_written_out():
    assert wording.day("2026-03-03T09:15:00.000Z") == "3 March 2026"
