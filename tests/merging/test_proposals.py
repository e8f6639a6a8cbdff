"""What may be one thing, answered on one desk, on several, or on none."""

import pymupdf
import pytest

from tests.cli.acts import ARTICLES
from tests.merging.cases import (
    CONSULTED,
    HOSHIKAWA,
    MARCHBANKS,
    USUAL,
    VALUES,
    codings,
    disputed,
    settle,
    values,
)


@pytest.fixture
def doubled(case):
    """Ana and Ben have the same article in two files, of which one says nothing of itself."""
    ben = case.hand_out("Ben")
    paper, printed = ARTICLES / f"{HOSHIKAWA}.pdf", case.folder / "printed.pdf"
    with pymupdf.open(paper) as pdf:
        pdf.set_metadata({})
        pdf.del_xml_metadata()
        pdf.save(printed)
    case.lead.do("add", paper)
    case.lead.code(HOSHIKAWA, USUAL, "Training")
    ben.do("add", printed)
    ben.code("printed.pdf", USUAL, "Support")
    return case, ben


def the_proposal(desk):
    (one,) = [one for one in desk.do("proposals") if one["kind"] == "document"]
    return one["id"]


def test_two_documents_that_are_said_to_be_one_are_one_in_every_file(doubled):
    case, ben = doubled
    case.lead.merge(ben.path)
    case.lead.do("proposals", "--accept", the_proposal(case.lead))
    merged = case.together(case.lead, ben)
    assert len(merged.do("documents")) == 3
    assert {row["key"] for row in merged.passages()} == {HOSHIKAWA}
    assert codings(merged) == {("Ana", USUAL, "Training"), ("Ben", USUAL, "Support")}
    assert disputed(merged) == []


def test_an_answer_on_one_desk_and_another_on_the_other_is_asked_about(doubled):
    case, ben = doubled
    case.lead.merge(ben.path)
    ben.merge(case.lead.path)
    case.lead.do("proposals", "--accept", the_proposal(case.lead))
    ben.do("proposals", "--decline", the_proposal(ben))
    merged = case.together(case.lead, ben)
    (one,) = [one for one in merged.open_conflicts() if one["table"] == "identity"]
    assert sorted(values(one)) == [("Ana", "same"), ("Ben", "different")]
    assert one["about"].startswith("It is in dispute whether the documents '")
    for number, count in ((1, 3), (2, 4)):
        choice = [value for _, value in values(one)].index(("same", "different")[number - 1]) + 1
        desk = case.copied(merged, f"choice-{number}")
        settle(desk, one, choice)
        again = case.together(desk, ben, case.lead)
        assert [held for held in again.open_conflicts() if held["table"] == "identity"] == []
        assert len(again.do("documents")) == count


def test_themes_that_are_said_to_be_one_pool_what_is_coded_later_too(case):
    ben = case.hand_out("Ben")
    case.lead.do("theme", "add", "Peer trainers", "--definition", "hers")
    ben.do("theme", "add", "Peer trainer")
    ben.code(MARCHBANKS, VALUES, "Peer trainer")
    case.lead.merge(ben.path)
    (one,) = [one for one in case.lead.do("proposals") if one["kind"] == "theme"]
    case.lead.do("proposals", "--accept", one["id"])
    ben.code(MARCHBANKS, CONSULTED, "Peer trainer")
    merged = case.together(case.lead, ben)
    (path,) = [path for path in merged.themes() if path.startswith("Peer trainer")]
    assert (merged.themes()[path]["codings"], merged.themes()[path]["definition"]) == (2, "hers")
