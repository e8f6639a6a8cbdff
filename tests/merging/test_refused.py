"""What cannot be merged: one sentence, and nothing has changed."""

import os
import shutil
import sqlite3
from contextlib import closing, contextmanager

import pymupdf
import pytest

from coder.store.connection import connect
from tests.cli.acts import ARTICLES, tables_of
from tests.cli.test_disk import disk_free, held_open, run_with_room_for, small_disk
from tests.merging.cases import CONSULTED, HOSHIKAWA, MARCHBANKS, USUAL, VALUES, codings


@contextmanager
def nothing_changes(*desks):
    """Whatever happens inside, the files say the same afterwards, and nothing lies beside them."""
    before = [(tables_of(desk.path), beside(desk)) for desk in desks]
    yield
    assert [(tables_of(desk.path), beside(desk)) for desk in desks] == before


def beside(desk):
    return sorted(one.name for one in desk.path.parent.iterdir())


@pytest.fixture
def coded(case):
    """Ana's file and Ben's, in which there is something to merge."""
    ben = case.hand_out("Ben")
    ben.code(MARCHBANKS, CONSULTED, "Training")
    return case, ben


def not_a_project(path):
    path.write_text("Dear diary. " * 500)


def cut_off(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def newer(path):
    with closing(connect(path, write=True)) as db:
        db.execute(
            "INSERT INTO _sqlite_migrations(migration_set, name, applied_at)"
            " SELECT migration_set, 'm999_moon', applied_at FROM _sqlite_migrations LIMIT 1"
        )


def another_programs(path):
    path.unlink()
    with closing(sqlite3.connect(path)) as db:  # noqa: TID251 - not a project
        db.execute("CREATE TABLE notes(text)")


def rewritten(path):
    """An act of the file both have was changed with another program."""
    with closing(sqlite3.connect(path)) as db:  # noqa: TID251 - another program
        db.execute("UPDATE operation SET hash = 'other' WHERE kind = 'add theme'")
        db.commit()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (not_a_project, "ben.coder is not a Coder project"),
        (another_programs, "ben.coder is not a Coder project"),
        (cut_off, "ben.coder is damaged"),
        (newer, "ben.coder was written by a newer Coder"),
        (rewritten, "ben.coder tells 5 acts otherwise than this project"),
    ],
)
def test_a_file_that_is_no_sound_project_is_named(coded, spoil, said):
    case, ben = coded
    cy = case.hand_out("Cy")
    cy.code(MARCHBANKS, VALUES, "Guidance")
    spoil(ben.path)
    spoilt = ben.path.read_bytes()
    with nothing_changes(case.lead, cy):
        for words in ([], ["--dry-run"], ["--json"]):
            assert said in case.lead.refused("merge", cy.path, ben.path, *words)
    assert ben.path.read_bytes() == spoilt
    case.lead.merge(cy.path)
    case.lead.assert_whole()


def test_a_file_with_a_damaged_text_that_would_come_in_is_named(coded):
    case, ben = coded
    ben.do("add", ARTICLES / f"{HOSHIKAWA}.pdf")
    with closing(sqlite3.connect(ben.path)) as db:  # noqa: TID251 - another program
        db.execute(
            "UPDATE text SET data = substr(data, 1, length(data) - 9) || zeroblob(9)"
            " WHERE rowid = (SELECT max(rowid) FROM text)"
        )
        db.commit()
    with nothing_changes(case.lead):
        for words in ([], ["--dry-run"]):
            said = case.lead.refused("merge", ben.path, *words)
            assert said == "ben.coder is damaged: ask for a sound copy of it."


def test_a_file_that_another_program_has_locked_is_named(coded):
    case, ben = coded
    with closing(sqlite3.connect(ben.path)) as db:  # noqa: TID251 - another program
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        db.execute("BEGIN EXCLUSIVE")
        said = case.lead.refused("merge", ben.path)
        db.execute("ROLLBACK")
    assert said == "Another program is using ben.coder: close it there, and try again."
    assert case.lead.passages() == []
    case.lead.merge(ben.path)
    assert codings(case.lead) == {("Ben", CONSULTED, "Training")}


