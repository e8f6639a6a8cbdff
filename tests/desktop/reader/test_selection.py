"""A drag takes in the words whole that it begins and ends in."""

import pytest

from coder.desktop.reader.selection import Selection, in_whole_words

ARABIC = "مَا كَانَ يُرِيدُ ذَلِكَ"
HEBREW = "בְּרֵאשִׁית בָּרָא אֱלֹהִים"
HINDI = "यह किताब हिंदी की है"


@pytest.mark.parametrize(
    ("whole", "taken"),
    [
        ("the peers met there", "peers met"),
        (ARABIC, "كَانَ يُرِيدُ"),
        (HEBREW, "בָּרָא אֱלֹהִים"),
        (HINDI, "किताब हिंदी"),
    ],
)
@pytest.mark.parametrize("backwards", [False, True])
def test_words_are_whole_wherever_the_hand_lets_go(whole, taken, backwards):
    first, last = whole.index(taken), whole.index(taken) + len(taken)
    space = whole.index(" ", first)
    for start in range(first, space):
        for end in range(space + 2, last + 1):
            origin, caret = (end, start) if backwards else (start, end)
            held = in_whole_words(Selection((origin, origin), caret), whole)
            assert whole[held.start : held.end] == taken
            assert held.caret == (held.start if backwards else held.end)


def test_scripts_without_spaces_keep_what_was_marked():
    thai = "นี่ ที่นี่มีคน"
    held = in_whole_words(Selection((0, 0), 7), thai)
    assert (held.start, held.end) == (0, 7)
