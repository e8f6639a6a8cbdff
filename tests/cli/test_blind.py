"""A blind project: what coders are handed until a lead opens it."""

import pytest

from coder.domain.errors import CoderError
from tests.cli.acts import Desk, tables_of

DOCUMENT = "marchbanks-2018"
QUOTE = "Trainers consulted it before courses and rarely during them"


@pytest.fixture
def blind(desk):
    """Ana's project, in which she and Ben have coded, made blind by her."""
    desk.do("coders", "--add", "Ben")
    desk.code(DOCUMENT, QUOTE, "Training")
    assert desk.do("project", "--blind")["blind"] is True
    return desk


def test_a_new_project_is_open_unless_it_was_begun_blind(terminal, bare, tmp_path):
    assert bare.do("project")["blind"] is False
    assert terminal.do("new", tmp_path / "b.coder", "--coder", "Ana", "--blind")["blind"] is True
    assert "blind until a lead opens it" in terminal.say("project", tmp_path / "b.coder")


def test_a_copy_for_a_coder_is_blind_without_being_asked_and_says_so(blind, tmp_path):
    said = blind.say("copy", tmp_path / "ben.coder", "--for", "Ben")
    assert said.endswith("for Ben; it is blind, for the project is blind until a lead opens it.\n")
    ben = Desk(blind.terminal, tmp_path / "ben.coder")
    assert ben.passages() == []
    assert ben.do("project")["blind"] is True
    ben.assert_whole()
    given = blind.do("copy", tmp_path / "cem.coder", "--for", "Cem")
    assert given["blind"] is True
    Desk(blind.terminal, tmp_path / "cem.coder").assert_whole()


def test_a_lead_gets_everything(blind, tmp_path):
    given = blind.do("copy", tmp_path / "ana.coder", "--for", "Ana")
    assert given["blind"] is False
    assert len(Desk(blind.terminal, tmp_path / "ana.coder").passages()) == 1


def test_what_a_coder_sends_back_is_whole(blind, tmp_path):
    ben = blind.hand_out("Ben", tmp_path / "ben.coder")
    ben.code(DOCUMENT, QUOTE, "Support")
    ben.do("copy", tmp_path / "back.coder")
    blind.merge(tmp_path / "back.coder")
    assert {one["coder"] for one in blind.passages()} == {"Ana", "Ben"}


def test_only_a_lead_opens_it_and_the_opening_comes_with_a_merge(blind, tmp_path):
    ben = blind.hand_out("Ben", tmp_path / "ben.coder")
    said = ben.refused("project", "--open")
    assert said == "Only a lead may open the project, and Ben works in this copy: ask Ana."
    assert blind.do("project", "--open")["blind"] is False
    assert blind.do("history")[-1]["description"] == "Open the project to all"
    ben.merge(blind.path)
    assert ben.do("project")["blind"] is False
    assert [one["coder"] for one in ben.passages()] == ["Ana"]
    assert ben.do("copy", tmp_path / "cem.coder", "--for", "Cem")["blind"] is False
    ben.assert_whole()


def test_a_blind_copy_of_an_open_project_stays_blind(desk, tmp_path):
    ben = desk.hand_out("Ben", tmp_path / "ben.coder", "--blind")
    assert ben.do("project")["blind"] is False
    ben.code(DOCUMENT, QUOTE, "Support")
    ben.do("copy", tmp_path / "moved.coder")
    for number, path in enumerate((ben.path, tmp_path / "moved.coder")):
        cem = tmp_path / f"cem{number}.coder"
        said = desk.terminal.say("copy", path, cem, "--for", "Cem")
        assert said.endswith("it is blind, for this copy was handed out blind.\n")
        assert Desk(desk.terminal, cem).passages() == []
    back = ben.do("copy", tmp_path / "back.coder", "--for", "Ana")
    assert back["blind"] is False


@pytest.fixture
def seen_by_ben(desk, tmp_path):
    """Ana's file, which holds Ben's work too: blind, and with Ben at work in it."""
    desk.do("attribute", "add", "Country")
    ben = desk.hand_out("Ben", tmp_path / "ben.coder")
    for one, country in ((desk, "UK"), (ben, "Wales")):
        one.do("chart", DOCUMENT, f"Country={country}")
        one.code(DOCUMENT, QUOTE, "Training")
        one.do("summary", DOCUMENT, "--theme", "Training", "--text", f"By {one.path.stem}")
    desk.finish(DOCUMENT)
    desk.merge(ben.path)
    desk.do("project", "--blind")
    desk.do("coders", "--me", "Ben")
    return desk


