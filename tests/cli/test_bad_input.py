"""Whatever is typed wrongly ends in one sentence, exit 1, and a project that is as it was."""

import os
import shutil
import sqlite3
from contextlib import closing

import pytest

from coder.store.connection import connect
from coder.store.migrations import STEPS
from tests.cli.acts import ARTICLES, Desk, kept_tables, tables_of

DOCUMENT = "thistlewood-2014"
QUOTE = "how to disagree with a colleague in front of students"


def with_files(desk):
    """The bytes of all files beside a project."""
    return {one.name: one.read_bytes() for one in desk.path.parent.iterdir() if one.is_file()}


@pytest.fixture
def unchanged(desk):
    """The project must be as it was when the test ends, and nothing may lie beside it."""
    desk.do("coders", "--add", "Ben")
    before, beside = tables_of(desk.path), set(with_files(desk))
    yield desk
    assert tables_of(desk.path) == before
    assert set(with_files(desk)) == beside


WRONG_WORDS = {
    "an unknown document": ("no document 'kay'", ["document", "kay"]),
    "an ambiguous document": ("Several documents are called '0'", ["document", "0"]),
    "an unknown document to read": ("no document", ["text", "kay"]),
    "an unknown document to assign": (
        "no document 'kay'", ["assign", DOCUMENT, "kay", "--to", "Ana"],
    ),
    "nothing to assign": ("Name the documents", ["assign", "--to", "Ana"]),
    "an unknown document to finish": ("no document", ["finish", "kay"]),
    "an unknown theme": (
        "no theme 'Power'", ["code", DOCUMENT, "--quote", QUOTE, "--theme", "Power"],
    ),
    "a second theme that is unknown": (
        "no theme 'Power'", ["code", DOCUMENT, "--quote", QUOTE, "--theme", "Training", "Power"],
    ),
    "an unknown theme to assess": ("no theme", ["assess", DOCUMENT, "--theme", "X", "--absent"]),
    "an unknown theme to set": ("no theme", ["theme", "set", "X", "--name", "Y"]),
    "an unknown theme to move under": (
        "no theme", ["theme", "move", "Training", "--under", "Nowhere"],
    ),
    "an unknown theme to merge into": ("no theme", ["theme", "merge", "Training", "--into", "X"]),
    "an unknown theme to remove": ("no theme", ["theme", "remove", "X"]),
    "an unknown theme to list by": ("no theme", ["passages", "--theme", "X"]),
    "an unknown coder": (
        "no reviewer 'Cy'",
        ["code", DOCUMENT, "--quote", QUOTE, "--theme", "Training", "--coder", "Cy"],
    ),
    "an unknown coder to assign to": ("no reviewer", ["assign", DOCUMENT, "--to", "Cy"]),
    "an unknown coder of a matrix": ("no reviewer", ["matrix", "--coder", "Cy"]),
    "an unknown coder to work as": ("no reviewer", ["coders", "--me", "Cy"]),
    "an unknown coder beside one to add": ("no reviewer", ["coders", "--add", "Dee", "--me", "Cy"]),
    "an unknown coder of an attribute": (
        "no reviewer", ["document", DOCUMENT, "--set", "x=1", "--coder", "Cy"],
    ),
    "a coder without a name": ("needs a name", ["coders", "--add", " "]),
    "a coder who is there": ("named ana already", ["coders", "--add", " ana "]),
    "an unknown coding": ("no coding", ["uncode", "thistlewood-2014:AB9"]),
    "an unknown coding to change": ("no coding", ["recode", "x", "--memo", "y"]),
    "nothing to change in a coding": ("Say what changes", ["recode", "x"]),
    "an unknown conflict": ("no open conflict", ["conflicts", "--settle", "ab", "--keep", "1"]),
    "words that are not there": (
        "These words are not in",
        ["code", DOCUMENT, "--quote", "zebra xylophone", "--theme", "Training"],
    ),
    "no words": ("quotation is empty", ["code", DOCUMENT, "--quote", " ", "--theme", "Training"]),
    "an ambiguous quotation": (
        "say which with --page", ["code", DOCUMENT, "--quote", "the", "--theme", "Training"],
    ),
    "a quotation on a page where it is not": (
        "not in thistlewood-2014 on page 1",
        ["code", DOCUMENT, "--quote", QUOTE, "--theme", "Training", "--page", "1"],
    ),
    "a page that is not there": (
        "has no page 5",
        ["code", DOCUMENT, "--quote", QUOTE, "--theme", "Training", "--page", "5"],
    ),
    "page nought": ("no page 0", ["text", DOCUMENT, "--page", "0"]),
    "a theme that exists": ("exists already", ["theme", "add", "support / GROUP support"]),
    "a theme without a name": ("needs a name", ["theme", "add", "  "]),
    "a path with an empty name": ("needs a name", ["theme", "add", "A /  / B"]),
    "a name that holds the separator": (
        "may not contain", ["theme", "set", "Training", "--name", "Teaching / learning"],
    ),
    "a name that ends with the separator": (
        "may not contain", ["theme", "set", "Training", "--name", "Teaching /"],
    ),
    "a sibling's name": ("already", ["theme", "set", "Training", "--name", "guidance"]),
    "a theme under itself": (
        "under itself", ["theme", "move", "Support", "--under", "Support / Group support"],
    ),
    "a theme merged into its own part": (
        "part of it", ["theme", "merge", "Support", "--into", "Support / Group support"],
    ),
    "a theme merged into itself": (
        "part of it", ["theme", "merge", "Support", "--into", "support"],
    ),
    "a bad colour": ("no colour", ["theme", "set", "Training", "--colour", "reddish"]),
    "a bad colour of a new theme": ("no colour", ["theme", "add", "A / B", "--colour", "#12"]),
    "a bad shortcut": ("no favourite key", ["theme", "set", "Training", "--shortcut", "0"]),
    "a long shortcut": ("no favourite key", ["theme", "set", "Training", "--shortcut", "12"]),
    "a bad year": ("no year", ["document", DOCUMENT, "--set", "year=199"]),
    "a bad year behind a good title": (
        "no year", ["document", DOCUMENT, "--set", "title=X", "--set", "year=then"],
    ),
    "a taken key behind a good title": (
        "Another document has",
        ["document", DOCUMENT, "--set", "title=X", "--set", "a=b", "--key", "quillan-2016"],
    ),
    "an empty key": ("needs a citation key", ["document", DOCUMENT, "--key", " "]),
    "a bad page offset": ("no page offset", ["document", DOCUMENT, "--set", "page-offset=x"]),
    "a huge page offset": (
        "no page offset",
        ["document", DOCUMENT, "--set", "title=X", "--set", f"page-offset={9**40}"],
    ),
    "a field without a value": ("sets nothing", ["document", DOCUMENT, "--set", "title"]),
    "a value without a field": ("sets nothing", ["document", DOCUMENT, "--set", "=x"]),
    "no reason to exclude": ("reason", ["document", DOCUMENT, "--exclude", " "]),
    "a bad share": ("no share", ["assign", "--to", "Ana", "--sample", "a fifth"]),
    "a share of nothing": ("no share", ["assign", "--to", "Ana", "--sample", "0%"]),
    "a share of more than all": ("no share", ["assign", "--to", "Ana", "--sample", "120%"]),
    "an endless share": ("no share", ["assign", "--to", "Ana", "--sample", "inf%"]),
    "a version without a name": ("needs a name", ["codebook", "freeze", " "]),
    "a workbook with another ending": (".xlsx", ["matrix", "matrix.csv"]),
    "a workbook in no folder": ("does not exist", ["matrix", "nowhere/matrix.xlsx"]),
    "one reviewer's consensus": (
        "nobody's work", ["matrix", "--coders", "consensus", "--coder", "Ana"],
    ),
    "a copy over the project": ("exists already", ["copy", "review.coder", "--for", "Dee"]),
    "a copy into no folder": ("does not exist", ["copy", "nowhere/x.coder", "--for", "Dee"]),
    "a merge of what is not there": ("There is no file", ["merge", "nowhere.coder"]),
    "a report that cannot be written": (
        "does not exist", ["merge", "review.coder", "--report", "nowhere/report.json"],
    ),
    "a report over the project": (
        "exists already", ["merge", "review.coder", "--report", "review.coder"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG_WORDS)
def test_is_refused(unchanged, what, monkeypatch):
    said, (command, *words) = WRONG_WORDS[what]
    monkeypatch.chdir(unchanged.path.parent)
    assert said in unchanged.refused(command, *words)
    assert said in unchanged.refused(command, *words, "--json")


def test_nothing_to_undo_or_redo(terminal, desk, tmp_path):
    ben = desk.hand_out("Ben", tmp_path / "ben.coder")
    before = tables_of(ben.path)
    assert "nothing to undo" in ben.refused("undo")
    assert "nothing to redo" in ben.refused("redo")
    assert tables_of(ben.path) == before


def test_nobody_works_in_a_copy_that_nobody_took(terminal, desk, tmp_path):
    with closing(connect(desk.path, write=True)) as db:
        db.execute("DELETE FROM local WHERE name = 'me'")
    before = tables_of(desk.path)
    for words in (
        ["code", DOCUMENT, "--quote", QUOTE, "--theme", "Training"], ["finish", DOCUMENT],
        ["assess", DOCUMENT, "--theme", "Training", "--absent"],
        ["document", DOCUMENT, "--set", "design=x"],
    ):  # fmt: skip
        assert "coders PROJECT --me NAME" in desk.refused(*words)
    assert "for somebody" in desk.refused("copy", tmp_path / "x.coder", "--blind")
    assert not (tmp_path / "x.coder").exists()
    assert tables_of(desk.path) == before


def test_a_passage_that_is_coded_so_already_is_left_as_it_is(desk):
    desk.code(DOCUMENT, QUOTE, "Training", memo="first")
    before = tables_of(desk.path)
    said = desk.refused("code", DOCUMENT, "--quote", QUOTE, "--theme", "training", "--memo", "new")
    assert "already" in said
    assert tables_of(desk.path) == before


def test_a_version_of_the_codebook_is_named_once(desk):
    desk.do("codebook", "freeze", "1")
    assert "already" in desk.refused("codebook", "freeze", " 1 ")


@pytest.mark.parametrize("command", ["documents", "check", "history", "undo"])
def test_a_path_without_a_file_is_named(terminal, tmp_path, command):
    assert "There is no file" in terminal.refused(command, tmp_path / "nowhere.coder")
    assert "There is no file" in terminal.refused(command, tmp_path / "no" / "where.coder")
    assert "There is no file" in terminal.refused(command, tmp_path / f"{'long' * 100}.coder")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["documents", "history", "undo"])
def test_a_folder_is_no_project(terminal, tmp_path, command):
    assert "is a folder" in terminal.refused(command, tmp_path)


def text_file(path):
    path.write_text("Dear diary, this is not a database. " * 100)


def empty_file(path):
    path.touch()


def other_database(path):
    with closing(sqlite3.connect(path)) as db:  # noqa: TID251 - not a project
        db.execute("CREATE TABLE notes(text)")
        db.execute("INSERT INTO notes VALUES ('mine')")
        db.commit()


@pytest.mark.parametrize("make", [text_file, empty_file, other_database])
def test_another_programs_file_is_refused_and_left_alone(desk, tmp_path, make):
    path = tmp_path / "foreign.coder"
    make(path)
    before, tables = path.read_bytes(), kept_tables(desk.path)
    for command in ("documents", "undo", "themes", "check"):
        assert desk.terminal.refused(command, path) == "foreign.coder is not a Coder project."
    assert "foreign.coder" in desk.refused("merge", path)
    for flags in (["--json"], ["--repair"]):
        assert "is not a Coder project" in desk.terminal.refused("check", path, *flags)
    assert path.read_bytes() == before
    assert kept_tables(desk.path) == tables
    assert sorted(one.name for one in tmp_path.iterdir()) == ["foreign.coder", "review.coder"]


def test_a_newer_project_asks_for_a_newer_coder(desk, tmp_path):
    newer = tmp_path / "newer.coder"
    shutil.copyfile(desk.path, newer)
    with closing(connect(newer, write=True)) as db:
        db.execute(
            "INSERT INTO _sqlite_migrations(migration_set, name, applied_at)"
            " SELECT migration_set, 'm999_moon', applied_at FROM _sqlite_migrations LIMIT 1"
        )
        assert STEPS[-1].__name__ != "m999_moon"
    before = newer.read_bytes()
    for command in ("documents", "undo"):
        assert "newer Coder" in desk.terminal.refused(command, newer)
    said = desk.refused("merge", newer)
    assert "newer.coder" in said
    assert "newer Coder" in said
    assert newer.read_bytes() == before


def test_an_existing_file_is_never_replaced_unasked(desk, tmp_path):
    there = tmp_path / "there.xlsx"
    there.write_text("precious")
    assert "exists already" in desk.terminal.refused("new", there, "--coder", "Ana")
    assert "exists already" in desk.refused("copy", there, "--for", "Ana")
    assert "--overwrite" in desk.refused("matrix", there)
    assert there.read_text() == "precious"
    desk.do("matrix", there, "--overwrite")
    assert there.read_bytes()[:2] == b"PK"


def test_new_with_a_bad_codebook_leaves_nothing(terminal, tmp_path):
    bad = tmp_path / "bad.json"
    for content in ("{", "[]", '{"themes": 5}', '{"themes": [5]}', '{"themes": [{"name": ""}]}',
                    '{"themes": [{"name": "A", "colour": "red"}]}',
                    '{"themes": [{"name": "A", "children": [7]}]}'):  # fmt: skip
        bad.write_text(content)
        terminal.refused("new", tmp_path / "p.coder", "--coder", "A", "--codebook", bad)
        assert [one.name for one in tmp_path.iterdir()] == ["bad.json"], content
    said = terminal.refused("new", tmp_path / "p.coder", "--coder", "A", "--codebook", "nope")
    assert "co-production" in said
    assert "needs a name" in terminal.refused("new", tmp_path / "p.coder", "--coder", " ")
    assert [one.name for one in tmp_path.iterdir()] == ["bad.json"]


def test_new_in_no_folder(terminal, tmp_path):
    assert "does not exist" in terminal.refused("new", tmp_path / "no" / "p.coder", "--coder", "A")


def test_an_empty_folder_has_no_papers(bare, tmp_path):
    (tmp_path / "papers").mkdir()
    before = tables_of(bare.path)
    assert "no PDF" in bare.refused("add", tmp_path / "papers")
    assert tables_of(bare.path) == before


def test_files_that_are_refused_do_not_disturb_the_others(bare, tmp_path):
    (tmp_path / "zero.pdf").touch()
    (tmp_path / "half.pdf").write_bytes((ARTICLES / "quillan-2016.pdf").read_bytes()[:700])
    paths = [tmp_path / "zero.pdf", tmp_path / "nowhere.pdf", tmp_path / "half.pdf",
             bare.path, ARTICLES / "quillan-2016.pdf"]  # fmt: skip
    outcome = bare.terminal.type("add", bare.path, *paths, "--json")
    told = outcome.value["files"]
    assert outcome.code == 1
    assert [one["path"] for one in told] == [str(path) for path in paths]
    assert [one["status"] for one in told] == [*["refused"] * 4, "added"]
    assert all(one["reason"].endswith(".") and one["reason"].count("\n") == 0 for one in told[:4])
    assert list(bare.documents()) == ["quillan-2016"]
    bare.assert_whole()


def test_a_merge_that_one_file_stops_changes_nothing_at_all(desk, tmp_path):
    ben = desk.hand_out("Ben", tmp_path / "ben.coder")
    ben.code(DOCUMENT, QUOTE, "Training")
    half = tmp_path / "half.coder"
    half.write_bytes(ben.path.read_bytes()[:100_000])
    notes = tmp_path / "notes.coder"
    notes.write_text("not a project")
    before = tables_of(desk.path)
    for bad in (half, notes, tmp_path / "nowhere.coder", tmp_path):
        assert bad.name in desk.refused("merge", ben.path, bad)
        assert tables_of(desk.path) == before
    copies = [shutil.copyfile(ben.path, tmp_path / f"{n}.coder") for n in range(11)]
    assert "at most 10" in desk.refused("merge", *copies)
    assert tables_of(desk.path) == before
    assert [one["operations"] for one in desk.merge(*copies[:10])["files"]] == [1, *[0] * 9]


def test_merging_a_project_into_itself_changes_nothing(desk):
    desk.code(DOCUMENT, QUOTE, "Training")
    before = tables_of(desk.path)
    assert [one["operations"] for one in desk.merge(desk.path)["files"]] == [0]
    assert tables_of(desk.path) == before


def test_a_settlement_that_does_not_fit_is_refused(desk, tmp_path):
    ben = desk.hand_out("Ben", tmp_path / "ben.coder")
    desk.do("document", DOCUMENT, "--set", "year=2001")
    ben.do("document", DOCUMENT, "--set", "year=2002")
    desk.merge(ben.path)
    (one,) = desk.open_conflicts()
    before = tables_of(desk.path)
    assert "from 1 to 2" in desk.refused("conflicts", "--settle", one["id"])
    assert "from 1 to 2" in desk.refused("conflicts", "--settle", one["id"], "--keep", "3")
    assert "from 1 to 2" in desk.refused("conflicts", "--settle", one["id"], "--keep", "0")
    for year in ("long ago", f"{9**40}"):
        assert "no year" in desk.refused("conflicts", "--settle", one["id"], "--value", year)
    assert tables_of(desk.path) == before


def test_words_that_are_no_text_are_refused_but_a_path_may_be_so(desk, tmp_path):
    broken = os.fsdecode(b"Kay\xff")
    said = desk.refused("theme", "add", broken)
    assert "UTF-8" in said
    paper = tmp_path / os.fsdecode(b"Kay\xe9.pdf")
    paper.write_bytes((ARTICLES / "quillan-2016.pdf").read_bytes() + b"\n")
    made = Desk(desk.terminal, tmp_path / os.fsdecode(b"Kay\xff.coder"))
    made.terminal.do("new", made.path, "--coder", "Ana")
    assert [one["status"] for one in made.do("add", paper)["files"]] == ["added"]
    assert made.say("add", paper).startswith("present")
    made.assert_whole()
