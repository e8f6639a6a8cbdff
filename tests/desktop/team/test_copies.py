"""Copies for reviewers, and what goes back to the lead."""

import re

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton

from coder.desktop.team.copying import CopyDialog
from coder.desktop.team.sending import SendDialog
from coder.operations.coders import add_coder, working_coder
from coder.store.blindness import was_handed_out_blind
from coder.store.blobs import has_pdf
from coder.store.coders import coders
from coder.store.copies import copy_sizes
from coder.store.documents import documents, files
from coder.store.project import Project
from tests.desktop.acts import choose, click, control, write
from tests.desktop.merging.acts import code
from tests.desktop.team.acts import hand_out, in_copy, merge, when_shown


class Shown(QObject):
    """Stands for the file manager."""

    def __init__(self):
        super().__init__()
        self.urls = []

    @Slot(QUrl)
    def show(self, url):
        self.urls.append(url)


@pytest.fixture
def file_manager():
    shown = Shown()
    QDesktopServices.setUrlHandler("file", shown, "show")
    yield shown
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def copy_dialog(window):
    """The dialog for copies, not modal."""
    dialog = CopyDialog(window.workspace, parent=window)
    dialog.show()
    yield dialog
    dialog.close()
    dialog.deleteLater()


def tick(dialog, *names):
    """Tick reviewers in the list, by keyboard."""
    table = control(dialog, "recipients")
    for row in range(table.count()):
        if table.item(row).text().removesuffix(" (lead)") in names:
            table.setCurrentRow(row)
            QTest.keyClick(table, Qt.Key.Key_Space)


def written(window, qtbot):
    """What is told once something new is written."""
    qtbot.waitUntil(lambda: "written" in window.notices.words, timeout=20_000)
    return window.notices.words


def test_a_copy_lies_where_it_was_asked_for_and_its_folder_can_be_shown(
    window, qtbot, tmp_path, file_manager
):
    hand_out(window, qtbot, "Ben Okoye", tmp_path / "ben.coder", light=True)
    assert window.notices.words == "ben.coder for Ben Okoye is written."
    click(control(window.notices, "notice answer"))
    assert file_manager.urls == [QUrl.fromLocalFile(str(tmp_path))]
    with Project(tmp_path / "ben.coder", write=False) as project:
        assert working_coder(project).name == "Ben Okoye"


def test_five_people_are_handed_the_same_state_at_once(window, qtbot, tmp_path):
    target = tmp_path / "to hand out"
    target.mkdir()
    for name in ("Cem", "Dana"):
        add_coder(window.workspace.project, name)
    asked = []

    def fill(dialog):
        tick(dialog, "Ben Okoye", "Cem", "Dana")
        write(control(dialog, "recipient"), "Eva Lund; Farid,, eva  lund")
        assert control(dialog, "copy path").text() == str(window.workspace.project.path.parent)
        assert control(dialog, "which files").isVisible()
        write(control(dialog, "copy path"), str(target))
        QTest.keyClick(control(dialog, "light copy"), Qt.Key.Key_Space)
        asked.append(control(dialog, "write copy").text())
        click(control(dialog, "write copy"))

    when_shown("copy dialog", fill)
    choose(window, "copy for")
    said = written(window, qtbot)
    assert asked == ["&Write 5 copies"]
    assert said == ("5 copies are written, for Ben Okoye, Cem, Dana, Eva Lund and Farid.")
    for name in ("Ben Okoye", "Cem", "Dana", "Eva Lund", "Farid"):
        with Project(target / f"example – {name}.coder", write=False) as project:
            assert working_coder(project).name == name
            assert len(documents(project)) == len(documents(window.workspace.project))
    assert [one.name for one in coders(window.workspace.project)][-2:] == ["Eva Lund", "Farid"]


def test_a_name_with_a_dot_is_a_name_and_no_suffix(copy_dialog, tmp_path):
    write(control(copy_dialog, "recipient"), "Cem")
    write(control(copy_dialog, "copy path"), str(tmp_path / "for Dr. Cem"))
    ((_, path),) = copy_dialog.wanted().copies
    assert path == tmp_path / "for Dr. Cem.coder"


