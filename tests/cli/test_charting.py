"""Attributes and charting at a terminal."""

import pytest

DOCUMENT = "marchbanks-2018"
WORDS = "Written guidance is most useful where it was written by those who are to follow it"


@pytest.fixture
def charted(desk):
    """Ana's desk with three attributes."""
    desk.do("attribute", "add", "Design", "--kind", "one_of", "--choices", "RCT; Case study",
            "--definition", "How it was done", "--required", "yes", "--level", "study")  # fmt: skip
    desk.do("attribute", "add", "Participants", "--kind", "number")
    desk.do("attribute", "add", "Country")
    return desk


def names(desk):
    return [one["name"] for one in desk.do("attributes")]


def test_attributes_are_listed_with_all_that_was_said_of_them(charted):
    charted.do("chart", DOCUMENT, "Design=rct")
    first = charted.do("attributes")[0]
    assert first.pop("id")
    assert first == {
        "name": "Design", "kind": "one_of", "level": "study", "required": True,
        "choices": ["RCT", "Case study"], "definition": "How it was done", "documents": 1,
    }  # fmt: skip


def test_attributes_are_moved_renamed_and_removed(charted):
    charted.do("attribute", "move", "Country", "--before", "design")
    assert names(charted) == ["Country", "Design", "Participants"]
    charted.do("attribute", "move", "Country", "--last")
    [one] = charted.do("attribute", "set", "Country", "--name", "Place", "--kind", "text")
    assert one["name"] == "Place"
    assert charted.do("attribute", "remove", "Place") == []
    assert names(charted) == ["Design", "Participants"]
    assert "There is no attribute 'Place'" in charted.refused("attribute", "remove", "Place")


def test_a_choice_is_renamed_with_a_new_list_in_one_act(charted):
    charted.do("chart", DOCUMENT, "Design=case study")
    charted.do("attribute", "set", "Design", "--rename-choice", "Case study=Case",
               "--choices", "RCT; Case; Survey")  # fmt: skip
    held = charted.do("documents")
    assert {one["attributes"]["Design"]["value"] for one in held} == {None, "Case"}
    charted.do("undo")
    assert charted.do("attributes")[0]["choices"] == ["RCT", "Case study"]
    assert "OLD=NEW" in charted.refused("attribute", "set", "Design", "--rename-choice", "x")
    assert "Say what to change" in charted.refused("attribute", "set", "Design")


def test_values_are_charted_together_and_shown_with_what_is_missing(charted):
    found = charted.do("chart", DOCUMENT, "Participants=1200", "Country=UK")
    assert [(one["attribute"], one["own"] and one["own"]["value"]) for one in found] == [
        ("Design", None), ("Participants", "1200"), ("Country", "UK"),
    ]  # fmt: skip
    assert [one["missing"] for one in found] == [True, False, False]
    assert charted.do("chart", DOCUMENT) == found
    refused = charted.refused("chart", DOCUMENT, "Country=France", "Participants=many")
    assert refused == "Participants cannot be 'many': write a number, such as 1234.5."
    assert charted.do("chart", DOCUMENT) == found
    assert "write it as ATTRIBUTE=VALUE" in charted.refused("chart", DOCUMENT, "Country")
    assert "There is no attribute 'Nation'" in charted.refused("chart", DOCUMENT, "Nation=UK")


def test_a_value_leads_to_the_passage_that_supports_it(charted):
    coding = charted.do("code", DOCUMENT, "--quote", WORDS, "--theme", "Guidance")
    found = charted.do("chart", DOCUMENT, "Country=UK", "--passage", coding["number"])
    support = found[2]["own"]["support"]
    assert (support["passage"], support["quote"], support["page"]) == (
        coding["passage"], coding["quote"], coding["page"],
    )  # fmt: skip
    assert support["citation"] in charted.say("chart", DOCUMENT)
    charted.do("uncode", coding["number"])
    assert charted.do("chart", DOCUMENT)[2]["own"]["support"] == support
    found = charted.do("chart", DOCUMENT, "Country=UK", "--passage", "")
    assert found[2]["own"]["support"] is None
    assert "Say which value" in charted.refused("chart", DOCUMENT, "--passage", "")


def test_what_is_quoted_supports_several_values_at_once(charted):
    found = charted.do("chart", DOCUMENT, "Country=UK", "Participants=10", "--quote", WORDS)
    _, participants, country = (one["own"] and one["own"]["support"] for one in found)
    assert participants == country
    assert country["quote"] == WORDS
    assert charted.passages() == []  # nothing is coded with it
    assert "These words are not in" in charted.refused(
        "chart", DOCUMENT, "Country=F", "--quote", "x y"
    )
    assert "Say what the passage tells" in charted.refused(
        "chart", DOCUMENT, "Country=", "--quote", WORDS
    )
    charted.do("chart", DOCUMENT, "Country=", "Participants=")
    charted.assert_whole()


