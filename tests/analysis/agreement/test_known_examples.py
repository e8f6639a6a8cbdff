"""Examples worked out by hand, so that the tests mean something on their own."""

from math import sqrt

import pytest

from coder.analysis.agreement import unitizing
from coder.analysis.agreement.census import census
from coder.analysis.agreement.coefficients import NO_ABSENT, coefficients, pooled_kappa
from coder.analysis.agreement.figure import NOT_TWO, NOTHING_RATED, ONE_VALUE
from coder.analysis.agreement.levels import alphas
from coder.analysis.agreement.ratings import added, counted_rows, used_by
from coder.analysis.agreement.span_f1 import f1, matched
from coder.analysis.agreement.sweeping import (
    GAP,
    marked,
    overlapping,
    valued,
)
from tests.analysis.agreement.oracles import from_cells

SCREENING = {(1, 1): 20, (1, 0): 5, (0, 1): 10, (0, 0): 15}
"""Two reviewers, 50 records: the textbook table with kappa .4."""


def together(ratings, **known):
    return coefficients(ratings, **known).together


def test_two_reviewers_who_screened_fifty_records():
    found = together(SCREENING, absent=0)
    assert found["percent"].value == pytest.approx(0.7)
    assert found["kappa"].value == pytest.approx(0.4)
    assert found["kappa"].expected == pytest.approx(0.5)
    assert found["kappa_max"].value == pytest.approx((0.9 - 0.5) / 0.5)
    assert found["scott"].value == pytest.approx((0.7 - 0.505) / 0.495)
    assert found["pabak"].value == pytest.approx(0.4)
    assert found["bias_index"].value == pytest.approx(-0.1)
    assert found["prevalence_index"].value == pytest.approx(0.1)
    assert found["positive_agreement"].value == pytest.approx(40 / 55)
    assert found["negative_agreement"].value == pytest.approx(30 / 45)
    assert found["jaccard"].value == pytest.approx(20 / 35)
    assert found["ac1"].value == pytest.approx((0.7 - 0.495) / 0.505)
    assert found["brennan_prediger"].value == pytest.approx(0.4)
    assert found["alpha"].value == pytest.approx(1 - 99 * 30 / (2 * 55 * 45))
    # With equal margins of the first coder, by the formula of Fleiss, Cohen and Everitt:
    terms = 0.4 * (1 - 1.1 * 0.6) ** 2 + 0.3 * (1 - 0.9 * 0.6) ** 2
    # A's 1 and B's 0 stand against what B and A call otherwise: .6 + .5, and .4 + .5.
    off = 0.36 * (0.1 * (0.6 + 0.5) ** 2 + 0.2 * (0.4 + 0.5) ** 2)
    error = sqrt((terms + off - (0.4 - 0.5 * 0.6) ** 2) / 50) / 0.5
    assert found["kappa"].se == pytest.approx(error)


def test_three_coders_of_whom_one_saw_half_of_it():
    ratings = counted_rows(
        [("a", "a", "a"), ("a", "b", "a"), ("b", "b", None), ("b", "a", None), (None, None, "b")]
    )
    found = together(ratings)
    # Pairs that agree: all, a third, all, none, over four units that two rated.
    assert found["percent"].value == pytest.approx((1 + 1 / 3 + 1 + 0) / 4)
    # Coincidences: disagreeing 2·2/2 of the second and 2 of the fourth; 6 a's and 4 b's.
    assert found["alpha"].value == pytest.approx(1 - 9 * (2 + 2) / (2 * 6 * 4))
    # The unit that one coder rated counts among the shares of Fleiss too:
    share = (1 + 2 / 3 + 0 + 1 / 2 + 0) / 5
    expected = share**2 + (1 - share) ** 2
    assert found["fleiss"].value == pytest.approx((7 / 12 - expected) / (1 - expected))
    assert found["kappa"].value is None
    assert "for two reviewers" in found["kappa"].reason


DIAGNOSES = (
    "0 0 0 0 14", "0 2 6 4 2", "0 0 3 5 6", "0 3 9 2 0", "2 2 8 1 1",
    "7 7 0 0 0", "3 2 6 3 0", "2 5 3 2 2", "6 5 2 1 0", "0 2 2 3 7",
)  # fmt: skip
"""How many of fourteen raters gave each of five values: the textbook example of Fleiss' kappa."""

SCALED = ("*****34121133*3", "1*213343*******", "**21344*21133*4")
"""Three coders and fifteen units, with gaps: the textbook example of alpha with missing ratings."""


