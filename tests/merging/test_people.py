"""Whose file it is, where it has been, and what its clock says."""

import shutil
from contextlib import closing

import pytest

from coder.operations.themes import find_theme, set_theme
from coder.store.connection import connect
from coder.store.migrations import STEPS
from coder.store.project import Project, wall_clock
from coder.store.schema import APPLICATION_ID
from tests.cli.acts import ARTICLES
from tests.merging.cases import (
    CHAIRS,
    CONSULTED,
    DIARY,
    MARCHBANKS,
    QUILLAN,
    SETTLED,
    VALUES,
    codings,
    disputed,
    seen_at,
    settle,
    told,
    values,
)

YEAR = 365 * 24 * 60 * 60 * 1_000  # milliseconds
PAPERS = [ARTICLES / f"{name}.pdf" for name in (MARCHBANKS, QUILLAN)]


def define(desk, theme, words, *, clock_off=0):
    """Define a theme on a computer whose clock is off by some milliseconds."""
    with Project(desk.path, write=True, clock=lambda: wall_clock() + clock_off) as project:
        set_theme(project, find_theme(project, theme), {"definition": words})


def test_two_people_who_are_both_called_coder_stay_two(case):
    """Both began a project of their own, without a word about themselves."""
    desks = []
    for number in (1, 2):
        desk = case.desk(f"own-{number}")
        desk.do("new", "--coder", "Coder")
        desk.do("add", *PAPERS)
        desk.do("theme", "add", "Training")
        desk.code(MARCHBANKS, CONSULTED, "Training")
        desks.append(desk)
    merged = case.together(case.lead, *desks)
    rows = [row for row in merged.passages() if row["coder"] == "Coder"]
    assert len({row["coder_id"] for row in rows}) == 2
    assert merged.themes()["Training"]["codings"] == 2
    assert len(merged.do("matrix", "--coders", "each")["cells"]) == 2
    assert "Several reviewers are named 'Coder'" in merged.refused("passages", "--coder", "Coder")
    one = merged.passages("--coder", rows[0]["coder_id"])
    assert {row["coder_id"] for row in one} == {rows[0]["coder_id"]}


def test_a_number_that_two_people_gave_names_both_and_is_asked_about(case):
    """Their letters are alike, since neither knew of the other."""
    desks = []
    for number in (1, 2):
        desk = case.desk(f"own-{number}")
        desk.do("new", "--coder", "Coder")
        desk.do("add", *PAPERS)
        desk.do("theme", "add", "Training")
        desk.code(MARCHBANKS, (CONSULTED, VALUES)[number - 1], "Training")
        desks.append(desk)
    merged = case.together(*desks)
    number, second = sorted(row["number"] for row in merged.passages())
    assert second == f"{number}-2"
    said = merged.refused("uncode", number)
    assert "Several codings" in said
    assert {row["quote"] for row in merged.passages()} == {CONSULTED, VALUES}


def test_a_coder_who_never_had_the_leads_copy_works_on_the_same_documents_and_themes(case):
    case.lead.code(MARCHBANKS, CONSULTED, "Training")
    ben = case.begin("Ben", "--title", "My review")
    ben.do("add", *PAPERS)
    ben.do("theme", "add", "Training / topics")
    ben.code(MARCHBANKS, VALUES, "Training / topics")
    ben.code(QUILLAN, DIARY, "Training")
    merged = case.together(case.lead, ben)
    assert list(merged.documents()) == [MARCHBANKS, QUILLAN]
    assert codings(merged) == {
        ("Ana", CONSULTED, "Training"), ("Ben", VALUES, "Training / topics"),
        ("Ben", DIARY, "Training"),
    }  # fmt: skip
    assert {one["codings"] for one in merged.documents().values()} == {1, 2}
    assert merged.conflicts() == []
    assert case.merged(case.lead, [ben]).do("project")["title"] != "My review"


