"""What two people decided otherwise in two copies is found, and counted apart."""

import pytest
from PySide6.QtCore import QRect, Qt

from coder.domain.decision import Answer
from coder.merge.merging import merge_files
from coder.operations.coders import find_coder
from coder.operations.deciding import decide, of_spot
from coder.store.copies import write_project_copy
from coder.store.project import Project
from tests.desktop.acts import control
from tests.desktop.comparing.differences.acts import decided, key, listed, told

_Key = Qt.Key


@pytest.fixture
def contested(window, pane, tmp_path):
    """The first difference, a union here and nothing in another copy; the second is settled."""
    project, other = window.workspace.project, tmp_path / "other.coder"
    ben = find_coder(project, "Ben Okoye")
    write_project_copy(project, other, me=ben.id, light=True, blind_for=None)
    key(pane, _Key.Key_U)
    (union,) = decided(window)
    first = pane.model.at(0)
    one = first.difference
    theme = pane.listing.held.themes[one.spot.theme]
    with Project(other, write=True) as theirs:
        decide(theirs, [of_spot(theirs, one.document, theme, union.disputed, Answer("none"))], ben)
    key(pane, _Key.Key_1)
    merge_files(project, [other])
    pane.listing.read_decisions()
    return first.key


def _filter(pane, standing):
    pane.side.standing.choose(standing)
    pane.side.filtered.emit()
    return [one.key for one in pane.model.rows]


def _sign(pane, row):
    view = pane.side.view
    rect = view.visualRect(pane.model.index(row))
    side = 2 * view.fontMetrics().height()
    return view.viewport().grab(QRect(rect.left(), rect.top(), side, side)).toImage()


def test_it_is_said_beside_what_was_decided_and_in_the_list(pane, contested):
    pane.side.view.setCurrentIndex(pane.model.index(0))
    assert "Contested: somebody else decided otherwise" in told(pane)
    assert listed(pane)[0].startswith("Contested. ")


def test_it_is_counted_apart_from_what_is_settled(pane, contested):
    assert control(pane, "differences settled").text() == "1 of 39 settled, 1 contested"


def test_contested_ones_are_listed_alone_and_are_not_among_the_settled(pane, contested):
    assert _filter(pane, "contested") == [contested]
    settled = _filter(pane, "settled")
    assert len(settled) == 1
    assert contested not in settled


def test_it_has_a_sign_of_its_own(pane, contested):
    pane.side.view.setCurrentIndex(pane.model.index(3))
    pane.side.view.scrollToTop()
    icons = [_sign(pane, row) for row in (0, 1, 2)]  # contested, settled, open
    assert icons[0] != icons[1]
    assert icons[0] != icons[2]


def test_who_goes_on_comes_to_it_and_deciding_anew_settles_it(pane, contested):
    pane.side.view.setCurrentIndex(pane.model.index(pane.model.rowCount() - 1))
    assert pane.model.next_open(pane.model.rowCount() - 1) == 0
    pane.side.view.setCurrentIndex(pane.model.index(0))
    key(pane, _Key.Key_1)
    assert control(pane, "differences settled").text() == "2 of 39 settled"
    assert listed(pane)[0].startswith("Settled. ")
