"""Open cells of a matrix are counted for the themes that are assessed per document."""

import pytest

from coder.analysis.matrix import matrix
from coder.analysis.open_cells import open_cells
from tests.coded_project import Hand, empty_project


@pytest.fixture
def hand(tmp_path):
    with empty_project(tmp_path / "p.coder") as project:
        hand = Hand(project)
        hand.coder("Ana", role="lead")
        for key in ("ali-2022", "zoe-2019"):
            hand.document(key)
        hand.document("mind-2020", excluded="No trainers")
        hand.theme("Support")
        hand.theme("Group", "Support", assess=0)
        hand.theme("Mutual", "Support", assess=0)
        hand.theme("Training")
        yield hand


def test_cells_of_themes_that_are_not_assessed_and_of_excluded_documents_do_not_count(hand):
    found = open_cells(matrix(hand.project))
    assert (found.open, found.of) == (4, 4)
    assert found.said == "4 of 4 cells are open"


def test_a_cell_is_answered_by_a_judgement_or_by_a_coding_below_it(hand):
    hand.code("Ana", "ali-2022", "Group", 0, 10)
    hand.assess("Ana", "ali-2022", "Training", "absent")
    hand.assess("Ana", "zoe-2019", "Group", "absent")
    assert open_cells(matrix(hand.project)).open == 2
    hand.assess("Ana", "zoe-2019", "Mutual", "absent")  # all below are absent: so is the parent
    assert open_cells(matrix(hand.project)).said == "1 of 4 cells is open"