@pytest.mark.parametrize("off", [YEAR, -YEAR])
def test_a_clock_that_is_a_year_off_loses_nothing_and_decides_nothing(case, off):
    ben = case.hand_out("Ben")
    define(case.lead, "Support", "hers")
    define(ben, "Support", "his", clock_off=off)
    ben.code(MARCHBANKS, CONSULTED, "Training")
    define(ben, "Training", "his, alone", clock_off=off)
    merged = case.together(case.lead, ben)
    assert codings(merged) == {("Ben", CONSULTED, "Training")}
    assert merged.themes()["Training"]["definition"] == "his, alone"
    (one,) = merged.open_conflicts()
    assert sorted(values(one)) == [("Ana", "hers"), ("Ben", "his")]
    assert merged.themes()["Support"]["definition"] == ("his" if off > 0 else "hers")
    settle(merged, one, 1 + [value for _, value in values(one)].index("hers"))
    assert merged.themes()["Support"]["definition"] == "hers"
    assert case.together(merged, ben).themes()["Support"]["definition"] == "hers"


def test_a_clock_that_is_ahead_is_said_and_one_that_is_behind_does_no_harm(case):
    ben, cy = case.hand_out("Ben"), case.hand_out("Cy")
    define(ben, "Support", "his", clock_off=YEAR)
    define(cy, "Guidance", "Cy's", clock_off=-YEAR)
    assert case.lead.do("merge", ben.path, "--dry-run")["ahead"] == ["Ben"]
    assert "The clock of Ben is more than a day ahead" in case.lead.say("merge", ben.path, cy.path)


def test_what_is_done_after_merging_a_file_from_the_future_comes_after_it(case):
    ben = case.hand_out("Ben")
    define(ben, "Support", "his", clock_off=YEAR)
    case.lead.merge(ben.path)
    case.lead.do("theme", "set", "Support", "--definition", "hers, knowing his")
    merged = case.together(case.lead, ben)
    assert merged.themes()["Support"]["definition"] == "hers, knowing his"
    assert merged.conflicts() == []


def test_a_file_that_was_copied_and_continued_in_two_places_keeps_both(case):
    ben = case.hand_out("Ben")
    ben.code(MARCHBANKS, CONSULTED, "Training")
    laptop = case.copied(ben, "laptop")
    ben.code(MARCHBANKS, VALUES, "Guidance")
    laptop.code(MARCHBANKS, SETTLED, "Support")
    laptop.code(QUILLAN, DIARY, "Support")
    merged = case.together(case.lead, ben, laptop)
    assert codings(merged) == {
        ("Ben", CONSULTED, "Training"), ("Ben", VALUES, "Guidance"),
        ("Ben", SETTLED, "Support"), ("Ben", DIARY, "Support"),
    }  # fmt: skip
    assert merged.conflicts() == []


def test_a_backup_that_was_restored_over_the_file_and_continued_keeps_both_lives(case):
    ben = case.hand_out("Ben")
    ben.code(MARCHBANKS, CONSULTED, "Training")
    backup = case.copied(ben, "backup")
    ben.code(MARCHBANKS, VALUES, "Guidance")
    case.lead.merge(ben.path)
    shutil.copyfile(backup.path, ben.path)
    ben.code(QUILLAN, CHAIRS, "Support")
    ben.code(QUILLAN, DIARY, "Support")
    merged = case.together(case.lead, ben)
    assert codings(merged) == {
        ("Ben", CONSULTED, "Training"), ("Ben", VALUES, "Guidance"),
        ("Ben", CHAIRS, "Support"), ("Ben", DIARY, "Support"),
    }  # fmt: skip


def test_a_backup_of_the_lead_gets_back_what_was_merged_since(case):
    ben = case.hand_out("Ben")
    ben.code(MARCHBANKS, CONSULTED, "Training")
    backup = case.copied(case.lead, "backup")
    case.lead.merge(ben.path)
    case.lead.do("theme", "set", "Training", "--name", "Preparation")
    lost = case.copied(case.lead, "lost")
    shutil.copyfile(backup.path, case.lead.path)
    case.lead.merge(lost.path)
    assert codings(case.lead) == {("Ben", CONSULTED, "Preparation")}
    assert seen_at(case.lead) == seen_at(lost)


