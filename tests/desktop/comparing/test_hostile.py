"""Names that look like markup, many reviewers, and themes that nobody used."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coder.analysis.comparing.agreement import Counts
from coder.desktop.comparing.columns import told
from coder.desktop.comparing.differences.names import Names
from coder.desktop.comparing.shares import first_name, units_of
from coder.desktop.comparing.shares_delegate import widths
from coder.desktop.comparing.tables import PAIRS
from coder.domain.coder import CODER, Coder
from coder.operations.coders import add_coder, find_coder
from coder.operations.documents import find_document
from coder.operations.readings import finish
from coder.operations.themes import add_theme
from coder.store.project import Project
from tests.desktop.acts import control
from tests.desktop.comparing.acts import said, shares, spoken, theme_place

MARKUP = "<b>Bold & co</b>"


@pytest.fixture
def many(example):
    """Eight reviewers, of whom six finished a document without coding it."""
    with Project(example, write=True) as project:
        add_theme(project, f"Support / {MARKUP}")
        for name in (MARKUP, "عبد الله", "王小明", "Ana Zweite", "E", "F"):
            add_coder(project, name)
            document = find_document(project, "marchbanks-2018")
            finish(project, document, find_coder(project, name))
    return example


@pytest.fixture
def place(many, open_windows, compared):
    return compared(open_windows(many).projects[0])


def test_names_are_never_taken_for_markup(place):
    control(place, "show names").click()
    place.tables.tabs.setCurrentIndex(PAIRS)
    for label in place.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or "<" not in label.text()
    pair = next(row for row in place.tables.pairs.view.lines.rows if MARKUP in row.name)
    index = place.tables.pairs.view.lines.index_of(pair.key)
    assert "<b>" not in (index.data(Qt.ItemDataRole.ToolTipRole) or "").replace("&lt;b&gt;", "")


def test_of_many_reviewers_it_is_told_how_much_one_alone_has(place):
    theme = theme_place(place, "Guidance")
    assert "alone" in shares(place.tables.themes.view, theme)
    assert "Ana" not in shares(place.tables.themes.view, theme)


def test_who_never_used_a_theme_is_counted_and_named_when_asked(place):
    view, theme = place.tables.themes.view, theme_place(place, "Guidance")
    assert "6 never used it" in said(view, theme, "Heed")
    assert "王小明" not in spoken(view, theme, "Heed")
    assert "Reviewer 7 never used it." in spoken(view, theme, "Heed")
    control(place, "show names").click()
    assert "6 never used it" in said(view, theme, "Heed")
    assert "王小明 never used it." in spoken(view, theme, "Heed")


def test_a_theme_that_nobody_used_is_dashes_with_a_reason(place):
    view, theme = place.tables.themes.view, theme_place(place, f"Support / {MARKUP}")
    assert (shares(view, theme), said(view, theme, "Alpha")) == ("—", "—")
    assert len(spoken(view, theme, "Alpha")) > len("Alpha: —.")


def test_the_place_stays_as_narrow_as_the_window(place):
    place.tables.tabs.setCurrentIndex(PAIRS)
    assert place.tables.pairs.minimumSizeHint().width() < 500


def test_all_premises_scroll_where_there_are_many(place):
    place.premises.more.click()
    assert place.premises.height() < place.height() / 2


@pytest.mark.parametrize(
    ("value", "words"), [(None, "—"), (-0.001, "0.00"), (-0.25, "−0.25"), (1, "1.00")]
)
def test_a_figure_in_words(value, words):
    assert told(value) == words


def test_first_names_are_told_apart():
    names = ("Ana Brandt", "Ana Zweite", "Ben Okoye", " ")
    assert [first_name(one, names) for one in names] == ["Ana Brandt", "Ana Zweite", "Ben", " "]


def test_of_a_pair_each_keeps_the_pattern_that_they_have():
    names = Names([Coder(letter, letter, CODER, letter) for letter in "ABC"], shown=True)
    found = units_of(Counts(1, {0: 2, 1: 3}, 0, 4), names, (0, 2))
    assert [one.short for one in found] == ["both", "A", "C"]
    assert [one.look.coder for one in found] == [None, 0, 2]


@pytest.mark.parametrize("amounts", [[1], [1, 1_000_000], [5, 5, 5], []])
def test_every_part_of_a_bar_is_seen(amounts):
    found = widths(amounts, 100)
    assert all(one >= 5 for one in found)
    assert sum(found) == pytest.approx(100 if amounts else 0)
