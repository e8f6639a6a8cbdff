"""Confusions of three reviewers: what a cell counts is what its choice lists, and nothing twice."""

import pytest

from coder.desktop.comparing.differences.chosen import theme_of
from coder.desktop.comparing.tables import CONFUSIONS
from coder.domain.quoting.anchor import to_json
from coder.operations.coders import find_coder
from coder.operations.coding import code_passage
from coder.operations.documents import find_document
from coder.operations.quoting import find_quote
from coder.operations.themes import find_theme
from coder.store.project import Project
from tests.desktop.acts import control
from tests.desktop.comparing.acts import settled, theme_place
from tests.desktop.comparing.conftest import WORDS

SHORT = "it was written by those who are to follow it"
CODED = {
    "Ana Brandt": ((WORDS, "Training"), (SHORT, "Support")),
    "Ben Okoye": ((WORDS, "Training"), (SHORT, "Support / Group support")),
    "Cem Aydin": ((SHORT, "Support"),),  # besides Written guidance, on all of the words
}


@pytest.fixture
def example(three):
    with Project(three, write=True) as project:
        document = find_document(project, "marchbanks-2018")
        for name, coded in CODED.items():
            for words, path in coded:
                quoted = find_quote(project, document, words)
                code_passage(
                    project, quoted.file, to_json(quoted.anchor),
                    themes=[find_theme(project, path)], coder=find_coder(project, name),
                )  # fmt: skip
    return three


@pytest.fixture
def confusions(open_windows, example, compared, qtbot):
    place = compared(open_windows(example).projects[0])
    place.tables.tabs.setCurrentIndex(CONFUSIONS)
    qtbot.waitUntil(lambda: settled(place))
    return place


def _choose(place, put, instead, qtbot):
    page = place.tables.confusions
    index = page.model.index_of(theme_place(place, put), theme_place(place, instead))
    page.view.setCurrentIndex(index)
    qtbot.waitUntil(lambda: settled(place))
    return page.model.cell(index)


def _confused(held, put, instead):
    """Letter by letter: where one put a theme and not the other, and another the reverse."""
    found = set()
    for number, document in enumerate(held.documents):
        themes = {}
        for mark in document.counted:
            for at in range(mark.start, mark.end):
                themes.setdefault(at, {}).setdefault(mark.coder, set()).add(mark.theme)
        for at, by in themes.items():
            ones = [one for one in by.values() if put in one and instead not in one]
            others = [one for one in by.values() if instead in one and put not in one]
            if ones and others:
                found.add((number, at))
    return found


def test_one_against_two_counts_each_character_once(confusions, qtbot):
    cell = _choose(confusions, "Training", "Guidance / Written guidance", qtbot)
    assert cell.characters == len(WORDS)
    said = control(confusions, "confusion sentence").text()
    assert said.endswith(f"put Guidance / Written guidance: {len(WORDS)} characters.")
    assert "Each character counts once" in control(confusions, "about confusions").text()


def test_every_cell_lists_the_differences_that_hold_its_characters_and_no_others(confusions, qtbot):
    place, model = confusions, confusions.tables.confusions.model
    held = place.found.agreement.held
    cells = [model.cell(model.index(row, column)) for row in range(model.rowCount())
             for column in range(model.columnCount())]  # fmt: skip
    assert len([one for one in cells if one]) > 6
    numbers = {one.document.id: number for number, one in enumerate(held.documents)}
    for cell in filter(None, cells):
        letters = _confused(held, cell.put, cell.instead)
        assert cell.characters == len(letters)
        index = model.index_of(cell.put, cell.instead)
        place.tables.confusions.view.setCurrentIndex(index)
        qtbot.waitUntil(lambda: settled(place))
        rows = [one.difference for one in place.differences.model.rows]
        assert {theme_of(one) for one in rows} == {cell.put}
        left = set(letters)
        for one in rows:
            number = numbers[one.document.id]
            here = {(number, at) for at in range(one.spot.start, one.spot.end)} & letters
            assert here, "a listed difference holds none of what is counted"
            left -= here
        assert left == set()
