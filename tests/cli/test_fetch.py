"""Getting changes from the lead: a reviewer who works blind stays blind."""

import json
import shutil
import subprocess
import sys

import pytest

from coder.domain.coder import LEAD
from coder.store.connection import connect
from coder.store.project import Project
from tests.cli.acts import ARTICLES, ROOT, Desk, kept_tables, shown_tables, tables_of

DOCUMENT = "marchbanks-2018"
QUOTE = "Trainers consulted it before courses and rarely during them"
THEME = "Training"
MARKED = ("passage", "coding", "assessment", "charted", "memo")


@pytest.fixture
def lead(desk):
    """Ana's project, blind, in which she has coded."""
    desk.do("coders", "--add", "Ben")
    desk.code(DOCUMENT, QUOTE, THEME)
    desk.do("project", "--blind")
    return desk


@pytest.fixture
def ben(lead, tmp_path):
    """Ben's blind copy, in which he has coded."""
    held = lead.hand_out("Ben", tmp_path / "ben.coder", "--light")
    held.code(DOCUMENT, QUOTE, "Support", memo="Mine")
    return held


def work_of_others(desk):
    """What the file holds of what anybody else marked, judged or noted."""
    with Project(desk.path, write=False) as project:
        journal = project.db.execute(
            "SELECT c.tbl, c.row, c.fields FROM change c WHERE c.kind = 'add' AND c.tbl IN"
            " ('passage', 'assessment', 'charted', 'memo')"
            " AND json_extract(c.fields, '$.coder') != ?",
            (project.me,),
        ).fetchall()
        return journal + [one for one in desk.passages() if one["coder_id"] != project.me]


def test_what_the_team_shares_comes_in_and_the_coding_of_others_stays_out(lead, ben, tmp_path):
    lead.do("theme", "add", "Support / Pay")
    lead.do("theme", "set", "Training", "--name", "Courses")
    lead.do("document", DOCUMENT, "--set", "country=Ireland", "--set", "year=2019")
    lead.do("assign", "lindborg-2019", "--to", "Ben")
    lead.do("coders", "--add", "Cem")
    lead.assess("lindborg-2019", "Support", "absent", "--note", "Looked twice")
    lead.code("lindborg-2019", sentence(lead, "lindborg-2019"), "Support / Pay", memo="Ana's")

    planned = ben.do("fetch", lead.path, "--dry-run")
    assert "Support / Pay" not in ben.themes()
    report = ben.do("fetch", lead.path)
    assert (report["blind"], report["coders"]) == (True, [])
    assert report["files"][0]["path"] == str(lead.path)
    assert report["files"] == planned["files"]
    assert {"Support / Pay", "Courses"} <= set(ben.themes())
    assert ben.documents()[DOCUMENT]["year"] == 2019
    assert [one["coder"] for one in ben.do("coders")] == ["Ana", "Ben", "Cem"]
    assert {
        (one["coder"], one["state"]) for one in ben.documents()["lindborg-2019"]["readings"]
    } >= {("Ben", "assigned")}
    assert work_of_others(ben) == []
    assert [one["memo"] for one in ben.passages()] == ["Mine"]
    ben.assert_whole()

    before = tables_of(ben.path)
    again = ben.do("fetch", lead.path)
    assert (again["files"][0]["operations"], again["backup"]) == (0, None)
    assert tables_of(ben.path) == before


def sentence(desk, document):
    from tests.cli.acts import sentences_of

    return sentences_of(desk.text(document)[0])[0]


def test_people_are_told_that_and_why_something_stays_out(lead, ben):
    lead.do("theme", "add", "Pay")
    told = ben.say("fetch", lead.path)
    assert "What others coded stays out, for the project is blind until a lead opens it." in told
    assert "review.coder: " in told


def test_what_the_lead_did_to_my_own_coding_comes_in(lead, ben):
    lead.merge(ben.path)
    mine = next(one for one in lead.passages() if one["coder"] == "Ben")
    lead.do("recode", mine["number"], "--theme", "Guidance")
    ben.do("fetch", lead.path)
    assert [one["theme"] for one in ben.passages()] == ["Guidance"]
    lead.do("uncode", mine["number"])
    ben.do("fetch", lead.path)
    assert ben.passages() == []
    assert work_of_others(ben) == []
    ben.assert_whole()


