"""Spots and confusion: pure, against plain counting letter by letter."""

from collections import Counter
from itertools import combinations, permutations

from hypothesis import given
from hypothesis import strategies as st

from coder.analysis.comparing.confusion import confused_once, confusion, is_confused
from coder.analysis.comparing.mark import Mark, as_read
from coder.analysis.comparing.spot import BOTH, BOUNDARY, ONLY, OTHER_THEME, spots
from coder.domain.texts.going_on import trimmed

ANA, BEN, CEM = range(3)
GUIDANCE, TRAINING, SUPPORT = range(3)
EVERYONE = dict.fromkeys(range(3), (ANA, BEN, CEM))
TWO = dict.fromkeys(range(3), (ANA, BEN))


def mark(start, end, coder, theme=GUIDANCE, coding=None):
    return Mark(start, end, coder, theme, coding or f"{coder}{theme}{start}-{end}")


marks = st.lists(
    st.builds(
        lambda start, length, coder, theme: mark(start, start + length, coder, theme),
        st.integers(0, 30), st.integers(1, 8), st.sampled_from((ANA, BEN, CEM)),
        st.sampled_from((GUIDANCE, TRAINING, SUPPORT)),
    ),
    max_size=12,
)  # fmt: skip


def only(found):
    assert len(found) == 1, found
    return found[0]


def test_equal_ends_are_both_and_other_ends_a_boundary():
    assert only(spots([mark(0, 9, ANA), mark(0, 9, BEN)], TWO)).kind == BOTH
    spot = only(spots([mark(0, 8, ANA), mark(2, 10, BEN)], TWO))
    assert (spot.kind, spot.start, spot.end, spot.overlap) == (BOUNDARY, 0, 10, 0.6)
    assert spot.by_coder == {ANA: ((0, 8),), BEN: ((2, 10),)}


def test_what_a_part_of_them_marked_says_who():
    spot = only(spots([mark(0, 9, ANA), mark(3, 9, CEM)], EVERYONE))
    assert (spot.kind, spot.coders, spot.readers) == (ONLY, (ANA, CEM), (ANA, BEN, CEM))
    assert spot.overlap == 6 / 9


def test_something_else_at_the_place_is_another_theme():
    held = [mark(0, 9, ANA), mark(5, 20, BEN, TRAINING)]
    first, second = spots(held, TWO, others=held)
    assert (first.kind, first.instead) == (OTHER_THEME, {BEN: (TRAINING,)})
    assert (second.kind, second.instead) == (OTHER_THEME, {ANA: (GUIDANCE,)})


def test_a_theme_that_both_put_there_is_none_in_its_place():
    held = [mark(0, 9, ANA), mark(0, 9, ANA, TRAINING), mark(0, 9, BEN, TRAINING)]
    assert {spot.theme: spot.kind for spot in spots(held, TWO, others=held)} == {
        GUIDANCE: ONLY, TRAINING: BOTH,
    }  # fmt: skip


def test_stretches_that_only_touch_are_two_spots():
    assert len(spots([mark(0, 5, ANA), mark(5, 9, BEN)], TWO)) == 2


def test_whoever_had_not_the_theme_is_not_said_to_differ():
    may = {GUIDANCE: (ANA, BEN), TRAINING: (ANA,)}
    held = [mark(0, 9, ANA), mark(0, 9, ANA, TRAINING), mark(0, 9, BEN)]
    assert [spot.theme for spot in spots(held, may)] == [GUIDANCE]


def test_blanks_at_the_ends_do_not_count():
    assert trimmed(0, 6, " ab c ") == (1, 5)
    assert trimmed(0, 99, "ab c ") == (0, 4)
    assert trimmed(1, 3, "a   c") == (1, 3)


TWO_SENTENCES = "It helped. \nIt did."


def test_who_marks_two_sentences_one_by_one_has_marked_what_is_between():
    apart = [mark(0, 10, BEN), mark(12, 19, BEN)]
    held = as_read([mark(0, 19, ANA), *apart], TWO_SENTENCES)
    assert only(spots(held, TWO)).kind == BOTH
    spot = only(spots(as_read(apart, TWO_SENTENCES), TWO))
    assert (spot.start, spot.end, spot.by_coder) == (0, 19, {BEN: ((0, 19),)})


def test_a_word_or_another_coder_or_theme_between_makes_two_spots():
    for held in (
        [mark(0, 10, BEN), mark(15, 19, BEN)],
        [mark(0, 10, BEN), mark(12, 19, ANA)],
        [mark(0, 10, BEN), mark(12, 19, BEN, TRAINING)],
    ):
        assert len(spots(as_read(held, TWO_SENTENCES), TWO)) == 2


