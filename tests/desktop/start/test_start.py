"""The start page and the dialog that begins a project."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from coder.desktop.start import example as example_room
from coder.desktop.start import new_project as new_project_room
from coder.desktop.start.new_project import NewProjectDialog, suggested_file
from coder.desktop.start.recent import recent_projects, remember_project
from coder.desktop.start.recent_list import RecentModel
from coder.domain.resources import resource
from coder.store.blindness import is_blind
from coder.store.coders import coders
from coder.store.project import Project
from coder.store.themes import themes
from coder.store.titles import title_of
from tests.desktop.acts import click, control, drop_files, listed, press, write

ARTICLE = resource("example/articles") / "quillan-2016.pdf"


@pytest.fixture
def desk(open_windows, tmp_path, monkeypatch):
    """The application without a project; documents are kept in a temporary folder."""
    for room in (example_room, new_project_room):
        monkeypatch.setattr(room, "documents_folder", lambda: tmp_path)
    return open_windows()


@pytest.fixture
def dialog(desk):
    click(control(desk.start, "new project"))
    return control(desk.start, "new project dialog")


def fill(dialog, title="Trainers: a review", lead="Ana"):
    write(dialog.title, title)
    write(dialog.lead, lead)


def test_a_project_is_begun_with_keys_alone(desk, tmp_path, qtbot):
    desk.start.activateWindow()
    control(desk.start, "new project").setFocus()
    press(desk.start, Qt.Key.Key_Return)
    dialog = control(desk.start, "new project dialog")
    QTest.keyClicks(dialog.title, "Trainers: a review")
    dialog.lead.selectAll()
    QTest.keyClicks(dialog.lead, "Ana")
    QTest.keyClick(dialog.codebook, Qt.Key.Key_Down)
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    [window] = desk.projects
    project = window.workspace.project
    assert project.path == tmp_path / "Trainers a review.coder"
    assert title_of(project) == window.windowTitle() == "Trainers: a review"
    assert [(one.name, one.role) for one in coders(project)] == [("Ana", "lead")]
    assert themes(project)
    assert not desk.start.isVisible()


def test_arrows_choose_among_the_codebooks_and_ask_for_no_file(dialog, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: pytest.fail("a file is asked"))
    QTest.keyClick(dialog.codebook, Qt.Key.Key_Down)
    QTest.keyClick(dialog.codebook, Qt.Key.Key_Down)
    assert dialog.codebook.currentText() == "Co-production"


def test_a_project_can_begin_blind(desk, dialog):
    fill(dialog)
    control(dialog, "blind").click()
    click(control(dialog, "begin"))
    assert is_blind(desk.projects[0].workspace.project)


def test_many_first_pdfs_stand_in_one_line(dialog, tmp_path):
    first = control(dialog, "first PDFs")
    before = first.height()
    dialog.add_pdfs([tmp_path / f"a report with a long name {n}.pdf" for n in range(9)])
    assert first.text().startswith("9: a report")
    assert first.text().endswith("…")
    assert first.height() == before


def test_dropped_pdfs_begin_a_project_and_come_in(desk, qtbot):
    drop_files(desk.start, ARTICLE)
    dialog = control(desk.start, "new project dialog")
    assert "quillan-2016.pdf" in control(dialog, "first PDFs").text()
    fill(dialog)
    click(control(dialog, "begin"))
    [window] = desk.projects
    qtbot.waitUntil(lambda: len(listed(window)) == 1, timeout=60_000)
    qtbot.waitUntil(lambda: not window.documents.importing.is_running, timeout=60_000)


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"title": "   "}, "title", "Give the review a title."),
        ({"lead": ""}, "lead", "The lead needs a name."),
        ({"file": ""}, "file", "Say where the project is kept."),
        ({"file": "{tmp}/no/such/a.coder"}, "file", "does not exist"),
        ({"file": "{tmp}/taken.coder"}, "file", "exists already"),
        ({"file": "{tmp}/" + "n" * 300 + ".coder"}, "file", "cannot be called that"),
    ],
)
def test_what_is_missing_or_wrong_is_said_at_its_field(desk, dialog, tmp_path, change, field, said):
    (tmp_path / "taken.coder").write_text("")
    fill(dialog)
    for name, value in change.items():
        write(getattr(dialog, name), value.replace("{tmp}", str(tmp_path)))
        if not value.strip():
            getattr(dialog, name).setText(value)
    click(control(dialog, "begin"))
    assert desk.projects == []
    assert dialog.isVisible()
    assert said in control(dialog, f"refusal of {field}").text()


def test_a_codebook_that_is_none_is_refused_and_leaves_no_file(desk, dialog, tmp_path, monkeypatch):
    (tmp_path / "wrong.json").write_text("[]")
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "wrong.json"), "")
    )
    fill(dialog)
    click(control(dialog, "choose codebook"))
    click(control(dialog, "begin"))
    assert "wrong.json is not a codebook" in control(dialog, "refusal of codebook").text()
    assert list(tmp_path.glob("*.coder")) == []


def test_a_title_of_300_characters_and_control_characters_fit(desk, dialog):
    dialog.title.setText("T\x00\x1b" + "t" * 300)
    dialog.lead.setText("A\x07" + "n" * 300)
    click(control(dialog, "begin"))
    assert "up to 200 characters" in control(dialog, "refusal of lead").text()
    dialog.lead.setText("A\x07nn")
    click(control(dialog, "begin"))
    [window] = desk.projects
    assert title_of(window.workspace.project) == "T" + "t" * 300
    assert len(window.workspace.project.path.name) < 80


def test_a_suggested_name_is_never_taken(desk, tmp_path):
    first = suggested_file("Review/of: everything?")
    assert first == tmp_path / "Review of everything.coder"
    first.touch()
    assert suggested_file("Review/of: everything?").name == "Review of everything 2.coder"


def test_recent_projects_are_listed_opened_and_taken_off(desk, example, tmp_path, qtmodeltester):
    remember_project(tmp_path / "gone.coder", "Gone")
    desk.open(example).close()
    start = desk.show_start()
    entries = start.recent.entries
    qtmodeltester.check(RecentModel())
    titles = [entries.index(row).data() for row in range(2)]
    assert titles == ["Co-production in Recovery Colleges (example)", "Gone"]
    assert "not found" in entries.index(1).data(Qt.ItemDataRole.ToolTipRole)
    start.recent.setCurrentIndex(entries.index(1))
    QTest.keyClick(start.recent, Qt.Key.Key_Delete)
    assert [one.title for one in recent_projects()] == [titles[0]]
    start.recent.setCurrentIndex(entries.index(0))
    QTest.keyClick(start.recent, Qt.Key.Key_Return)
    assert len(desk.projects) == 1


def test_a_recent_project_that_is_gone_says_so(desk, tmp_path):
    remember_project(tmp_path / "gone.coder", "Gone")
    start = desk.show_start()
    place = start.recent.visualRect(start.recent.entries.index(0)).center()
    QTest.mouseClick(start.recent.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert "gone.coder is not in" in control(start, "trouble").sentence


def test_the_example_is_made_beside_the_window_and_opened(desk, tmp_path, qtbot):
    click(control(desk.start, "open example"))
    assert control(desk.start, "example progress").isVisible()
    qtbot.waitUntil(lambda: len(desk.projects) == 1, timeout=60_000)
    assert len(listed(desk.projects[0])) == 7
    assert [path.name for path in tmp_path.glob("*.coder")] == ["Coder example.coder"]


def test_the_example_can_be_stopped_and_nothing_stays(desk, tmp_path, qtbot):
    click(control(desk.start, "open example"))
    click(control(desk.start, "cancel example"))
    bar = control(desk.start, "example progress")
    qtbot.waitUntil(lambda: not bar.isVisible(), timeout=60_000)
    assert desk.projects == []
    assert list(tmp_path.iterdir()) == []


def test_another_project_is_begun_and_opened_from_a_window(desk, example, monkeypatch):
    first = desk.open(example)
    first.actions_by_name["new"].trigger()
    dialog = control(first, "new project dialog")
    assert isinstance(dialog, NewProjectDialog)
    fill(dialog)
    dialog.accept()
    assert len(desk.projects) == 2
    other = desk.projects[1]
    path = str(other.workspace.project.path)
    other.close()
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([path], ""))
    first.actions_by_name["open"].trigger()
    assert [Path(path)] == [one.workspace.project.path for one in desk.projects[1:]]


def test_the_name_is_remembered_for_the_next_project(desk, dialog):
    fill(dialog, lead="Ana Brandt")
    dialog.accept()
    desk.begin_project()
    assert control(desk.projects[0], "new project dialog").lead.text() == "Ana Brandt"


def test_a_new_file_is_whole(desk, dialog):
    fill(dialog)
    dialog.accept()
    path = desk.projects[0].workspace.project.path
    desk.projects[0].close()
    with Project(path, write=True):
        pass
