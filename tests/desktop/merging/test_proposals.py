"""Same or not: two things side by side, and an answer that is kept and can be changed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coder.operations.themes import add_theme
from tests.desktop.acts import at_front, choose, click, control, press
from tests.desktop.merging.acts import code, column, copy_of, names, rows
from tests.desktop.team.acts import agree, leave, rehearse, turn_to


@pytest.fixture
def merging(window, qtbot, tmp_path):
    """The page of proposals after a merge that brought a theme spelled nearly like one here."""
    choose(window, "team")
    copy = copy_of(
        window, qtbot, tmp_path / "cem.coder",
        lambda project: add_theme(project, "Support / Humor"),
        lambda project: code(project, theme="Support / Humor"),
    )  # fmt: skip
    project = window.workspace.project
    window.workspace.do(lambda: add_theme(project, "Support / Humour"))
    shown = agree(window, qtbot, rehearse(window, qtbot, copy))
    at_front(window)
    turn_to(shown, "proposals")
    return shown


def test_both_are_shown_side_by_side_with_what_speaks_for_it(merging):
    assert len(column(merging, "proposals")) == 1
    assert "Humour" in control(merging, "proposal about").text()
    assert control(merging, "proposal evidence").text()
    facts = {row[0]: row[1:] for row in rows(control(merging, "proposal facts"))}
    assert sorted(facts["Theme"][::2]) == ["Support / Humor", "Support / Humour"]
    assert facts["Theme"][1] == "≠"
    assert sorted(facts["Codings"][::2]) == ["0", "1"]
    side = "of one" if facts["Codings"][0] == "1" else "of the other"
    assert control(merging, f"passages {side} count").text() == f"1 passage {side}:"


def test_one_key_says_the_same_and_undo_asks_again(window, merging):
    control(merging, "proposals").setFocus()
    press(merging, Qt.Key.Key_S)
    assert len(names(window) & {"Humor", "Humour"}) == 1
    assert window.notices.words == "These are one now. Undo takes the answer back."
    assert column(merging, "proposals") == []
    assert "Nothing is in doubt" in control(merging, "proposal count").text()
    choose(window, "undo")
    assert len(column(merging, "proposals")) == 1


def test_different_is_remembered_and_can_be_changed(window, merging):
    click(control(merging, "answer different"))
    assert column(merging, "proposals") == []
    leave(merging)
    window.team.show_merge(None, "proposals")
    QTest.keyClick(control(merging, "show answered"), Qt.Key.Key_Space)
    assert "not one" in " ".join(column(merging, "proposals"))
    row = next(n for n, said in enumerate(column(merging, "proposals")) if "Humour" in said)
    control(merging, "proposals").selectRow(row)
    control(merging, "proposals").setFocus()
    press(merging, Qt.Key.Key_S)
    assert len(names(window) & {"Humor", "Humour"}) == 1


def test_later_leaves_it_open(merging):
    control(merging, "proposals").setFocus()
    press(merging, Qt.Key.Key_L)
    assert len(column(merging, "proposals")) == 1
