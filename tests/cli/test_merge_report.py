"""What a merge tells: what it really changed, and what is new by it, once."""

import json
import shutil
from contextlib import closing

import pytest

from coder.store.connection import connect
from tests.cli.acts import Desk, kept_tables

DOCUMENT = "thistlewood-2014"
QUOTE = "how to disagree with a colleague in front of students"
OTHER = "quillan-2016"


@pytest.fixture
def ben(desk, tmp_path):
    return desk.hand_out("Ben", tmp_path / "ben.coder")


def lines(report):
    """The codings of a report: coder, document, theme, added, changed, removed."""
    names = ("coder", "document", "theme", "added", "changed", "removed")
    return [tuple(one[name] for name in names) for one in report["brought"]]


def news(report):
    """The themes of a report, with what became of them."""
    return {one["path"]: (one["what"], one["coder"], one["fields"]) for one in report["themes"]}


def test_what_is_shown_as_one_is_told_by_the_merge_that_joined_it(desk, ben):
    for one in (desk, ben):
        one.do("theme", "add", "Power")
    planned = desk.do("merge", ben.path, "--dry-run")["joined"]
    (joined,) = desk.merge(ben.path)["joined"]
    assert planned == [joined]
    assert (joined["kind"], joined["name"]) == ("theme", "Power")
    ben.do("theme", "add", "Trust")
    assert "Power" not in desk.say("merge", ben.path)
    assert desk.merge(ben.path)["joined"] == []
    desk.undo()
    desk.undo()
    assert "shown as one: Power" in desk.say("merge", ben.path)


def test_codings_are_told_by_reviewer_document_and_theme(desk, ben):
    ben.code(DOCUMENT, QUOTE, "Training", "Support")
    sentence = desk.text(OTHER)[0]["text"].split(". ")[3][:60]
    ben.code(OTHER, sentence, "Guidance")
    desk.code(DOCUMENT, QUOTE, "Training")
    report = desk.merge(ben.path)
    assert sorted(lines(report)) == [
        ("Ben", OTHER, "Guidance", 1, 0, 0),
        ("Ben", DOCUMENT, "Support", 1, 0, 0),
        ("Ben", DOCUMENT, "Training", 1, 0, 0),
    ]
    assert [(one["coder"], one["codings"]) for one in report["coders"]] == [("Ben", 3)]


def test_codings_that_change_and_go_are_told_as_such(desk, ben):
    ben.code(DOCUMENT, QUOTE, "Training", "Support", "Guidance")
    desk.merge(ben.path)
    coded = {one["theme"]: one["number"] for one in ben.passages()}
    ben.do("recode", coded["Training"], "--theme", "Collaborative experience")
    ben.do("uncode", coded["Support"])
    report = desk.merge(ben.path)
    assert lines(report) == [
        ("Ben", DOCUMENT, "Collaborative experience", 0, 1, 0),
        ("Ben", DOCUMENT, "Support", 0, 0, 1),
    ]
    assert report["coders"] == []
    ben.do("recode", coded["Guidance"], "--quote", "disagree with a colleague")
    told = desk.say("merge", ben.path)
    assert "Ben: 2 codings changed, in 1 document." in told
    assert lines(desk.merge(ben.path)) == []


def test_a_coding_in_dispute_counts_where_it_shows_another_theme(desk, ben, tmp_path):
    number = ben.code(DOCUMENT, QUOTE, "Training")["number"]
    other = Desk(ben.terminal, tmp_path / "laptop.coder")
    shutil.copyfile(ben.path, other.path)
    desk.merge(ben.path)
    ben.do("recode", number, "--theme", "Guidance")
    other.do("recode", number, "--theme", "Support")  # later, and so it shows
    assert lines(desk.merge(other.path)) == [("Ben", DOCUMENT, "Support", 0, 1, 0)]
    report = desk.merge(ben.path)
    assert lines(report) == []
    assert (len(report["conflicts"]), report["new_conflicts"]) == (1, 1)
    ben.do("theme", "add", "Power")
    again = desk.merge(ben.path)
    assert (len(again["conflicts"]), again["new_conflicts"]) == (1, 0)


