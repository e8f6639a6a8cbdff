"""What must hold of any ratings and spans."""

from collections import Counter
from fractions import Fraction
from itertools import pairwise, product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coder.analysis.agreement import unitizing
from coder.analysis.agreement.additive import alpha_of, alpha_sums, positive_of, positive_sums
from coder.analysis.agreement.census import census
from coder.analysis.agreement.coefficients import coefficients, pooled_kappa
from coder.analysis.agreement.levels import alphas
from coder.analysis.agreement.ratings import added, counted_rows, one_value
from coder.analysis.agreement.span_f1 import Matched, by_value, f1
from coder.analysis.agreement.sweeping import GAP, joined, marked, valued
from coder.analysis.agreement.two_coders import cohen, crossed

LENGTH = 40
CODERS = ("A", "B", "C")


def rows(coders=3, values=3, *, missing=True):
    value = st.integers(0, values - 1)
    one = st.one_of(st.none(), value) if missing else value
    return st.lists(st.tuples(*[one] * coders), min_size=1, max_size=30)


stretch = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 12)).map(
    lambda pair: (pair[0], min(pair[0] + pair[1], LENGTH))
)
marks = st.dictionaries(st.sampled_from(CODERS), st.lists(stretch, max_size=6))


@st.composite
def spans(draw, coders=CODERS, values="xyz"):
    """Spans that do not overlap within one coder."""
    found = {}
    for coder in coders:
        bounds = sorted(draw(st.sets(st.integers(0, LENGTH), max_size=10)))
        found[coder] = [
            (start, end, value)
            for start, end in pairwise(bounds)
            if (value := draw(st.sampled_from([*values, None])))
        ]
    return found


def figures(ratings, **known):
    found = coefficients(ratings, **known).together
    return {name: one.value for name, one in found.items()}


def errors(ratings, **known):
    found = coefficients(ratings, **known).together
    return {name: one.se for name, one in found.items()}


def close(found):
    return pytest.approx(found, abs=1e-9)


@given(marks)
def test_stretches_are_worth_what_their_characters_are(found):
    by_character = counted_rows(
        tuple(
            int(any(start <= place < end for start, end in found[coder]))
            if coder in found
            else None
            for coder in CODERS
        )
        for place in range(LENGTH)
    )
    assert marked(found, coders=CODERS, length=LENGTH) == by_character


@given(spans())
def test_values_of_stretches_are_worth_what_those_of_their_characters_are(found):
    def at(coder, place):
        return next((v for start, end, v in found[coder] if start <= place < end), GAP)

    by_character = counted_rows(
        tuple(at(coder, place) for coder in CODERS) for place in range(LENGTH)
    )
    assert valued(found, coders=CODERS, length=LENGTH) == by_character


@given(rows(), st.permutations(range(3)))
def test_the_order_of_coders_does_not_matter(found, order):
    turned = [tuple(row[place] for place in order) for row in found]
    assert figures(counted_rows(turned)) == close(figures(counted_rows(found)))
    assert errors(counted_rows(turned)) == close(errors(counted_rows(found)))


@given(st.lists(rows(), min_size=1, max_size=4), st.randoms())
def test_the_order_of_documents_does_not_matter(documents, dice):
    tables = [counted_rows(found) for found in documents]
    before = figures(added(tables), absent=0)
    dice.shuffle(tables)
    assert figures(added(tables), absent=0) == close(before)


@given(spans(), st.permutations(CODERS))
def test_the_order_of_coders_does_not_matter_to_units(found, order):
    one = unitizing.unit_sums(found, coders=CODERS, length=LENGTH)
    other = unitizing.unit_sums(found, coders=order, length=LENGTH)
    for of in (unitizing.u_alpha, unitizing.u_alpha_binary, unitizing.cu_alpha):
        assert of(other).value == close(of(one).value)


@given(marks, st.integers(0, LENGTH))
def test_cutting_a_document_in_two_changes_nothing(found, cut):
    first = {
        coder: [(start, min(end, cut)) for start, end in theirs if start < cut]
        for coder, theirs in found.items()
    }
    second = {
        coder: [(max(start, cut) - cut, end - cut) for start, end in theirs if end > cut]
        for coder, theirs in found.items()
    }
    parts = [
        marked(first, coders=CODERS, length=cut),
        marked(second, coders=CODERS, length=LENGTH - cut),
    ]
    assert added(parts) == marked(found, coders=CODERS, length=LENGTH)