@given(marks, st.text("a \n", min_size=40, max_size=40), st.integers(1, 7))
def test_cutting_at_a_blank_and_leaving_it_out_changes_nothing(held, words, at):
    cut = []
    for one in held:
        middle = one.start + at
        halves = words[one.start : middle].strip() and words[middle + 1 : one.end].strip()
        if words[middle].isspace() and halves:
            cut += [one._replace(end=middle), one._replace(start=middle + 1)]
        else:
            cut.append(one)

    def told(all_):
        read = as_read(all_, words)
        return [
            (one.theme, one.start, one.end, one.kind, one.by_coder, one.overlap, one.instead)
            for one in spots(read, EVERYONE, others=read)
        ]

    assert told(cut) == told(held)


@given(marks, st.randoms())
def test_neither_the_order_of_marks_nor_of_coders_matters(held, dice):
    found = spots(held, EVERYONE, others=held)
    shuffled = dice.sample(held, len(held))
    assert spots(shuffled, EVERYONE, others=shuffled) == found
    to = dict(zip((ANA, BEN, CEM), dice.sample((ANA, BEN, CEM), 3), strict=True))
    renamed = [one._replace(coder=to[one.coder]) for one in held]

    def told(all_, names):
        return Counter(
            (one.theme, one.start, one.end, one.kind, one.overlap,
             frozenset((names[coder], parts) for coder, parts in one.by_coder.items()),
             frozenset((names[coder], themes) for coder, themes in one.instead.items()))
            for one in all_
        )  # fmt: skip

    same = {coder: coder for coder in to}
    assert told(spots(renamed, EVERYONE, others=renamed), same) == told(found, to)


@given(marks)
def test_swapping_two_names_swaps_who_is_alone(held):
    two = [one for one in held if one.coder != CEM]
    swapped = [one._replace(coder=1 - one.coder) for one in two]
    alone = [(one.theme, one.start, one.coders) for one in spots(two, TWO) if one.kind == ONLY]
    other = [(one.theme, one.start, one.coders) for one in spots(swapped, TWO) if one.kind == ONLY]
    assert [(*rest, (1 - coder,)) for *rest, (coder,) in alone] == other


@given(marks, st.integers(1, 7))
def test_a_coding_cut_in_two_that_abut_is_as_good_as_one(held, at):
    cut = []
    for one in held:
        middle = one.start + at
        if one.start < middle < one.end:
            cut += [one._replace(end=middle), one._replace(start=middle)]
        else:
            cut.append(one)

    def told(all_):
        return [
            (one.theme, one.start, one.end, one.kind, one.by_coder, one.overlap, one.instead)
            for one in all_
        ]

    assert told(spots(cut, EVERYONE, others=cut)) == told(spots(held, EVERYONE, others=held))


@given(marks)
def test_every_letter_is_in_the_spot_that_covers_it(held):
    found = spots(held, EVERYONE)
    for theme in EVERYONE:
        here = [one for one in held if one.theme == theme]
        assert sorted(coding for one in found if one.theme == theme for coding in one.codings) == (
            sorted(one.coding for one in here)
        )
    for spot in found:
        covers = [
            sum(start <= place < end for start, end in parts)
            for parts in spot.by_coder.values() for place in range(spot.start, spot.end)
        ]  # fmt: skip
        assert max(covers) == 1
        if spot.kind == BOTH:
            assert set(covers) == {1}


@given(marks)
def test_confusion_is_what_counting_by_letters_gives(held):
    expected = Counter()
    for place in range(40):
        themes = {
            coder: {x.theme for x in held if x.coder == coder and x.start <= place < x.end}
            for coder in (ANA, BEN, CEM)
        }  # fmt: skip
        for one, other in combinations(themes, 2):
            for put in themes[one] - themes[other]:
                for instead in themes[other] - themes[one]:
                    expected[one, other, put, instead] += 1
    assert confusion(held, (ANA, BEN, CEM)) == expected
    assert all(BEN not in key[:2] for key in confusion(held, (ANA, CEM)))


@given(marks)
def test_a_character_is_confused_once_however_many_put_either_theme(held):
    expected = Counter()
    for place in range(40):
        here = [
            {x.theme for x in held if x.coder == coder and x.start <= place < x.end}
            for coder in (ANA, BEN, CEM)
        ]
        pairs = {
            (min(put, instead), max(put, instead))
            for one, other in permutations(here, 2)
            for put in one - other for instead in other - one
        }  # fmt: skip
        expected.update(pairs)
    everyone = (ANA, BEN, CEM)
    assert confused_once(held, everyone, lambda _: everyone) == expected
    for put, instead in permutations({one.theme for one in held}, 2):
        both = min(put, instead), max(put, instead)
        found = is_confused(held, everyone, lambda _: everyone, (put, instead))
        assert found == (both in expected)
