"""Units of texts, and ratings in them, against counting one by one."""

from hypothesis import given
from hypothesis import strategies as st

from coder.analysis.comparing.agreement import counts_of
from coder.analysis.comparing.flags import flags
from coder.analysis.comparing.mark import Mark
from coder.analysis.comparing.spot import BOTH, BOUNDARY, ONLY
from coder.analysis.comparing.units import (
    Units,
    passage_units,
    sentence_units,
    word_units,
)

NAMES = ["Ana", "Ben", "Cleo"]
TEXT = "Trainers want time. They do not get it, Dr. Kay says. \n\nWho would?"


def spans(units):
    return [TEXT[a:b] for a, b in zip(units.starts, units.ends, strict=True)]


def test_words_and_sentences_are_those_of_a_reader():
    assert spans(sentence_units(TEXT)) == [
        "Trainers want time.", "They do not get it, Dr. Kay says.", "Who would?",
    ]  # fmt: skip
    assert spans(word_units(TEXT))[:4] == ["Trainers", "want", "time", "They"]


@given(
    st.lists(st.integers(1, 6), min_size=1, max_size=8),
    st.lists(st.integers(0, 3), min_size=8, max_size=8),
    st.integers(0, 40),
    st.integers(1, 20),
)
def test_a_unit_is_touched_by_what_has_a_character_of_it(lengths, gaps, start, length):
    starts, ends, at = [], [], 0
    for size, gap in zip(lengths, gaps, strict=False):
        at += gap
        starts.append(at)
        at += size
        ends.append(at)
    first, last = Units(starts, ends).touched(start, start + length)
    touched = [
        number
        for number, (low, high) in enumerate(zip(starts, ends, strict=True))
        if max(low, start) < min(high, start + length)
    ]
    assert list(range(first, last)) == touched


def test_passages_are_what_overlaps_whoever_marked_it_with_whatever():
    units = passage_units([Mark(0, 5, 0, 0, "a"), Mark(4, 9, 1, 1, "b"), Mark(9, 12, 0, 1, "c")])
    assert list(zip(units.starts, units.ends, strict=True)) == [(0, 9), (9, 12)]


def test_what_fewer_than_two_rated_is_in_no_count():
    table = {(1, 1): 5, (1, 0): 3, (0, 1): 2, (0, 0): 90, (1, None): 7, (None, None): 8}
    counts = counts_of(table)
    assert (counts.both, counts.only, counts.some, counts.neither) == (5, {0: 3, 1: 2}, 0, 90)
    three = counts_of({(1, 1, 0): 4, (1, None, 1): 6, (0, 0, 1): 2})
    assert (three.both, three.some, three.only) == (6, 4, {2: 2})


def test_flags_say_what_stands_in_the_way_of_a_figure():
    def told(table, kinds):
        return [flag.what for flag in flags(table, kinds)]

    assert told({(0, 0): 100}, {}) == ["not used"]
    assert told({(1, 0): 50, (0, 0): 50}, {ONLY: 20}) == ["never used by"]
    assert told({(1, 1): 1, (0, 0): 99}, {BOTH: 3}) == ["rare", "mostly uncoded"]
    [rare, _] = flags({(1, 1): 1, (0, 0): 99}, {BOTH: 30}, unit="cells")
    assert rare.told(NAMES) == "It is rare: present in 1 document."
    assert told({(1, 1): 10, (1, 0): 20, (0, 0): 20}, {BOTH: 4, BOUNDARY: 6, ONLY: 2}) == [
        "rates", "boundary",
    ]  # fmt: skip


def test_reviewers_are_compared_on_what_both_of_them_rated():
    alike = {(1, 1, 1): 400, (0, 0, 0): 9600, (1, 1, None): 5000, (0, 0, None): 5000}
    assert flags(alike, {BOTH: 30}) == ()
    less = {(1, 1, 1): 400, (1, 1, 0): 800, (0, 0, 0): 8800, (1, 1, None): 5000}
    [flag] = flags(less, {BOTH: 30})
    assert flag.told(NAMES) == (
        "They use it at very different rates: Ana 12.0% and Cleo 4.0% of what both rated."
    )
    missed = {(1, 1, None): 600, (0, None, 1): 500, (0, None, 0): 500, (0, 0, None): 400}
    [flag] = flags(missed, {BOTH: 30})  # she used it, and not once where Cleo did
    assert flag.told(NAMES) == (
        "They use it at very different rates: Ana 0.0% and Cleo 50.0% of what both rated."
    )


def test_who_had_none_of_what_another_marked_has_not_failed_to_use_the_theme():
    assert flags({(1, 1, None): 50, (0, 0, None): 50, (0, 0, 0): 100}, {BOTH: 30}) == ()
    [flag] = flags({(1, 1, 0): 50, (0, 0, 0): 50}, {BOTH: 30})
    assert (flag.what, flag.told(NAMES)) == ("never used by", "Cleo never used it.")
