"""Listing passages by row numbers: the same passages, in the same order, as reading them all."""

import json

import pytest

from coder.analysis.passage_reader import PassageReader
from coder.analysis.passages import Asked, passage_rows, passages
from coder.domain.searching import Search
from coder.store import blobs
from coder.store.coders import coders
from coder.store.documents import documents
from coder.store.listing import has_many, row_of
from coder.store.themes import themes
from tests.analysis.test_passages import PAGES
from tests.coded_project import Hand, empty_project


@pytest.fixture
def hand(tmp_path):
    with empty_project(tmp_path / "r.coder") as project:
        blobs.put_text(project, "t", "s", b"", PAGES)
        hand = Hand(project)
        hand.coder("Ben")
        hand.coder("Ana")
        hand.theme("Support")
        hand.theme("Group", "Support")
        hand.theme("Supportive")
        hand.document("kay-2019", authors="Sarah Kay; Alison Edgley", year=2019, title="Peers")
        hand.document("ali-2022", authors="Ali et al.", year=2022)
        hand.code("Ben", "kay-2019", "Group", 40, 50, number="4", quote="They felt NAÏVE at first")
        hand.code("Ana", "kay-2019", "Group", 400, 410, number="7", boxes=[(1, 0, 0, 9, 9)])
        hand.code("Ana", "kay-2019", "Supportive", number="6", boxes=[(0, 5, 0, 9, 9)])
        hand.code("Ana", "kay-2019", "Supportive", number="5", boxes=[(0, 0, 0, 9, 9)])
        hand.code("Ana", "kay-2019", "Supportive", 10, 20, number="3")
        hand.code("Ben", "kay-2019", "Support", 10, 20, number="2", quote='said "no\\never"')
        hand.code("Ana", "ali-2022", "Group", 90, 99, number="1")
        yield hand


def listed(hand, **asked):
    rows = passage_rows(hand.project, Asked(**asked))
    return [found.number for found in PassageReader(hand.project).at(rows)]


def read(hand, **asked):
    return [found.number for found in passages(hand.project, **asked)]


def theme(hand, name):
    return next(one for one in themes(hand.project) if one.name == name)


def test_passages_are_listed_in_the_order_in_which_they_are_read(hand):
    assert listed(hand) == read(hand) == ["1", "2", "3", "4", "5", "6", "7"]


def test_the_file_that_is_read_comes_first_here_too(hand):
    hand.file("kay-2019", "preprint")
    hand.code_in("Ana", "preprint", "Group", 1, 2, number="8")
    for reading in ("kay-2019.pdf", "preprint"):
        hand.set("document", "kay-2019", reading=hand.ids[reading])
        assert listed(hand) == read(hand)


def test_files_of_one_content_are_listed_as_one(hand):
    for document in ("kay-2019", "ali-2022"):
        hand.file(document, f"{document} again", sha256="same")
    hand.code_in("Ana", "kay-2019 again", "Group", 50, 60, number="8")
    hand.code_in("Ben", "ali-2022 again", "Group", 30, 40, number="9")
    assert listed(hand) == read(hand)
    assert sorted(listed(hand)) == list("123456789")


@pytest.mark.parametrize("name", ["Support", "Group", "Supportive"])
@pytest.mark.parametrize("children", [True, False])
def test_a_theme_is_asked_for_alike(hand, name, children):
    asked = theme(hand, name)
    found = listed(hand, theme=asked.id, children=children)
    assert found == read(hand, theme=asked, children=children)


def test_documents_and_reviewers_are_asked_for_alike(hand):
    for document in documents(hand.project):
        assert listed(hand, documents=(document.id,)) == read(hand, document=document)
    for coder in coders(hand.project):
        assert listed(hand, coder=coder.id) == read(hand, coder=coder)


@pytest.mark.parametrize(
    "words", ["naive", "NAÏVE felt", "first they", '"no', "no\\never", "zeppelin", "  ", "é"]
)
def test_words_are_looked_for_alike(hand, words):
    assert listed(hand, words=words) == read(hand, search=words)


def test_words_of_memos_on_passages_and_codings_count(hand):
    coding = hand.code("Ana", "kay-2019", "Group", 900, 915, number="m", quote="Nothing")
    hand.add("memo", about=coding, about_kind="coding", coder=hand.ids["Ana"], text="naïve again")
    for words in ("again naive", "nothing AGAIN", "again first"):
        assert listed(hand, words=words) == read(hand, search=words)


def test_they_can_be_sorted_by_theme_and_backwards(hand):
    by_theme = listed(hand, order="theme")
    assert by_theme == ["2", "1", "4", "7", "3", "5", "6"]
    assert listed(hand, order="theme", backwards=True) == ["3", "5", "6", "1", "4", "7", "2"]


def test_they_can_be_sorted_by_time(hand):
    hand.project.db.execute("BEGIN")
    first = row_of(hand.project, next(iter(passages(hand.project))).coding)
    found = passage_rows(hand.project, Asked(order="time"))
    assert found[0] == first
    hand.project.db.execute("ROLLBACK")


def test_a_coding_that_is_gone_leaves_a_blank(hand):
    rows = passage_rows(hand.project, Asked())
    assert PassageReader(hand.project).at([rows[0], 10**9])[1] is None
    assert row_of(hand.project, "no coding") is None
    assert not has_many(hand.project)


def test_the_words_of_an_anchor_are_cited_before_they_are_coded(hand):
    anchor = json.dumps({"text": "t", "words": "peers first", "boxes": [[1, 0, 0, 9, 9]]})
    reader = PassageReader(hand.project)
    assert reader.cited(hand.ids["kay-2019.pdf"], anchor) == (
        hand.ids["kay-2019"],
        hand.ids["kay-2019.pdf"],
        ((1, 0, 0, 9, 9),),
        "peers first",
        "234",
        "(Kay and Edgley, 2019: 234)",
    )
    assert reader.cited("no file", anchor) is None


@pytest.mark.parametrize("word", ["straße", "strasse", "ﬁnd", "find", "K"])
def test_a_quick_look_rules_nothing_out_that_is_there(word):
    anchor = json.dumps({"quote": "In der STRASSE, we \ufb01nd 300 \u212a"}, ensure_ascii=False)
    assert Search.of(word).holds(anchor, None)
