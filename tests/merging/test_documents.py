"""PDFs, documents and what is charted of them, when they do not all come from one copy."""

import shutil

import pymupdf
import pytest

from coder.domain.quoting.anchor import describe_region, to_json
from coder.domain.texts.text import Box
from coder.operations.coders import working_coder
from coder.operations.coding import code_passage
from coder.operations.documents import find_document
from coder.operations.texts import text_of
from coder.operations.themes import find_theme
from coder.store.project import Project
from tests.cli.acts import ARTICLES
from tests.merging.cases import (
    CONSULTED,
    DIARY,
    HOSHIKAWA,
    MARCHBANKS,
    QUILLAN,
    USUAL,
    codings,
    disputed,
    settle,
    told,
    values,
)

PAPER = ARTICLES / f"{HOSHIKAWA}.pdf"
OTHER = ARTICLES / "lindborg-2019.pdf"


def mark_region(desk, key, page, theme):
    """Mark a part of a page, as a person does with the mouse."""
    with Project(desk.path, write=True) as project:
        file, _ = text_of(project, find_document(project, key))
        anchor = to_json(describe_region(file.text, Box(page - 1, 5_000, 5_000, 30_000, 20_000)))
        code_passage(
            project, file, anchor, themes=[find_theme(project, theme)],
            coder=working_coder(project),
        )  # fmt: skip


def put(folder, name, source, *, tail=b""):
    """A PDF in a folder of somebody's own."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(source.read_bytes() + tail)
    return path


def test_one_file_name_with_another_content_is_another_document(case):
    ben = case.hand_out("Ben")
    case.lead.do("add", put(case.folder / "hers", "paper.pdf", PAPER))
    ben.do("add", put(case.folder / "his", "paper.pdf", OTHER))
    ben.code("lindborg-2019", "sequence of meetings", "Guidance", page=1)
    merged = case.together(case.lead, ben)
    assert {HOSHIKAWA, "lindborg-2019"} < set(merged.documents())
    assert {row["key"] for row in merged.passages()} == {"lindborg-2019"}
    assert "Several documents are called 'paper.pdf'" in merged.refused("document", "paper.pdf")
    assert merged.conflicts() == []


def test_one_pdf_under_another_name_is_one_document_with_the_work_of_both(case):
    ben = case.hand_out("Ben")
    case.lead.do("add", PAPER)
    ben.do("add", put(case.folder / "his", "Japan survey.pdf", PAPER))
    for desk in (case.lead, ben):
        desk.code(HOSHIKAWA, USUAL, "Training")
    merged = case.together(case.lead, ben)
    assert sorted(merged.documents()) == [HOSHIKAWA, MARCHBANKS, QUILLAN]
    assert codings(merged) == {("Ana", USUAL, "Training"), ("Ben", USUAL, "Training")}
    assert merged.documents()[HOSHIKAWA]["codings"] == 2
    assert merged.conflicts() == []


def test_another_build_under_one_name_keeps_all_codings_and_is_never_silently_two(case):
    """The publisher's file was saved anew: another length, the same article."""
    ben = case.hand_out("Ben")
    case.lead.do("add", PAPER)
    ben.do("add", put(case.folder / "his", PAPER.name, PAPER, tail=b"\n% saved anew\n"))
    case.lead.code(HOSHIKAWA, USUAL, "Training")
    ben.code(HOSHIKAWA, USUAL, "Support")
    merged = case.together(case.lead, ben)
    assert codings(merged) == {("Ana", USUAL, "Training"), ("Ben", USUAL, "Support")}
    assert len(merged.documents()) == 3  # both files say the same DOI and title of themselves
    assert {file["name"] for file in merged.documents()[HOSHIKAWA]["files"]} == {PAPER.name}
    assert len(merged.documents()[HOSHIKAWA]["files"]) == 2
    assert merged.conflicts() == []


def test_another_build_that_says_nothing_of_itself_is_another_document_and_asked_about(case):
    """Somebody printed the article to a file: no title, no DOI in it but on the page."""
    ben = case.hand_out("Ben")
    case.lead.do("add", PAPER)
    printed = case.folder / "printed.pdf"
    with pymupdf.open(PAPER) as pdf:
        pdf.set_metadata({})
        pdf.del_xml_metadata()
        pdf.save(printed)
    ben.do("add", printed)
    case.lead.code(HOSHIKAWA, USUAL, "Training")
    ben.code("printed.pdf", USUAL, "Support")
    merged = case.together(case.lead, ben)
    assert codings(merged) == {("Ana", USUAL, "Training"), ("Ben", USUAL, "Support")}
    assert len(merged.do("documents")) == 4
    (one,) = merged.open_conflicts()
    assert one["kind"] == "citation key"
    assert [(c["coder"], c["told"].rpartition("(")[2]) for c in one["candidates"]] == [
        ("Ana", f"{PAPER.name})"), ("Ben", "printed.pdf)"),
    ]  # fmt: skip
    settle(merged, one, 1)
    again = case.together(merged, ben)
    assert {row["key"] for row in again.passages()} == {HOSHIKAWA, f"{HOSHIKAWA}b"}


