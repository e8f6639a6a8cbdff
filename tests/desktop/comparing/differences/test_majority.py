"""What most of three have is taken of a whole question: never of one theme by itself."""

import pytest
from PySide6.QtCore import Qt

from coder.analysis.comparing.compared import compare
from coder.analysis.comparing.shared import Asked
from coder.desktop.comparing.differences.bulk_rules import Rule
from coder.desktop.comparing.differences.chosen import ChosenDifferences
from coder.domain.quoting.anchor import to_json
from coder.operations.coders import add_coder, find_coder
from coder.operations.coding import code_passage
from coder.operations.documents import find_document
from coder.operations.quoting import find_quote
from coder.operations.readings import finish
from coder.operations.themes import find_theme
from tests.desktop.acts import click, control
from tests.desktop.comparing.differences.acts import decided, key, settle_several, told

WORDS = "Written guidance is most useful where it was written by those who are to follow it"
GUIDANCE, TRAINING = "Guidance / Written guidance", "Training"
_Key = Qt.Key


@pytest.fixture
def read_by_three(window, pane):
    """Lists what three differ on in one document, in which they put themes on the same words."""
    project = window.workspace.project
    add_coder(project, "Cem Kaya")
    document = find_document(project, "marchbanks-2018")
    words = find_quote(project, document, WORDS)

    def show(**themes):
        for name in ("Ana Brandt", "Ben Okoye", "Cem Kaya"):
            coder = find_coder(project, name)
            if path := themes.get(name.split()[0]):
                code_passage(
                    project, words.file, to_json(words.anchor),
                    themes=[find_theme(project, path)], coder=coder,
                )  # fmt: skip
            finish(project, document, coder)
        held = compare(project, Asked())
        pane.show_differences(held, ChosenDifferences(document=document.id))
        return pane

    return show


def _open(pane, about):
    """Open the difference about a theme that is one question with another one."""
    for row, one in enumerate(pane.model.rows):
        if pane.listing.along(one) and pane.model.lines(row).about == about:
            pane.side.view.setCurrentIndex(pane.model.index(row))
            return row
    raise AssertionError(about)


def test_three_who_read_it_in_three_ways_have_no_majority(window, read_by_three):
    pane = read_by_three(Ana=GUIDANCE, Ben=TRAINING)
    parts = {_open(pane, "Written guidance"), _open(pane, "Training")}
    for row in parts:
        pane.side.view.setCurrentIndex(pane.model.index(row))
        assert "of 3" not in told(pane)
    before = {pane.model.rows[row].key for row in parts}

    def settle(dialog):
        left = [one for one in dialog.foretold if one.listed.key in before]
        assert [one.why_left for one in left] == ["no majority", "no majority"]
        click(control(dialog, "settle them"))

    settle_several(pane, Rule("majority"), settle)
    assert decided(window)
    assert all(pane.model.rows[pane.model.row_of(one)].standing == "open" for one in before)


def test_two_who_have_another_theme_there_are_most_of_three_for_both_themes(window, read_by_three):
    pane = read_by_three(Ana=GUIDANCE, Ben=TRAINING, Cem=TRAINING)
    _open(pane, "Training")
    assert "2 of 3: Reviewer 2 and Reviewer 3 have the same (key 2 settles it so)." in told(pane)
    _open(pane, "Written guidance")
    assert (
        "2 of 3: Reviewer 2 and Reviewer 3 marked nothing with this theme here"
        " (key 2 settles it so)." in told(pane)
    )
    key(pane, _Key.Key_2)
    themes = [[one.theme for one in each.answer.passages] for each in decided(window)]
    assert sorted(themes) == [[], [find_theme(window.workspace.project, TRAINING).id]]
