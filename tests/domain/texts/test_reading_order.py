"""Lines are read as the file gives them, unless that leaps between columns."""

import random

from coder.domain.texts.reading_order import MOST_LINES, LineBox, cut, is_plausible

COLUMNS = [
    [LineBox(x, 100 + 12 * row, x + 200, 110 + 12 * row, 40) for row in range(30)]
    for x in (50, 270)
]
BY_COLUMN = [*COLUMNS[0], *COLUMNS[1]]
BY_LINE = [line for pair in zip(*COLUMNS, strict=True) for line in pair]
TITLE = LineBox(60, 40, 460, 60, 50)


def test_one_column_after_the_other_is_plausible():
    assert is_plausible([TITLE, *BY_COLUMN])
    assert is_plausible([*COLUMNS[1], *COLUMNS[0]])


def test_leaping_between_columns_at_every_line_is_not():
    assert not is_plausible([TITLE, *BY_LINE])


def test_a_single_column_is_plausible():
    assert is_plausible([LineBox(50, 12 * row, 470, 12 * row + 10, 80) for row in range(40)])


def test_a_table_of_short_cells_is_left_as_it_is():
    cells = [line._replace(characters=6) for line in BY_LINE]
    assert is_plausible(cells)


def test_a_few_rows_side_by_side_in_a_single_column_are_plausible():
    prose = [LineBox(50, 500 + 12 * row, 470, 510 + 12 * row, 80) for row in range(40)]
    assert is_plausible([*BY_LINE[:20], *prose])


def test_empty_and_monstrous_pages_are_left_as_they_are():
    assert is_plausible([])
    assert is_plausible(BY_LINE * (MOST_LINES // len(BY_LINE) + 1))


def test_the_cut_reads_a_heading_and_then_column_by_column():
    lines = [TITLE, *BY_COLUMN]
    shuffled = random.Random(1).sample(lines, len(lines))
    assert [shuffled[index] for index in cut(shuffled)] == lines


def test_the_cut_keeps_every_line_once():
    lines = [LineBox(0, 0, 10, 10, 1)] * 5
    assert sorted(cut(lines)) == [0, 1, 2, 3, 4]
