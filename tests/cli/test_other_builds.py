"""A reviewer marked another PDF of the article: passages are found again, or it is said."""

import hashlib

import pytest
from openpyxl import load_workbook

from tests.another_build import another_build
from tests.cli.acts import Desk, shown_tables, tables_of

KEY = "quillan-2016"
DOI = "10.5555/mplr.2016.12"
ALIKE = (
    "It rents two rooms above a library, has one coordinator and, in a good year, eight trainers"
)
SENTENCE = "It went both ways, and this surprised us equally."
ADDED = "Nobody had told the new swimming teachers of any such thing"
OVER_LINES = (
    "The rule was that she began one week and I the next. Whoever began said what had been hard,"
    " and the other listened and gave no advice until she was asked for it."
)
HERE = "The course was good and the students were wholly content"
HERE = "The course was good and the students were content"


@pytest.fixture(scope="session")
def other_build(tmp_path_factory):
    """The article as another journal set it, with a few words changed and a sentence added."""
    folder = tmp_path_factory.mktemp("build")
    added = "It went both ways, and this surprised us equally."
    return another_build(
        folder, KEY, journal="annals",
        changes=[
            ("2016; 5: 12–14", "2016; 5: 12–13"),
            (added, f"{added} {ADDED}."),
        ],
    )  # fmt: skip


@pytest.fixture
def ben(terminal, tmp_path, other_build):
    """Ben never had Ana's copy: he began a project of his own, with the PDF that he found."""
    desk = Desk(terminal, tmp_path / "ben.coder")
    terminal.do("new", desk.path, "--coder", "Ben", "--codebook", "co-production")
    desk.do("add", other_build)
    key = next(iter(desk.documents()))
    desk.do("document", key, "--set", f"doi={DOI}")
    desk.key = key
    return desk


@pytest.fixture
def lead(desk):
    desk.do("document", KEY, "--set", f"doi={DOI}")
    return desk


def test_passages_marked_on_another_build_stand_on_the_one_that_is_read(lead, ben):
    ben.code(ben.key, ALIKE, "Support")
    ben.code(ben.key, OVER_LINES, "Support / Mutual support")
    made = ben.passages()
    report = lead.merge(ben.path)
    assert report["reanchored"] == {"exact": 2, "close": 0, "ambiguous": 0, "unplaced": 0}
    read = next(
        f for d in lead.do("documents") for f in d["files"] if f["reading"] and d["codings"]
    )
    whole = "\n".join(page["text"] for page in lead.text(KEY))
    for before, after in zip(made, lead.passages(), strict=True):
        assert (after["placement"], after["coder"]) == ("exact", "Ben")
        assert " ".join(after["quote"].split()) == " ".join(before["quote"].split())
        assert whole[after["start"] : after["end"]] == after["raw"]
        assert after["file"] != after["made_on"]
        assert after["made_raw"] == before["raw"]
    assert read["sha256"] != made[0]["file"]
    lead.assert_whole()


def test_where_both_coded_the_same_sentence_its_characters_are_covered_once(lead, ben):
    mine = lead.code(KEY, ALIKE, "Support")
    ben.code(ben.key, ALIKE, "Support")
    lead.merge(ben.path)
    cell = _cell(lead, "Support")
    assert (cell["codings"], cell["passages"]) == (2, 1)
    assert cell["characters"] == mine["end"] - mine["start"]


def test_what_is_not_in_the_other_build_is_kept_and_listed_and_can_be_placed_by_hand(lead, ben):
    number = ben.code(ben.key, ADDED, "Support")["number"]
    lead.merge(ben.path)
    (one,) = lead.passages("--placement", "unplaced")
    assert (one["number"], one["made_raw"].split()) == (number, ADDED.split())
    assert _cell(lead, "Support")["state"] == "present"
    by_hand = lead.do("place", number, "--quote", ALIKE)
    assert (by_hand["placement"], by_hand["by_hand"]) == ("exact", True)
    (one,) = lead.passages()
    assert (one["quote"], one["by_hand"], one["placement"]) == (ALIKE, True, "exact")
    lead.undo()
    assert [it["number"] for it in lead.passages("--placement", "unplaced")] == [number]
    lead.redo()
    lead.do("place", number, "--as-found")
    assert [it["number"] for it in lead.passages("--placement", "unplaced")] == [number]
    lead.assert_whole()


