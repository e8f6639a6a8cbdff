"""Examples with known values from ``shared/reference``, which stay there; none where it is not."""

import csv
import json
from functools import cache

import pytest

from coder.analysis.agreement.ratings import counted_rows
from tests.corpus import corpus_folder

NAMES = {
    "percent_agreement": "percent",
    "percent_agreement_mean_pairwise": "percent",
    "alpha_nominal": "alpha",
    "alpha_nominal_gwet_se": "alpha",
    "gwet_ac1": "ac1",
    "fleiss_kappa": "fleiss",
    "fleiss_kappa_missing": "fleiss",
    "brennan_prediger": "brennan_prediger",
    "conger_kappa": "conger",
    "conger_kappa_missing": "conger",
    "light_kappa": "light",
    "light_kappa_mean_pairwise_cohen": "light",
    "cohen_kappa": "kappa",
    "cohen_kappa_max": "kappa_max",
    "scott_pi": "scott",
    "positive_agreement_dice": "positive_agreement",
    "expected_agreement_alpha": "alpha",
    "expected_agreement_fleiss": "fleiss",
    "expected_agreement_cohen": "kappa",
    "u_alpha_nominal": "u_alpha",
    "|u_alpha_binary": "u_alpha_binary",
    "cu_alpha_nominal": "cu_alpha",
    "alpha_nominal_characters": "alpha",
    "f1_strict": "f1_strict",
    "f1_iou_0.5": "f1_close",
    "f1_any_overlap_same_code": "f1_overlap",
    "f1_partial_half_credit": "f1_partial",
    "f1_characters_micro": "f1_characters",
}
"""What the examples call a coefficient, and what it is called here."""

OTHER_COEFFICIENTS = {"unitizing_1995"}
"""Kinds of examples of coefficients that were chosen against."""

RATED = ("raw_matrix", "contingency_table", "character_2x2")


@cache
def examples():
    """All examples of coefficients that are built."""
    corpus = corpus_folder()
    path = corpus and corpus.parent / "reference" / "agreement_oracles.json"
    if not path or not path.is_file():
        return ()
    found = json.loads(path.read_text("utf-8"))["oracles"]
    return tuple(one for one in found if one["kind"] not in OTHER_COEFFICIENTS)


def of_kinds(*kinds):
    """The examples of some kinds, as parameters of a test, which is skipped without them."""
    found = [pytest.param(one, id=one["id"]) for one in examples() if one["kind"] in kinds]
    skipped = pytest.param(None, marks=pytest.mark.skip(reason="the examples are not here"))
    return found or [skipped]


def from_cells(cells):
    """The ratings of a contingency table: rows the first coder's values, columns the second's."""
    return {
        (row, column): weight
        for row, weights in enumerate(cells)
        for column, weight in enumerate(weights)
        if weight
    }


def ratings_of(example):
    """The table of an example of ratings, and what else is known of it."""
    given = example["input"]
    if example["kind"] == "contingency_table":
        return from_cells(given["table"]), {}
    if example["kind"] == "character_2x2":
        return {
            (1, 1): given["both"], (1, 0): given["a_only"],
            (0, 1): given["b_only"], (0, 0): given["neither"],
        }, {"absent": 0}  # fmt: skip
    choices = given.get("categories")
    return counted_rows(given["units"]), {"values": len(choices)} if choices else {}


def spans_of(example):
    """The spans of an example by coder, and how long its text is."""
    given = example["input"]
    coders = given.get("observers") or {name: given[name] for name in ("A", "B")}
    length = given.get("length", 100)
    return {name: [tuple(span) for span in spans] for name, spans in coders.items()}, length


def expectations(example, *names):
    """What is known of an example, of some coefficients or of all that have a name here."""
    return [
        one for one in example["expected"]
        if (one["coefficient"] in names if names else one["coefficient"] in NAMES)
    ]  # fmt: skip


def assert_meets(told, one):
    """Compare what was told with what is known, which is None where it is undefined."""
    if one["value"] is None:
        assert told is None, one
    else:
        assert told == pytest.approx(one["value"], abs=one["tol"] + 1e-12), one


def assert_all_met(told, example):
    """Compare all that a mapping of JSON tells with an example: values, errors and chance."""
    for one in expectations(example):
        name = NAMES[one["coefficient"]]
        if one["coefficient"].startswith("expected"):
            assert_meets(told["expected"][name], one)
        elif one["coefficient"].endswith("_se"):
            assert_meets(told["se"][name], one)
        else:
            assert_meets(told[name], one)
        error = one.get("se", one.get("se_n_minus_1"))
        if error is not None:
            assert told["se"][name] == pytest.approx(error, abs=1e-5), one


def write_ratings(path, ratings):
    """Write a table of ratings, a row a unit."""
    coders = len(next(iter(ratings)))
    rows = [pattern for pattern, weight in ratings.items() for _ in range(weight)]
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["unit", *(f"coder {number}" for number in range(coders))])
        out.writerows([[f"u{place}", *row] for place, row in enumerate(rows)])
    return path


def write_spans(path, spans):
    """Write a table of spans."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["coder", "start", "end", "value"])
        for coder, found in spans.items():
            out.writerows([[coder, *span] for span in found])
    return path
