"""Where or what, below the themes: it names nobody before names are asked for."""

import pytest

from coder.desktop.comparing.differences.names import Names
from coder.domain.quoting.anchor import to_json
from coder.operations.coders import find_coder
from coder.operations.coding import code_passage
from coder.operations.documents import find_document
from coder.operations.quoting import find_quote
from coder.operations.themes import find_theme
from coder.store.project import Project
from tests.desktop.acts import control
from tests.desktop.comparing.acts import theme_place
from tests.desktop.comparing.conftest import WORDS

TWO = ("Guidance / Written guidance", "Guidance / Groups and meetings")


@pytest.fixture
def example(example):
    """Ben put two themes of one group on the same words."""
    with Project(example, write=True) as project:
        document, ben = find_document(project, "marchbanks-2018"), find_coder(project, "Ben Okoye")
        quoted = find_quote(project, document, WORDS)
        themes = [find_theme(project, path) for path in TWO]
        code_passage(project, quoted.file, to_json(quoted.anchor), themes=themes, coder=ben)
    return example


def test_who_put_two_themes_on_the_same_words_is_a_number_until_names_are_asked_for(place):
    place.tables.themes.view.choose(theme_place(place, "Guidance"))
    said = control(place, "where sentence")
    number = Names(place.found.agreement.held.coders).name(1)
    assert f"{number} did so in marchbanks-2018" in said.text()
    assert "Ben" not in said.text()
    control(place, "show names").click()
    assert "Ben Okoye did so in marchbanks-2018" in said.text()
