"""What stands in the way of opening a project is said in plain words, with what can be done."""

import shutil
import sqlite3
import sys
from contextlib import closing

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from coder.merge.copying import copy_project
from coder.operations.coders import working_coder
from coder.store.backups import back_up
from coder.store.documents import documents
from coder.store.project import Project
from tests.desktop.acts import choose, click, control, drop_files, listed, select_documents


def trouble(windows):
    return control(windows.start, "trouble")


def test_a_project_that_is_open_elsewhere_can_be_read(open_windows, example):
    with Project(example, write=True) as elsewhere:
        documents(elsewhere)
        windows = open_windows(example)
        assert windows.projects == []
        assert "is open in another window or command (process" in trouble(windows).sentence
        click(control(trouble(windows), "offer"))
        [window] = windows.projects
        assert window.windowTitle().endswith("(reading only)")
        assert "reading only" in window.notices.words
        assert len(listed(window)) == 7
        select_documents(window, "quillan-2016")
        choose(window, "finish")
        assert "reading only" in window.notices.words
        window.close()
    assert not example.with_name(f"{example.name}-wal").exists()


def test_from_reading_only_one_goes_on_to_work_when_the_other_has_closed(open_windows, example):
    windows = open_windows()
    window = windows.open(example, write=False)
    click(control(window, "notice answer"))
    [window] = windows.projects
    assert window.workspace.project.write


def test_a_damaged_project_offers_its_last_good_backup(open_windows, example):
    with Project(example, write=True) as project:
        back_up(project.db, project.id, example)
    content = bytearray(example.read_bytes())
    content[:4096] = b"\x55" * 4096
    example.write_bytes(content)
    windows = open_windows(example)
    assert "is damaged. The last good backup is of" in trouble(windows).sentence
    click(control(trouble(windows), "offer"))
    [window] = windows.projects
    assert len(listed(window)) == 7
    assert window.workspace.project.path != example
    assert example.read_bytes() == bytes(content)


def test_what_is_no_project_or_a_newer_one_is_said(open_windows, example, tmp_path):
    other = tmp_path / "letter.coder"
    other.write_text("Dear Ben, " * 1000)
    windows = open_windows(other)
    assert trouble(windows).sentence == "letter.coder is not a Coder project."
    assert trouble(windows).findChild(object, "offer") is None
    trouble(windows).reject()
    with closing(sqlite3.connect(example)) as db:  # noqa: TID251
        db.execute("INSERT INTO _sqlite_migrations SELECT * FROM _sqlite_migrations LIMIT 0")
        columns = [row[1] for row in db.execute("PRAGMA table_info(_sqlite_migrations)")]
        named = ", ".join(columns[1:] if columns[0] == "id" else columns)
        values = named.replace("name", "'m999_later'", 1)
        db.execute(
            f"INSERT INTO _sqlite_migrations({named}) SELECT {values} FROM _sqlite_migrations"
            " LIMIT 1"
        )
        db.commit()
    assert windows.open(example) is None
    said = [one.sentence for one in windows.start.findChildren(type(trouble(windows)))]
    assert any("newer Coder" in one for one in said)


def test_missing_folders_and_files_are_said_in_the_words_of_the_window(open_windows, tmp_path):
    windows = open_windows(tmp_path / "no" / "where.coder")
    assert "connect its drive" in trouble(windows).sentence
    windows = open_windows(tmp_path / "gone.coder")
    assert "is not in" in trouble(windows).sentence
    windows = open_windows(tmp_path)
    assert "is a folder" in trouble(windows).sentence


@pytest.fixture
def unclaimed(example, tmp_path):
    """A copy in which nobody works yet."""
    path = tmp_path / "copy.coder"
    with Project(example, write=False) as project:
        copy_project(project, path, recipient=None, light=False, blind=False)
    with closing(sqlite3.connect(path)) as db:  # noqa: TID251
        db.execute("DELETE FROM local WHERE name = 'me'")
        db.commit()
    return path


