"""Getting changes from the lead, in a reviewer's window."""

import pytest
from PySide6.QtWidgets import QFileDialog

from coder.desktop.team.getting import what_came
from coder.domain.merge_report import Arrived, FileReport, MergeReport
from coder.merge.copying import copy_project
from coder.operations.projects import set_blind
from coder.operations.themes import add_theme
from coder.store.blobs import has_pdf
from coder.store.documents import coding_counts, files
from coder.store.merges import latest_merge
from coder.store.project import Project
from coder.store.themes import themes
from tests.desktop.acts import choose, click, control
from tests.desktop.merging.acts import code, rename, rows
from tests.desktop.team.acts import in_copy, when_shown


@pytest.fixture
def ben(open_windows, example, tmp_path):
    """Ben's window, of a copy without PDFs that was made while the project was blind."""
    path = tmp_path / "desk" / "mine.coder"
    path.parent.mkdir()
    with Project(example, write=True) as project:
        set_blind(project, blind=True)
        copy_project(project, path, recipient="Ben Okoye", light=True, blind=False)
    return open_windows(path).projects[0]


def get(window, qtbot, path):
    """Choose the lead's file at the button; what is told then."""

    def fill(dialog):
        dialog.selectFile(str(path))
        dialog.accept()

    window.notices.hide()
    when_shown("file", fill)
    choose(window, "team")
    click(control(window, "get changes"))
    qtbot.waitUntil(lambda: bool(window.notices.words), timeout=20_000)
    return window.notices.words


@pytest.fixture(autouse=True)
def _qt_dialogs(monkeypatch):
    """Files are chosen in Qt's own dialog, which a test can fill in."""
    real = QFileDialog.getOpenFileName

    def ask(*given):
        return real(*given, options=QFileDialog.Option.DontUseNativeDialog)

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)


def codings(window):
    return sum(coding_counts(window.workspace.project).values())


def test_what_came_in_is_told_in_a_sentence_and_shown(ben, qtbot, example):
    before = codings(ben)
    in_copy(
        example,
        lambda project: (
            add_theme(project, "Pay"), add_theme(project, "Rooms"),
            rename(project, "Support", "Help"), code(project, theme="Pay"),
        ),
    )  # fmt: skip
    said = get(ben, qtbot, example)
    assert said == (
        "2 new themes and 1 changed theme came in from the lead's file. 7 PDFs that this copy"
        " lacked came along. What others coded stays out, since the project is blind until a lead"
        " opens it."
    )
    project = ben.workspace.project
    assert {"Pay", "Rooms", "Help"} <= {one.name for one in themes(project)}
    assert codings(ben) == before
    assert all(has_pdf(project, one.sha256) for one in files(project))
    assert rows(control(ben, "merges"))[0][1:] == ["example.coder", "", "0"]
    assert get(ben, qtbot, example).startswith("Nothing new came in.")


def test_it_can_be_taken_back(ben, qtbot, example):
    in_copy(example, lambda project: add_theme(project, "Pay"))
    get(ben, qtbot, example)
    choose(ben, "undo")
    assert "Pay" not in {one.name for one in themes(ben.workspace.project)}


def test_after_the_lead_opens_the_project_everything_comes_and_is_shown(ben, qtbot, example):
    assert ben.workspace.whose.name == "Ben Okoye"
    before = codings(ben)
    in_copy(example, lambda project: (set_blind(project, blind=False), code(project)))
    said = get(ben, qtbot, example)
    assert "by Ana Brandt" in said
    assert "stays out" not in said
    assert codings(ben) > before
    assert ben.workspace.whose is None
    with qtbot.waitSignal(ben.workspace.passages_wanted) as wanted:
        click(control(ben.notices, "notice answer"))
    assert wanted.args[0].merge == latest_merge(ben.workspace.project)


def test_a_file_that_cannot_be_read_is_named_and_nothing_changes(ben, qtbot, tmp_path):
    wrong = tmp_path / "notes.coder"
    wrong.write_text("no project at all", "utf-8")
    assert "notes.coder" in get(ben, qtbot, wrong)
    assert rows(control(ben, "merges")) == []


def test_a_project_that_is_open_for_reading_says_so_before_it_asks(open_windows, example):
    windows = open_windows()
    window = windows.open(example, write=False)
    choose(window, "get changes")
    assert "open for reading only" in window.notices.words


@pytest.mark.parametrize(
    ("told", "news", "coders"),
    [
        (
            "3 new documents and 2 changed themes came in from the lead's file.",
            {"document": (3, 0), "theme": (0, 2)}, (),
        ),
        (
            "1 new theme and 5 codings by Ana came in from the lead's file.",
            {"theme": (1, 0), "coding": (5, 0)}, (Arrived("Ana", "a", 5),),
        ),
        ("4 acts came in, and no new coding.", {"memo": (1, 0)}, ()),
    ],
)  # fmt: skip
def test_the_sentence_counts_what_people_know(told, news, coders):
    held = MergeReport((FileReport("lead.coder", 4, 0, 0, 0, 0),), coders, (), (), (), None)
    assert what_came(held, news, None) == told