def test_two_merges_leave_two_backups_each_as_it_was_before(case):
    ben = case.hand_out("Ben")
    backups = []
    for quote in (CONSULTED, VALUES):
        ben.code(MARCHBANKS, quote, "Training")
        backups.append(case.lead.merge(ben.path)["backup"])
    assert len(set(backups)) == 2
    for count, backup in enumerate(backups):
        kept = case.desk(f"kept-{count}")
        shutil.copyfile(backup, kept.path)
        assert len(kept.passages()) == count
        kept.assert_whole()


def made_with(steps, held, path):
    """A file as it was when there were only so many steps, with all that a newer one holds."""
    from sqlite_utils import Database, Migrations

    path.touch()
    with closing(connect(path, write=True)) as db:
        migrations = Migrations("coder")
        for step in STEPS[:steps]:
            migrations()(step)
        migrations.apply(Database(db))
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("ATTACH ? AS held", (str(held),))
        db.execute("PRAGMA foreign_keys = OFF")
        tables = (
            "SELECT name FROM {}.sqlite_master WHERE type = 'table' AND name NOT LIKE '%sqlite_%'"
        )
        known = db.execute(tables.format("main")).fetchall()
        for (table,) in known:
            old, new = (
                [name for _, name, *_ in db.execute(f"PRAGMA {schema}.table_info({table})")]
                for schema in ("main", "held")
            )
            names = ", ".join(f'"{name}"' for name in old if name in new)
            db.execute(f"DELETE FROM main.{table}")
            db.execute(f"INSERT INTO main.{table}({names}) SELECT {names} FROM held.{table}")


@pytest.mark.parametrize("steps", range(1, len(STEPS) + 1))
def test_a_file_of_every_older_form_comes_in_whole(case, steps):
    ben = case.hand_out("Ben")
    ben.do("theme", "add", "Pay")
    ben.code(MARCHBANKS, CONSULTED, "Pay")
    old = case.desk("old")
    made_with(steps, ben.path, old.path)
    before = old.path.read_bytes()
    case.lead.code(MARCHBANKS, VALUES, "Training")
    case.lead.merge(old.path)
    assert old.path.read_bytes() == before  # it is brought up to date in a copy
    assert codings(case.lead) == {("Ben", CONSULTED, "Pay"), ("Ana", VALUES, "Training")}
    assert case.lead.merge(old.path)["files"][0]["operations"] == 0
    case.lead.assert_whole()
    old.do("check", "--repair")  # the newest of them has every step, and no triggers yet
    old.merge(case.lead.path)  # the other way round
    assert codings(old) == codings(case.lead)
    old.assert_whole()


def test_a_blind_copy_that_is_merged_into_a_third_file_takes_nothing_away(case):
    case.lead.code(MARCHBANKS, CONSULTED, "Training")
    cy = case.hand_out("Cy")
    ben = case.hand_out("Ben", "--blind")
    ben.code(QUILLAN, DIARY, "Support")
    cy.code(QUILLAN, CHAIRS, "Guidance")
    merged = case.together(cy, ben)
    assert codings(merged) == {
        ("Ana", CONSULTED, "Training"), ("Cy", CHAIRS, "Guidance"), ("Ben", DIARY, "Support"),
    }  # fmt: skip
    assert case.together(case.lead, cy, ben).passages() == merged.passages()


def test_a_blind_copy_in_which_a_theme_was_removed_cannot_remove_what_it_did_not_show(case):
    case.lead.code(MARCHBANKS, CONSULTED, "Guidance")
    ben = case.hand_out("Ben", "--blind")
    ben.do("theme", "remove", "Guidance")
    merged = case.together(case.lead, ben)
    assert codings(merged) == {("Ana", CONSULTED, "Guidance")}
    assert told(merged) == ["Ben removed theme 'Guidance' while Ana worked with it."]


def test_a_citation_key_that_one_lead_changed_on_two_machines_is_one_question(case):
    other = case.copied(case.lead, "other")
    for desk, key in ((case.lead, "marchbanks"), (other, "handbook")):
        desk.do("document", MARCHBANKS, "--key", key)
    merged = case.together(case.lead, other)
    assert disputed(merged) == [("field", "document", "key")]
    (one,) = merged.open_conflicts()
    settle(merged, one, 1)
    assert "marchbanks" in merged.documents()
