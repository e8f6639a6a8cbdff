"""The team's place: handing out, merging, settling, taking back."""

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QPlainTextEdit, QTableView

from coder.domain.quoting.anchor import to_json
from coder.operations.coders import working_coder
from coder.operations.coding import code_passage
from coder.operations.quoting import find_quote
from coder.operations.themes import find_theme, set_theme
from coder.store.copies import is_blind
from coder.store.documents import coding_counts, documents
from coder.store.themes import themes
from tests.desktop.acts import choose, click, control, press, write
from tests.desktop.team.acts import (
    agree,
    hand_out,
    in_copy,
    merge,
    rehearse,
    rehearsed,
    shown_report,
)

QUOTE = "Written guidance is most useful where it was written by those who are to follow it"
THEME = "Guidance / Written guidance"


def rows(table):
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def lines(window, name):
    model = window.findChild(QListView, name).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def code(project, quote=QUOTE, theme=THEME):
    held = next(one for one in documents(project) if one.key == "marchbanks-2018")
    found = find_quote(project, held, quote)
    return code_passage(
        project, found.file, to_json(found.anchor),
        themes=[find_theme(project, theme)], coder=working_coder(project),
    )  # fmt: skip


def rename(project, path, name):
    return set_theme(project, find_theme(project, path), {"name": name})


def codings(window):
    return sum(coding_counts(window.workspace.project).values())


def names(window):
    return {theme.name for theme in themes(window.workspace.project)}


def test_two_copies_are_merged_settled_taken_back_and_merged_again(window, qtbot, tmp_path):
    choose(window, "team")
    copy = tmp_path / "for-cem.coder"
    hand_out(window, qtbot, "Cem", copy, blind=True)
    in_copy(copy, lambda project: (code(project), rename(project, "Support", "Backing")))
    window.workspace.do(lambda: rename(window.workspace.project, "Support", "Help"))
    before = codings(window)

    dialog = rehearse(window, qtbot, copy)
    assert "1 coding by Cem would come in. 1 conflict would be yours" in (
        control(dialog, "merge words").text()
    )
    assert rows(dialog.findChild(QTableView, "merge files"))[0][:5] == [
        "for-cem.coder", "2", "0", "0", "1",
    ]  # fmt: skip
    assert codings(window) == before
    report = agree(window, qtbot, dialog)
    told = report.findChild(QPlainTextEdit, "report words").toPlainText()
    assert "Cem: 1 coding." in told
    assert "1 conflict is open now" in told
    assert "The project as it was before lies in" in told
    click(control(report, "close report"))
    assert window.notices.words == "1 coding by Cem came in."
    assert codings(window) == before + 1

    assert len(lines(window, "conflicts")) == 1
    qtbot.waitUntil(lambda: control(window, "value 2").isVisible())
    click(control(window, "value 2"), control(window, "value 2").rect().topLeft() + _NEAR)
    click(control(window, "settle"))
    assert lines(window, "conflicts") == []
    assert "No conflict is open" in control(window, "conflict count").text()
    chosen = names(window) & {"Backing", "Help"}
    assert len(chosen) == 1

    click(control(window, "take back merge"))
    assert codings(window) == before
    assert lines(window, "merges")[0].startswith("Taken back: for-cem.coder, 1 coding")
    click(control(window, "take back merge"))  # which brings it back
    assert codings(window) == before + 1
    click(control(window, "take back merge"))
    merge(window, qtbot, copy)
    assert codings(window) == before + 1
    assert names(window) & {"Backing", "Help"} == chosen


_NEAR = QPointF(8, 8).toPoint()  # of a radio button's sign


def test_show_lists_what_came_in(window, qtbot, tmp_path):
    choose(window, "team")
    copy = tmp_path / "cem.coder"
    hand_out(window, qtbot, "Cem", copy)
    in_copy(copy, code)
    merge(window, qtbot, copy)
    with qtbot.waitSignal(window.workspace.passages_wanted) as wanted:
        click(control(window.notices, "notice answer"))
    cem = next(row for row in window.team.reviewers.table.model().rows if row.coder.name == "Cem")
    assert wanted.args[0].coder == cem.coder.id


def test_a_merge_names_all_that_views_have_to_show_anew(window, qtbot, tmp_path):
    choose(window, "team")
    copy = tmp_path / "cem.coder"
    hand_out(window, qtbot, "Cem", copy)
    in_copy(copy, lambda project: (code(project), rename(project, "Support", "Backing")))
    with qtbot.waitSignal(window.workspace.changed) as changed:
        merge(window, qtbot, copy)
    assert {"coding", "passage", "theme"} <= changed.args[0].tables


def test_a_file_that_cannot_be_read_is_named_and_nothing_changes(window, qtbot, tmp_path):
    choose(window, "team")
    wrong = tmp_path / "notes.coder"
    wrong.write_text("no project at all", "utf-8")
    before = codings(window)
    dialog = rehearse(window, qtbot, wrong)
    said = control(dialog, "merge words").text()
    assert "notes.coder" in said
    assert "Nothing was changed." in said
    assert not control(dialog, "merge now").isEnabled()
    press(dialog, Qt.Key.Key_Escape)
    assert codings(window) == before
    assert lines(window, "merges") == []


