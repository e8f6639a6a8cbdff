"""Codings of a merge are told by cell, unless that would be more than anyone reads."""

import random
from collections import Counter

import pytest

from coder.store.brought import Cells, arrived, brought
from coder.store.connection import transaction
from coder.store.held_before import ends, noting
from coder.store.snapshots import snapshots
from tests.coded_project import Hand, empty_project


@pytest.fixture
def coded(tmp_path):
    """A project, and how often each reviewer coded each document with each theme."""
    dice = random.Random(7)
    with empty_project(tmp_path / "r.coder") as project:
        hand = Hand(project)
        people, keys, themes = ["Ana", "Ben"], ["a-1", "b-2", "c-3"], ["Support", "Training"]
        for name in people:
            hand.coder(name)
        for key in keys:
            hand.document(key)
        for theme in themes:
            hand.theme(theme)
        counts = Counter()
        for number in range(40):
            cell = dice.choice(people), dice.choice(keys), dice.choice(themes)
            hand.code(cell[0], cell[1], cell[2], number * 10, number * 10 + 5)
            counts[cell] += 1
        yield project, counts


def told(project, most):
    """What would be told if all codings had just been copied in."""
    held = snapshots(project)
    before = dict.fromkeys(ends(project), 0)
    with transaction(project.db), noting(project.db, before):
        return brought(project, before, Cells(held, held), most=most)


def test_each_cell_is_a_line(coded):
    project, counts = coded
    lines = told(project, most=12)
    assert {(one.coder, one.document, one.theme): one.added for one in lines} == counts
    assert list(lines) == sorted(lines)
    assert all(one.document_id for one in lines)


@pytest.mark.parametrize("most", [1, 4, 11])
def test_beyond_so_many_lines_documents_are_not_told_apart(coded, most):
    project, counts = coded
    assert len(counts) == 12
    lines = told(project, most=most)
    by_theme = Counter()
    for (coder, _, theme), count in counts.items():
        by_theme[coder, theme] += count
    assert {(one.coder, one.theme): one.added for one in lines} == by_theme
    assert {(one.document, one.document_id) for one in lines} == {("several documents", None)}
    assert sum(one.codings for one in arrived(lines)) == 40
