"""``check`` sees what is wrong with a project, and ``--repair`` makes anew what is derived."""

from contextlib import closing

import pytest

from coder.store.connection import connect
from tests.cli.acts import shown_tables, tables_of

DOCUMENT = "quillan-2016"


@pytest.fixture
def contested(desk, tmp_path):
    """Ana's desk after a merge that left a conflict."""
    ben = desk.hand_out("Ben", tmp_path / "ben.coder")
    desk.do("document", DOCUMENT, "--set", "year=2001")
    ben.do("document", DOCUMENT, "--set", "year=2002")
    desk.merge(ben.path)
    desk.assert_whole()
    return desk


def spoil(path, sql):
    with closing(connect(path, write=True)) as db:
        db.execute(sql)


def checked(desk):
    outcome = desk.terminal.type("check", desk.path, "--json")
    assert (outcome.code, outcome.err) == (1, "")
    return outcome.value


@pytest.mark.parametrize(
    ("table", "sql"),
    [
        ("conflict", "DELETE FROM conflict"),
        ("shown", "INSERT INTO shown VALUES ('a', 'b', 'rule')"),
        ("resting", "INSERT INTO resting VALUES ('coding', 'a')"),
        ("shown_theme", "DELETE FROM shown_theme WHERE place > 2"),
        ("shown_document", "DELETE FROM shown_document"),
        ("printed", "UPDATE printed SET number = '999'"),
        ("printed", "DELETE FROM printed WHERE page > 0"),
        ("printed", "INSERT INTO printed VALUES ('a', 0, '1', 'counted')"),
    ],
)
def test_a_derived_table_that_was_changed_is_named_and_made_anew(contested, table, sql):
    before = shown_tables(contested.path) | tables_of(contested.path, ["printed"])
    spoil(contested.path, sql)
    (problem,) = checked(contested)["problems"]
    assert (problem["kind"], problem["repairable"]) == ("derived", True)
    assert f"The table {table} " in problem["about"]
    contested.do("check", "--repair")
    contested.assert_whole()
    assert shown_tables(contested.path) | tables_of(contested.path, ["printed"]) == before


def test_a_repair_leaves_a_damaged_text_as_it_is(desk):
    spoil(desk.path, "UPDATE text SET data = x'00' WHERE rowid = (SELECT min(rowid) FROM text)")
    desk.terminal.type("check", desk.path, "--repair")
    assert {one["kind"] for one in checked(desk)["problems"]} >= {"text"}


@pytest.mark.parametrize("words", [[], ["--repair"]])
def test_a_damaged_project_is_not_sent_to_the_check_it_comes_from(desk, words):
    whole = desk.path.read_bytes()
    desk.path.write_bytes(whole[: len(whole) // 2])
    outcome = desk.terminal.type("check", desk.path, *words)
    assert outcome.code == 1
    assert outcome.text.startswith("database: SQLite says")
    assert "run 'coder check'" not in outcome.text + outcome.err


def test_a_project_that_lost_its_head_is_told_its_backup(desk):
    desk.do("check", "--repair")
    desk.path.write_bytes(b"\0" * 4_096)
    told = checked(desk)
    assert [one["kind"] for one in told["problems"]] == ["database"]
    assert len(told["backups"]) == 1


WRONG_ACT = "UPDATE change SET fields = replace(fields, 'Guidance', 'Guidence')"


def test_a_repair_does_not_make_rows_of_a_journal_that_was_changed(desk):
    before = desk.themes()
    spoil(desk.path, WRONG_ACT)
    outcome = desk.terminal.type("check", desk.path, "--repair")
    assert (outcome.code, "was changed past Coder" in outcome.text) == (1, True)
    assert desk.themes() == before


def test_the_last_good_backup_is_from_before_the_damage(desk):
    desk.do("check", "--repair")
    spoil(desk.path, WRONG_ACT)
    (good,) = checked(desk)["backups"]
    desk.terminal.type("check", desk.path, "--repair")
    assert checked(desk)["backups"] == [good]


def test_a_repair_of_what_cannot_be_read_is_a_sentence_and_makes_no_backup(desk):
    desk.do("check", "--repair")
    spoil(desk.path, "DROP TRIGGER theme_set")
    spoil(desk.path, "UPDATE theme SET name = CAST(x'ff41' AS TEXT)")
    (good,) = checked(desk)["backups"]
    outcome = desk.terminal.type("check", desk.path, "--repair")
    assert outcome.code == 1
    assert "did not expect" not in outcome.err
    assert checked(desk)["backups"] == [good]