def test_the_terminal_shows_the_words_of_both_pdfs_and_no_page_where_there_is_none(lead, ben):
    number = ben.code(ben.key, ADDED, "Support")["number"]
    exact = ben.code(ben.key, ALIKE, "Support")["number"]
    lead.merge(ben.path)
    assert "None" not in lead.say("passages")
    assert f"Ben  not placed  {ADDED}" in lead.say("passages", "--placement", "unplaced")
    assert f"marked: {ADDED}" in lead.say("place", number)
    assert f"PDF page 1: {ALIKE}" in lead.say("place", exact)
    assert lead.refused("place", number, "--nowhere", "--page", 1).startswith("--page says")
    assert lead.refused("place", number, "--page", 1).startswith("--page says")


def test_accepting_a_document_says_how_its_passages_were_found_again(desk, ben):
    ben.do("document", ben.key, "--set", "doi=")
    ben.code(ben.key, ADDED, "Support")
    ben.code(ben.key, ALIKE, "Support")
    desk.merge(ben.path)
    (one,) = desk.do("proposals")
    told = desk.say("proposals", "--accept", one["id"])
    assert "2 passages from another build of a document: 1 exact and 1 unplaced." in told


def test_of_several_places_one_is_chosen(terminal, desk, tmp_path):
    filler = "So it was from then on."
    twice = another_build(
        tmp_path, KEY, journal="annals",
        changes=[
            ("2016; 5: 12–14", "2016; 5: 12–13"),
            (SENTENCE, f"{filler} {SENTENCE} Nobody said a word. {SENTENCE} {filler}"),
        ],
    )  # fmt: skip
    lead = Desk(terminal, tmp_path / "lead.coder")
    terminal.do("new", lead.path, "--coder", "Lea", "--codebook", "co-production")
    lead.do("add", twice)
    for other in (lead, desk):
        other.do("document", KEY, "--set", f"doi={DOI}")
    number = desk.code(KEY, SENTENCE, "Support")["number"]
    lead.do("merge", desk.path)
    sha = next(file["sha256"] for file in lead.do("document", KEY)["files"]
               if file["name"] == twice.name and file["sha256"] == sha_of(twice))  # fmt: skip
    lead.do("document", KEY, "--reading", sha)
    asked = lead.do("place", number)
    assert (asked["placement"], len(asked["places"])) == ("ambiguous", 2)
    assert lead.refused("place", number, "--choose", "3").startswith("Choose one of the places")
    chosen = lead.do("place", number, "--choose", "2")
    assert (chosen["start"], chosen["by_hand"]) == (asked["places"][1]["start"], True)
    assert lead.passages("--document", KEY)[0]["quote"] == SENTENCE
    lead.assert_whole()