def test_the_dialog_says_how_large_copies_become(window, qtbot, tmp_path, copy_dialog):
    sizes = copy_sizes(window.workspace.project)
    said = control(copy_dialog, "full copy").text()
    assert re.search(r"about [\d.,]+ (kB|MB)$", said)
    full, light = tmp_path / "full.coder", tmp_path / "light.coder"
    hand_out(window, qtbot, "Ben Okoye", full)
    hand_out(window, qtbot, "Ben Okoye", light, light=True)
    assert full.stat().st_size == pytest.approx(sizes.full, rel=0.1)
    assert light.stat().st_size == pytest.approx(sizes.light, rel=0.2)
    assert sizes.light < sizes.full


def test_a_new_name_and_a_blind_project_are_said_in_the_dialog(window):
    choose(window, "blind")
    dialog = CopyDialog(window.workspace, parent=window)
    said, blind, name = (
        control(dialog, one) for one in ("what comes of it", "blind copy", "recipient")
    )
    write(name, "Ben Okoye")
    assert said.text() == "It is blind, since the project is blind until a lead opens it."
    assert (blind.isChecked(), blind.isEnabled()) == (True, False)
    write(name, "Bem Okoye")
    assert said.text().startswith("Bem Okoye is new, and becomes a reviewer. It is blind")
    write(name, "Ana Brandt, Ben Okoye")  # of whom one leads
    assert said.text() == ("Blind for Ben Okoye, since the project is blind until a lead opens it.")
    assert (blind.isChecked(), blind.isEnabled()) == (False, True)
    write(name, "Ana Brandt")
    assert (said.text(), blind.isChecked(), blind.isEnabled()) == ("", False, True)
    dialog.show()
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert dialog.result() == dialog.DialogCode.Accepted
    dialog.deleteLater()


def test_the_chosen_reviewer_is_ticked_already(window):
    choose(window, "team")
    control(window, "reviewers").selectRow(1)
    found = []

    def look(dialog):
        found.append(dialog.wanted().copies)
        dialog.reject()

    when_shown("copy dialog", look)
    click(control(window, "copy for reviewer"))
    (((whom, path),),) = found
    assert next(one.name for one in coders(window.workspace.project) if one.id == whom) == (
        "Ben Okoye"
    )
    assert path == window.workspace.project.path.with_name("example – Ben Okoye.coder")


def test_what_was_typed_stays_and_two_of_one_name_get_two_files(copy_dialog, tmp_path):
    name, where = control(copy_dialog, "recipient"), control(copy_dialog, "copy path")
    assert not control(copy_dialog, "write copy").isEnabled()
    write(name, "Cem")
    write(where, str(tmp_path / "mine.coder"))
    write(name, "Cem Kaya")
    assert copy_dialog.wanted().copies == (("Cem Kaya", tmp_path / "mine.coder"),)
    write(name, "Cem/Kaya, Cem:Kaya")
    assert [path.name for _, path in copy_dialog.wanted().copies] == [
        "example – Cem-Kaya.coder", "example – Cem-Kaya 2.coder",
    ]  # fmt: skip
    assert copy_dialog.wanted().copies[0][1].parent == tmp_path


def test_a_copy_over_a_file_is_refused_with_a_sentence(window, qtbot, tmp_path):
    (tmp_path / "there.coder").write_bytes(b"mine")

    def fill(dialog):
        write(control(dialog, "recipient"), "Cem")
        write(control(dialog, "copy path"), str(tmp_path / "there.coder"))
        click(control(dialog, "write copy"))

    when_shown("copy dialog", fill)
    choose(window, "copy for")
    qtbot.waitUntil(lambda: "there.coder exists already" in window.notices.words)
    assert (tmp_path / "there.coder").read_bytes() == b"mine"


def test_copies_that_are_cancelled_leave_no_half_file_and_nobody_behind(window, qtbot, tmp_path):
    """It is cancelled when the first of twelve is written: what is whole stays."""
    before = [one.name for one in coders(window.workspace.project)]
    names = [f"Reviewer {letter}" for letter in "ABCDEFGHIJKL"]
    (tmp_path / "out").mkdir()

    def stop(waiting):
        bar = control(waiting, "waiting bar")
        bar.valueChanged.connect(lambda _: click(control(waiting, "stop waiting")))

    def fill(dialog):
        write(control(dialog, "recipient"), ", ".join(names))
        write(control(dialog, "copy path"), str(tmp_path / "out"))
        QTest.keyClick(control(dialog, "blind copy"), Qt.Key.Key_Space)
        when_shown("waiting", stop)
        click(control(dialog, "write copy"))

    when_shown("copy dialog", fill)
    choose(window, "copy for")
    qtbot.waitUntil(lambda: bool(window.notices.words), timeout=20_000)
    found = sorted((tmp_path / "out").iterdir())
    added = [one.name for one in coders(window.workspace.project)][len(before) :]
    assert [path.name for path in found] == [f"example – {name}.coder" for name in added]
    assert 0 < len(found) < len(names)
    assert f"{len(found)} of 12 copies" in window.notices.words
    assert "Stopped" in window.notices.words
    for path in found:
        with Project(path, write=False) as project:
            assert documents(project)


