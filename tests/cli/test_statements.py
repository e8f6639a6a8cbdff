"""Statements, cross-tables and citations at the terminal."""

import pytest

KEYS = ("quillan-2016", "thistlewood-2014", "marchbanks-2018")


@pytest.fixture
def charted(desk):
    """Ana's review with the country of three of its seven documents."""
    for key, country in zip(KEYS, ("Ireland", "Ireland", "Wales"), strict=True):
        desk.do("document", key, "--set", f"country={country}")
    desk.do("assess", KEYS[0], "--theme", "Training", "--absent")
    return desk


def test_statements_are_what_one_would_paste(charted):
    said = charted.say("statements", "--attribute", "Country").splitlines()
    assert said[0] == "country"
    assert said[1].startswith("Ireland (n = 2; 29%) (")
    assert said[2].startswith("Wales (n = 1; 14%) (")
    assert said[3].startswith("not charted (n = 4; 57%) (")
    assert said[4:] == [
        "", "n of 7 included documents; percentages rounded half up to whole numbers.",
    ]  # fmt: skip


def test_statements_answer_with_all_that_a_program_needs(charted):
    found = charted.do("statements", "--decimals", "1", "--of", "known")
    assert set(found) == {"options", "statements", "basis"}
    assert found["options"]["of"] == "known"
    ireland = next(one for one in found["statements"] if one["value"] == "Ireland")
    assert (ireland["n"], ireland["of"], ireland["percent"]) == (2, 3, "66.7%")
    assert sorted(ireland["documents"]) == sorted(KEYS[:2])
    training = {
        one["value"]: one["n"] for one in found["statements"] if one["subject"] == "Training"
    }
    assert training == {"present": 0, "unclear": 0, "absent": 1, "open": 6}


def test_themes_can_be_told_alone_and_numbers_have_their_list(charted):
    said = charted.say("statements", "--theme", "Training", "--style", "numeric").splitlines()
    assert said[0] == "Training"
    assert said[3].startswith("absent (n = 1; 14%) [")
    assert [line.split(".")[0] for line in said[-7:]] == list("1234567")


def test_a_cross_table_has_a_column_a_value(charted):
    found = charted.do("cross-table", "--attribute", "country", "--theme", "Training")
    assert found["values"] == ["Ireland", "Wales", "not charted"]
    assert (found["of"], found["themes"]) == ([2, 1, 4], ["Training"])
    assert [cell["n"] for cell in found["counts"][0]] == [0, 0, 0]
    said = charted.say("cross-table", "--attribute", "country")
    assert "Ireland (n = 2)" in said


def test_documents_are_cited_as_in_running_text(charted):
    assert charted.say("cite", "marchbanks-2018").startswith("(Marchbanks")
    found = charted.do("cite", "marchbanks-2018", "--page", "1")
    assert found["citation"].endswith(f", 2018: {found['page']})")
    assert charted.say("cite", *KEYS, "--style", "keys").strip() == (
        "(marchbanks-2018; quillan-2016; thistlewood-2014)"
    )


def test_a_document_without_printed_pages_is_cited_by_the_page_of_its_pdf(charted):
    unprinted = [
        one
        for one in charted.do("documents")
        if charted.do("cite", one["key"], "--page", "1")["page_source"] == "index"
    ]
    for one in unprinted:
        assert charted.say("cite", one["key"], "--page", "1").strip().endswith(": PDF page 1)")


def test_what_cannot_be_stated_is_said_in_one_sentence(charted):
    assert charted.refused("statements", "--attribute", "design") == (
        "There is no attribute 'design': this project has country."
    )
    assert "name one document" in charted.refused("cite", *KEYS, "--page", "1")
    assert "has no page 99" in charted.refused("cite", KEYS[0], "--page", "99")
    assert "nobody's work" in charted.refused(
        "statements", "--coders", "consensus", "--coder", "Ana"
    )


def test_a_project_without_attributes_and_themes_says_so(terminal, tmp_path):
    path = tmp_path / "new.coder"
    terminal.do("new", path, "--coder", "Ana")
    assert terminal.do("statements", path)["statements"] == []
    assert "no attributes and no themes" in terminal.say("statements", path)
