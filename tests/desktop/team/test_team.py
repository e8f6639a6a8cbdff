"""The team's place: handing out, merging, settling, taking back."""

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QPlainTextEdit

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
    hand_out,
    in_copy,
    merge,
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
    for name in ("conflicts", "merges", "reviewers", "to decide", "merge steps", "theme list"):
        qtmodeltester.check(control(window, name).model())


def test_a_lead_keeps_reviewers_blind_and_opens_the_project_again(window):
    project, action = window.workspace.project, window.actions_by_name["blind"]
    choose(window, "blind")
    assert (is_blind(project), action.isChecked()) == (True, True)
    choose(window, "undo")
    assert (is_blind(project), action.isChecked()) == (False, False)