def test_pdfs_that_the_lead_does_not_have_come_along(case):
    ben = case.hand_out("Ben")
    ben.do("add", PAPER)
    ben.code(HOSHIKAWA, USUAL, "Training")
    merged = case.together(case.lead, ben)
    assert USUAL.split()[-1] in merged.text(HOSHIKAWA)[0]["text"]
    merged.assert_whole()
    with Project(merged.path, write=False) as project:
        held = project.db.execute("SELECT count(*) FROM pdf").fetchone()[0]
    assert held == 3


def test_a_light_copy_brings_texts_and_the_pdf_comes_when_it_is_added(case):
    ben = case.hand_out("Ben")
    ben.do("add", PAPER)
    ben.code(HOSHIKAWA, USUAL, "Training")
    light = case.desk("light")
    ben.do("copy", light.path, "--light")
    merged = case.together(case.lead, light)
    assert codings(merged) == {("Ben", USUAL, "Training")}
    assert merged.text(HOSHIKAWA)[0]["text"]
    merged.do("add", PAPER)
    assert len(merged.documents()) == 3
    with Project(merged.path, write=False) as project:
        assert project.db.execute("SELECT count(*) FROM pdf").fetchone()[0] == 3
    merged.assert_whole()


def test_a_region_comes_with_its_page(case):
    ben = case.hand_out("Ben")
    mark_region(ben, MARCHBANKS, 2, "Guidance")
    merged = case.together(case.lead, ben)
    (row,) = merged.passages()
    assert (row["kind"], row["pdf_page"], row["quote"], row["start"]) == ("region", 2, None, None)
    assert [box["pdf_page"] for box in row["boxes"]] == [2]


def test_a_document_that_the_lead_removed_while_a_coder_coded_it_stays_and_is_asked_about(case):
    ben = case.hand_out("Ben")
    case.lead.do("document", QUILLAN, "--remove")
    ben.code(QUILLAN, DIARY, "Support")
    merged = case.together(case.lead, ben)
    assert codings(merged) == {("Ben", DIARY, "Support")}
    assert told(merged) == ["Ana removed document 'quillan-2016' while Ben worked with it."]
    keep, remove = case.copied(merged, "keep"), case.copied(merged, "remove")
    for desk, choice in ((keep, 1), (remove, 2)):
        while found := desk.open_conflicts():
            settle(desk, found[0], choice)
    assert codings(case.together(keep, ben)) == {("Ben", DIARY, "Support")}
    assert list(case.together(remove, ben).documents()) == [MARCHBANKS]


def test_a_document_that_the_lead_excluded_keeps_what_a_coder_did(case):
    ben = case.hand_out("Ben")
    case.lead.do("document", QUILLAN, "--exclude", "no college")
    ben.code(QUILLAN, DIARY, "Support")
    merged = case.together(case.lead, ben)
    assert merged.documents()[QUILLAN]["excluded"] == "no college"
    assert codings(merged) == {("Ben", DIARY, "Support")}
    assert [row["key"] for row in merged.do("matrix")["rows"]] == [MARCHBANKS]


def test_studies_and_values_that_are_new_changed_filled_in_and_different(case):
    case.lead.do("document", MARCHBANKS, "--set", "country=UK", "--study", "Glen Orrin")
    ben = case.hand_out("Ben")
    case.lead.do("document", MARCHBANKS, "--set", "country=Scotland")
    case.lead.do("document", QUILLAN, "--set", "design=diary")
    ben.do("document", MARCHBANKS, "--set", "Country=UK", "--set", "sample=9")
    ben.do("document", QUILLAN, "--set", "design=case study", "--study", "glen orrin")
    merged = case.together(case.lead, ben)
    scotland, diary = (merged.documents()[key]["attributes"] for key in (MARCHBANKS, QUILLAN))
    assert scotland["country"]["state"] == "differs"
    assert set(scotland["country"]["by"].values()) == {"Scotland", "UK"}
    assert (scotland["sample"]["state"], scotland["sample"]["value"]) == ("single", "9")
    assert diary["design"]["state"] == "differs"
    assert {one["study"] for one in merged.documents().values()} == {"Glen Orrin"}
    assert merged.conflicts() == []  # charted values are no conflicts