def test_fourteen_raters_of_the_textbook():
    rows = [
        [value for value, often in enumerate(map(int, told.split())) for _ in range(often)]
        for told in DIAGNOSES
    ]
    found = together(counted_rows(rows))
    assert found["percent"].value == pytest.approx(0.378, abs=0.0005)
    assert found["fleiss"].expected == pytest.approx(0.213, abs=0.0005)
    assert found["fleiss"].value == pytest.approx(0.210, abs=0.0005)


def test_three_coders_with_gaps_of_the_textbook():
    rows = [[None if one == "*" else int(one) for one in row] for row in zip(*SCALED, strict=True)]
    ratings = counted_rows(rows)
    assert together(ratings)["alpha"].value == pytest.approx(0.691, abs=0.0005)
    interval = alphas(census(ratings), {value: float(value) for value in range(5)})["interval"]
    assert interval.value == pytest.approx(0.811, abs=0.0005)


def test_where_nearly_all_say_yes_kappa_is_low_and_ac1_high():
    found = together(from_cells([[118, 5], [2, 0]]))
    assert found["percent"].value == pytest.approx(0.944)
    assert found["kappa"].value == pytest.approx((118 * 125 - 14_770) / (125**2 - 14_770))
    assert found["ac1"].value == pytest.approx(0.9408, abs=0.0001)


def test_what_is_undefined_has_a_reason_and_never_the_value_one():
    nobody = together({(0, 0): 1000}, absent=0)
    for name in ("kappa", "kappa_max", "scott", "light", "conger", "fleiss", "alpha"):
        assert (nobody[name].value, nobody[name].reason) == (None, ONE_VALUE), name
    assert nobody["positive_agreement"].value is None
    assert "used it" in nobody["positive_agreement"].reason
    assert nobody["percent"].value == 1
    for ratings, reason in (({}, NOTHING_RATED), ({(1, None): 4, (None, 0): 2}, NOT_TWO)):
        found = together(ratings, absent=0)
        for name in ("percent", "conger", "fleiss", "ac1", "brennan_prediger", "alpha"):
            assert (found[name].value, found[name].reason) == (None, reason), name
        assert found["kappa"].value is None
        assert found["kappa"].reason
    assert together({("a", "b"): 3})["positive_agreement"].reason == NO_ABSENT
    assert together({(1,): 3})["kappa"].reason == NOT_TWO


def test_lights_kappa_is_undefined_when_that_of_any_two_is():
    found = coefficients(counted_rows([(1, 0, 0), (0, 0, 0), (1, 0, 0), (0, 0, 0)]))
    assert found.pairs[1, 2]["kappa"].value is None
    assert found.pairs[0, 1]["kappa"].value == 0
    assert found.together["light"].value is None
    assert found.together["light"].reason.startswith("It is undefined for 1 of 3 pairs")


def test_positive_agreement_of_several_is_the_mean_over_pairs_of_whom_one_used_it():
    found = together({(1, 1, 0): 4, (1, 0, 0): 2, (0, 0, 0): 90}, absent=0)
    assert found["positive_agreement"].value == pytest.approx((8 / 10 + 0 + 0) / 3)
    assert used_by({(1, 1, 0): 4, (1, 0, 0): 2, (1, 1, 1): 3, (1, None, None): 9}, 0) == (
        3,
        [2, 0, 0],
    )


def test_a_coder_without_a_theme_lacks_ratings_and_does_not_say_no():
    there = {"Ana": [(0, 10)], "Ben": [(0, 10)], "Cem": []}
    absent = {"Ana": [(0, 10)], "Ben": [(0, 10)]}
    coders = ("Ana", "Ben", "Cem")
    assert marked(there, coders=coders, length=100) == {(1, 1, 0): 10, (0, 0, 0): 90}
    assert marked(absent, coders=coders, length=100) == {(1, 1, None): 10, (0, 0, None): 90}
    assert together(marked(absent, coders=coders, length=100), absent=0)["alpha"].value == 1


def test_conger_is_cohens_kappa_for_two_and_pooled_kappa_weighs_by_what_chance_leaves():
    first, second = from_cells([[20, 5], [10, 15]]), from_cells([[45, 0], [0, 5]])
    kappas = [together(table)["kappa"] for table in (first, second)]
    assert together(first)["conger"].value == pytest.approx(kappas[0].value)
    observed, expected = (0.7 + 1.0) / 2, (0.5 + 0.82) / 2
    assert pooled_kappa(kappas).value == pytest.approx((observed - expected) / (1 - expected))
    unused = together({(0, 0): 50})["kappa"]
    assert pooled_kappa([*kappas, unused]).value == pytest.approx(pooled_kappa(kappas).value)
    assert pooled_kappa([unused]).value is None