def sha_of(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_workbook_gives_no_page_of_a_pdf_that_is_not_read(lead, ben, tmp_path):
    ben.code(ben.key, ALIKE, "Support")
    ben.code(ben.key, ADDED, "Training")
    lead.merge(ben.path)
    lead.do("matrix", tmp_path / "matrix.xlsx")
    sheet = load_workbook(tmp_path / "matrix.xlsx")["Quotations"]
    pages = {row[5].value: (row[2].value, row[3].value) for row in sheet.iter_rows(min_row=2)}
    assert pages[ALIKE] == (12, 1)
    assert pages[ADDED] == ("another PDF", None)


def test_a_place_given_by_hand_travels_and_the_anchor_stays_as_it_was_made(lead, ben):
    number = ben.code(ben.key, ALIKE, "Support")["number"]
    made = tables_of(ben.path, ["passage"])
    lead.merge(ben.path)
    lead.do("place", number, "--quote", OVER_LINES)
    ben.merge(lead.path)
    assert tables_of(ben.path, ["passage"]) == tables_of(lead.path, ["passage"]) == made
    assert _placements(ben) == _placements(lead)
    lead.merge(ben.path)
    assert lead.open_conflicts() == []


@pytest.mark.parametrize("nowhere_first", [True, False])
def test_nowhere_against_a_place_is_a_conflict_in_words(lead, ben, tmp_path, nowhere_first):
    number = ben.code(ben.key, ALIKE, "Support")["number"]
    lead.merge(ben.path)
    third = lead.hand_out("Cem", tmp_path / "cem.coder")
    both = [(third, ("--nowhere",)), (lead, ("--quote", OVER_LINES))]
    for desk, words in both if nowhere_first else both[::-1]:
        desk.do("place", number, *words)
    lead.merge(third.path)
    third.merge(lead.path)
    assert _placements(lead) == _placements(third)
    assert lead.conflicts() == third.conflicts()
    (conflict,) = lead.open_conflicts()
    assert conflict["about"].startswith(
        f"Two people set the place of passage '{number}' without knowing of each other: "
    )
    told = {one["told"]: place for place, one in enumerate(conflict["candidates"], 1)}
    assert set(told) == {"nowhere", OVER_LINES}
    assert "Cem 'nowhere'" in conflict["about"]
    (one,) = lead.passages()
    assert (one["placement"] == "unplaced") is not nowhere_first  # the last one shows
    lead.do("conflicts", "--settle", conflict["id"], "--keep", told["nowhere"])
    third.merge(lead.path)
    for desk in (lead, third):
        (one,) = desk.passages()
        assert (one["placement"], one["by_hand"]) == ("unplaced", True)
        assert desk.open_conflicts() == []
        desk.assert_whole()


def test_two_who_say_nowhere_agree_and_one_undo_takes_it_back(lead, ben, tmp_path):
    number = ben.code(ben.key, ALIKE, "Support")["number"]
    lead.merge(ben.path)
    third = lead.hand_out("Cem", tmp_path / "cem.coder")
    for desk in (lead, third):
        desk.do("place", number, "--nowhere")
    lead.merge(third.path)
    assert lead.open_conflicts() == []
    third.undo()
    (one,) = third.passages()
    assert (one["placement"], one["by_hand"]) == ("exact", False)
    third.assert_whole()


def test_where_passages_stand_does_not_depend_on_who_merged_first(lead, ben, terminal, tmp_path):
    ben.code(ben.key, ALIKE, "Support")
    lead.code(KEY, OVER_LINES, "Training")
    third = lead.hand_out("Cem", tmp_path / "cem.coder")
    third.code(KEY, HERE, "Support")
    third.merge(ben.path)
    lead.merge(ben.path)
    lead.merge(third.path)
    third.merge(lead.path)
    ben.merge(third.path)
    assert shown_tables(ben.path) == shown_tables(third.path) == shown_tables(lead.path)
    assert _placements(ben) == _placements(third) == _placements(lead)
    assert lead.do("matrix") == third.do("matrix") == ben.do("matrix")


def test_choosing_another_reading_copy_turns_the_placing_round(lead, ben):
    ben.code(ben.key, ALIKE, "Support")
    lead.code(KEY, OVER_LINES, "Training")
    lead.merge(ben.path)
    other = next(
        file["sha256"][:8] for file in lead.do("document", KEY)["files"] if not file["reading"]
    )
    before = {one["number"]: one["file"] for one in lead.passages()}
    lead.do("document", KEY, "--reading", other)
    after = {one["number"]: one["file"] for one in lead.passages()}
    assert len(set(before.values())) == len(set(after.values())) == 1
    assert set(before.values()) != set(after.values())
    assert {one["placement"] for one in lead.passages()} == {"exact"}
    lead.assert_whole()


def test_moving_the_border_of_a_placed_passage_moves_its_place_alone(lead, ben):
    number = ben.code(ben.key, ALIKE, "Support")["number"]
    lead.merge(ben.path)
    lead.do("recode", number, "--quote", HERE)
    (one,) = lead.passages()
    assert (one["quote"], one["by_hand"]) == (HERE, True)
    assert one["made_raw"].split() == ALIKE.split()
    lead.do("uncode", number)
    assert lead.passages() == []
    lead.assert_whole()


def _cell(desk, theme):
    found = desk.do("matrix")
    row = next(n for n, one in enumerate(found["rows"]) if one["key"].startswith("quillan"))
    return found["cells"][row][found["themes"].index(theme)]["own"] | {
        "state": found["cells"][row][found["themes"].index(theme)]["state"]
    }


def _placements(desk):
    return tables_of(desk.path, ["placement", "placing"])
