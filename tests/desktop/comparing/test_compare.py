"""The place where reviewers are compared: its tables, what is known before, and where they lead."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from coder.analysis.comparing.agreement import agreement
from coder.analysis.comparing.compared import compare
from coder.analysis.comparing.shared import Asked
from coder.desktop.comparing.columns import columns
from coder.desktop.comparing.tables import CONFUSIONS, DOCUMENTS, PAIRS, THEMES
from coder.domain.journal.change import Change
from coder.operations.coders import find_coder, work_as
from coder.operations.documents import find_document
from coder.operations.projects import new_project, set_blind
from coder.operations.readings import reopen
from coder.operations.rounds import switch_coefficients
from coder.store.project import Project
from tests.desktop.acts import answer, at_front, choose, control, press
from tests.desktop.comparing.acts import (
    heads,
    names,
    said,
    settled,
    shares,
    spoken,
    theme_place,
)
from tests.desktop.matrix.acts import pick


@pytest.fixture
def listened(place):
    """What is chosen from now on."""
    heard = []
    place.tables.chosen.connect(heard.append)
    return heard


def themes_of(place):
    return place.tables.themes.view


# The tables


def test_the_tables_are_proper_models(place, qtmodeltester):
    for tab in (THEMES, DOCUMENTS, PAIRS, CONFUSIONS):
        place.tables.tabs.setCurrentIndex(tab)
        qtmodeltester.check(place.tables.table.model())


def test_themes_say_how_many_passages_are_alike_and_who_marked_the_others(place):
    view = themes_of(place)
    assert shares(view, theme_place(place, "Training")) == "5 R1 · 4 R2"
    both = theme_place(place, "Collaborative experience")
    assert shares(view, both) == "3 both · 1 borders · 1 R1 · 2 R2"


def test_a_bar_is_said_in_words(place):
    told = spoken(themes_of(place), theme_place(place, "Collaborative experience"), "Passages")
    assert told == (
        "Passages: 3 marked alike, 1 with other borders, 1 only Reviewer 1, 2 only Reviewer 2."
    )


def test_figures_are_those_of_the_analysis(place, window):
    project = window.workspace.project
    found = agreement(project, compare(project, Asked()), "characters")
    for one in found.themes:
        alpha = one.line.figures.together["alpha"].value
        assert said(themes_of(place), one.theme, "Alpha").replace(
            "−", "-"
        ) == f"{alpha:.2f}".replace("-0.00", "0.00")


def test_an_interval_stands_below_alpha_and_the_seed_above(place):
    theme = theme_place(place, "Support")
    assert " to " in spoken(themes_of(place), theme, "Alpha")
    assert "1,000 draws of 3 documents, seed 1960" in place.tables.overall.text()


def test_what_is_undefined_is_a_dash_with_its_reason(place, window, qtbot):
    pick(place.head.choices.unit, "Cells")
    qtbot.waitUntil(lambda: settled(place))
    view = themes_of(place)
    dashes = [row.key for row in view.lines.rows if said(view, row.key, "Alpha") == "—"]
    assert dashes
    told = spoken(view, dashes[0], "Alpha")
    assert told.startswith("Alpha: —.")
    assert len(told) > len("Alpha: —.")


def test_further_coefficients_are_there_when_they_are_wanted(place):
    assert "AC1" not in heads(themes_of(place))
    place.tables.more.click()
    assert {"Kappa", "AC1", "B–P", "Percent", "Holsti"} <= set(heads(themes_of(place)))


def test_the_most_in_dispute_stands_first_where_that_is_wanted(place):
    before = names(themes_of(place))
    pick(place.tables.order, "Most in dispute first")
    assert names(themes_of(place)) == ["Training", "Support", "Guidance", before[0]]
    pick(place.tables.order, "In their own order")
    assert names(themes_of(place)) == before


def test_a_click_on_a_head_sorts_by_it(place):
    view = themes_of(place)
    view.sort_wanted.emit(heads(view).index("Alpha"))
    assert names(view)[0] == "Training"
    assert place.tables.order.currentText() == "Lowest alpha first"


def test_what_was_closed_stays_closed_when_the_order_changes(place):
    view = themes_of(place)
    view.collapse(view.lines.index_of(theme_place(place, "Training")))
    pick(place.tables.order, "Most in dispute first")
    assert not view.isExpanded(view.lines.index_of(theme_place(place, "Training")))
    assert view.isExpanded(view.lines.index_of(theme_place(place, "Support")))


def test_where_or_what_is_told_of_the_group_of_the_chosen_theme(place):
    themes_of(place).choose(theme_place(place, "Guidance / Written guidance"))
    told = control(place, "where sentence").text()
    assert told.startswith("Guidance: they agree better on what they call it (1.00)")
    assert control(place, "figure where").text() == "Where: 0.34"


def test_the_whole_table_is_copied_with_its_heads(place):
    view = themes_of(place)
    view.setFocus()
    view.copy()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:2] == ["Theme", "Passages"]
    assert len(lines) == 1 + len(view.lines.rows)


# Where they lead


def test_a_theme_leads_to_its_differences(place, listened):
    theme = theme_place(place, "Guidance")
    themes_of(place).choose(theme)
    assert listened[-1].theme == theme


def test_a_document_and_a_pair_lead_to_theirs(place, listened, window):
    document = find_document(window.workspace.project, "lindborg-2019")
    place.tables.tabs.setCurrentIndex(DOCUMENTS)
    place.tables.documents.view.choose(document.id)
    assert listened[-1].document == document.id
    place.tables.tabs.setCurrentIndex(PAIRS)
    place.tables.pairs.view.choose((0, 1))
    assert listened[-1].pair == (0, 1)


def test_a_confusion_leads_to_its_differences_and_is_said(place, listened):
    place.tables.tabs.setCurrentIndex(CONFUSIONS)
    put, instead = (
        theme_place(place, path)
        for path in ("Support / Group support", "Guidance / Groups and meetings")
    )
    assert (listened[-1].theme, listened[-1].other) == (put, instead)
    assert control(place, "confusion sentence").text() == (
        "Reviewer 1 put Support / Group support where Reviewer 2 put Guidance / Groups and"
        " meetings: 248 characters."
    )


def test_reviewers_have_names_in_the_tables_once_they_have_them_beside(place):
    place.tables.tabs.setCurrentIndex(PAIRS)
    assert names(place.tables.pairs.view) == ["Reviewer 1 and Reviewer 2"]
    control(place, "show names").click()
    assert names(place.tables.pairs.view) == ["Ana Brandt and Ben Okoye"]
    assert shares(themes_of(place), theme_place(place, "Training")) == "5 Ana · 4 Ben"
    control(place, "show names").click()
    assert shares(themes_of(place), theme_place(place, "Training")) == "5 R1 · 4 R2"


def test_confusions_are_copied_with_both_heads(place, window):
    at_front(window)
    place.tables.tabs.setCurrentIndex(CONFUSIONS)
    view = place.tables.confusions.view
    view.setFocus()
    QTest.keySequence(view, QKeySequence.StandardKey.Copy)
    assert QApplication.clipboard().text() == "\tGroups and meetings\nGroup support\t248"


def test_the_tab_that_is_seen_says_what_is_chosen(place, listened):
    themes_of(place).choose(theme_place(place, "Guidance"))
    place.tables.tabs.setCurrentIndex(DOCUMENTS)
    assert (listened[-1].theme, listened[-1].document) == (None, None)
    place.tables.tabs.setCurrentIndex(THEMES)
    assert listened[-1].theme == theme_place(place, "Guidance")


def test_the_keyboard_is_in_the_themes_once_they_are_there(window, compared):
    place = compared(at_front(window))
    assert QApplication.focusWidget() is themes_of(place)


def test_f6_goes_round_the_parts(place, window):
    at_front(window)
    themes_of(place).setFocus()
    seen = []
    for _ in place.parts():
        window.actions_by_name["next part"].trigger()
        focus = QApplication.focusWidget()
        seen.append(next(one for one in place.parts() if one is focus or one.isAncestorOf(focus)))
    assert seen[-1] is place.tables
    assert set(seen) == set(place.parts())


def test_escape_leads_back_to_all_differences(place, window, listened):
    at_front(window)
    view = themes_of(place)
    view.setFocus()
    view.choose(theme_place(place, "Guidance"))
    assert control(place, "all differences").isVisible()
    press(view, Qt.Key.Key_Escape)
    assert listened[-1].theme is None
    assert not control(place, "all differences").isVisible()


def test_at_first_all_differences_are_listed_and_down_chooses_the_first_theme(
    window, compared, listened
):
    place = compared(at_front(window))
    assert themes_of(place).current is None
    press(themes_of(place), Qt.Key.Key_Down)
    assert listened[-1].theme == 0


def test_enter_goes_to_the_differences(place, window):
    at_front(window)
    themes_of(place).setFocus()
    themes_of(place).choose(theme_place(place, "Guidance"))
    press(themes_of(place), Qt.Key.Key_Return)
    assert place.differences.isAncestorOf(QApplication.focusWidget())


def test_arrows_open_close_and_move(place, window):
    at_front(window)
    view = themes_of(place)
    view.setFocus()
    view.choose(theme_place(place, "Collaborative experience"))
    press(view, Qt.Key.Key_Left)
    assert not view.isExpanded(view.currentIndex())
    press(view, Qt.Key.Key_Down)
    assert view.current.name == "Training"


# Before any number


def test_what_weakens_the_figures_is_told_first(place):
    bar = place.premises
    assert bar.sentences[0].startswith("Ben Okoye could see what Ana Brandt had coded")
    assert control(bar, "to heed").text() == "To heed"


def test_all_that_is_to_be_known_unfolds(place):
    told = control(place.premises, "premise text")
    assert not told.isVisible()
    place.premises.more.click()
    assert told.isVisible()
    assert told.text() == "All coded the same text of each document."


# Choices


def test_another_unit_is_counted(place, qtbot):
    pick(place.head.choices.unit, "Sentences")
    qtbot.waitUntil(lambda: settled(place))
    assert "by sentences" in place.tables.overall.text()


def test_what_was_chosen_is_remembered(place, window, open_windows, example, qtbot):
    pick(place.head.choices.unit, "Words")
    place.head.choices.unfinished.click()
    qtbot.waitUntil(lambda: settled(place))
    window.close()
    again = open_windows(example).projects[0]
    question = again.compare.head.choices.question
    assert (question.unit, question.unfinished) == ("words", True)


def test_of_three_reviewers_pairs_can_be_chosen(three, open_windows, compared, qtbot):
    place = compared(open_windows(three).projects[0])
    place.tables.tabs.setCurrentIndex(PAIRS)
    assert len(place.tables.pairs.view.lines.rows) == 3
    pick(place.head.choices.reviewers, "Ben Okoye and Cem Aydin")
    qtbot.waitUntil(lambda: settled(place))
    assert [one.name for one in place.found.agreement.held.coders] == ["Ben Okoye", "Cem Aydin"]
    place.tables.tabs.setCurrentIndex(DOCUMENTS)
    assert len(place.tables.documents.view.lines.rows) == 1


def test_any_of_the_reviewers_can_be_chosen(three, open_windows, compared, qtbot):
    place = compared(open_windows(three).projects[0])
    answer(lambda dialog: (control(dialog, "tick Ana Brandt").click(), dialog.accept()))
    pick(place.head.choices.reviewers, "Choose…")
    qtbot.waitUntil(lambda: settled(place))
    assert place.head.choices.reviewers.currentText() == "Ben Okoye and Cem Aydin"


def test_what_is_coded_is_compared_anew(place, window, qtbot):
    window.workspace.undo()
    before = place.found
    qtbot.waitUntil(lambda: place.found is not before and settled(place))


# Nothing to compare


@pytest.fixture
def unfinished(example):
    with Project(example, write=True) as project:
        for key in ("lindborg-2019", "marchbanks-2018", "wetherall-2023"):
            reopen(project, find_document(project, key), find_coder(project, "Ben Okoye"))
    return example


def test_nothing_in_common_is_a_sentence_with_what_to_do(unfinished, open_windows, compared, qtbot):
    place = compared(open_windows(unfinished).projects[0])
    assert "no two of" in place.nothing.sentence or "alone finished" in place.nothing.sentence
    assert "--" not in place.nothing.sentence
    place.nothing.unfinished.click()
    qtbot.waitUntil(place.before.isVisible)
    place.before.show_figures.click()
    qtbot.waitUntil(lambda: settled(place))
    assert place.found.agreement is not None
    assert control(place.premises, "premise readers").isVisibleTo(place.premises._all)


def test_an_empty_project_says_so(open_windows, compared, tmp_path):
    path = tmp_path / "empty.coder"
    new_project(path, title="Nothing yet", lead="Ana").close()
    place = compared(open_windows(path).projects[0])
    assert place.nothing.sentence.startswith("There is nothing to compare yet")


def test_a_blind_reviewer_is_told_why_and_nothing_else(example, open_windows, compared):
    with Project(example, write=True) as project:
        set_blind(project, blind=True)
        work_as(project, find_coder(project, "Ben Okoye"))
    place = compared(open_windows(example).projects[0])
    assert place.nothing.sentence.startswith("Only a lead may compare reviewers")
    assert place.nothing.isVisible()
    assert not place.head.choices.isVisible()
    assert not place.head.freeze.isVisible()
    assert not place.nothing.unfinished.isVisible()


# Without coefficients


@pytest.fixture
def without(example, open_windows, compared):
    with Project(example, write=True) as project:
        switch_coefficients(project, on=False)
    return compared(open_windows(example).projects[0])


def test_without_coefficients_there_are_counts_and_no_figure(without):
    assert heads(themes_of(without)) == ["Theme", "Passages", "Apart", "Heed"]
    without.tables.tabs.setCurrentIndex(DOCUMENTS)
    assert heads(without.tables.documents.view) == ["Document", "Characters", "Apart"]
    assert "alpha" not in without.tables.overall.text()
    assert not control(without, "where or what").isVisible()
    assert not without.tables.more.isVisible()


def test_a_lead_switches_coefficients_on_again(without, qtbot):
    without.head.coefficients.trigger()
    qtbot.waitUntil(lambda: settled(without) and without.found.has_coefficients)
    without.before.show_figures.click()
    qtbot.waitUntil(lambda: settled(without))
    assert "Alpha" in heads(themes_of(without))


def test_who_is_no_lead_switches_nothing(example, open_windows, compared):
    with Project(example, write=True) as project:
        work_as(project, find_coder(project, "Ben Okoye"))
    window = open_windows(example).projects[0]
    place = compared(window)
    place.head.coefficients.trigger()
    assert place.head.coefficients.isChecked()
    assert "Only a lead" in window.notices.words


# Intervals


def test_intervals_can_be_cancelled(place, qtbot):
    place.intervals.begin()
    assert control(place, "intervals bar").isVisible()
    QTest.mouseClick(control(place, "cancel intervals"), Qt.MouseButton.LeftButton)
    assert not control(place, "intervals bar").isVisible()
    assert not place.intervals.working
    control(place, "draw intervals").click()
    assert place.intervals.working


def test_closing_while_intervals_are_drawn_leaves_one_file(place, window, example):
    place.intervals.begin()
    window.close()
    assert [path.name for path in example.parent.iterdir()] == ["example.coder"]


def test_the_pooled_kappa_stands_beside_further_coefficients(place):
    assert "Pooled kappa" not in place.tables.overall.text()
    place.tables.more.click()
    assert "Pooled kappa" in place.tables.overall.text()


def test_the_table_is_copied_from_its_menu(place):
    view = themes_of(place)
    view._open_menu(view.rect().center())
    menu = view.findChild(QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert QApplication.clipboard().text().startswith("Theme\tPassages")


def test_the_report_is_asked_for(place):
    asked = []
    answer(lambda dialog: (asked.append(dialog.objectName()), dialog.reject()))
    place.head.report.click()
    assert asked == ["report dialog"]


def test_closing_while_reviewers_are_compared_leaves_one_file(window, example):
    choose(window, "compare")
    window.compare._compare()
    window.close()
    assert [path.name for path in example.parent.iterdir()] == ["example.coder"]


def test_of_several_choices_in_a_row_the_last_is_shown(place, qtbot):
    for unit in ("Words", "Sentences", "Paragraphs"):
        pick(place.head.choices.unit, unit)
    qtbot.waitUntil(lambda: settled(place))
    assert "by paragraphs" in place.tables.overall.text()
    assert place.found.agreement.unit == "paragraphs"


def test_a_choice_while_intervals_are_drawn_begins_them_anew(place, qtbot):
    place.intervals.begin()
    pick(place.head.choices.unit, "Words")
    qtbot.waitUntil(lambda: settled(place) and place.found.drawn is not None)
    assert place.found.drawn.unit == "words"


def test_a_project_that_becomes_blind_shows_a_reviewer_nothing_any_longer(
    example, open_windows, compared, qtbot
):
    with Project(example, write=True) as project:
        work_as(project, find_coder(project, "Ben Okoye"))
    window = open_windows(example).projects[0]
    place = compared(window)
    assert place.tables.isVisible()
    project = window.workspace.project
    project.set_local("blind", "1")
    window.workspace.changed.emit(Change(""))
    assert not place.tables.isVisible()
    qtbot.waitUntil(place.nothing.isVisible)
    assert not place.tables.isVisible()


def test_what_positive_agreement_is_of_is_told_as_it_is_computed():
    shown = columns("characters", 2, limit=None, of="Theme", shares="Passages")
    tips = {one.head: one.tip for one in shown}
    assert "of all that each of two marked, how much the other marked too" in tips["Positive"]
    assert "of what either of two marked, how much both did" in tips["Jaccard"]


def test_the_legend_of_cells_tells_the_pattern_of_those_of_which_nobody_says_present(place, qtbot):
    assert "other borders" in _legend(place)
    pick(place.head.choices.unit, "Cells")
    qtbot.waitUntil(lambda: settled(place))
    assert "other borders" not in _legend(place)
    assert "differently, present by nobody" in _legend(place)


def _legend(place):
    return [one.text() for one in place.tables.themes.legend.findChildren(QLabel)]
