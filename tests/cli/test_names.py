"""Names that are pasted or made up to mislead: one line each, as long as a line can be."""

import pytest

from tests.cli.acts import ARTICLES, Desk

NASTY = "\x1b[31mred\x1b[0m\r\nname\u202e gnp"
TIDY = "[31mred[0m name gnp"


def test_no_name_disturbs_what_is_printed_around_it(terminal, desk, tmp_path):
    begun = terminal.do("new", tmp_path / "n.coder", "--title", NASTY, "--coder", NASTY)
    assert terminal.say("project", tmp_path / "n.coder") == f"{TIDY}: open.\n"
    assert [one["coder"] for one in terminal.do("coders", tmp_path / "n.coder")] == [TIDY]
    assert (begun["title"], begun["coder"]) == (TIDY, TIDY)
    desk.do("theme", "add", NASTY)
    assert TIDY in desk.themes()
    desk.do("codebook", "freeze", NASTY)
    assert desk.do("codebook", "list")[-1]["name"] == TIDY
    key = next(iter(desk.documents()))
    desk.do("document", key, "--set", f"title={NASTY}", "--study", NASTY, "--exclude", NASTY)
    held = desk.documents()[key]
    assert (held["title"], held["study"], held["excluded"]) == (TIDY, TIDY, TIDY)
    desk.do("document", key, "--set", f"design={NASTY}")
    assert desk.do("copy", tmp_path / "c.coder", "--for", f"{NASTY} 2")["coder"] == f"{TIDY} 2"
    for line in desk.do("history"):
        assert line["description"].isprintable()


@pytest.mark.parametrize(
    "words",
    [
        ["theme", "add", "n" * 300],
        ["codebook", "freeze", "n" * 300],
        ["coders", "--add", "n" * 300],
        ["document", "marchbanks-2018", "--study", "n" * 300],
        ["document", "marchbanks-2018", "--key", "n" * 300],
        ["document", "marchbanks-2018", "--set", f"title={'n' * 600}"],
    ],
    ids=lambda words: " ".join(words)[:24],
)
def test_a_name_that_no_line_holds_is_refused(desk, words):
    assert "shorten it" in desk.refused(*words)


def test_a_name_too_long_for_a_reviewer_makes_no_copy(desk, tmp_path):
    assert "shorten it" in desk.refused("copy", tmp_path / "c.coder", "--for", "n" * 300)
    assert not (tmp_path / "c.coder").exists()


def test_a_theme_is_found_by_its_id_before_another_that_is_named_like_it(desk):
    (first, second) = list(desk.themes().values())[:2]
    desk.do("theme", "set", second["id"], "--name", first["id"])
    assert desk.do("theme", "set", first["id"], "--definition", "mine")[0]["id"] == first["id"]


def test_a_version_whose_name_differs_only_in_case_is_refused(desk):
    desk.do("codebook", "freeze", "Pilot")
    assert "'Pilot'" in desk.refused("codebook", "freeze", "pilot")


def test_a_value_that_settles_a_conflict_is_a_name_like_any_other(desk, tmp_path):
    key = next(iter(desk.documents()))
    ben = desk.hand_out("Ben", tmp_path / "ben.coder")
    desk.do("document", key, "--set", "title=One")
    ben.do("document", key, "--set", "title=Two")
    desk.merge(ben.path)
    (one,) = desk.open_conflicts()
    assert "shorten it" in desk.refused("conflicts", "--settle", one["id"], "--value", "n" * 600)
    desk.do("conflicts", "--settle", one["id"], "--value", NASTY)
    assert desk.documents()[key]["title"] == TIDY


def test_several_of_one_name_are_told_apart_beside_their_ids(terminal, desk, tmp_path):
    """Two Bens who never met: one reviewer, one who began alone, with another PDF of one name."""
    ben = desk.hand_out("Ben", tmp_path / "ben.coder")
    other = Desk(terminal, tmp_path / "other.coder")
    terminal.do("new", other.path, "--coder", "Ben", "--title", "Other")
    other.do("add", ARTICLES / "marchbanks-2018.pdf")
    other.do("theme", "add", "Alone")
    quote = "Trainers consulted it before courses and rarely during them"
    ben.code("marchbanks-2018", quote, "Guidance")
    other.code("marchbanks-2018", quote, "Alone")
    desk.do("document", "quillan-2016", "--key", "one")
    other.do("add", ARTICLES / "lindborg-2019.pdf")
    other.do("document", "lindborg-2019", "--key", "quillan")
    desk.do("document", "one", "--key", "quillan")
    desk.merge(ben.path, other.path)
    assert desk.refused("passages", "--coder", "Ben").count(": Ben, ") == 2
    told = desk.refused("recode", "marchbanks-2018:BE1", "--theme", "Training")
    assert ": Ben, Guidance" in told
    assert ": Ben, Alone" in told