def test_setting_a_field_of_a_document_checks_an_attribute_with_a_kind(charted):
    charted.do("document", DOCUMENT, "--set", "Participants=12", "--set", "Region=north")
    said = charted.refused("document", DOCUMENT, "--set", "Participants=many", "--set", "title=X")
    assert "Participants cannot be 'many'" in said
    value = charted.do("document", DOCUMENT)
    assert value["attributes"]["Participants"]["value"] == "12"
    assert value["attributes"]["Region"]["value"] == "north"
    assert value["title"] != "X"


def test_double_charting_and_what_is_missing_are_told(charted, tmp_path):
    ben = charted.hand_out("Ben", tmp_path / "ben.coder")
    for desk, country in ((charted, "UK"), (ben, "Scotland")):
        desk.do("chart", DOCUMENT, f"Country={country}")
        desk.do("chart", "lindborg-2019", "Country=Sweden", "Design=RCT")
    charted.merge(ben.path)
    design, participants, country = charted.do("attributes", "--differences")
    assert (country["double"], country["agreed"], country["percent"]) == (2, 1, 50)
    [differing] = country["differences"]
    assert differing["key"] == DOCUMENT
    assert [(one["coder"], one["value"]) for one in differing["values"]] == [
        ("Ana", "UK"), ("Ben", "Scotland"),
    ]  # fmt: skip
    assert (design["percent"], participants["percent"]) == (100, None)
    assert charted.say("attributes", "--differences").splitlines() == [
        "Design: 100 % of 1 study charted by several agree (1).",
        "Participants: nothing was charted twice.",
        "Country: 50 % of 2 documents charted by several agree (1).",
        f"  {DOCUMENT}  Ana: UK; Ben: Scotland",
    ]
    missing = charted.do("attributes", "--missing", "--coder", "Ben")
    assert {tuple(one["missing"]) for one in missing} == {("Design",)}
    assert "lindborg-2019" not in {one["key"] for one in missing}
    assert "--coder goes with --missing" in charted.refused("attributes", "--coder", "Ben")


def test_no_attribute_is_called_as_what_every_document_has(charted):
    assert "Every document has its Citation key already" in charted.refused(
        "attribute", "add", "Citation key"
    )


def test_where_reviewers_differ_about_a_study_the_study_is_named(charted, tmp_path):
    charted.do("document", DOCUMENT, "--study", "The coast trial")
    ben = charted.hand_out("Ben", tmp_path / "ben.coder")
    charted.do("chart", DOCUMENT, "Design=RCT")
    ben.do("chart", DOCUMENT, "Design=Case study")
    charted.merge(ben.path)
    said = charted.say("attributes", "--differences").splitlines()
    assert "  The coast trial  Ana: RCT; Ben: Case study" in said
    [differing] = charted.do("attributes", "--differences")[0]["differences"]
    assert (differing["about"], differing["key"]) == ("The coast trial", DOCUMENT)


def test_a_document_tells_what_each_says_where_reviewers_differ(charted, tmp_path):
    ben = charted.hand_out("Ben", tmp_path / "ben.coder")
    for desk, country in ((charted, "UK"), (ben, "Scotland")):
        desk.do("chart", DOCUMENT, f"Country={country}", "Participants=12")
    charted.merge(ben.path)
    lines = [line.split(maxsplit=1) for line in charted.say("document", DOCUMENT).splitlines()]
    assert ["Country", "differs (Ana: UK; Ben: Scotland)"] in lines
    assert ["Participants", "12"] in lines


def test_while_a_project_is_blind_nothing_of_others_is_compared(charted, tmp_path):
    ben = charted.hand_out("Ben", tmp_path / "ben.coder")
    charted.do("chart", DOCUMENT, "Country=UK")
    ben.do("chart", DOCUMENT, "Country=Scotland")
    charted.merge(ben.path)
    charted.do("project", "--blind")
    charted.do("coders", "--me", "Ben")
    assert {one["double"] for one in charted.do("attributes", "--differences")} == {0}
    [*_, country] = charted.do("chart", DOCUMENT)
    assert (country["own"]["value"], country["others"]) == ("Scotland", [])