def test_documents_add():
    first, second = {(1, 0): 3, (0, 0): 7}, {(1, 0): 1, (1, None): 5}
    assert added([first, second]) == {(1, 0): 4, (0, 0): 7, (1, None): 5}


def test_alpha_of_numbers_minds_how_far_apart_they_are():
    near, far = counted_rows([(1, 2), (5, 5), (9, 9)]), counted_rows([(1, 9), (5, 5), (9, 9)])
    numbers = {value: float(value) for value in range(10)}
    # Six numbers: 6·217 - 31² = 341 of squared distances by chance, and 1 that was observed.
    assert alphas(census(near), numbers)["interval"].value == pytest.approx(1 - 5 / 341)
    assert (
        alphas(census(near), numbers)["ordinal"].value
        > alphas(census(far), numbers)["ordinal"].value
    )
    assert alphas(census(counted_rows([(-1, 2)])), {-1: -1.0, 2: 2.0})["ratio"].value is None
    many = census(counted_rows([(place, place) for place in range(2_000)]))
    assert "more than 1,000" in alphas(many, dict.fromkeys(range(2_000), 1.0))["ordinal"].reason


def test_units_are_told_from_gaps_by_hand():
    spans = {"A": [(0, 4, "x")], "B": [(0, 2, "x"), (6, 8, "y")]}
    sums = unitizing.unit_sums(spans, coders=("A", "B"), length=10)
    # 20 characters in all: x 6, y 2, gaps 12; x meets x 4, x meets gap 2, y meets gap 2.
    squares = 16 + 4 + 4 + 12
    apart, unequal = 2 * (2 + 2), 400 - 36 - 4 - 144
    value = 1 - apart * (400 - squares) / (20 * unequal)
    assert unitizing.u_alpha(sums).value == pytest.approx(value)
    where = 1 - apart * (400 - squares) / (20 * (400 - 64 - 144))
    assert unitizing.u_alpha_binary(sums).value == pytest.approx(where)
    assert unitizing.cu_alpha(sums).value is None
    assert unitizing.coverage(sums, "x").value == pytest.approx(4 / 6)
    assert unitizing.ku_alpha(sums, "y").reason == unitizing.NOT_MET
    alone = unitizing.unit_sums({"A": [(0, 4, "x")]}, coders=("A", "B"), length=10)
    assert unitizing.u_alpha(alone).reason == NOT_TWO


def test_two_values_of_one_coder_at_one_place_are_found():
    assert overlapping([(0, 5, "x"), (3, 8, "x"), (8, 9, "y")]) is None
    assert overlapping([(0, 5, "x"), (4, 8, "y")]) == ((0, 5, "x"), (4, 8, "y"))
    assert valued({"A": [(0, 5, "x"), (3, 8, "x")], "B": []}, coders=("A", "B"), length=10) == {
        ("x", GAP): 8,
        (GAP, GAP): 2,
    }


def test_spans_match_one_to_one_the_closest_first():
    found = matched([(0, 10), (10, 20)], [(4, 20)])
    assert (found.first, found.second, found.touching, found.close, found.same) == (2, 1, 1, 1, 0)
    told = {name: one.value for name, one in f1(found).items()}
    assert told == pytest.approx(
        {"strict": 0, "close": 2 / 3, "overlap": 2 / 3, "partial": 1 / 3, "characters": 32 / 36}
    )
    assert f1(matched([], []))["strict"].value is None


@pytest.mark.parametrize(
    ("ratings", "names"),
    [
        ({(1, 1, 0, 0): 2, (0, 1, 0, 0): 2}, ["conger"]),
        ({(0, 0, 0, 0): 2, (0, 1, 0, 1): 5}, ["alpha"]),
        ({(0, 1, 0, 1): 4, (1, 1, 0, 1): 8}, ["ac1"]),
        ({(1, 1, None, 1): 4, (0, 1, 0, 1): 8}, ["fleiss"]),
    ],
)
def test_what_is_no_better_than_chance_is_zero_without_the_dust_of_rounding(ratings, names):
    found = coefficients(ratings, absent=0, values=2).together
    assert [found[name].value for name in names] == [0.0]