def test_one_coders_two_values_of_a_cell_are_a_conflict(case):
    laptop = case.copied(case.lead, "laptop")
    case.lead.do("document", MARCHBANKS, "--set", "design=survey")
    laptop.do("document", MARCHBANKS, "--set", "design=case study")
    merged = case.together(case.lead, laptop)
    (one,) = merged.open_conflicts()
    assert one["about"] == (
        "Ana set the charted value 'design, marchbanks-2018, Ana' differently in 2 copies:"
        " Ana 'survey' and Ana 'case study'."
    )


def test_a_title_that_one_confirmed_and_a_year_that_the_other_did_both_hold(case):
    ben = case.hand_out("Ben")
    case.lead.do("document", QUILLAN, "--set", "title=Standing at the front")
    ben.do("document", QUILLAN, "--set", "year=2017")
    merged = case.together(case.lead, ben)
    shown = merged.documents()[QUILLAN]
    assert (shown["title"], shown["year"]) == ("Standing at the front", 2017)
    assert merged.conflicts() == []


def test_a_title_that_both_set_is_asked_about_and_confirmed_by_whoever_settles_it(case):
    ben = case.hand_out("Ben")
    case.lead.do("document", QUILLAN, "--set", "title=Notes")
    ben.do("document", QUILLAN, "--set", "title=Notes of a trainer")
    merged = case.together(case.lead, ben)
    (one,) = merged.open_conflicts()
    assert values(one) == [("Ana", "Notes"), ("Ben", "Notes of a trainer")]
    settle(merged, one, 2)
    again = case.together(merged, ben, case.lead)
    assert again.documents()[QUILLAN]["title"] == "Notes of a trainer"


@pytest.mark.parametrize("choice", [1, 2])
def test_two_documents_with_one_citation_key_keep_what_was_coded_in_each(case, choice):
    ben = case.hand_out("Ben")
    case.lead.do("add", PAPER)
    case.lead.do("document", HOSHIKAWA, "--key", "japan")
    ben.do("add", OTHER)
    ben.do("document", "lindborg-2019", "--key", "japan")
    merged = case.together(case.lead, ben)
    assert disputed(merged) == [("citation key", "document", "key")]
    (one,) = merged.open_conflicts()
    assert one["about"].startswith("Two documents have the citation key 'japan': 'What trainers")
    assert {(c["coder"], c["told"].rpartition("(")[2]) for c in one["candidates"]} == {
        ("Ana", f"{PAPER.name})"), ("Ben", f"{OTHER.name})"),
    }  # fmt: skip
    chosen = one["candidates"][choice - 1]
    settle(merged, one, choice)
    again = case.together(merged, ben, case.lead)
    assert again.open_conflicts() == []
    assert again.documents()["japan"]["files"][0]["name"] == chosen["told"].rpartition("(")[2][:-1]
    assert "japanb" in again.documents()
    (settled,) = again.conflicts()
    assert settled["kind"] == "citation key"
    assert settled["about"].endswith("now.")


def test_a_pdf_that_both_added_and_described_is_asked_about_once(case):
    ben = case.hand_out("Ben")
    for desk, title in ((case.lead, "A survey"), (ben, "The survey")):
        desk.do("add", PAPER)
        desk.do("document", HOSHIKAWA, "--set", f"title={title}")
    merged = case.together(case.lead, ben)
    (one,) = merged.open_conflicts()
    assert values(one) == [("Ana", "A survey"), ("Ben", "The survey")]
    for choice in (1, 2):
        desk = case.copied(merged, f"choice-{choice}")
        settle(desk, one, choice)
        assert desk.documents()[HOSHIKAWA]["title"] == values(one)[choice - 1][1]
        assert case.merged(desk, [ben, case.lead]).open_conflicts() == []


def test_a_file_that_was_copied_aside_is_left_as_it_was(case):
    ben = case.hand_out("Ben")
    ben.code(MARCHBANKS, CONSULTED, "Training")
    before = ben.path.read_bytes()
    shutil.copyfile(ben.path, case.folder / "stick.coder")
    case.lead.merge(ben.path, case.folder / "stick.coder")
    assert ben.path.read_bytes() == before