def test_a_table_goes_out_is_told_and_comes_in(charted, tmp_path):
    path = tmp_path / "table.csv"
    charted.do("chart", DOCUMENT, "Country=UK")
    assert charted.do("table", "export", path)["documents"] == 7
    assert "exists already" in charted.refused("table", "export", path)
    path.write_text(f"Key,Country,Setting\n{DOCUMENT},Scotland,rural\nnobody,UK,\n", "utf-8")
    told = charted.do("table", "import", path)
    assert not told["applied"]
    assert told["attributes"] == [{"name": "Setting", "kind": "text"}]
    assert [(one["row"], one["attribute"], one["old"], one["new"]) for one in told["values"]] == [
        (2, "Country", "UK", "Scotland"), (2, "Setting", None, "rural"),
    ]  # fmt: skip
    assert told["problems"] == [
        {
            "row": 3, "column": "Key",
            "about": "The project has no document with the key 'nobody'.",
        }
    ]  # fmt: skip
    assert charted.do("chart", DOCUMENT)[2]["own"]["value"] == "UK"
    refused = charted.refused("table", "import", path, "--apply")
    assert "Nothing was charted: the table has 1 problem, the first in row 3, Key" in refused
    assert charted.do("table", "import", path, "--apply", "--leave-out")["applied"]
    assert charted.do("chart", DOCUMENT)[2]["own"]["value"] == "Scotland"
    assert charted.do("table", "import", path)["same"] == 2
    charted.do("undo")
    assert names(charted) == ["Design", "Participants", "Country"]


def test_a_plan_fits_the_terminal_however_long_a_value_is(charted, tmp_path):
    charted.do("attribute", "add", "A" * 200)
    table = tmp_path / "long.csv"
    table.write_text(f"Key,{'A' * 200},{'B' * 400}\nquillan-2016,{'v' * 300_000},x\n", "utf-8")
    told = charted.say("table", "import", table)
    assert max(map(len, told.splitlines())) < 300
    assert "AAA…" in told
    assert "vvv…" in told
    [value] = charted.do("table", "import", table)["values"]
    assert len(value["new"]) == 300_000


def test_a_page_without_a_quote_and_a_folder_for_a_table_are_refused(charted, tmp_path):
    said = charted.refused("chart", "quillan-2016", "--page", 1)
    assert said == "--page says where the words of --quote stand: give both."
    assert "'.' is no table: save it as .xlsx or .csv." in charted.refused("table", "import", ".")


def test_what_another_reviewer_charted_does_not_become_ones_own_by_a_table(charted, tmp_path):
    ben = charted.hand_out("Ben", tmp_path / "ben.coder")
    ben.do("chart", DOCUMENT, "Country=UK", "Participants=12")
    charted.merge(ben.path)
    path = tmp_path / "table.csv"
    charted.do("table", "export", path)
    told = charted.do("table", "import", path)
    assert told["values"] == []
    assert [(one["attribute"], one["new"], one["others"]) for one in told["of_others"]] == [
        ("Participants", "12", ["Ben"]), ("Country", "UK", ["Ben"]),
    ]  # fmt: skip
    counts = "0 new values; 0 changed; 0 the same; 0 problems"
    assert charted.say("table", "import", path).splitlines() == [
        f"{DOCUMENT}  Participants  –  →  12  charted by Ben already: left out",
        f"{DOCUMENT}  Country       –  →  UK  charted by Ben already: left out",
        f"{counts}; 2 charted by others already, and left out",
        "--take-others charts also what others charted already.",
    ]
    charted.do("table", "import", path, "--apply")
    assert {one["own"] for one in charted.do("chart", DOCUMENT)} == {None}
    said = charted.say("table", "import", path, "--take-others").splitlines()
    assert said[0].endswith("12  charted by Ben already: would be charted by Ana too")
    assert said[-1].endswith("; 2 charted by others already, and taken too")
    charted.do("table", "import", path, "--apply", "--take-others")
    assert charted.do("chart", DOCUMENT)[2]["state"] == "agreed"


def test_in_a_blind_project_a_table_tells_nothing_of_what_others_charted(charted, tmp_path):
    ben = charted.hand_out("Ben", tmp_path / "ben.coder")
    charted.do("chart", DOCUMENT, "Country=UK")
    charted.merge(ben.path)
    charted.do("project", "--blind")
    charted.do("coders", "--me", "Ben")
    path = tmp_path / "table.csv"
    path.write_text(f"Key,Country\n{DOCUMENT},UK\n", "utf-8")
    told = charted.do("table", "import", path)
    assert (told["of_others"], [one["others"] for one in told["values"]]) == ([], [[]])


def test_a_conflict_about_choices_is_told_in_words_and_settled_with_others(charted, tmp_path):
    ben = charted.hand_out("Ben", tmp_path / "ben.coder")
    for desk, more in ((charted, "Survey"), (ben, "Review")):
        desk.do("attribute", "set", "Design", "--choices", f"RCT; Case study; {more}")
    charted.merge(ben.path)
    (conflict,) = charted.open_conflicts()
    assert [one["value"] for one in conflict["candidates"]]
    assert "RCT; Case study; Survey" in conflict["about"]
    charted.do("conflicts", "--settle", conflict["id"], "--value", "RCT; Survey; Review")
    assert charted.do("attributes")[0]["choices"] == ["RCT", "Survey", "Review"]
