"""Retrieval of passages."""

import pytest

from coder.analysis.passages import passages
from coder.domain.layout.printed_page import PrintedPage
from coder.store import blobs
from coder.store.coders import coders
from coder.store.documents import documents
from coder.store.themes import themes
from tests.coded_project import Hand, empty_project

PAGES = [PrintedPage(str(number), "detected") for number in range(233, 242)]


@pytest.fixture
def hand(tmp_path):
    with empty_project(tmp_path / "r.coder") as project:
        blobs.put_text(project, "t", "s", b"", PAGES)
        hand = Hand(project)
        hand.coder("Ana")
        hand.coder("Ben")
        hand.theme("Support")
        hand.theme("Group", "Support")
        hand.theme("Training")
        hand.document("kay-2019", authors="Sarah Kay; Alison Edgley", year=2019, title="Peers")
        hand.document("ali-2022", authors="Ali et al.", year=2022)
        yield hand


def numbers(hand, **asked):
    return [found.number for found in passages(hand.project, **asked)]


def test_passages_come_by_document_place_and_theme(hand):
    hand.code("Ana", "kay-2019", "Group", 40, 50, number="4")
    second = [(1, 0, 0, 9, 9)]
    hand.code("Ana", "kay-2019", "Group", 400, 410, number="7", boxes=second)
    hand.code("Ana", "kay-2019", "Training", number="6", boxes=[(0, 0, 0, 9, 9)])
    hand.code("Ana", "kay-2019", "Training", 10, 20, number="3")
    hand.code("Ben", "kay-2019", "Support", 10, 20, number="2")
    hand.code("Ben", "ali-2022", "Training", 90, 99, number="1")
    hand.code("Ben", "kay-2019", "Group", 40, 60, number="5")
    assert numbers(hand) == ["1", "2", "3", "4", "5", "6", "7"]


def test_the_file_that_is_read_comes_first(hand):
    hand.code("Ana", "kay-2019", "Group", 40, 50, number="first")
    hand.file("kay-2019", "preprint")
    hand.code_in("Ana", "preprint", "Group", 10, 20, number="second")
    hand.set("document", "kay-2019", reading=hand.ids["kay-2019.pdf"])
    assert numbers(hand) == ["first", "second"]
    hand.set("document", "kay-2019", reading=hand.ids["preprint"])
    assert numbers(hand) == ["second", "first"]


def test_a_theme_brings_those_below_it_unless_told_not_to(hand):
    hand.code("Ana", "kay-2019", "Support", 0, 5, number="own")
    hand.code("Ana", "kay-2019", "Group", 10, 20, number="below")
    hand.code("Ana", "kay-2019", "Training", 30, 40, number="other")
    support = next(theme for theme in themes(hand.project) if theme.name == "Support")
    assert numbers(hand, theme=support) == ["own", "below"]
    assert numbers(hand, theme=support, children=False) == ["own"]


def test_one_document_or_one_coder_can_be_asked_for(hand):
    hand.code("Ana", "kay-2019", "Support", 0, 5, number="a")
    hand.code("Ben", "ali-2022", "Support", 0, 5, number="b")
    ali = documents(hand.project)[0]
    ben = next(coder for coder in coders(hand.project) if coder.name == "Ben")
    assert numbers(hand, document=ali) == numbers(hand, coder=ben) == ["b"]


def test_a_search_ignores_case_and_diacritics_and_wants_all_words(hand):
    hand.code("Ana", "kay-2019", "Group", 0, 5, number="q", quote="They felt NAÏVE at first")
    coding = hand.code("Ana", "kay-2019", "Group", 9, 15, number="m", quote="Nothing")
    hand.add("memo", about=coding, about_kind="coding", coder=hand.ids["Ana"], text="naive again")
    assert numbers(hand, search="naive") == ["q", "m"]
    assert numbers(hand, search="AGAIN  naïve") == ["m"]
    assert numbers(hand, search="naive absent") == []


def test_a_passage_is_cited_by_its_printed_pages(hand):
    hand.code("Ana", "kay-2019", "Group", 0, 5, boxes=[(0, 0, 0, 9, 9), (1, 0, 0, 9, 9)])
    (found,) = passages(hand.project)
    assert (found.page, found.page_source) == ("233–234", "detected")
    assert found.citation == "(Kay and Edgley, 2019: 233–234)"
    hand.set("document", "kay-2019", page_offset=10)
    (found,) = passages(hand.project)
    assert (found.page, found.page_source) == ("11–12", "set")


def test_a_page_without_a_known_number_is_not_cited(hand):
    hand.code("Ana", "kay-2019", "Group", 0, 5, text="another text")
    (found,) = passages(hand.project)
    assert (found.page, found.citation) == (None, "(Kay and Edgley, 2019)")


def test_as_json_keeps_the_contract(hand):
    coding = hand.code(
        "Ana", "kay-2019", "Group", 4, 9, number="kay-2019:AN1", quote="raw-\nly", words="rawly",
        boxes=[(2, 150, 225, 1000, 1100)],
    )  # fmt: skip
    (found,) = passages(hand.project)
    value = found.as_json()
    assert value["coding"] == coding
    assert value["document"] == hand.ids["kay-2019"]
    assert value["file"] == hand.ids["kay-2019.pdf"]
    assert value["coder_id"] == hand.ids["Ana"]
    assert {key: value[key] for key in (
        "number", "key", "theme", "coder", "quote", "raw", "page", "pdf_page", "start", "end",
        "boxes", "kind", "placement", "memo", "made_at", "citation",
    )} == {
        "number": "kay-2019:AN1", "key": "kay-2019", "theme": "Support / Group", "coder": "Ana",
        "quote": "rawly", "raw": "raw-\nly", "page": "235", "pdf_page": 3, "start": 4, "end": 9,
        "boxes": [{"pdf_page": 3, "x0": 1.5, "y0": 2.25, "x1": 10.0, "y1": 11.0}],
        "kind": "text", "placement": "exact", "memo": None,
        "made_at": "2026-03-01T09:15:00.000Z", "citation": "(Kay and Edgley, 2019: 235)",
    }  # fmt: skip


def test_a_region_has_no_words_and_no_positions(hand):
    hand.code("Ana", "kay-2019", "Group", boxes=[(1, 0, 0, 9, 9)])
    (found,) = passages(hand.project)
    value = found.as_json()
    assert [value[key] for key in ("kind", "quote", "start", "end")] == ["region", None, None, None]
    assert value["pdf_page"] == 2


def test_a_stretch_in_a_file_without_a_text_is_unplaced(hand):
    hand.code("Ana", "kay-2019", "Group", 0, 5, number="stretch")
    hand.code("Ana", "kay-2019", "Group", number="region")
    hand.set("file", "kay-2019.pdf", text=None)
    found = {one.number: one.placement for one in passages(hand.project)}
    assert found == {"stretch": "unplaced", "region": "exact"}