def test_my_work_that_the_lead_does_not_have_yet_is_not_taken_for_removed(lead, ben):
    lead.do("theme", "remove", "Support / Mutual support")
    ben.do("fetch", lead.path)
    assert [one["memo"] for one in ben.passages()] == ["Mine"]
    back = lead.merge(ben.path)
    assert back["files"][0]["codings"] == 1
    assert {one["coder"] for one in lead.passages()} == {"Ana", "Ben"}


def test_after_the_lead_opens_the_project_fetching_brings_everything(lead, ben):
    ben.do("fetch", lead.path)
    lead.merge(ben.path)
    lead.do("theme", "add", "Pay")
    ben.do("fetch", lead.path)
    lead.do("project", "--open")
    report = ben.do("fetch", lead.path)
    assert report["blind"] is False
    assert [one["coder"] for one in report["coders"]] == ["Ana"]
    assert ben.do("project")["blind"] is False
    assert {one["coder"] for one in ben.passages()} == {"Ana", "Ben"}
    ben.assert_whole()
    assert ben.do("fetch", lead.path)["files"][0]["operations"] == 0
    assert kept_tables(ben.path) == kept_tables(lead.path)
    assert shown_tables(ben.path) == shown_tables(lead.path)


def test_who_is_not_blind_gets_everything(desk, tmp_path):
    ben = desk.hand_out("Ben", tmp_path / "ben.coder")
    desk.code(DOCUMENT, QUOTE, THEME)
    report = ben.do("fetch", desk.path)
    assert (report["blind"], [one["coder"] for one in report["coders"]]) == (False, ["Ana"])
    assert len(ben.passages()) == 1


@pytest.mark.parametrize("is_known", [False, True])
def test_who_began_a_file_alone_leads_that_alone_and_stays_blind(
    terminal, lead, tmp_path, is_known
):
    dee = Desk(terminal, tmp_path / "dee.coder")
    terminal.do("new", dee.path, "--coder", "Dee")
    dee.do("add", ARTICLES / f"{DOCUMENT}.pdf")
    dee.do("theme", "add", "Alone")
    dee.code(DOCUMENT, QUOTE, "Alone")
    if is_known:
        lead.do("coders", "--add", "Dee")
    lead.merge(dee.path)
    if is_known:
        (one,) = [one for one in lead.do("proposals") if one["kind"] == "coder"]
        lead.do("proposals", "--accept", one["id"])
    told = dee.say("fetch", lead.path)
    assert "What others coded stays out, for the project is blind in that file." in told
    assert work_of_others(dee) == []
    assert {"Alone", THEME} <= set(dee.themes())
    assert len(dee.passages()) == 1
    dee.code(DOCUMENT, QUOTE, THEME)
    lead.merge(dee.path)
    assert {one["coder"] for one in lead.passages()} == {"Ana", "Dee"}
    lead.do("project", "--open")
    dee.do("fetch", lead.path)
    assert {one["coder"] for one in dee.passages()} == {"Ana", "Dee"}
    dee.assert_whole()


def test_a_second_lead_is_never_blind(lead, tmp_path):
    other = lead.hand_out("Ana", tmp_path / "other.coder")
    lead.code("lindborg-2019", sentence(lead, "lindborg-2019"), THEME)
    assert other.do("fetch", lead.path)["blind"] is False
    assert len(other.passages()) == 2
    with Project(other.path, write=False) as project:
        assert project.db.execute("SELECT role FROM coder").fetchall()[0] == (LEAD,)


def test_a_copy_that_was_handed_out_blind_stays_blind(desk, tmp_path):
    ben = desk.hand_out("Ben", tmp_path / "ben.coder", "--blind")
    desk.code(DOCUMENT, QUOTE, THEME)
    assert ben.do("fetch", desk.path)["blind"] is True
    assert work_of_others(ben) == []
    told = ben.say("fetch", desk.path)
    assert "What others coded stays out, for this copy was handed out blind." in told