def test_the_command_line_shows_one_who_works_blind_what_the_window_shows(seen_by_ben, tmp_path):
    found = seen_by_ben.do("matrix")
    assert found["coders"] == ["Ben"]
    assert {one["with_children"]["codings"] for row in found["cells"] for one in row} == {0, 1}
    assert [one["value"] for one in seen_by_ben.do("statements", "--attribute", "Country")[
        "statements"]] == ["Wales", "not charted"]  # fmt: skip
    assert seen_by_ben.do("cross-table", "--attribute", "Country")["values"][0] == "Wales"
    assert seen_by_ben.do("figure", "attribute", "--attribute", "Country")["columns"][0] == "Wales"
    assert [one["text"] for one in seen_by_ben.do("summaries")] == ["By ben"]
    assert [one["coder"] for one in seen_by_ben.do("progress")["coders"]] == ["Ben"]
    document = seen_by_ben.documents()[DOCUMENT]
    assert document["codings"] == 1
    assert document["attributes"]["Country"]["value"] == "Wales"
    assert {one["coder"] for one in document["readings"]} == {"Ben"}
    assert seen_by_ben.themes()["Training"]["codings"] == 1
    seen_by_ben.do("coders", "--me", "Ana")
    assert seen_by_ben.do("matrix")["coders"] == ["Ana", "Ben"]


@pytest.mark.parametrize(
    "words",
    [
        ["matrix"], ["statements"], ["cross-table", "--attribute", "Country"], ["summaries"],
        ["progress"], ["recheck"], ["documents"], ["document", DOCUMENT],
        ["figure", "documents"], ["table", "export", "t.csv"], ["tables", "t.docx"],
    ],
)  # fmt: skip
def test_that_ones_own_work_alone_is_shown_is_said(seen_by_ben, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert seen_by_ben.say(*words).splitlines()[-1] == (
        "The project is blind until a lead opens it: only the work of Ben is shown."
    )


def test_what_another_did_is_not_shown_where_that_is_asked(seen_by_ben):
    assert seen_by_ben.refused("matrix", "--coder", "Ana") == (
        "What Ana did is shown to leads alone: the project is blind."
    )


def test_opening_is_undone_and_done_again(blind):
    blind.do("project", "--open")
    blind.undo()
    assert blind.do("project")["blind"] is True
    blind.redo()
    assert blind.do("project")["blind"] is False
    before = len(blind.do("history"))
    blind.do("project", "--open")
    assert len(blind.do("history")) == before
    blind.assert_whole()


def test_two_leads_who_disagree_see_a_conflict(blind, tmp_path):
    other = blind.hand_out("Ana", tmp_path / "other.coder")
    other.do("project", "--open")
    blind.do("project", "--open")
    blind.do("project", "--blind")
    blind.merge(other.path)
    (one,) = blind.open_conflicts()
    assert "blind" in one["about"]
    blind.do("conflicts", "--settle", one["id"], "--keep", "1")
    assert blind.open_conflicts() == []


def test_only_a_lead_freezes_the_codebook(desk, tmp_path):
    ben = desk.hand_out("Ben", tmp_path / "ben.coder")
    said = ben.refused("codebook", "freeze", "mine")
    assert said == "Only a lead may freeze the codebook, and Ben works in this copy: ask Ana."


@pytest.mark.parametrize("words", [[], ["--blind"]])
def test_nobody_is_added_by_a_copy_that_could_not_be_written(desk, tmp_path, monkeypatch, words):
    def fail(*_arguments, **_options):
        raise CoderError("The disk is full.")

    desk.code(DOCUMENT, QUOTE, "Training")
    before = tables_of(desk.path)
    for place in ("coder.store.copies._fill", "coder.store.copies._append"):
        with monkeypatch.context() as patch:
            patch.setattr(place, fail)
            desk.refused("copy", tmp_path / "ben.coder", "--for", "Ben", *words)
        assert not (tmp_path / "ben.coder").exists()
        assert tables_of(desk.path) == before
    ben = desk.hand_out("Ben", tmp_path / "ben.coder", *words)
    assert [one["coder"] for one in ben.do("coders") if one["me"]] == ["Ben"]
    ben.assert_whole()
    ben.code(DOCUMENT, QUOTE, "Support")
    desk.merge(ben.path)
    desk.assert_whole()
    assert desk.merge(ben.path)["files"][0]["operations"] == 0
