"""The team's place: handing out, merging, settling, taking back."""

from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QPlainTextEdit, QTableView

from coder.desktop.team.copying import CopyDialog
from coder.domain.quoting.anchor import to_json
from coder.operations.coders import working_coder
from coder.operations.coding import code_passage
from coder.operations.quoting import find_quote
from coder.operations.themes import find_theme, set_theme
from coder.store.copies import is_blind
from coder.store.documents import coding_counts, documents
from coder.store.project import Project
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


def test_a_copy_lies_where_it_was_asked_for_and_its_folder_can_be_shown(window, qtbot, tmp_path):
    shown = Shown()
    QDesktopServices.setUrlHandler("file", shown, "show")
    try:
        hand_out(window, qtbot, "Ben Okoye", tmp_path / "ben.coder", light=True)
        assert window.notices.words == "ben.coder for Ben Okoye is written."
        click(control(window.notices, "notice answer"))
        assert shown.urls == [QUrl.fromLocalFile(str(tmp_path))]
    finally:
        QDesktopServices.unsetUrlHandler("file")
    with Project(tmp_path / "ben.coder", write=False) as project:
        assert working_coder(project).name == "Ben Okoye"


class Shown(QObject):
    """Stands for the file manager."""

    def __init__(self):
        super().__init__()
        self.urls = []

    @Slot(QUrl)
    def show(self, url):
        self.urls.append(url)


def test_a_new_name_and_a_blind_project_are_said_in_the_dialog(window, tmp_path):
    choose(window, "blind")
    dialog = CopyDialog(window.workspace, to_lead=False, parent=window)
    said, blind, name = (control(dialog, one) for one in
                         ("what comes of it", "blind copy", "recipient"))  # fmt: skip
    name.setEditText("Ben Okoye")
    assert said.text() == "It is blind, since the project is blind until a lead opens it."
    assert (blind.isChecked(), blind.isEnabled()) == (True, False)
    name.setEditText("Bem Okoye")
    assert said.text().startswith("Bem Okoye is new, and becomes a reviewer. It is blind")
    name.setEditText("Ana Brandt")  # who leads
    assert (said.text(), blind.isChecked(), blind.isEnabled()) == ("", False, True)
    dialog.show()
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert dialog.result() == dialog.DialogCode.Accepted
    dialog.deleteLater()


def test_the_chosen_reviewer_is_who_a_copy_is_for(window, tmp_path):
    from tests.desktop.team.acts import when_shown

    choose(window, "team")
    control(window, "reviewers").selectRow(1)
    names = []

    def look(dialog):
        names.append(control(dialog, "recipient").currentText())
        dialog.reject()

    when_shown("copy dialog", look)
    click(control(window, "copy for reviewer"))
    assert names == ["Ben Okoye"]


def test_a_settled_conflict_says_what_holds(window, qtbot, tmp_path):
    choose(window, "team")
    settle_by_typing(window, qtbot, tmp_path / "cem.coder", "Aid")
    control(window, "show settled").setChecked(True)
    assert control(window, "conflict about").text().endswith("It is 'Aid' now.")
    assert control(window, "conflict about").isEnabled()


def test_a_copy_over_a_file_is_refused_with_a_sentence(window, qtbot, tmp_path):
    from tests.desktop.team.acts import when_shown

    (tmp_path / "there.coder").write_bytes(b"mine")

    def fill(dialog):
        dialog.findChild(QPlainTextEdit)
        control(dialog, "recipient").setEditText("Cem")
        control(dialog, "copy path").setText(str(tmp_path / "there.coder"))
        click(control(dialog, "write copy"))

    when_shown("copy dialog", fill)
    choose(window, "copy for")
    qtbot.waitUntil(lambda: "there.coder exists already" in window.notices.words)
    assert (tmp_path / "there.coder").read_bytes() == b"mine"


def test_what_i_did_goes_back_to_the_lead(window, qtbot, example):
    from tests.desktop.team.acts import when_shown

    choose(window, "team")
    when_shown("copy dialog", lambda dialog: click(control(dialog, "write copy")))
    click(control(window, "send to lead"))
    qtbot.waitUntil(lambda: "is written" in window.notices.words, timeout=20_000)
    with Project(example.with_name("example – from Ana Brandt.coder"), write=False) as project:
        assert working_coder(project).name == "Ana Brandt"


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