def test_a_copy_in_which_nobody_works_asks_who_is_there(open_windows, unclaimed):
    windows = open_windows(unclaimed)
    dialog = control(windows.start, "who are you")
    assert [dialog.people.item(row).text() for row in range(2)] == [
        "Ana Brandt (lead)",
        "Ben Okoye",
    ]
    dialog.people.setCurrentRow(1)
    click(control(dialog, "begin"))
    [window] = windows.projects
    assert working_coder(window.workspace.project).name == "Ben Okoye"


def test_someone_new_is_added_and_a_name_that_is_taken_refused(open_windows, unclaimed):
    windows = open_windows(unclaimed)
    dialog = control(windows.start, "who are you")
    QTest.keyClicks(dialog.name, "ben okoye")
    click(control(dialog, "begin"))
    assert "already" in control(dialog, "refusal").text()
    dialog.name.setText("Cleo")
    click(control(dialog, "begin"))
    [window] = windows.projects
    assert window.workspace.me.name == "Cleo"


def test_who_says_nothing_leaves_the_file_closed(open_windows, unclaimed):
    windows = open_windows(unclaimed)
    control(windows.start, "who are you").reject()
    assert windows.projects == []
    with Project(unclaimed, write=True):
        pass


def test_several_projects_open_at_once_and_each_once(open_windows, example, tmp_path):
    other = shutil.copyfile(example, tmp_path / "other.coder")
    windows = open_windows(example, other)
    assert len(windows.projects) == 2
    link = tmp_path / "link.coder"
    link.symlink_to(example)
    assert windows.open(link) is windows.projects[0]
    drop_files(windows.projects[0], other)
    assert len(windows.projects) == 2


def test_a_double_click_in_the_finder_opens_a_project(open_windows, example):
    windows = open_windows()
    QApplication.sendEvent(
        QApplication.instance(), QFileOpenEvent(QUrl.fromLocalFile(str(example)))
    )
    assert len(windows.projects) == 1
    drop = shutil.copyfile(example, example.with_name("dropped.coder"))
    drop_files(windows.show_start(), drop)
    assert len(windows.projects) == 2


def test_a_synchronised_folder_is_told_of_once(open_windows, example, tmp_path):
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    path = shutil.copyfile(example, folder / "review.coder")
    windows = open_windows(path)
    assert "synchronised" in windows.projects[0].notices.words
    windows.projects[0].close()
    assert windows.open(path).notices.words == ""


def test_a_folder_where_nothing_may_be_written_is_read(open_windows, example, monkeypatch):
    from coder.store import lock

    def refuse(*_args, **_more):
        raise PermissionError

    monkeypatch.setattr(lock.Path, "open", refuse)
    windows = open_windows(example)
    assert "nothing may be written" in trouble(windows).sentence
    monkeypatch.undo()
    click(control(trouble(windows), "offer"))
    assert len(documents(windows.projects[0].workspace.project)) == 7


@pytest.fixture
def vanished(open_windows, example):
    """A window whose project was removed by another program."""
    windows = open_windows(example)
    example.unlink()
    return windows


def finish_one(window):
    select_documents(window, "hoshikawa-2021")
    choose(window, "finish")


def test_a_project_that_vanishes_while_it_is_open_is_saved_elsewhere(
    vanished, tmp_path, monkeypatch
):
    [window] = vanished.projects
    finish_one(window)
    assert "example.coder is no longer in" in window.notices.words
    target = tmp_path / "saved.coder"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    click(control(window, "notice answer"))
    [window] = vanished.projects
    assert window.workspace.project.path == target
    assert window.documents.listing.model.row(0).state == "finished"
    assert window.workspace.project.db.execute("SELECT count(*) FROM pdf").fetchone() == (7,)


def test_who_does_not_save_it_finds_a_backup(vanished, example):
    [window] = vanished.projects
    finish_one(window)
    window.close()
    vanished.open(example)
    assert "The last good backup is of" in trouble(vanished).sentence
    click(control(trouble(vanished), "offer"))
    [window] = vanished.projects
    assert window.documents.listing.model.row(0).state == "finished"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
def test_a_full_disk_is_a_sentence_and_nothing_is_half_done(window, monkeypatch):
    import resource

    before, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, hard))
    try:
        finish_one(window)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, hard))
    assert "disk" in window.notices.words
    assert window.documents.listing.model.row(0).state is None
    finish_one(window)
    assert window.documents.listing.model.row(0).state == "finished"