def test_codings_of_one_merge_that_change_within_it_are_new(desk, ben, tmp_path):
    number = ben.code(DOCUMENT, QUOTE, "Training")["number"]
    early = tmp_path / "early.coder"
    shutil.copyfile(ben.path, early)
    ben.do("recode", number, "--theme", "Guidance")
    assert lines(desk.merge(early, ben.path)) == [("Ben", DOCUMENT, "Guidance", 1, 0, 0)]


def test_themes_are_told_as_they_are_shown_with_before_and_after(desk, ben):
    ben.do("theme", "add", "Support / Peers", "--definition", "people like us")
    ben.do("theme", "set", "Training", "--name", "Teaching", "--definition", "what they learn")
    ben.do("theme", "remove", "Guidance / Written guidance")
    ben.do("theme", "move", "Support / Mutual support", "--top")
    for one in (desk, ben):
        one.do("theme", "add", "Power")
    before = desk.themes()["Training"]["definition"]
    found = news(desk.merge(ben.path))
    what, coder, fields = found.pop("Support / Peers")
    assert (what, coder, fields["definition"]) == ("new", "Ben", [None, "people like us"])
    assert found.pop("Teaching") == (
        "changed", "Ben",
        {"name": ["Training", "Teaching"], "definition": [before, "what they learn"]},
    )  # fmt: skip
    assert found.pop("Guidance / Written guidance") == ("removed", "Ben", {})
    moved = found.pop("Mutual support")[2]
    assert moved["parent"] == ["Support", None]
    assert found.pop("Power")[0] == "changed"  # its colour: it was here
    assert found == {}  # what stands below Teaching did not change


def test_themes_that_became_one_are_told(desk, ben):
    ben.do("theme", "merge", "Guidance / Written guidance", "--into", "Training")
    assert news(desk.merge(ben.path)) == {
        "Training": ("joined", "Ben", {"path": ["Guidance / Written guidance", "Training"]})
    }


def test_a_theme_is_told_under_its_own_name_where_another_became_part_of_it(
    desk, terminal, tmp_path
):
    """The themes of the other file stand for those here from now on."""
    mine = Desk(terminal, tmp_path / "mine.coder")
    terminal.do("new", mine.path, "--coder", "Dee")
    for name in ("Support", "Guidance", "Training"):  # Support has the smaller id
        mine.do("theme", "add", name)
    desk.merge(mine.path)
    desk.do("theme", "merge", "Support", "--into", "Guidance")
    found = [(one["path"], one["what"], one["fields"]) for one in mine.merge(desk.path)["themes"]]
    assert ("Guidance", "joined", {"path": ["Support", "Guidance"]}) in found
    changed = next(
        fields for path, what, fields in found if (path, what) == ("Guidance", "changed")
    )
    assert "name" not in changed


def test_documents_reviewers_and_other_work_are_told(desk, ben):
    ben.do("document", DOCUMENT, "--set", "title=Another title", "--study", "One study")
    ben.do("document", DOCUMENT, "--set", "country=UK")
    ben.do("coders", "--add", "Cem")
    ben.assess(DOCUMENT, "Guidance", "absent", "--note", "n")
    ben.assess(DOCUMENT, "Training", "unclear")
    ben.finish(DOCUMENT)
    ben.code(DOCUMENT, QUOTE, "Support", memo="strong")
    told = desk.merge(ben.path)
    found = {(one["kind"], one["name"]): one for one in told["others"]}
    assert found["document", DOCUMENT]["fields"]["study"] == [None, "One study"]
    assert found["document", DOCUMENT]["fields"]["title"][1] == "Another title"
    assert found["coder", "Cem"]["what"] == "new"
    assert ("attribute", "country") in found
    (work,) = told["work"]
    counts = {name: work[name] for name in ("memos", "assessments", "finished", "charted")}
    assert counts == {"memos": 1, "assessments": 2, "finished": 1, "charted": 1}
    ben.do("finish", DOCUMENT, "--reopen")
    ben.assess(DOCUMENT, "Training", "open")
    assert [(one["assessments"], one["finished"]) for one in desk.merge(ben.path)["work"]] == [
        (1, 0)
    ]


