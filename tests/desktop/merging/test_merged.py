"""After a merge: what came in is shown, kept, taken back and brought back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coder.operations.themes import add_theme
from tests.desktop.acts import choose, click, control
from tests.desktop.merging.acts import NEAR, code, codings, column, copy_of, names, rename, rows
from tests.desktop.team.acts import (
    agree,
    in_copy,
    leave,
    merge,
    rehearse,
    take_back,
    turn_to,
)


def test_two_copies_are_merged_settled_taken_back_and_merged_again(window, qtbot, tmp_path):
    choose(window, "team")
    copy = copy_of(
        window, qtbot, tmp_path / "for-cem.coder",
        lambda project: (code(project), rename(project, "Support", "Backing")),
    )  # fmt: skip
    window.workspace.do(lambda: rename(window.workspace.project, "Support", "Help"))
    before = codings(window)
    merging = agree(window, qtbot, rehearse(window, qtbot, copy))
    assert control(merging, "merge words").text() == "1 coding by Cem came in."
    assert window.notices.words == "1 coding by Cem came in."
    assert codings(window) == before + 1

    turn_to(merging, "conflicts")
    click(control(merging, "value 2"), NEAR)
    click(control(merging, "settle"))
    assert "No conflict is open" in control(merging, "conflict count").text()
    chosen = names(window) & {"Backing", "Help"}
    assert len(chosen) == 1

    take_back(merging)
    assert window.notices.words.endswith("is taken back. Redo brings it back.")
    choose(window, "redo")
    assert codings(window) == before + 1
    take_back(merging)
    assert codings(window) == before
    assert control(merging, "merge words").text().startswith("Taken back: ")
    click(control(merging, "bring back merge"))
    assert codings(window) == before + 1
    take_back(merging)
    leave(merging)
    assert rows(control(window, "merges"))[0][1] == "Taken back: for-cem.coder"
    merge(window, qtbot, copy)
    assert codings(window) == before + 1
    assert names(window) & {"Backing", "Help"} == chosen


def test_show_lists_exactly_what_came_in(window, qtbot, tmp_path):
    choose(window, "team")
    copy = copy_of(window, qtbot, tmp_path / "cem.coder", code)
    merge(window, qtbot, copy)
    in_copy(copy, lambda project: code(project, "by those who are to follow it", "Support"))
    merge(window, qtbot, copy)
    click(control(window.notices, "notice answer"))
    model = window.passages.model
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    assert model.passage(0).theme.path == "Support"
    chip = control(window, "passage merge")
    assert chip.isVisible()
    click(chip)
    qtbot.waitUntil(lambda: model.rowCount() == codings(window))
    assert not chip.isVisible()


def test_a_row_of_what_came_in_leads_to_its_passages(window, qtbot, tmp_path):
    choose(window, "team")
    copy = copy_of(window, qtbot, tmp_path / "cem.coder", code)
    merging = agree(window, qtbot, rehearse(window, qtbot, copy))
    view = control(merging, "arrivals")
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.passages.model.rowCount() == 1)
    assert window.passages.model.passage(0).coder == "Cem"
    choose(window, "team")
    assert merging.isVisible()  # as it was left


def test_a_merge_names_all_that_views_have_to_show_anew(window, qtbot, tmp_path):
    choose(window, "team")
    copy = copy_of(
        window, qtbot, tmp_path / "cem.coder",
        lambda project: (code(project), rename(project, "Support", "Backing")),
    )  # fmt: skip
    with qtbot.waitSignal(window.workspace.changed) as changed:
        merge(window, qtbot, copy)
    assert {"coding", "passage", "theme"} <= changed.args[0].tables


def test_an_earlier_merge_can_be_looked_at_again(window, qtbot, tmp_path):
    choose(window, "team")
    copy = copy_of(window, qtbot, tmp_path / "cem.coder", code)
    merge(window, qtbot, copy)
    assert rows(control(window, "merges"))[0][1:] == ["cem.coder", "Cem", "1"]
    merges = control(window, "merges")
    merges.setFocus()
    QTest.keyClick(merges, Qt.Key.Key_Return)
    merging = window.team.merging
    assert control(merging, "merge words").text() == "1 coding by Cem came in."
    assert "cem.coder" in control(merging, "merge details").accessibleName()
    assert "is kept as a backup" in control(merging, "arrivals notes").text()
    assert column(merging, "files of the merge") == ["cem.coder"]


def test_what_depends_on_a_merge_is_said_before_it_is_taken_back(window, qtbot, tmp_path):
    choose(window, "team")
    copy = copy_of(
        window, qtbot, tmp_path / "cem.coder", lambda project: add_theme(project, "Humour")
    )
    merging = agree(window, qtbot, rehearse(window, qtbot, copy))
    assert "Nothing that was done since stands on it" in take_back(merging)
    click(control(merging, "bring back merge"))
    window.workspace.do(lambda: code(window.workspace.project, theme="Humour"))
    said = take_back(merging)
    assert "1 theme goes with it." in said
    assert "of yours rests until the merge is brought back." in said


def test_what_is_to_be_decided_is_counted_on_the_place_and_leads_to_its_page(
    window, qtbot, tmp_path
):
    choose(window, "team")
    assert control(window, "nothing to decide").isVisible()
    copy = copy_of(
        window, qtbot, tmp_path / "cem.coder",
        lambda project: (add_theme(project, "Humour"), rename(project, "Support", "Backing")),
    )  # fmt: skip
    window.workspace.do(lambda: rename(window.workspace.project, "Support", "Help"))
    merge(window, qtbot, copy)
    table = control(window, "to decide")
    said = [row[0] for row in rows(table)]
    assert said[-1] == "1 conflict to settle"
    assert said[0].endswith("to look at")
    table.setFocus()
    table.selectRow(len(said) - 1)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert control(window.team.merging, "conflict about").isVisible()
