"""Intervals: how they follow from documents, and when there are none."""

from itertools import islice
from random import Random

import pytest

from coder.analysis.agreement.additive import alpha_of, alpha_sums
from coder.analysis.agreement.compared import compared
from coder.analysis.agreement.ratings import added
from coder.analysis.agreement.resampling import draws, interval, intervals


def documents(count, seed=1):
    dice = Random(seed)
    found = []
    for _ in range(count):
        both, one, other = (dice.randrange(1, 400) for _ in range(3))
        found.append({(1, 1): both, (1, 0): one, (0, 1): other, (0, 0): 20_000})
    return found


def test_the_same_seed_draws_the_same_and_another_one_others():
    tables = list(map(alpha_sums, documents(12)))
    first = interval(tables, alpha_of, draws(12, seed=5))
    assert interval(tables, alpha_of, draws(12, seed=5)) == first
    assert interval(tables, alpha_of, draws(12, seed=6)) != first
    assert first.low < alpha_of(alpha_sums(added(documents(12)))) < first.high
    assert first.note is None


def test_documents_that_differ_make_a_wider_interval_than_characters_would():
    found = compared(documents(20), draws(20), absent=0)
    alpha, sure = found.found.together["alpha"], found.intervals["alpha"]
    assert sure.high - sure.low > 3 * 2 * 1.96 * alpha.se
    assert sure.error == pytest.approx((sure.high - sure.low) / 3.92, rel=0.3)


def test_one_document_has_no_interval_and_few_have_a_rough_one():
    alone = interval(list(map(alpha_sums, documents(1))), alpha_of, draws(1))
    assert (alone.low, alone.high, alone.error) == (None, None, None)
    assert "one document only" in alone.reason
    few = interval(list(map(alpha_sums, documents(4))), alpha_of, draws(4))
    assert "4 documents only" in few.note
    unread = interval([alpha_sums({(1, None): 5})] * 3, alpha_of, draws(3))
    assert unread.reason == "No document was rated by two reviewers."
    assert compared([], draws(0)).intervals["alpha"].reason


def test_the_share_below_a_limit_is_told():
    tables = list(map(alpha_sums, documents(15)))
    value = alpha_of(alpha_sums(added(documents(15))))
    assert interval(tables, alpha_of, draws(15), limit=1.0).below == 1
    assert interval(tables, alpha_of, draws(15), limit=-1.0).below == 0
    assert 0.2 < interval(tables, alpha_of, draws(15), limit=value).below < 0.8


def test_draws_in_which_a_theme_is_not_used_are_told():
    tables = [{(1, 1): 50, (0, 0): 900}, *[{(0, 0): 1_000}] * 9]
    found = interval(list(map(alpha_sums, tables)), alpha_of, draws(10))
    assert 200 < found.undefined < 500
    assert (found.low, found.high) == (1, 1)
    assert found.error is None  # without the one document that has it, nothing is left
    rare = interval(list(map(alpha_sums, [*tables, *[{(0, 0): 9}] * 90])), alpha_of, draws(100))
    assert rare.low == 1
    unused = interval(list(map(alpha_sums, [{(0, 0): 9}] * 5)), alpha_of, draws(5))
    assert unused.reason == "The coefficient is undefined."


def test_whoever_asks_can_stop_between_themes():
    asked = []

    def themes():
        for name in "abc":
            asked.append(name)
            yield name, list(map(alpha_sums, documents(10)))

    assert [name for name, _ in islice(intervals(themes(), alpha_of, draws(10)), 2)] == ["a", "b"]
    assert asked == ["a", "b"]