@given(marks)
def test_joining_stretches_that_abut_changes_nothing(found):
    together = {coder: joined(theirs) for coder, theirs in found.items()}
    assert marked(together, coders=CODERS, length=LENGTH) == marked(
        found, coders=CODERS, length=LENGTH
    )


@given(rows(), st.integers(0, 3))
def test_a_coder_who_rated_nothing_is_as_one_who_is_not_there(found, place):
    wider = [(*row[:place], None, *row[place:]) for row in found]
    assert figures(counted_rows(wider), absent=0) == figures(counted_rows(found), absent=0)
    assert errors(counted_rows(wider)) == close(errors(counted_rows(found)))


@given(st.lists(st.integers(0, 3), min_size=1, max_size=30), st.integers(2, 4))
def test_coders_who_rate_alike_agree_wholly(values, coders):
    found = figures(counted_rows([(value,) * coders for value in values]))
    assert found["percent"] == 1
    for name in ("light", "conger", "fleiss", "alpha", "ac1"):
        assert found[name] == (None if len(set(values)) == 1 else close(1.0)), name


@given(spans(coders=("A",)))
def test_coders_who_mark_alike_agree_wholly(found):
    both = {"A": found["A"], "B": found["A"]}
    sums = unitizing.unit_sums(both, coders=("A", "B"), length=LENGTH)
    for of in (unitizing.u_alpha, unitizing.u_alpha_binary, unitizing.cu_alpha):
        assert of(sums).value in (None, close(1.0))


@given(rows(coders=2, missing=False))
def test_alpha_of_two_is_scotts_pi_with_a_correction_for_few_units(found):
    told = figures(counted_rows(found))
    if told["scott"] is not None:
        assert told["alpha"] == close(1 - (1 - told["scott"]) * (1 - 1 / (2 * len(found))))


@given(rows(coders=2, values=2, missing=False))
def test_brennan_and_prediger_with_two_values_is_twice_percent_less_one(found):
    told = figures(counted_rows(found), values=2)
    assert told["brennan_prediger"] == close(2 * told["percent"] - 1)
    assert told["brennan_prediger"] == close(told["pabak"])
    kappa = coefficients(counted_rows(found)).together["kappa"]
    assert pooled_kappa([kappa]).value == close(kappa.value)


@given(rows(coders=3, values=2))
def test_what_draws_are_computed_from_says_the_same(found):
    ratings = counted_rows(found)
    told = figures(ratings, absent=0)
    assert alpha_of(alpha_sums(ratings)) == close(told["alpha"])
    assert positive_of(positive_sums(ratings, 0)) == close(told["positive_agreement"])


@given(spans())
def test_units_of_one_character_have_the_alpha_of_characters(found):
    """Where every character is a unit of its own, both are the same but for drawing twice."""
    sums = dict(unitizing.unit_sums(found, coders=CODERS, length=LENGTH))
    for key in [key for key in sums if key[0] == unitizing.SQUARES]:
        value = key[1]
        sums[key] = sum(n for k, n in sums.items() if k[0] == unitizing.MET and k[1] == value)
    plain = figures(valued(found, coders=CODERS, length=LENGTH))["alpha"]
    assert unitizing.u_alpha(sums).value == close(plain)


def by_definition(found, there):
    """The alphas for unitizing as the paper defines them, character by character, as fractions."""
    at = {coder: [GAP] * LENGTH for coder in there}
    for coder in there:
        for start, end, value in found[coder]:
            at[coder][start:end] = [value] * (end - start)
    met = Counter()
    for place, one, other in product(range(LENGTH), there, there):
        if one != other:
            met[at[one][place], at[other][place]] += Fraction(1, len(there) - 1)
    squares, shared = Counter(), Counter()
    for coder in there:
        squares[GAP] += at[coder].count(GAP)
        for start, end, value in found[coder]:
            squares[value] += (end - start) ** 2
            others = [at[other][start:end] for other in there if other != coder]
            held = sum(len(marked) - marked.count(GAP) for marked in others)
            shared[value] += Fraction(held, len(others)) ** 2
    inner = Counter({pair: amount for pair, amount in met.items() if GAP not in pair})
    where = Counter()
    for (one, other), amount in met.items():
        where[one != GAP, other != GAP] += amount
    return {
        unitizing.u_alpha: ratio(met, sum(squares.values())),
        unitizing.u_alpha_binary: ratio(where, sum(squares.values())),
        unitizing.cu_alpha: ratio(inner, sum(shared.values())),
    }


