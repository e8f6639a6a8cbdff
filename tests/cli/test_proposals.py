"""Proposals at a terminal: listed with their evidence, answered once, carried along by copies."""

import pytest


@pytest.fixture
def team(bare):
    """A project whose lead, Ana, is also there under her whole name; two themes spelled alike."""
    bare.do("coders", "--add", "Ana Müller")
    for theme in ("Co-production", "Coproduction", "Support / Phase 1", "Support / Phase 2"):
        bare.do("theme", "add", theme)
    return bare


def by_kind(desk, *words):
    return {one["kind"]: one for one in desk.do("proposals", *words)}


def test_what_is_likely_one_is_listed_with_its_evidence(team):
    found = by_kind(team)
    assert set(found) == {"coder", "theme"}
    assert set(found["coder"]) >= {"id", "kind", "about", "evidence", "answer"}
    assert found["coder"]["about"] == "Ana and Ana Müller may be one person."
    told = team.say("proposals").splitlines()
    assert told[0] == f"{found['coder']['id']}  Ana and Ana Müller may be one person."
    assert told[1] == "    Ana may be short for Ana Müller."
    assert (
        "    The names are written with other spaces, hyphens, capitals or accents:"
        " 'Co-production' and 'Coproduction'." in told
    )


def test_a_project_with_nothing_doubtful_says_so(bare):
    assert bare.say("proposals") == "Nothing is open.\n"
    assert bare.do("proposals") == []


def test_an_accepted_person_is_one_from_then_on(team):
    proposal = by_kind(team)["coder"]
    left = team.do("proposals", "--accept", proposal["id"][:6])
    assert [one["kind"] for one in left] == ["theme"]
    assert [one["coder"] for one in team.do("coders")] == ["Ana Müller"]
    [person] = team.do("coders")
    assert (person["me"], person["also"]) == (True, ["Ana"])
    assert team.say("coders").startswith("Ana Müller, also Ana  ")
    assert team.do("history")[-1]["description"] == "Say that Ana and Ana Müller are one person"
    answered = by_kind(team, "--all")["coder"]
    assert (answered["id"], answered["answer"]) == (proposal["id"], "same")
    assert answered["evidence"][0].startswith("Ana Müller said so on 20")
    team.do("undo")
    assert len(team.do("coders")) == 2


def test_a_declined_theme_stays_two_and_is_never_asked_about_again(team, tmp_path):
    proposal = by_kind(team)["theme"]
    told = team.say("proposals", "--decline", proposal["id"])
    assert told.startswith("Said: Co-production and Coproduction are not one theme.\n")
    assert "theme" not in by_kind(team)
    copy = tmp_path / "ben.coder"
    team.do("copy", copy, "--for", "Ben")
    ben = type(team)(team.terminal, copy)
    assert "theme" not in by_kind(ben)
    assert by_kind(ben, "--all")["theme"]["answer"] == "different"
    team.do("proposals", "--accept", proposal["id"])
    assert len([one for one in team.do("themes") if one["parent"] is None]) == 2


def test_two_that_nobody_proposed_can_be_joined_by_their_names(team):
    team.do("coders", "--add", "Reviewer two")
    team.do("proposals", "--join", "Ana", "Reviewer two")
    assert len(team.do("coders")) == 2
    team.do("proposals", "--join", "Support / Phase 1", "Support / Phase 2")
    assert len([one for one in team.do("themes") if one["parent"]]) == 1


def test_what_cannot_be_answered_is_said_in_a_sentence(team):
    assert "There is no proposal 'zzz'" in team.refused("proposals", "--accept", "zzz")
    assert "Several proposals begin with ''" in team.refused("proposals", "--decline", "")
    said = team.refused("proposals", "--join", "Ana", "Nobody")
    assert said.startswith("'Ana' and 'Nobody' are not two documents, reviewers or themes")
    said = team.refused("proposals", "--join", "Support", "Support / Phase 1")
    assert said == (
        "Support and Support / Phase 1 cannot be one, since one stands under the other: move it"
        " first."
    )
