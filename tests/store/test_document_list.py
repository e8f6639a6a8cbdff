"""Documents are listed as they are asked for, and what was done with them is counted."""

import pytest

from coder.analysis.progress import progress
from coder.operations.coders import add_coder
from coder.store.coders import coders
from coder.store.document_list import Asked, document_ids, documents_touched
from coder.store.documents import document
from coder.store.work_done import standing_counts
from tests.coded_project import Hand, empty_project


@pytest.fixture
def hand(tmp_path):
    with empty_project(tmp_path / "p.coder") as project:
        hand = Hand(project)
        hand.coder("Ana", role="lead")
        hand.coder("Ben")
        hand.document("ali-2022", title="Peer trainers", authors="Ali, Ann; Bo, Chen", year=2022)
        hand.document("zoe-2019", title="Größe", authors="Zoe, Z.", year=2019)
        hand.document("mind-2020", title="Guidance", year=2020, excluded="No trainers")
        for name, under in (("Support", None), ("Group", "Support"), ("Training", None)):
            hand.theme(name, under)
        yield hand


def keys(hand, **asked):
    project = hand.project
    found = document_ids(project, Asked(**asked), hand.ids["Ana"])
    return [document(project, id_).key for id_ in found]


def read(hand, coder, key, **fields):
    hand.add("reading", coder=hand.ids[coder], document=hand.ids[key], **fields)


def test_filters_look_at_my_readings_alone(hand):
    read(hand, "Ana", "ali-2022", assigned=1)
    read(hand, "Ben", "zoe-2019", finished="none")
    assert keys(hand, filter="mine") == ["ali-2022"]
    assert keys(hand, filter="to do") == ["ali-2022"]
    assert keys(hand, filter="finished") == []
    assert keys(hand, filter="excluded") == ["mind-2020"]


def test_orders(hand):
    read(hand, "Ana", "zoe-2019", started=1)
    assert keys(hand) == ["ali-2022", "mind-2020", "zoe-2019"]
    assert keys(hand, order="year") == ["ali-2022", "mind-2020", "zoe-2019"]
    assert keys(hand, order="author") == ["ali-2022", "zoe-2019", "mind-2020"]
    assert keys(hand, order="state") == ["zoe-2019", "ali-2022", "mind-2020"]
    recent = (hand.ids["zoe-2019"], hand.ids["mind-2020"])
    assert keys(hand, order="recent", recent=recent) == ["zoe-2019", "mind-2020", "ali-2022"]


@pytest.mark.parametrize(
    ("words", "found"),
    [("PEER", ["ali-2022"]), ("GROSSE", ["zoe-2019"]), ("größe 2019", ["zoe-2019"]),
     ("große 1999", []), ("bo 2022", ["ali-2022"]), ("nothing", [])],
)  # fmt: skip
def test_every_word_of_a_search_must_occur(hand, words, found):
    assert keys(hand, words=words) == found


def test_a_document_is_found_by_the_name_of_its_file(hand):
    hand.add("document", "untitled-nd", key="untitled-nd")
    hand.file("untitled-nd", "sample_al-Jahiz.pdf")
    assert keys(hand, words="jahiz") == ["untitled-nd"]
    assert keys(hand, words="ali-2022.pdf trainers") == ["ali-2022"]


def test_progress_tells_of_everyone(hand):
    ali = hand.ids["ali-2022"]
    hand.code("Ana", "ali-2022", "Training", 0, 10)
    hand.code("Ben", "ali-2022", "Training", 0, 10)
    read(hand, "Ben", "ali-2022", finished="none")
    [row] = progress(hand.project, [ali], hand.ids["Ana"])
    assert (row.state, row.open, row.codings) == (None, 1, 2)
    assert row.by == {hand.ids["Ana"]: 1, hand.ids["Ben"]: 1}
    assert row.states == {hand.ids["Ben"]: "finished"}


def test_joined_documents_are_counted_as_one(hand):
    one, other = hand.ids["ali-2022"], hand.ids["zoe-2019"]
    hand.code("Ana", "ali-2022", "Training", 0, 10)
    hand.code("Ana", "zoe-2019", "Support", 0, 10)
    pair = sorted((one, other))
    hand.add("identity", kind="document", one=pair[0], other=pair[1], answer="same")
    [row] = progress(hand.project, [pair[0]], hand.ids["Ana"])
    assert (row.codings, row.open) == (2, 0)
    assert standing_counts(hand.project, [pair[0]]) == {"coding": 2, "file": 2}


def test_the_documents_of_changed_rows_are_found_unless_they_are_gone(hand):
    coding = hand.code("Ana", "ali-2022", "Training", 0, 10)
    project = hand.project
    assert documents_touched(project, [("coding", coding)]) == {hand.ids["ali-2022"]}
    assert documents_touched(project, [("memo", "any")]) == set()
    assert documents_touched(project, [("coding", "gone")]) is None


def test_nobody_has_to_work_here_for_documents_to_be_listed(hand):
    add_coder(hand.project, "Cleo")
    assert len(coders(hand.project)) == 3
    assert len(document_ids(hand.project, Asked(), None)) == 3
    assert progress(hand.project, [hand.ids["ali-2022"]], None)[0].state is None