def ratio(met, squares):
    total = sum(met.values())
    sums = Counter()
    for (one, _), amount in met.items():
        sums[one] += amount
    if not total or total * total == squares:
        return None
    expected = sum(
        total * sums[one] * sums[other] / (total * total - squares)
        for one, other in product(sums, sums)
        if one != other
    )
    observed = sum(amount for (one, other), amount in met.items() if one != other)
    return float(1 - observed / expected) if expected else None


@given(spans(), st.sampled_from([CODERS, ("A", "C")]))
def test_the_alphas_for_unitizing_are_those_of_their_definition(found, there):
    given_spans = {coder: found[coder] for coder in there}
    sums = unitizing.unit_sums(given_spans, coders=CODERS, length=LENGTH)
    for of, known in by_definition(found, there).items():
        assert of(sums).value == close(known), of


@given(spans(coders=("A", "B")))
def test_f1_does_not_mind_the_order_of_coders_and_by_characters_is_positive_agreement(found):
    first = sum(by_value(found["A"], found["B"]).values(), Matched())
    second = sum(by_value(found["B"], found["A"]).values(), Matched())
    told = {name: one.value for name, one in f1(first).items()}
    assert {name: one.value for name, one in f1(second).items()} == close(told)
    ratings = valued(found, coders=("A", "B"), length=LENGTH)
    assert figures(ratings, absent=GAP)["positive_agreement"] == close(told["characters"])
    if told["strict"] is not None:
        assert told["strict"] <= told["partial"] <= told["overlap"]
        assert told["strict"] <= told["close"] <= told["overlap"]


@given(rows(coders=4, values=4))
def test_alpha_is_what_an_independent_program_says(found):
    krippendorff = pytest.importorskip("krippendorff")
    numpy = pytest.importorskip("numpy")
    given_values = {value for row in found for value in row if value is not None}
    assume(len(given_values) > 1)
    table = census(counted_rows(found))
    own = {"nominal": coefficients(counted_rows(found)).together["alpha"].value}
    own |= {
        level: figure.value
        for level, figure in alphas(table, {v: float(v) for v in range(4)}).items()
    }
    data = numpy.array(
        [[numpy.nan if row[place] is None else row[place] for row in found] for place in range(4)]
    )
    for level, value in own.items():
        if value is not None:
            other = krippendorff.alpha(reliability_data=data, level_of_measurement=level)
            assert value == close(other), level


@given(rows(coders=3, values=3))
def test_every_figure_has_a_value_or_a_reason(found):
    ratings = counted_rows(found)
    for table in (ratings, one_value(ratings, 1)):
        for name, figure in coefficients(table, absent=0).together.items():
            assert (figure.value is None) == bool(figure.reason), name
            assert figure.value is None or figure.value <= 1 + 1e-9, name


@given(st.lists(st.integers(0, 400), min_size=4, max_size=4))
def test_the_error_of_kappa_is_0_exactly_where_it_is(counts):
    cells = {pair: n for pair, n in zip(product((0, 1), repeat=2), counts, strict=True) if n}
    pair = crossed(cells)
    assume(pair.units and pair.met < pair.units**2)
    share = {pair_: Fraction(n, pair.units) for pair_, n in cells.items()}
    first, second = ({value: Fraction(n, pair.units) for value, n in one.items()}
                     for one in (pair.first, pair.second))  # fmt: skip
    expected = Fraction(pair.met, pair.units**2)
    rest = 1 - (Fraction(pair.same, pair.units) - expected) / (1 - expected)
    spread = -((1 - rest - expected * rest) ** 2)
    for (one, other), part in share.items():
        if one == other:
            spread += part * (1 - (first[one] + second[one]) * rest) ** 2
        else:
            spread += part * (rest * (second.get(one, 0) + first.get(other, 0))) ** 2
    se = cohen(pair).se
    assert (se == 0) == (spread == 0)
    assert se == pytest.approx(float(spread / pair.units) ** 0.5 / float(1 - expected))