def test_a_file_without_news_says_so(window, qtbot, tmp_path):
    choose(window, "team")
    copy = tmp_path / "cem.coder"
    hand_out(window, qtbot, "Cem", copy)
    dialog = rehearse(window, qtbot, copy)
    assert "nothing new" in control(dialog, "merge words").text()
    assert not control(dialog, "merge now").isEnabled()
    click(control(dialog, "cancel merge"))


def test_files_dropped_on_the_place_are_merged(window, qtbot, tmp_path):
    choose(window, "team")
    copy = tmp_path / "cem.coder"
    hand_out(window, qtbot, "Cem", copy)
    in_copy(copy, code)
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(copy)), QUrl.fromLocalFile(str(tmp_path / "a.pdf"))])
    window.team.dropEvent(
        QDropEvent(
            QPointF(9, 9), Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
    dialog = rehearsed(window, qtbot)
    assert [row[0] for row in rows(dialog.findChild(QTableView, "merge files"))] == ["cem.coder"]
    press(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown_report(window) is not None, timeout=20_000)
    press(shown_report(window), Qt.Key.Key_Escape)


def settle_by_typing(window, qtbot, copy, name):
    """Let a theme be renamed here and in Cem's copy, merge that, and type another name."""
    hand_out(window, qtbot, "Cem", copy)
    in_copy(copy, lambda project: rename(project, "Support", "Backing"))
    window.workspace.do(lambda: rename(window.workspace.project, "Support", "Help"))
    merge(window, qtbot, copy)
    write(control(window, "typed value"), name)
    QTest.keyClick(control(window, "typed value"), Qt.Key.Key_Return)


def test_a_conflict_is_settled_by_keys_with_another_value(window, qtbot, tmp_path):
    choose(window, "team")
    settle_by_typing(window, qtbot, tmp_path / "cem.coder", "Aid")
    assert "Aid" in names(window)
    assert lines(window, "conflicts") == []
    QTest.keyClick(control(window, "show settled"), Qt.Key.Key_Space)
    assert lines(window, "conflicts")[0].startswith("Settled: Two people set the name")
    assert not control(window, "settle").isVisible()


def test_the_report_of_an_earlier_merge_can_be_read_again(window, qtbot, tmp_path):
    choose(window, "team")
    copy = tmp_path / "cem.coder"
    hand_out(window, qtbot, "Cem", copy)
    in_copy(copy, code)
    merge(window, qtbot, copy)
    qtbot.waitUntil(lambda: shown_report(window) is None)
    click(control(window, "show report"))
    assert control(shown_report(window), "report came").text() == "1 coding by Cem came in."
    press(shown_report(window), Qt.Key.Key_Escape)


def test_what_depends_on_a_merge_is_said_before_it_is_taken_back(window, qtbot, tmp_path):
    choose(window, "team")
    copy = tmp_path / "cem.coder"
    hand_out(window, qtbot, "Cem", copy)
    in_copy(copy, lambda project: window_theme(project, "Humour"))
    merge(window, qtbot, copy)
    assert "Nothing that was coded here depends on it" in depends(window)
    window.workspace.do(lambda: code(window.workspace.project, theme="Humour"))
    assert "1 coding made elsewhere stands on documents or themes that came by it" in (
        depends(window)
    )


def window_theme(project, path):
    from coder.operations.themes import add_theme

    return add_theme(project, path)


def depends(window):
    return control(window, "what depends on it").text()


def test_reviewers_are_listed_added_and_say_who_works_here(window, qtmodeltester):
    choose(window, "team")
    table = control(window, "reviewers")
    qtmodeltester.check(table.model())
    assert [row[:3] for row in rows(table)] == [
        ["Ana Brandt (works here)", "lead", "AB"], ["Ben Okoye", "reviewer", "BO"],
    ]  # fmt: skip
    assert rows(table)[0][3:] == ["1", "0", "5", "45"]
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


def test_a_settled_conflict_says_what_holds(window, qtbot, tmp_path):
    choose(window, "team")
    settle_by_typing(window, qtbot, tmp_path / "cem.coder", "Aid")
    control(window, "show settled").setChecked(True)
    assert control(window, "conflict about").text().endswith("It is 'Aid' now.")
    assert control(window, "conflict about").isEnabled()


def test_models_keep_qts_rules(window, qtbot, qtmodeltester, tmp_path):
    choose(window, "team")
    copy = tmp_path / "cem.coder"
    hand_out(window, qtbot, "Cem", copy)
    in_copy(copy, lambda project: rename(project, "Support", "Backing"))
    window.workspace.do(lambda: rename(window.workspace.project, "Support", "Help"))
    merge(window, qtbot, copy)
    for name in ("conflicts", "merges", "reviewers"):
        qtmodeltester.check(control(window, name).model())


def test_a_lead_keeps_reviewers_blind_and_opens_the_project_again(window):
    project, action = window.workspace.project, window.actions_by_name["blind"]
    choose(window, "blind")
    assert (is_blind(project), action.isChecked()) == (True, True)
    choose(window, "undo")
    assert (is_blind(project), action.isChecked()) == (False, False)
