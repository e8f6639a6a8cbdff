"""Before a merge: what would come in is looked at, and nothing changes."""

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from coder.operations.themes import add_theme
from coder.store.documents import coding_counts
from coder.store.project import Project
from tests.desktop.acts import at_front, choose, click, control, press
from tests.desktop.merging.acts import THEME, code, codings, column, copy_of, rename, rows
from tests.desktop.team.acts import agree, rehearse, rehearsed, turn_to


def said(merging):
    return control(merging, "merge words").text()


def test_what_comes_in_is_said_in_one_sentence_and_counted_by_reviewer_document_and_theme(
    window, qtbot, tmp_path
):
    choose(window, "team")
    copy = copy_of(
        window, qtbot, tmp_path / "cem.coder", code,
        lambda project: (add_theme(project, "Humour"), code(project, theme="Humour")),
    )  # fmt: skip
    before = codings(window)
    merging = rehearse(window, qtbot, copy)
    assert said(merging) == "2 codings by Cem, and 1 new theme would come in."
    assert "Nothing has been changed yet" in control(merging, "merge details").accessibleName()
    assert control(merging, "arrivals sums").text() == "2 codings new, 0 changed, 0 removed"
    assert rows(control(merging, "files of the merge"))[0][:2] == ["cem.coder", "3"]
    model = control(merging, "arrivals").model()
    (group,) = model.groups
    assert (group.name, group.sums) == ("Cem", (2, 0, 0))
    inside = model.index(0, 0)
    told = [[model.index(row, c, inside).data() for c in range(1, 4)] for row in range(2)]
    assert told == [["marchbanks-2018", THEME, "1"], ["marchbanks-2018", "Humour", "1"]]
    assert codings(window) == before


def test_what_comes_in_is_grouped_as_one_likes(window, qtbot, tmp_path, qtmodeltester):
    choose(window, "team")
    copy = copy_of(window, qtbot, tmp_path / "cem.coder", code)
    merging = rehearse(window, qtbot, copy)
    by, view = control(merging, "arrivals by"), control(merging, "arrivals")
    heads = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(by, key)
        model = view.model()
        heads.append(model.headerData(0, Qt.Orientation.Horizontal))
        heads.append(model.groups[0].name)
    assert heads == ["Document", "marchbanks-2018", "Theme", THEME]
    qtmodeltester.check(view.model())


def test_what_waits_after_the_merge_is_shown_without_acts(window, qtbot, tmp_path):
    choose(window, "team")
    copy = copy_of(
        window, qtbot, tmp_path / "cem.coder", lambda project: rename(project, "Support", "Aid")
    )
    window.workspace.do(lambda: rename(window.workspace.project, "Support", "Help"))
    merging = rehearse(window, qtbot, copy)
    turn_to(merging, "themes")
    assert not control(merging, "accept theme").isVisible()
    turn_to(merging, "conflicts")
    assert "1 conflict would be yours to settle" in control(merging, "conflict count").text()
    assert "Aid" in control(merging, "conflict about").text()
    assert control(merging, "value 2").isVisible()
    assert not control(merging, "settle").isVisible()


def test_what_a_theme_says_stands_right_below_its_name(window, qtbot, tmp_path):
    choose(window, "team")
    copy = copy_of(
        window, qtbot, tmp_path / "cem.coder",
        lambda project: add_theme(project, "Humour", fields={"definition": "Laughing together."}),
    )  # fmt: skip
    merging = rehearse(window, qtbot, copy)
    turn_to(merging, "themes")
    name, fields = control(merging, "theme news path"), control(merging, "theme news fields")
    assert name.geometry().top() == 0
    assert fields.geometry().top() < 6 * name.fontMetrics().height()


def test_files_chosen_elsewhere_bring_the_merge_window_up(window, qtbot, tmp_path):
    copy = copy_of(window, qtbot, tmp_path / "cem.coder", code)
    choose(window, "read")
    assert "1 coding by Cem" in said(rehearse(window, qtbot, copy))
    assert window.actions_by_name["team"].isChecked()


def test_cancel_forgets_it(window, qtbot, tmp_path):
    choose(window, "team")
    copy = copy_of(window, qtbot, tmp_path / "cem.coder", code)
    before = codings(window)
    merging = rehearse(window, qtbot, copy)
    press(merging, Qt.Key.Key_Escape)
    assert not merging.isVisible()
    assert control(window, "merge files").isVisible()
    assert codings(window) == before


def test_a_rehearsal_can_be_stopped_while_it_runs(window, qtbot, tmp_path):
    choose(window, "team")
    copy = copy_of(window, qtbot, tmp_path / "cem.coder", code)
    window.team.merge([copy])
    merging = window.team.merging
    assert merging.rehearsing
    click(control(merging, "cancel merge"))
    assert not merging.isVisible()
    again = rehearse(window, qtbot, copy)
    assert "1 coding by Cem" in said(again)


