"""How much of two texts is alike, told from what is kept of them."""

import random

import pytest

from coder.domain.likeness.fingerprint import (
    as_text,
    fingerprint,
    from_text,
    neighbours,
    shared,
)


def letters(seed, count):
    dice = random.Random(seed)
    return "".join(dice.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(count))


def set_otherwise(words):
    """The same letters as another build has them: lines, numbers, hyphens, capitals, ligatures."""
    lines = [words[at : at + 50] for at in range(0, len(words), 50)]
    broken = "-\n".join(f"{line} {number}" for number, line in enumerate(lines))
    return broken.replace("fi", "ﬁ").upper()


def test_layout_leaves_a_text_what_it_is():
    words = letters(1, 20_000)
    assert fingerprint(set_otherwise(words)) == fingerprint(words)


@pytest.mark.parametrize("common", [0, 10, 30, 50, 80, 100])
def test_the_common_part_is_told_within_some_per_cent(common):
    size = 30_000
    same = size * common // 100
    one = letters("same", same) + letters("one", size - same)
    other = letters("same", same) + letters("other", size - same)
    found = shared(fingerprint(one), fingerprint(other))
    of_both = 100 * common / (200 - common)  # what either says is so much more
    assert abs(found.of_both - of_both) <= 10
    assert abs(found.of_shorter - common) <= 12


def test_a_part_of_a_text_stands_whole_in_it():
    words = letters(1, 60_000)
    found = shared(fingerprint(words), fingerprint(words[10_000:30_000]))
    assert 23 <= found.of_both <= 43
    assert found.of_shorter >= 75


def test_only_texts_that_share_something_are_compared():
    texts = {f"other {seed}": letters(seed, 5_000) for seed in range(40)}
    texts |= {"one": letters("a", 5_000), "build": letters("a", 5_000) + letters("b", 500)}
    prints = {name: fingerprint(words) for name, words in texts.items()}
    assert list(neighbours(prints)) == [("build", "one")]


def test_a_text_too_short_to_tell_anything_is_compared_with_none():
    prints = {name: fingerprint("see the other file " * 9) for name in ("one", "other")}
    assert list(neighbours(prints)) == []


def test_a_fingerprint_is_read_as_it_was_stored():
    made = fingerprint(letters(1, 5_000))
    assert from_text(as_text(made)) == made
    assert from_text(as_text(fingerprint(""))) == fingerprint("")


def test_texts_in_any_script_have_one():
    for sign in ("ا", "文", "д", "𝒜"):
        assert fingerprint("".join(chr(ord(sign) + n % 20) for n in range(400))).stretches > 0