def test_a_project_that_was_made_blind_since_is_heard_of_first(desk, tmp_path):
    ben = desk.hand_out("Ben", tmp_path / "ben.coder")
    desk.code(DOCUMENT, QUOTE, THEME)
    desk.do("project", "--blind")
    assert ben.do("fetch", desk.path, "--dry-run")["blind"] is True
    assert ben.do("fetch", desk.path)["blind"] is True
    assert work_of_others(ben) == []
    assert ben.do("project")["blind"] is True


def test_a_lead_who_does_not_know_of_the_blindness_does_not_end_it(lead, ben, tmp_path):
    """Two leads' files: one is older than the act that made the project blind."""
    other = lead.hand_out("Ana", tmp_path / "other.coder")
    lead.do("project", "--open")
    lead.do("project", "--blind")
    ben.do("fetch", lead.path)
    other.code("lindborg-2019", sentence(other, "lindborg-2019"), THEME)
    assert ben.do("fetch", other.path)["blind"] is True
    assert work_of_others(ben) == []


def test_while_two_leads_disagree_the_project_is_blind_and_one_of_them_decides(lead, ben, tmp_path):
    other = lead.hand_out("Ana", tmp_path / "other.coder")
    lead.do("project", "--open")
    lead.do("project", "--blind")
    ben.do("fetch", lead.path)
    other.code("lindborg-2019", sentence(other, "lindborg-2019"), THEME)
    other.do("project", "--open")
    assert ben.do("fetch", other.path)["blind"] is True
    assert ben.do("project")["blind"] is True
    again = ben.do("fetch", other.path)
    assert (again["blind"], again["files"][0]["operations"]) == (True, 0)
    assert work_of_others(ben) == []

    lead.merge(other.path)
    assert [one["field"] for one in lead.do("conflicts")] == ["blind"]
    assert lead.do("project")["blind"] is True
    lead.do("project", "--open")
    assert lead.do("conflicts") == []
    assert lead.do("project")["blind"] is False
    assert ben.do("fetch", lead.path)["blind"] is False
    assert {one["coder"] for one in ben.passages()} == {"Ana", "Ben"}


def test_a_filtered_file_of_the_lead_does_as_well(lead, ben, tmp_path):
    lead.do("theme", "add", "Pay")
    again = lead.hand_out("Ben", tmp_path / "again.coder", "--light")
    ben.do("fetch", again.path)
    assert "Pay" in ben.themes()
    assert work_of_others(ben) == []
    ben.do("fetch", lead.path)
    lead.do("project", "--open")
    ben.do("fetch", lead.path)
    assert {one["coder"] for one in ben.passages()} == {"Ana", "Ben"}


def test_new_documents_come_with_their_pdfs_and_missing_ones_too(lead, ben, tmp_path):
    """Ben's copy is light, and the lead's file is not."""
    extra = tmp_path / "extra.pdf"
    shutil.copyfile(min(ARTICLES.glob("*.pdf")), extra)
    with extra.open("ab") as file:
        file.write(b"\n% another build\n")
    lead.do("add", extra)
    report = ben.do("fetch", lead.path)
    assert report["pdfs"] == 7
    assert pdfs(ben) == pdfs(lead)
    assert ben.do("fetch", lead.path)["pdfs"] == 0


def pdfs(desk):
    return set(tables_of(desk.path, ["pdf"])["pdf"])


def test_a_full_file_without_anything_new_brings_missing_pdfs(desk, tmp_path):
    light = desk.hand_out("Ben", tmp_path / "ben.coder", "--light")
    light.merge(desk.path)
    report = light.merge(desk.path)
    assert pdfs(light) == pdfs(desk)
    assert report["files"][0]["operations"] == 0


def test_a_fetch_is_one_merge_that_can_be_taken_back(lead, ben):
    lead.do("theme", "add", "Pay")
    ben.do("fetch", lead.path)
    assert ben.undo()["description"] == "Merge review.coder"
    assert "Pay" not in ben.themes()
    ben.do("fetch", lead.path)
    assert "Pay" in ben.themes()


