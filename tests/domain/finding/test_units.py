"""What becomes the passage of a hit holds it, and ends where a reader would end."""

from functools import cache

import pytest

from coder.domain.finding.asked import Term
from coder.domain.finding.hits import find_in
from coder.domain.finding.running_text import run_on
from coder.domain.finding.units import UNITS, unit_around
from coder.domain.quoting.prose import Prose
from coder.domain.texts.hitting import PageHits
from tests.domain.typeset import column, line, page, text

_LINES = (
    "Group supervision",
    "Trainers met every third week with an old",
    "teacher. Nobody was obliged to come, and",
    "most came.",
)
_PARAGRAPH = (
    "Trainers met every third week with an old teacher. Nobody was obliged to come, and most came."
)
_MOVED_IN = (
    "   Others had nothing of this kind: their",
    "manager saw them once.",
)


def _around(word, unit, *pages):
    whole = text(*pages)
    prose = Prose(whole)
    (hit,) = find_in(run_on(prose), Term(word))
    start, end = unit_around(prose, cache(lambda at: PageHits(whole.pages[at])), hit, unit)
    assert start <= hit[0] < hit[1] <= end
    return " ".join(whole.stretch(start, end).split())


def _page():
    moved = [line(words.strip(), 7_000 + 800 * words.startswith(" "), 10_000 + 1_200 * number)
             for number, words in enumerate(_MOVED_IN, len(_LINES))]  # fmt: skip
    return page(*column(*_LINES), *moved)


@pytest.mark.parametrize(
    ("word", "unit", "passage"),
    [
        ("teacher", "hit", "teacher"),
        ("teacher", "sentence", "Trainers met every third week with an old teacher."),
        ("obliged", "sentence", "Nobody was obliged to come, and most came."),
        ("kind", "sentence", "Others had nothing of this kind: their manager saw them once."),
        ("kind", "paragraph", "Others had nothing of this kind: their manager saw them once."),
        ("teacher", "paragraph", _PARAGRAPH),
        ("supervision", "hit", "supervision"),
    ],
)
def test_a_hit_becomes_what_was_chosen(word, unit, passage):
    assert _around(word, unit, _page()) == passage


def test_a_sentence_that_goes_on_over_the_page_is_one():
    pages = (
        page(*column("They said that it was", "the peer support")),
        page(*column("that had helped them. More", "was not said.")),
    )
    for unit in UNITS[1:]:
        found = _around("peer", unit, *pages)
        assert found == "They said that it was the peer support that had helped them."
