"""Passages marked on one build of a real article are placed on its other build."""

from collections import Counter

import pytest

from coder.domain.placing.placer import Placer
from tests.domain.corpus import pdfs, read
from tests.domain.placing.judging import Build, judge, pairs, random_passages, true_places

_COUNT = 60
_FOLDER = pdfs()
_PAIRS = [
    direction
    for one, other in (pairs(_FOLDER) if _FOLDER else [])
    if "grammatical-theory" not in one.name  # a book of 850 pages: by the command place_rate
    for direction in ((one, other), (other, one))
]


@pytest.mark.parametrize(
    ("source", "target"), _PAIRS, ids=[f"{one.stem}-on-{other.stem}" for one, other in _PAIRS]
)
def test_nine_of_ten_passages_that_occur_are_placed_and_none_wrongly(source, target):
    one, other = Build(read(source)), Build(read(target))
    placer = Placer(one.text, other.text)
    verdicts: Counter[tuple[bool, str]] = Counter()
    for anchor in random_passages(one.text, count=_COUNT, seed=11):
        places = true_places(anchor, one, other)
        verdicts[bool(places), judge(anchor, placer.place(anchor), places, one, other)] += 1
    occurring = sum(count for (occurs, _), count in verdicts.items() if occurs)
    assert verdicts[True, "exact"] + verdicts[True, "close"] >= 0.9 * occurring
    assert verdicts[True, "wrong"] + verdicts[False, "wrong"] == 0