def test_a_file_that_cannot_be_read_is_named_and_nothing_changes(window, qtbot, tmp_path):
    choose(window, "team")
    wrong = tmp_path / "notes.coder"
    wrong.write_text("no project at all", "utf-8")
    before = codings(window)
    merging = rehearse(window, qtbot, wrong)
    assert "notes.coder" in said(merging)
    assert "Nothing was changed." in said(merging)
    assert not control(merging, "merge now").isVisible()
    press(merging, Qt.Key.Key_Escape)
    assert codings(window) == before
    assert rows(control(window, "merges")) == []


def test_a_damaged_file_is_told_to_somebody_who_has_no_terminal(window, qtbot, tmp_path):
    choose(window, "team")
    copy = copy_of(window, qtbot, tmp_path / "cem.coder", code)
    with copy.open("r+b") as file:
        file.truncate(40_000)
    merging = rehearse(window, qtbot, copy)
    assert said(merging) == (
        "cem.coder is damaged: ask for a sound copy of it. Nothing was changed."
    )


def test_nothing_jumps_when_the_steps_are_not_there_yet(window, qtbot, tmp_path):
    choose(window, "team")
    wrong = tmp_path / "notes.coder"
    wrong.write_text("no project at all", "utf-8")
    merging = rehearse(window, qtbot, copy_of(window, qtbot, tmp_path / "cem.coder", code))
    places = [control(merging, name).geometry() for name in ("close merging", "merge head")]
    click(control(merging, "cancel merge"))
    refused = rehearse(window, qtbot, wrong)
    assert not control(refused, "merge steps").isVisible()
    assert [control(refused, name).geometry() for name in ("close merging", "merge head")] == places


def test_what_comes_without_codings_is_told_alike_before_and_after(window, qtbot, tmp_path):
    choose(window, "team")
    copy = copy_of(
        window, qtbot, tmp_path / "cem.coder", lambda project: add_theme(project, "Humour")
    )
    merging = rehearse(window, qtbot, copy)
    assert said(merging) == "1 new theme would come in."
    agree(window, qtbot, merging)
    assert said(merging) == window.notices.words == "1 new theme came in."


def test_a_file_without_news_says_so(window, qtbot, tmp_path):
    choose(window, "team")
    copy = copy_of(window, qtbot, tmp_path / "cem.coder")
    merging = rehearse(window, qtbot, copy)
    assert "nothing new" in said(merging)
    assert not control(merging, "merge now").isVisible()
    click(control(merging, "cancel merge"))
    assert not merging.isVisible()


def test_the_project_itself_is_known_again(window, qtbot):
    choose(window, "team")
    merging = rehearse(window, qtbot, window.workspace.project.path)
    assert said(merging).startswith("This is the project that is open here")
    assert not control(merging, "merge now").isVisible()


def test_files_dropped_on_the_place_are_merged_with_one_key(window, qtbot, tmp_path):
    choose(window, "team")
    copy = copy_of(window, qtbot, tmp_path / "cem.coder", code)
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(copy)), QUrl.fromLocalFile(str(tmp_path / "a.pdf"))])
    window.team.dropEvent(
        QDropEvent(
            QPointF(9, 9), Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
    before = codings(window)
    at_front(window)
    merging = rehearsed(window, qtbot)
    assert column(merging, "files of the merge") == ["cem.coder"]
    assert control(merging, "merge now").hasFocus()
    press(merging, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: control(merging, "take back merge").isVisible(), timeout=20_000)
    assert codings(window) == before + 1


def test_a_blind_reviewer_sees_nothing_of_what_others_coded(open_windows, example, qtbot, tmp_path):
    from coder.merge.copying import copy_project

    mine = tmp_path / "ben.coder"
    with Project(example, write=True) as project:
        copy_project(project, mine, recipient="Ben Okoye", light=True, blind=True)
        code(project)
        add_theme(project, "Humour")
    window = open_windows(mine).projects[0]
    choose(window, "team")
    merging = rehearse(window, qtbot, example)
    assert "by Ana Brandt, and 1 new theme would come in. You work blind here" in said(merging)
    assert control(merging, "arrivals").model().groups == []
    assert not control(merging, "arrivals").isVisible()
    alone = control(merging, "no arrivals")
    assert alone.geometry().bottom() < 4 * alone.fontMetrics().height()  # and not in the middle
    assert {row[2] for row in rows(control(merging, "merge besides"))} <= {
        "Ben Okoye",
        "Ana Brandt",
    }
    merging = agree(window, qtbot, merging)
    assert "by Ana Brandt came in. You work blind here" in said(merging)
    assert not control(merging, "show what came").isVisible()
    assert not control(merging, "save report").isVisible()


def test_closing_the_window_ends_a_merge_that_is_under_way(window, qtbot, tmp_path):
    choose(window, "team")
    copy = copy_of(window, qtbot, tmp_path / "cem.coder", code)
    merging = rehearse(window, qtbot, copy)
    path, before = window.workspace.project.path, codings(window)
    click(control(merging, "merge now"))
    window.close()
    with Project(path, write=True) as project:
        assert sum(coding_counts(project).values()) in {before, before + 1}  # nothing, or all of it
