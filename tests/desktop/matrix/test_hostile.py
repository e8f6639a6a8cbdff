"""Names and words that would break a careless matrix, and a project with nothing in it."""

import pytest

from coder.analysis.attribute_values import attribute_values
from coder.operations.charting import add_attribute, chart, find_attribute
from coder.operations.projects import new_project
from coder.operations.themes import add_theme, find_theme
from coder.store.coders import coders
from coder.store.documents import documents
from coder.store.project import Project
from tests.desktop.acts import choose, control
from tests.desktop.matrix.acts import go_to, heads, pick, summarise_as, themes

NAMES = (
    "long " * 39 + "name",
    "=SUM(A1:A9)",
    "<b>bold</b> & [x]",
    "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER BEH} \N{HEBREW LETTER ALEF}",
    "\N{GRINNING FACE}" * 30,
)


@pytest.fixture
def hostile(example):
    with Project(example, write=True) as project:
        for name in NAMES:
            add_theme(project, f"Training / {name}")
        add_attribute(project, "Words")
        words = find_attribute(project, "Words")
        me = next(one for one in coders(project) if one.id == project.me)
        for one, name in zip(documents(project), NAMES, strict=False):
            chart(project, one, words, me, f"{name}\n\tsecond line")
    return example


def test_any_name_is_shown_in_every_content(hostile, open_windows, qtbot):
    window = open_windows(hostile).projects[0]
    choose(window, "matrix")
    place = window.matrix
    qtbot.waitUntil(lambda: place.model.rowCount() > 0)
    assert {f"Training / {' '.join(name.split())}" for name in NAMES} <= set(themes(place))
    text = "<script>" + "\N{GRINNING FACE} [no number] [a:b" * 400
    path = f"Training / {NAMES[2]}"
    summarise_as(window, "Ana Brandt", "quillan-2016", path, text)
    summarise_as(window, "Ben Okoye", "quillan-2016", path, text)
    pick(place.choices.grouping, "By Words")
    assert "\n" not in "".join(heads(place))
    for content in ("State", "Characters covered", "Reviewers", "Quotations", "Summaries"):
        pick(place.choices.content, content)
        assert not window.grab().isNull()
    go_to(place, qtbot, "quillan-2016", path)
    qtbot.waitUntil(lambda: place.cell.summaries.mine.toPlainText() == text)
    assert place.cell.summaries.others.toPlainText().startswith("Ben Okoye: <script>")
    project = window.workspace.project
    words = find_attribute(project, "Words").id
    assert any(one[words].value for one in attribute_values(project).values())


def test_an_empty_project_says_how_it_fills(tmp_path, open_windows, qtbot):
    path = tmp_path / "empty.coder"
    with new_project(path, title="Empty", lead="Ana"):
        pass
    window = open_windows(path).projects[0]
    choose(window, "matrix")
    qtbot.waitUntil(control(window, "no matrix").isVisible)
    assert "Import PDFs" in control(window, "no matrix").text()
    assert not control(window, "insert passage").isVisible()


def test_what_is_open_for_reading_only_is_read_and_not_written(example, open_windows, qtbot):
    windows = open_windows(example)
    windows.projects[0].close()
    window = windows.open(example, write=False)
    choose(window, "matrix")
    place = window.matrix
    qtbot.waitUntil(lambda: place.model.rowCount() > 0)
    go_to(place, qtbot, "quillan-2016", "Support")
    assert place.cell.summaries.mine.isReadOnly()
    pick(place.choices.content, "Quotations")
    assert find_theme(window.workspace.project, "Support")