def test_a_project_that_is_open_elsewhere_takes_nothing_in(coded):
    case, ben = coded
    with held_open(case.lead.path, "idle"):
        assert "is open in another window" in case.lead.refused("merge", ben.path)
    assert case.lead.passages() == []


@pytest.mark.parametrize("how", ["itself", "copy", "link", "symlink", "other way there"])
def test_a_project_merged_with_itself_is_as_it_was(coded, how):
    case, ben = coded
    case.lead.merge(ben.path)
    other = case.folder / "other.coder"
    if how == "copy":
        shutil.copyfile(case.lead.path, other)
    elif how == "link":
        os.link(case.lead.path, other)
    elif how == "symlink":
        other.symlink_to(case.lead.path)
    elif how == "other way there":
        other = case.lead.path.parent / ".." / case.lead.path.parent.name / case.lead.path.name
    else:
        other = case.lead.path
    with nothing_changes(case.lead):
        for words in ([], ["--dry-run"]):
            report = case.lead.do("merge", other, *words)
            assert [file["operations"] for file in report["files"]] == [0]
            assert report["backup"] is None
    assert "nothing new" in case.lead.say("merge", other)


def test_a_file_twice_in_one_merge_comes_in_once(coded):
    case, ben = coded
    stick = case.copied(ben, "stick")
    report = case.lead.merge(ben.path, stick.path, ben.path)
    assert [file["operations"] for file in report["files"]] == [1, 0, 0]
    assert len(case.lead.passages()) == 1
    case.lead.assert_whole()


def test_a_light_copy_whose_pdfs_nobody_has_is_merged_and_says_what_is_missing(coded):
    """Texts came along, so everything is there but the pictures of the pages."""
    case, ben = coded
    ben.do("add", ARTICLES / f"{HOSHIKAWA}.pdf")
    ben.code(HOSHIKAWA, USUAL, "Training")
    light = case.desk("light")
    ben.do("copy", light.path, "--light")
    merged = case.together(case.lead, light)
    assert ("Ben", USUAL, "Training") in codings(merged)
    assert USUAL.split()[0] in merged.text(HOSHIKAWA)[0]["text"]
    merged.assert_whole()


def test_an_encrypted_pdf_comes_along_as_it_is(coded, tmp_path):
    case, ben = coded
    secret = tmp_path / "secret.pdf"
    with pymupdf.open(ARTICLES / f"{HOSHIKAWA}.pdf") as pdf:
        pdf.save(secret, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="tea", owner_pw="pot")
    ben.do("add", secret, "--password", "tea")
    (key,) = [
        key for key, one in ben.documents().items() if one["files"][0]["name"] == "secret.pdf"
    ]
    ben.code(key, USUAL, "Training")
    merged = case.together(case.lead, ben)
    assert ("Ben", USUAL, "Training") in codings(merged)
    merged.assert_whole()


def test_no_room_for_the_backup_is_said_and_nothing_came_in(coded):
    case, ben = coded
    with nothing_changes(case.lead, ben):
        outcome = run_with_room_for(4_000, "merge", case.lead.path, ben.path)
        assert (outcome.code, outcome.out) == (1, b"")
        assert outcome.err.count("\n") == 1
        assert "disk" in outcome.err or "room" in outcome.err
    case.lead.merge(ben.path)
    case.lead.assert_whole()


def test_a_full_disk_under_the_project_is_said_and_nothing_came_in(coded, tmp_path):
    case, ben = coded
    ben.do("add", ARTICLES / f"{HOSHIKAWA}.pdf")
    with small_disk(tmp_path / "disk", 2) as disk:
        full = case.desk("disk/full")
        shutil.copyfile(case.lead.path, full.path)
        (disk / "ballast").write_bytes(bytes(disk_free(disk)))
        with nothing_changes(full):
            assert "disk" in full.refused("merge", ben.path)
        (disk / "ballast").unlink()
        full.merge(ben.path)
        full.assert_whole()
        assert codings(full) == {("Ben", CONSULTED, "Training")}


def test_no_backup_folder_may_be_made(coded, monkeypatch, tmp_path):
    case, ben = coded
    (tmp_path / "taken").write_text("a file where the folder would be")
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "taken"))
    with nothing_changes(case.lead):
        assert "backup" in case.lead.refused("merge", ben.path)
