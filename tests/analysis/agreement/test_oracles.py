"""Published, recomputed and derived examples, through the functions that others call."""

import pytest

from coder.analysis.agreement import unitizing
from coder.analysis.agreement.additive import alpha_of, alpha_sums
from coder.analysis.agreement.census import census
from coder.analysis.agreement.coefficients import coefficients, pooled_kappa
from coder.analysis.agreement.levels import alphas
from coder.analysis.agreement.ratings import counted_rows, one_value
from coder.analysis.agreement.resampling import draws, interval
from coder.analysis.agreement.span_f1 import Matched, by_value, f1
from coder.analysis.agreement.sweeping import GAP, valued
from coder.analysis.agreement.two_coders import holsti
from tests.analysis.agreement.oracles import (
    RATED,
    assert_all_met,
    assert_meets,
    expectations,
    from_cells,
    of_kinds,
    ratings_of,
    spans_of,
)


def told(figures):
    return {
        **{name: one.value for name, one in figures.items()},
        "se": {name: one.se for name, one in figures.items()},
        "expected": {name: one.expected for name, one in figures.items()},
    }


@pytest.mark.parametrize("example", of_kinds(*RATED))
def test_ratings_have_the_coefficients_that_are_known(example):
    ratings, known = ratings_of(example)
    assert_all_met(told(coefficients(ratings, **known).together), example)


@pytest.mark.parametrize("example", of_kinds("raw_matrix"))
def test_what_belongs_to_levels_values_and_draws_is_as_known(example):
    ratings, _ = ratings_of(example)
    for one in expectations(example, "alpha_ordinal", "alpha_interval", "alpha_ratio"):
        numbers = {value: float(value) for row in ratings for value in row if value is not None}
        level = one["coefficient"].removeprefix("alpha_")
        assert_meets(alphas(census(ratings), numbers)[level].value, one)
    for one in expectations(example, "fleiss_kappa_per_category"):
        for value, known in one["value"].items():
            single = coefficients(one_value(ratings, int(value))).together["fleiss"].value
            assert single == pytest.approx(known, abs=one["tol"])
    for one in expectations(example, "alpha_bootstrap_ci95_units"):
        rows = [alpha_sums(counted_rows([row])) for row in example["input"]["units"]]
        found = interval(rows, alpha_of, draws(len(rows)))
        assert [found.low, found.high] == pytest.approx(one["value"], abs=one["tol"])


@pytest.mark.parametrize("example", of_kinds("unitizing"))
def test_units_have_the_alphas_that_are_known(example):
    spans, length = spans_of(example)
    sums = unitizing.unit_sums(spans, coders=list(spans), length=length)
    ratings = valued(spans, coders=list(spans), length=length)
    figures = {
        "u_alpha": unitizing.u_alpha(sums),
        "u_alpha_binary": unitizing.u_alpha_binary(sums),
        "cu_alpha": unitizing.cu_alpha(sums),
        "alpha": coefficients(ratings, absent=GAP).together["alpha"],
    }
    assert_all_met(told(figures), example)
    for name, of in (("(k)u_alpha", unitizing.ku_alpha), ("(k)u_coverage", unitizing.coverage)):
        for one in expectations(example, name):
            found = {value: of(sums, value).value for value in one["value"]}
            assert found == pytest.approx(one["value"], abs=one["tol"])


@pytest.mark.parametrize("example", of_kinds("spans"))
def test_spans_have_the_f1_that_is_known(example):
    spans, _ = spans_of(example)
    found = by_value(spans["A"], spans["B"])
    together = sum(found.values(), Matched())
    figures = {f"f1_{name}": figure for name, figure in f1(together).items()}
    assert_all_met(told(figures), example)
    for one in expectations(example, "f1_iou_0.9"):
        close = sum(by_value(spans["A"], spans["B"], least=0.9).values(), Matched())
        assert_meets(f1(close)["close"].value, one)
    for one in expectations(example, "f1_characters_per_code"):
        assert {key: f1(numbers)["characters"].value for key, numbers in found.items()} == (
            pytest.approx(one["value"])
        )


@pytest.mark.parametrize("example", of_kinds("pooled"))
def test_kappas_are_pooled_and_not_averaged(example):
    tables = [from_cells(table) for table in example["input"]["tables"]]
    kappas = [coefficients(table).together["kappa"] for table in tables]
    for one in expectations(example, "pooled_kappa"):
        assert_meets(pooled_kappa(kappas).value, one)
    for one in expectations(example, "mean_kappa"):
        assert_meets(sum(kappa.value for kappa in kappas) / len(kappas), one)


@pytest.mark.parametrize("example", of_kinds("holsti"))
def test_holsti_counts_decisions(example):
    given = example["input"]
    (one,) = example["expected"]
    assert_meets(holsti(given["M"], given["N1"], given["N2"]).value, one)
