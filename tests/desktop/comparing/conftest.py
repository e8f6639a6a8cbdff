"""The example's reviewers compared in a real window."""

import pytest

from coder.domain.quoting.anchor import to_json
from coder.operations.coders import add_coder, find_coder
from coder.operations.coding import code_passage
from coder.operations.documents import find_document
from coder.operations.quoting import find_quote
from coder.operations.readings import finish
from coder.operations.themes import find_theme
from coder.store.project import Project
from tests.desktop.acts import choose
from tests.desktop.comparing.acts import settled

WORDS = "Written guidance is most useful where it was written by those who are to follow it"


@pytest.fixture
def compared(qtbot):
    """Opens the place in a window, and waits until all is there."""

    def show(window):
        choose(window, "compare")
        place = window.compare
        qtbot.waitUntil(lambda: settled(place), timeout=20_000)
        if place.before.isVisible():
            place.before.show_figures.click()
            qtbot.waitUntil(lambda: settled(place), timeout=20_000)
        return place

    return show


@pytest.fixture
def place(window, compared):
    return compared(window)


@pytest.fixture
def three(example):
    """The example with a third reviewer, who coded a sentence of one document."""
    with Project(example, write=True) as project:
        add_coder(project, "Cem Aydin")
        cem, document = find_coder(project, "Cem Aydin"), find_document(project, "marchbanks-2018")
        quoted = find_quote(project, document, WORDS)
        theme = find_theme(project, "Guidance / Written guidance")
        code_passage(project, quoted.file, to_json(quoted.anchor), themes=[theme], coder=cem)
        finish(project, document, cem)
    return example