def test_merging_the_same_again_tells_of_nothing(desk, ben):
    ben.code(DOCUMENT, QUOTE, "Training", memo="m")
    ben.do("theme", "add", "Power")
    desk.merge(ben.path)
    again = desk.merge(ben.path)
    empty = ("brought", "themes", "others", "work", "coders", "joined")
    assert [again[name] for name in empty] == [[]] * len(empty)


def test_a_merge_that_was_taken_back_and_made_again_tells_the_same(desk, ben):
    ben.code(DOCUMENT, QUOTE, "Training", memo="m")
    ben.do("theme", "set", "Training", "--name", "Teaching")
    first = desk.merge(ben.path)
    desk.undo()
    again = desk.merge(ben.path)
    for name in ("brought", "themes", "others", "work", "coders"):
        assert again[name] == first[name], name


def test_the_merges_of_a_copy_are_listed_and_tell_their_report_again(desk, ben, tmp_path):
    assert "No file has been merged" in desk.say("merges")
    ben.code(DOCUMENT, QUOTE, "Training")
    ben.do("theme", "add", "Power", "--definition", "d")
    first = desk.merge(ben.path)
    (listed,) = desk.do("merges")
    assert (listed["codings"], listed["files"], listed["counts"]) == (1, ["ben.coder"], True)
    number = listed["number"]
    assert desk.do("merges", "--report", number) == first
    desk.do("merges", "--report", number, tmp_path / "again.json")
    assert json.loads((tmp_path / "again.json").read_text("utf-8")) == first
    assert "exists already" in desk.refused("merges", "--report", number, tmp_path / "again.json")
    assert "'coder merges' lists them" in desk.refused("merges", "--report", "7")
    assert desk.terminal.type("merges", desk.path, "--report", "one").code == 2
    desk.undo()
    assert "taken back" in desk.say("merges")


def test_a_report_that_was_kept_when_less_was_told_can_still_be_read(desk, ben):
    ben.code(DOCUMENT, QUOTE, "Training")
    desk.merge(ben.path)
    with closing(connect(desk.path, write=True)) as db:  # as the first version kept it
        (text,) = db.execute("SELECT report FROM merged").fetchone()
        held = json.loads(text)
        old = {name: held[name] for name in ("files", "coders", "joined", "ahead", "backup")}
        old["joined"] = [{"kind": "theme", "one": "a", "other": "b", "to come": 1}]
        db.execute("UPDATE merged SET report = ?", (json.dumps(old),))
    report = desk.do("merges", "--report", "1")
    assert (report["brought"], report["themes"]) == ([], [])
    assert "1 coding by Ben came in." in desk.say("merges", "--report", "1")


@pytest.mark.parametrize("name", ["report.txt", "report.xlsx", "report.json"])
def test_a_report_is_written_by_the_name_of_its_file(desk, ben, tmp_path, name):
    ben.code(DOCUMENT, QUOTE, "Training")
    path = tmp_path / name
    desk.do("merge", ben.path, "--dry-run", "--report", path)
    beginnings = {".txt": b"", ".xlsx": b"PK", ".json": b"{"}
    assert path.read_bytes().startswith(beginnings[path.suffix])
    before = kept_tables(desk.path)
    assert "exists already" in desk.refused("merge", ben.path, "--report", path)
    missing = tmp_path / "nowhere" / name
    assert "does not exist" in desk.refused("merge", ben.path, "--report", missing)
    assert kept_tables(desk.path) == before
    assert sorted(one.name for one in tmp_path.iterdir() if ".part" in one.name) == []
