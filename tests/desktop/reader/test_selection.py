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


@pytest.mark.parametrize(
    ("whole", "dragged", "taken"),
    [
        ("so p=0.0032 held", "p=0.0", "p=0.0032"),
        ("on 18 out of 38 days", "8 out of 3", "18 out of 38"),
        ("the 45 students", "5 stud", "45 students"),
        ("in Kay 2019 said", "Kay 20", "Kay 2019"),
        ("on 31st October, 2010 they", "t October, 2", "31st October, 2010"),
        ("of face-to-face talk", "-to-face ta", "face-to-face talk"),
        ("a P-value of", "a P-", "a P-value"),
        ("of 1,024.5 mg or", "4.5 m", "1,024.5 mg"),
        ("(p < .05) and", "p < .0", "p < .05"),
        ("means (\u22122.62910, 3)", ".629", "\u22122.62910"),
        ("days \u20134 and \u20133 or", "4 and \u20133", "\u20134 and \u20133"),
        ("on day 4.12 Then", "on day 4.", "on day 4."),
        ("Participants met", "rticipan", "Participants"),
        ("METHODS", "METHOD", "METHODS"),
        ("a Group of", "roup", "Group"),
        ("(the end).", "the end)", "the end)"),
    ],
)
@pytest.mark.parametrize("backwards", [False, True])
def test_a_drag_that_begins_or_ends_within_a_word_or_number_takes_it_whole(
    whole, dragged, taken, backwards
):
    first, last = whole.index(dragged), whole.index(dragged) + len(dragged)
    origin, caret = (last, first) if backwards else (first, last)
    held = in_whole_words(Selection((origin, origin), caret), whole)
    assert whole[held.start : held.end] == taken


def test_a_drag_back_to_where_it_began_takes_nothing():
    assert in_whole_words(Selection((3, 3), 3), "Participants").is_empty


def test_scripts_without_spaces_keep_what_was_marked():
    thai = "นี่ ที่นี่มีคน"
    held = in_whole_words(Selection((0, 0), 7), thai)
    assert (held.start, held.end) == (0, 7)
