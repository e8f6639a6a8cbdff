"""The word under a point, in scripts with and without spaces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.domain.texts.clusters import cluster_end, cluster_start, continues
from coder.domain.texts.words import word_at, word_end, word_start, words_of

_MIXED = st.text(
    st.sampled_from(
        "ab \u00e9'-\n\u00ad中文カナ\u05d0\u05b8\u0915\u093f\u200d😀12._,\u00b7\u2212\u2013+(<"
        "\u00bd\u200e"
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("words", "at", "word"),
    [
        ("Trainers meet", 3, "Trainers"),
        ("plan to-\ngether.", 5, "to-\ngether"),
        ("plan to-\ngether.", 10, "to-\ngether"),
        ("don't", 1, "don't"),
        ("meta-analysis of", 12, "meta-analysis"),
        ("the end.", 7, "."),
        ("a P-\u00advalue of", 2, "P-\u00advalue"),
        ("a P\u2011value of", 6, "P\u2011value"),
        ("of 18.5 years", 4, "18.5"),
        ("of 18.5 years", 5, "18.5"),
        ("p=0.0032)", 2, "0.0032"),
        ("p < .05)", 6, ".05"),
        ("means (\u22122.62910, 3)", 9, "\u22122.62910"),
        ("means (\u22122.62910, 3)", 7, "\u22122.62910"),
        ("1.23\n\u22121.43346\n", 7, "\u22121.43346"),
        ("of -60 degrees", 4, "-60"),
        ("from \u2013.05 to", 7, "\u2013.05"),
        ("days \u20134, \ufe633", 6, "\u20134"),
        ("days \u20134, \ufe633", 10, "\ufe633"),
        ("[-0.54,-0.36]", 9, "-0.36"),
        ("b=+0\u00b75mg", 4, "+0\u00b75mg"),
        ("12 (\u00b14)", 5, "\u00b14"),
        ("12 +/-4.5", 7, "+/-4.5"),
        ("of \u2212\u00bd mm", 4, "\u2212\u00bd"),
        ("of \u22121\u00be mm", 4, "\u22121\u00be"),
        ("of \u200e-5 mm", 5, "-5"),
        ("of\u200e-5 mm", 4, "5"),
        ("11.8\u00b10.66 pg", 6, "0.66"),
        ("pages 3\u20135 of", 8, "5"),
        ("in 2010-2015 we", 9, "2010-2015"),
        ("a p-2 of", 4, "p-2"),
        ("f\u22121(x)", 2, "1"),
        ("from 5% \u2013 10%", 10, "10"),
        ("1,024 of", 0, "1,024"),
        ("0.5-1.5mg", 8, "0.5-1.5mg"),
        ("in 2010, 31 of", 4, "2010"),
        ("studies2,3 show", 2, "studies2"),
        ("ended.5 Then", 6, "5"),
        ("引导参数", 1, "导"),
        ("コンピュータを使う", 2, "コンピュータ"),
        ("नहीं है", 1, "नहीं"),
        ("שָׁלוֹם עולם", 2, "שָׁלוֹם"),
        ("حَبيبي habibi", 1, "حَبيبي"),
        ("य\ufffdची अट", 0, "य\ufffdची"),
    ],
)
def test_a_word_is_taken_whole(words, at, word):
    assert words[slice(*word_at(words, at))] == word


@given(_MIXED, st.data())
def test_the_word_at_a_position_holds_it_and_is_the_same_from_anywhere_within(words, data):
    if not words:
        return
    at = data.draw(st.integers(0, len(words) - 1))
    start, end = word_at(words, at)
    assert start <= at < end
    assert {word_at(words, inside) for inside in range(start, end)} == {(start, end)}


@given(_MIXED, st.data())
def test_going_word_by_word_never_stands_still_nor_leaves_the_text(words, data):
    at = data.draw(st.integers(0, len(words)))
    assert (
        at < word_end(words, at) <= len(words)
        or at == len(words)
        or word_end(words, at) == len(words)
    )
    assert 0 <= word_start(words, at) < at or at == 0 or word_start(words, at) == 0


@given(_MIXED, st.data())
def test_going_word_by_word_stops_at_the_ends_of_what_a_hand_takes_and_nowhere_within(words, data):
    if not words:
        return
    start, end = word_at(words, data.draw(st.integers(0, len(words) - 1)))
    if any(sign.isalnum() for sign in words[start:end]):
        assert {word_end(words, inside) for inside in range(start, end)} == {end}
        assert {word_start(words, inside + 1) for inside in range(start, end)} == {start}


def test_going_word_by_word_takes_numbers_whole():
    words = "gave 1\u00b74 mg (\u22122.5)"
    assert word_end(words, 4) == words.index(" mg")
    assert word_start(words, words.index(" mg")) == 5
    assert word_end(words, words.index(" (")) == words.index(")")
    assert word_start(words, len(words)) == words.index("\u2212")


@given(_MIXED, st.data())
def test_the_ends_of_a_character_are_no_places_within_one(words, data):
    at = data.draw(st.integers(0, len(words)))
    start, end = cluster_start(words, at), cluster_end(words, at)
    assert start <= at <= end
    assert not continues(words, start)
    assert not continues(words, end)


def test_where_words_are_counted_a_point_still_parts_figures():
    words = "of 18.5 years"
    assert [words[slice(*span)] for span in words_of(words)] == ["of", "18", "5", "years"]
