"""Conflicts: told with the passages concerned, settled one by one or by a rule."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView

from coder.desktop.passages.model import QUOTATION
from coder.domain.journal.change import Change
from coder.merge.copying import copy_project
from coder.merge.merging import merge_files
from coder.operations.themes import add_theme, find_theme, set_theme
from tests.desktop.acts import at_front, choose, click, control, press, write
from tests.desktop.merging.acts import code, copy_of, decide_on, define, names, rename
from tests.desktop.team.acts import agree, in_copy, rehearse, turn_to, when_shown


@pytest.fixture
def merging(window, qtbot, tmp_path):
    """The page of conflicts after a merge that raised two."""
    choose(window, "team")
    project = window.workspace.project
    copy = copy_of(
        window, qtbot, tmp_path / "cem.coder",
        lambda project: rename(project, "Support", "Backing"),
        lambda project: define(project, "Guidance", "What Cem says."),
        lambda project: code(project, theme="Guidance"),
    )  # fmt: skip
    window.workspace.do(lambda: rename(project, "Support", "Help"))
    window.workspace.do(lambda: define(project, "Guidance", "What Ana says."))
    shown = agree(window, qtbot, rehearse(window, qtbot, copy))
    at_front(window)
    turn_to(shown, "conflicts")
    return shown


def listed(merging):
    model = merging.findChild(QListView, "conflicts").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def open_one(merging, word):
    row = next(n for n, said in enumerate(listed(merging)) if word in said)
    view = control(merging, "conflicts")
    view.setFocus()
    view.setCurrentIndex(view.model().index(row, 0))


def test_a_conflict_is_told_with_the_passages_concerned(window, qtbot, merging):
    open_one(merging, "definition")
    about = control(merging, "conflict about").text()
    assert "What Cem says." in about
    assert "What Ana says." in about
    passages = control(merging, "conflict passages")
    model = passages.model()
    told = [model.index(row, QUOTATION).data() for row in range(model.rowCount())]
    assert any("Written guidance is most useful" in one for one in told)
    passages.setFocus()
    with qtbot.waitSignal(window.workspace.spot_wanted):
        QTest.keyClick(passages, Qt.Key.Key_Return)


def test_the_sentence_does_not_repeat_long_values_that_stand_below(window, merging):
    project = window.workspace.project
    long = "What trainers tell of ties that lasted. " * 6
    open_one(merging, "definition")
    press(merging, Qt.Key.Key_1, Qt.Key.Key_Return)
    copy = window.workspace.project.path.with_name("dana.coder")
    copy_project(project, copy, recipient="Dana", light=True, blind=False)
    in_copy(copy, lambda project: define(project, "Guidance", long))
    window.workspace.do(lambda: define(project, "Guidance", "What Ana says now."))
    merge_files(project, [copy])
    window.workspace.changed.emit(Change("Merge", rows=(("theme", ""),)))
    open_one(merging, "definition")
    about = control(merging, "conflict about").text()
    assert "What Ana says now." in about
    assert long[:60] in about
    assert long not in about


def test_digits_choose_a_value_and_enter_settles(window, merging):
    open_one(merging, "name")
    value = 1 + ("Backing" in control(merging, "value 2").accessibleName())
    press(merging, Qt.Key(Qt.Key.Key_0 + value), Qt.Key.Key_Return)
    assert "Backing" in names(window)
    assert len(listed(merging)) == 1
    assert "definition" in listed(merging)[0]
    choose(window, "undo")
    assert len(listed(merging)) == 2


def test_another_value_is_typed(window, merging):
    open_one(merging, "name")
    write(control(merging, "typed value"), "Aid")
    QTest.keyClick(control(merging, "typed value"), Qt.Key.Key_Return)
    assert "Aid" in names(window)


def test_settled_ones_are_listed_with_what_holds(merging):
    open_one(merging, "name")
    press(merging, Qt.Key.Key_1, Qt.Key.Key_Return)
    QTest.keyClick(control(merging, "show settled"), Qt.Key.Key_Space)
    settled = [said for said in listed(merging) if said.startswith("Settled: ")]
    assert len(settled) == 1
    open_one(merging, "Settled: ")
    assert " now." in control(merging, "conflict about").text()
    assert not control(merging, "settle").isVisible()


def test_a_rule_settles_all_it_answers_as_it_foretold(window, merging):
    foretold = []

    def fill(dialog):
        rule = control(dialog, "rule")
        QTest.keyClick(rule, Qt.Key.Key_Down)  # the lead's
        model = control(dialog, "foretold").model()
        foretold.extend(model.index(row, 1).data() for row in range(model.rowCount()))
        assert control(dialog, "settle by rule").text() == "&Settle 2 conflicts"
        click(control(dialog, "settle by rule"))

    when_shown("rule dialog", fill)
    click(control(merging, "by rule"))
    assert sorted(foretold) == ["Help", "What Ana says."]
    assert "Help" in names(window)
    assert listed(merging) == []
    assert not control(merging, "by rule").isEnabled()
    assert window.notices.words.startswith("Settled 2 conflicts by what a lead wrote.")
    assert merging.window().focusWidget() is control(merging, "show settled")
    choose(window, "undo")  # it was one act
    assert len(listed(merging)) == 2


def test_the_rule_calls_fields_what_the_window_calls_them(window, qtbot, tmp_path):
    choose(window, "team")
    project = window.workspace.project
    for name in ("Alpha", "Beta"):
        window.workspace.do(lambda name=name: add_theme(project, name))
    copy = copy_of(
        window, qtbot, tmp_path / "cem.coder",
        lambda project: set_theme(project, find_theme(project, "Alpha"), {"shortcut": 9}),
    )  # fmt: skip
    window.workspace.do(lambda: set_theme(project, find_theme(project, "Beta"), {"shortcut": 9}))
    shown = agree(window, qtbot, rehearse(window, qtbot, copy))
    turn_to(shown, "conflicts")
    told = []

    def read(dialog):
        model = control(dialog, "foretold").model()
        told.append(model.index(0, 0).data())
        told.append(model.headerData(2, Qt.Orientation.Horizontal))
        dialog.reject()

    when_shown("rule dialog", read)
    click(control(shown, "by rule"))
    assert told[0].startswith("Favourite key of theme ")
    assert told[1] == "Left open, because"


def test_a_rule_that_is_refused_settles_nothing(window, merging):
    when_shown("rule dialog", lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    click(control(merging, "by rule"))
    assert len(listed(merging)) == 2


def test_many_are_settled_by_a_rule_while_the_window_waits(window, qtbot, tmp_path):
    names_ = [f"Theme {number}" for number in range(45)]

    def define_all(project, words):
        for name in names_:
            define(project, name, f"{words} of {name}")

    project = window.workspace.project
    for name in names_:
        window.workspace.do(lambda name=name: add_theme(project, name))
    choose(window, "team")
    copy = copy_of(
        window, qtbot, tmp_path / "cem.coder", lambda project: define_all(project, "Cem's word")
    )
    define_all(project, "Ana's word")
    shown = agree(window, qtbot, rehearse(window, qtbot, copy))
    turn_to(shown, "conflicts")
    assert len(listed(shown)) == len(names_)
    when_shown("rule dialog", lambda dialog: click(control(dialog, "settle by rule")))
    click(control(shown, "by rule"))
    qtbot.waitUntil(lambda: listed(shown) == [], timeout=20_000)
    qtbot.waitUntil(window.updatesEnabled)
    assert "Settled 45 conflicts by what was written last." in window.notices.words


def test_the_passages_of_a_conflict_are_copied_with_their_citations(window, merging):
    open_one(merging, "definition")
    view = control(merging, "conflict passages")
    view.setFocus()
    view.selectRow(0)
    choose(window, "copy quotation")
    found = view.model().passage(0)
    assert QGuiApplication.clipboard().text() == f"“{found.quote}” {found.citation}"


def test_a_decision_on_which_two_differ_is_told_with_the_codings_it_is_about(
    window, qtbot, tmp_path
):
    choose(window, "team")
    project = window.workspace.project
    [coding] = window.workspace.do(lambda: code(project)).ids("coding")
    copy = copy_of(
        window, qtbot, tmp_path / "cem.coder", lambda project: decide_on(project, coding, "none")
    )
    window.workspace.do(lambda: decide_on(project, coding, "union"))
    merging = agree(window, qtbot, rehearse(window, qtbot, copy))
    at_front(window)
    turn_to(merging, "conflicts")
    open_one(merging, "decision")
    about = control(merging, "conflict about").text()
    assert "nothing there" in about
    assert "all that they marked" in about
    model = control(merging, "conflict passages").model()
    told = [model.index(row, QUOTATION).data() for row in range(model.rowCount())]
    assert len(told) == 1
    assert "Written guidance is most useful" in told[0]