def test_what_i_did_goes_back_to_the_lead(window, qtbot, example, file_manager):
    lead_file = example.with_name("for-ben.coder")
    hand_out(window, qtbot, "Ben Okoye", lead_file)
    window.notices.hide()
    asked = []

    def fill(dialog):
        asked.append(control(dialog, "what is new").text())
        assert control(dialog, "light copy").isChecked()
        click(control(dialog, "write copy"))

    when_shown("send dialog", fill)
    choose(window, "send to lead")
    written(window, qtbot)
    assert asked == ["What you did: 45 codings in 5 documents; 5 documents finished."]
    click(control(window.notices, "notice answer"))
    assert file_manager.urls == [QUrl.fromLocalFile(str(example.parent))]


@pytest.fixture
def ben(open_windows, window, qtbot, tmp_path):
    """The window of Ben's own light copy."""
    path = tmp_path / "desk" / "trainers.coder"
    path.parent.mkdir()
    hand_out(window, qtbot, "Ben Okoye", path, light=True, blind=True)
    windows = open_windows(path).projects
    return next(one for one in windows if one.workspace.project.path == path)


def said_of_sending(window):
    dialog = SendDialog(window.workspace, parent=window)
    told = control(dialog, "copy words").text(), control(dialog, "what is new").text()
    has_choice = dialog.findChild(QRadioButton, "full copy") is not None
    dialog.deleteLater()
    return (*told, has_choice)


def send(window, qtbot):
    when_shown("send dialog", lambda dialog: click(control(dialog, "write copy")))
    choose(window, "send to lead")
    said = written(window, qtbot)
    window.notices.hide()
    return said


def test_what_is_new_since_the_last_sending_is_said(ben, window, qtbot):
    project = ben.workspace.project
    about, _, has_choice = said_of_sending(ben)
    assert "Ana Brandt leads this project, and merges it" in about
    assert not has_choice  # there are no PDFs in this copy
    ben.workspace.do(lambda: code(project))
    assert send(ben, qtbot).endswith("is written. Send it to Ana Brandt.")
    first = re.match(r"Nothing is new since the last one, of .+", said_of_sending(ben)[1])
    assert first
    ben.workspace.do(lambda: code(project, theme="Training"))
    assert re.fullmatch(
        r"New since the last one, of .+: 1 coding in 1 document\.", said_of_sending(ben)[1]
    )
    send(ben, qtbot)
    found = sorted(project.path.parent.glob("trainers – from Ben Okoye – ????-??-??*.coder"))
    assert len(found) == 2  # the second one of a day has a name of its own
    merge(window, qtbot, *found)
    assert in_copy(found[1], was_handed_out_blind)


def test_a_light_copy_that_is_sent_has_no_pdfs(window, qtbot):
    when_shown("send dialog", lambda dialog: click(control(dialog, "write copy")))
    choose(window, "send to lead")
    said = written(window, qtbot)
    path = window.workspace.project.path.with_name(said.split(" is written")[0])
    with Project(path, write=False) as project:
        assert not any(has_pdf(project, one.sha256) for one in files(project))
    assert QApplication.activeModalWidget() is None


def test_closing_the_window_meanwhile_stops_it_and_leaves_no_half_file(window, qtbot, tmp_path):
    """As when the computer is shut down."""
    target = tmp_path / "out" / "cem.coder"
    target.parent.mkdir()

    def fill(dialog):
        write(control(dialog, "recipient"), "Cem")
        write(control(dialog, "copy path"), str(target))
        click(control(dialog, "write copy"))

    when_shown("copy dialog", fill)
    choose(window, "copy for")
    path = window.workspace.project.path
    window.close()
    with Project(path, write=False) as project:
        has_cem = "Cem" in [one.name for one in coders(project)]
    assert [one.name for one in target.parent.iterdir()] == (["cem.coder"] if has_cem else [])
    if has_cem:
        assert in_copy(target, working_coder).name == "Cem"
