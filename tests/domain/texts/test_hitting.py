"""What lies under a point: the nearest character, its word, its sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.domain.texts.hitting import PageHits
from coder.domain.texts.turning import shown_size, turned, unturned
from tests.domain.typeset import LEADING, LETTER, SIZE, column, line, page, sideways

LEFT = ("Trainers meet every week.", "They plan the course to-", "gether. Nobody minds.")
RIGHT = ("Peers are paid for it.", "The manager agreed.")


def two_columns():
    return page(*column(*LEFT), *column(*RIGHT, x=32_000))


def middle(held, words):
    """The middle of the first letter of some words."""
    x0, y0, x1, y1 = held.box(held.text.index(words))
    return (x0 + x1) // 2, (y0 + y1) // 2


@pytest.mark.parametrize("words", ["Trainers", "week", "plan", "gether", "Peers", "manager"])
def test_a_point_on_a_letter_is_that_letter(words):
    held = two_columns()
    assert PageHits(held).character(*middle(held, words)) == held.text.index(words)


def test_the_caret_stands_before_or_behind_a_letter_as_the_point_does():
    held = two_columns()
    x0, y0, x1, y1 = held.box(4)
    hits = PageHits(held)
    assert hits.caret(x0 + 50, (y0 + y1) // 2) == 4
    assert hits.caret(x1 - 50, (y0 + y1) // 2) == 5


def test_behind_a_short_line_is_that_line_and_not_the_next_column():
    held = page(*column("A long line of the first column.", "short.", "Another long line of it."),
                *column("The second column.", x=32_000))  # fmt: skip
    y = 10_000 + LEADING + SIZE // 2
    assert PageHits(held).caret(7_000 + 14 * LETTER, y) == held.text.index("short.") + len("short.")


def test_below_a_column_is_its_last_line():
    held = two_columns()
    end = len(held.text) - 1
    assert PageHits(held).caret(60_000, 70_000) == end


def test_a_point_off_the_lines_is_on_no_text():
    hits = PageHits(two_columns())
    assert hits.is_on_text(7_100, 10_500)
    assert not hits.is_on_text(7_100, 60_000)
    assert not hits.is_on_text(1_000, 10_500)


@pytest.mark.parametrize(
    ("x", "y", "on_text"),
    [
        (5_600, 10_500, True),  # in the margin, right beside a line
        (5_400, 10_500, False),
        (7_100, 9_300, True),  # right above the first line
        (7_100, 9_200, False),
        (7_100, 11_100, True),  # between two lines
        (18_500, 12_900, True),  # behind a short line of a column
        (7_100, 14_300, False),  # below the last one
    ],
)
def test_beside_above_and_between_its_lines_a_point_means_a_column(x, y, on_text):
    assert PageHits(two_columns()).is_on_text(x, y) is on_text


def test_beside_a_label_of_a_figure_a_point_is_on_no_text():
    hits = PageHits(page(line("n = 12", 7_000)))
    assert hits.is_on_text(6_700, 10_500)
    assert not hits.is_on_text(6_000, 10_500)


def test_beside_a_line_that_runs_down_the_page_means_above_and_below_it():
    hits = PageHits(page(sideways("Down the side of the page", 50_000, 10_000)))
    assert hits.is_on_text(50_500, 8_600)
    assert not hits.is_on_text(48_600, 12_000)


def test_a_page_without_words_has_nothing_under_any_point():
    hits = PageHits(page())
    assert (hits.caret(5, 5), hits.character(5, 5), hits.is_on_text(5, 5)) == (0, None, False)


def test_a_line_that_runs_down_the_page_is_hit_along_it():
    held = page(sideways("Down the side of the page", 50_000, 10_000))
    x0, y0, x1, y1 = held.box(9)
    assert PageHits(held).character((x0 + x1) // 2, (y0 + y1) // 2) == 9


def test_letters_that_run_from_right_to_left_are_hit_where_they_stand():
    words, boxes = line("abcdef", 7_000, 10_000)
    turned_over = [
        number for place in reversed(range(6)) for number in boxes[4 * place : 4 * place + 4]
    ]
    held = page((words, turned_over + boxes[24:]))
    x0, y0, x1, _y1 = held.box(1)
    hits = PageHits(held)
    assert hits.character((x0 + x1) // 2, y0 + 10) == 1
    assert hits.caret(x1 - 50, y0 + 10) == 1
    assert hits.caret(x0 + 50, y0 + 10) == 2


def test_a_line_with_a_raised_figure_does_not_cover_the_line_above():
    above = line("The line above them", y=10_000)
    words, boxes = line("raised to the tenth10 by them", y=11_200)
    for place in (19, 20):
        boxes[4 * place + 1] -= 900
    held = page(above, (words, boxes))
    for at in range(len(above[0]) - 1):
        x0, _, x1, y1 = held.box(at)
        assert PageHits(held).character((x0 + x1) // 2, y1 - 200) == at


def test_the_letter_under_a_point_is_hit_and_not_the_nearest_middle():
    words, boxes = line("a W")
    boxes[8:12] = [8_000, 10_000, 9_600, 11_000]
    held = page((words, boxes))
    assert PageHits(held).character(8_050, 10_500) == 2
    assert PageHits(held).caret(8_050, 10_500) == 2


def test_a_number_in_a_hebrew_line_is_entered_from_the_left():
    columns = [5, 4, 3, 1, 2, 0]  # from the left, of alef, bet, space, 1, 2, gimel
    boxes: list[int] = []
    for number in columns:
        boxes += (7_000 + LETTER * number, 10_000, 7_000 + LETTER * (number + 1), 10_000 + SIZE)
    held = page(("\u05d0\u05d1 12\u05d2\n", [*boxes, 7_000, 10_000, 7_000, 11_000]))
    digit, alef = held.box(3), held.box(0)
    hits = PageHits(held)
    assert [hits.caret(x, 10_500) for x in (digit[0] + 50, digit[2] - 50)] == [3, 4]
    assert [hits.caret(x, 10_500) for x in (alef[2] - 50, alef[0] + 50)] == [0, 1]


def test_a_blank_that_lies_over_the_first_word_of_a_line_hides_none_of_it():
    """Arabic with vowel signs: some PDFs put the blank behind a word over it, and beyond."""
    words, right = "\u0643\u0627\u0646 \u0623\u0628\n", 53_000
    boxes: list[int] = []
    for place in range(len(words)):
        x = right - LETTER * (place + 1)
        boxes += (x, 10_000, x + LETTER, 10_000 + SIZE)
    boxes[12:16] = [right - LETTER, 10_000, right + 200, 10_000 + SIZE]
    hits = PageHits(page((words, boxes)))
    assert {hits.caret(x, 10_500) for x in (right - 50, right + 50, right + 250, right + 900)} == {
        0
    }
    assert hits.caret(right - LETTER + 50, 10_500) == 1


def test_letters_that_are_drawn_as_one_are_taken_as_one():
    words, boxes = line("abc d")
    boxes[:12] = [7_000, 10_000, 8_500, 11_000, *[8_500, 10_000, 8_500, 11_000] * 2]
    held = page((words, boxes))
    assert {PageHits(held).caret(x, 10_500) for x in range(7_000, 8_500, 100)} == {0, 3}


def test_the_caret_stands_not_between_a_letter_and_its_accent():
    words, boxes = line("e\u0301a")
    boxes[4:8] = boxes[:4]
    held = page((words, boxes))
    assert {PageHits(held).caret(x, 10_500) for x in range(7_000, 7_500, 50)} == {0, 2}


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_point_of_the_page_as_shown_is_turned_back(rotation):
    held = page(line("Words"), rotation=rotation)
    box = held.box(2)
    shown = turned(held, box)
    assert unturned(held, shown[0], shown[1]) in {
        (x, y) for x in (box[0], box[2]) for y in (box[1], box[3])
    }
    width, height = shown_size(held)
    assert 0 <= shown[0] < shown[2] <= width
    assert 0 <= shown[1] < shown[3] <= height


@given(
    st.lists(st.text("ab cé\u05d0", min_size=1, max_size=12), min_size=1, max_size=6),
    st.booleans(),
    st.data(),
)
def test_every_letter_is_hit_in_its_middle_and_entered_at_its_sides(lines, upright, data):
    if upright:
        held = page(*(sideways(words, 7_000 + LEADING * n, 9_000) for n, words in enumerate(lines)))
    else:
        held = page(*column(*lines))
    at = data.draw(st.integers(0, len(held.text) - 1))
    if held.text[at].isspace():
        return
    x0, y0, x1, y1 = held.box(at)
    hits = PageHits(held)
    assert hits.character((x0 + x1) // 2, (y0 + y1) // 2) == at
    carets = {hits.caret(x0 + 1, y0 + 1), hits.caret(x1 - 1, y1 - 1)}
    assert carets == {at, at + 1}
