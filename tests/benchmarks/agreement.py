"""Agreement of many reviewers and themes, against sorting the ends of what they marked.

python -m tests.benchmarks.agreement       1,000,000 characters, 5 reviewers, 50 themes

DESIGN allows 0.2 s for all coefficients with their errors, and 5 s for 1,000 draws of documents.
"""

import random
import time
from collections.abc import Callable
from typing import Any

from coder.analysis.agreement import unitizing
from coder.analysis.agreement.additive import alpha_of, alpha_sums, positive_of, positive_sums
from coder.analysis.agreement.coefficients import coefficients, pooled_kappa
from coder.analysis.agreement.ratings import added, counted_rows
from coder.analysis.agreement.resampling import draws, intervals
from coder.analysis.agreement.sweeping import marked

CHARACTERS = 1_000_000
DOCUMENTS = 40
THEMES = 50
CODERS = ("Ana", "Ben", "Cem", "Dara", "Eve")
CODINGS = 10_000
ROUNDS = 3


def make(characters: int, codings: int):
    """What everyone marked: by theme and document, the coders' stretches, which mostly agree."""
    dice = random.Random(codings)
    length = characters // DOCUMENTS
    found = [[{coder: [] for coder in CODERS} for _ in range(DOCUMENTS)] for _ in range(THEMES)]
    for _ in range(codings // len(CODERS)):
        marks = dice.choice(dice.choice(found))
        start = dice.randrange(length - 1_000)
        for coder in CODERS:
            begin = (
                start + dice.randrange(40) if dice.random() < 0.7 else dice.randrange(length - 500)
            )
            marks[coder].append((begin, begin + dice.randrange(20, 400)))
    return length, found


def sort_ends(found: Any) -> int:
    """The floor: nobody can tell what overlaps without it."""
    total = 0
    for theme in found:
        for marks in theme:
            ends = []
            for coder, stretches in marks.items():
                for start, end in stretches:
                    ends.append((start, 1, coder))
                    ends.append((end, -1, coder))
            ends.sort()
            total += len(ends)
    return total


def sweep(length: int, found: Any) -> Any:
    """The ratings of each theme and document."""
    return [[marked(marks, coders=CODERS, length=length) for marks in theme] for theme in found]


def all_coefficients(tables: Any) -> Any:
    told = [coefficients(added(theme), absent=0) for theme in tables]
    pooled_kappa(one.together["conger"] for one in told)
    return told


def draw(tables: Any) -> Any:
    drawn = draws(DOCUMENTS)
    alphas = ((place, list(map(alpha_sums, theme))) for place, theme in enumerate(tables))
    positives = (
        (place, [positive_sums(table, 0) for table in theme]) for place, theme in enumerate(tables)
    )
    return [
        *intervals(alphas, alpha_of, drawn, limit=0.8),
        *intervals(positives, positive_of, drawn),
    ]


def units(length: int, found: Any) -> Any:
    """The alphas for unitizing of themes that exclude each other: here of the first one."""
    for marks in found[0]:
        spans = {coder: [(*one, "x") for one in theirs] for coder, theirs in marks.items()}
        unitizing.u_alpha(unitizing.unit_sums(spans, coders=CODERS, length=length))


def timed(function: Callable[..., Any], *given: object) -> tuple[Any, float]:
    """What a function gives, and the seconds it takes, the best of some rounds."""
    best = None
    result: Any = None
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        result = function(*given)
        spent = time.perf_counter() - begun
        best = spent if best is None else min(best, spent)
    return result, best or 0.0


def measure(characters: int, codings: int) -> Any:
    length, found = make(characters, codings)
    ends, floor = timed(sort_ends, found)
    tables, swept = timed(sweep, length, found)
    _, told = timed(all_coefficients, tables)
    whole = swept + told
    print(
        f"{characters:,} characters, {ends // 2:,} codings, {len(CODERS)} reviewers, {THEMES}"
        f" themes: floor (sorting the ends) {floor:.4f} s, sweep {swept:.4f} s, all coefficients of"
        f" all and of each pair with errors {told:.4f} s; together {whole:.4f} s, ratio"
        f" {whole / floor:.1f}",
        flush=True,
    )
    return tables


def main() -> None:
    tables = measure(CHARACTERS, CODINGS)
    measure(10 * CHARACTERS, CODINGS)
    measure(CHARACTERS, 10 * CODINGS)
    _, spent = timed(draw, tables)
    print(f"1,000 draws of {DOCUMENTS} documents, {THEMES} themes, alpha and positive agreement:"
          f" {spent:.2f} s", flush=True)  # fmt: skip
    length, found = make(CHARACTERS, CODINGS)
    _, spent = timed(units, length, found)
    print(f"u-alpha of one theme in {DOCUMENTS} documents: {spent:.4f} s", flush=True)
    dice = random.Random(1)
    rows = [[dice.choice("abcd") for _ in CODERS] for _ in range(100_000)]
    _, floor = timed(sorted, rows)
    _, spent = timed(lambda: coefficients(counted_rows(rows)))
    print(f"100,000 rows of {len(CODERS)} reviewers: floor (sorting the rows) {floor:.3f} s, all"
          f" coefficients {spent:.3f} s, ratio {spent / floor:.1f}", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