def test_the_report_of_a_fetch_names_the_leads_file(lead, ben):
    lead.do("theme", "add", "Pay")
    ben.do("fetch", lead.path)
    with Project(ben.path, write=False) as project:
        (report,) = project.db.execute("SELECT report FROM merged").fetchone()
    assert [one["path"] for one in json.loads(report)["files"]] == [str(lead.path)]
    assert "coder-fetch-" not in report


def test_the_leads_file_may_be_open_meanwhile(lead, ben):
    with Project(lead.path, write=True) as project:
        project.db.execute("PRAGMA wal_autocheckpoint = 0")
        from coder.operations.themes import add_theme

        add_theme(project, "Pay")
        before = sorted(one.name for one in lead.path.parent.iterdir())
        ben.do("fetch", lead.path)
        assert sorted(one.name for one in lead.path.parent.iterdir()) == before
    assert "Pay" in ben.themes()
    assert work_of_others(ben) == []


def test_a_file_that_cannot_be_fetched_is_named_and_nothing_changes(lead, ben, tmp_path):
    wrong = tmp_path / "notes.coder"
    wrong.write_text("no project at all", "utf-8")
    newer = tmp_path / "newer.coder"
    shutil.copyfile(lead.path, newer)
    with_step(newer)
    before = tables_of(ben.path)
    for path in (wrong, newer, tmp_path / "gone.coder", tmp_path):
        assert path.name in ben.refused("fetch", path)
        assert tables_of(ben.path) == before


def test_a_damaged_file_is_named_and_nothing_changes(lead, ben):
    """Pages in its middle are gone: what a blind copy holds could be read all the same."""
    with lead.path.open("r+b") as file:
        size = file.seek(0, 2)
        file.seek(size // 2)
        file.write(bytes(3 * 4096))
    before = tables_of(ben.path)
    assert lead.path.name in ben.refused("fetch", lead.path)
    assert tables_of(ben.path) == before


def with_step(path):
    """Let a file say that a newer program wrote it."""
    db = connect(path, write=True)
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    table = next(name for name in tables if "migration" in name)
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    row = db.execute(f"SELECT * FROM {table} LIMIT 1").fetchone()
    held = dict(zip(columns, row, strict=True)) | {"name": "m999_future"}
    held.pop("id", None)
    marks = ", ".join("?" for _ in held)
    db.execute(f"INSERT INTO {table}({', '.join(held)}) VALUES ({marks})", list(held.values()))
    db.close()


def test_ones_own_file_brings_nothing(ben):
    before = kept_tables(ben.path)
    assert ben.do("fetch", ben.path)["files"][0]["operations"] == 0
    assert kept_tables(ben.path) == before


def test_a_fetch_that_is_killed_leaves_everything_as_it_was(lead, ben):
    """It is killed while the blind copy is merged."""
    lead.do("theme", "add", "Pay")
    before = kept_tables(ben.path)
    code = (
        "import os, sys\nimport coder.merge.merging as merging\n"
        "merging.fold_taken = lambda *_: os._exit(9)\n"
        "from coder.cli.main import main\n"
        f"main(['fetch', {str(ben.path)!r}, {str(lead.path)!r}])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert done.returncode == 9
    assert kept_tables(ben.path) == before
    ben.do("fetch", lead.path)
    assert "Pay" in ben.themes()
    ben.assert_whole()


def test_merging_a_whole_file_says_that_the_coding_of_others_is_here_now(lead, ben):
    told = ben.say("merge", lead.path)
    assert (
        "Ben works blind here, and the coding of Ana is in this file now: the window does not"
        " show it, and 'coder fetch' would have left it out." in told
    )
    assert {one["coder"] for one in ben.passages()} == {"Ana", "Ben"}
    assert "works blind" not in lead.say("merge", ben.path)


def test_adding_the_same_pdfs_to_a_light_copy_brings_them_back(desk, tmp_path):
    light = Desk(desk.terminal, tmp_path / "light.coder")
    desk.do("copy", light.path, "--light")
    before = kept_tables(light.path)
    assert pdfs(light) == set()
    told = light.say("add", ARTICLES)
    assert told.count("present") == told.count("its PDF was missing here, and is back") == 7
    assert pdfs(light) == pdfs(desk)
    assert kept_tables(light.path) == before
    assert "is back" not in light.say("add", ARTICLES)
