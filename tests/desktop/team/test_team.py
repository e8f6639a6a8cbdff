"""The team's place: handing out, merging, settling, taking back."""

from PySide6.QtCore import Qt

from coder.store.blindness import is_blind
from tests.desktop.acts import choose, click, control, press, write
from tests.desktop.merging.acts import rename, rows
from tests.desktop.team.acts import (
    hand_out,
    in_copy,
    merge,
)


def test_reviewers_are_listed_added_and_say_who_works_here(window, qtmodeltester):
    choose(window, "team")
    table = control(window, "reviewers")
    qtmodeltester.check(table.model())
    assert [row[:3] for row in rows(table)] == [
        ["Ana Brandt (works here)", "lead", "AB"], ["Ben Okoye", "reviewer", "BO"],
    ]  # fmt: skip
    assert rows(table)[0][3:] == ["1", "0", "5", "11", "45"]
    write(control(window, "reviewer name"), "Cem")
    press(window, Qt.Key.Key_Return)
    assert rows(table)[2][:3] == ["Cem", "reviewer", "CE"]
    table.setFocus()
    press(window, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down)
    table.selectRow(2)
    click(control(window, "works here"))
    assert window.workspace.me.name == "Cem"
    assert rows(table)[2][0] == "Cem (works here)"


def test_a_name_twice_is_a_sentence(window):
    choose(window, "team")
    write(control(window, "reviewer name"), "Ben Okoye")
    click(control(window, "add reviewer"))
    assert window.notices.words == "There is a reviewer named Ben Okoye already."


def test_models_keep_qts_rules(window, qtbot, qtmodeltester, tmp_path):
    choose(window, "team")
    copy = tmp_path / "cem.coder"
    hand_out(window, qtbot, "Cem", copy)
    in_copy(copy, lambda project: rename(project, "Support", "Backing"))
    window.workspace.do(lambda: rename(window.workspace.project, "Support", "Help"))
    merge(window, qtbot, copy)
    for name in ("conflicts", "merges", "reviewers", "to decide", "merge steps", "theme list"):
        qtmodeltester.check(control(window, name).model())


def test_a_lead_keeps_reviewers_blind_and_opens_the_project_again(window):
    project, action = window.workspace.project, window.actions_by_name["blind"]
    choose(window, "blind")
    assert (is_blind(project), action.isChecked()) == (True, True)
    choose(window, "undo")
    assert (is_blind(project), action.isChecked()) == (False, False)
