"""Letters of 14 points on a small screen: nothing lies over another, and names can be read."""

import pytest
from PySide6.QtWidgets import QApplication

from coder.operations.themes import add_theme
from tests.desktop.acts import choose, control
from tests.desktop.merging.acts import code, copy_of
from tests.desktop.team.acts import agree, leave, rehearse, turn_to

DEFINITION = "What trainers tell of ties that lasted, and of ties that broke. " * 4


@pytest.fixture
def large(open_windows, example):
    """The window of the example, on a small screen, with large letters."""
    app = QApplication.instance()
    usual = app.font()
    font = app.font()
    font.setPointSize(14)
    app.setFont(font)
    window = open_windows(example).projects[0]
    window.resize(1280, 800)
    choose(window, "team")
    yield window
    app.setFont(usual)


def test_with_large_letters_names_are_read_and_nothing_lies_over_another(large, qtbot, tmp_path):
    copy = copy_of(
        large, qtbot, tmp_path / "cem.coder",
        lambda project: add_theme(project, "Support / Humor", fields={"definition": DEFINITION}),
        lambda project: code(project, theme="Support / Humor"),
    )  # fmt: skip
    project = large.workspace.project
    large.workspace.do(lambda: add_theme(project, "Support / Humour"))
    merging = agree(large, qtbot, rehearse(large, qtbot, copy))
    turn_to(merging, "proposals")
    facts = control(merging, "proposal facts")
    views = [control(merging, f"passages of {one}") for one in ("one", "the other")]
    qtbot.waitUntil(lambda: any(view.isVisible() for view in views))
    section = control(merging, "passages of one section")

    def lies_below():
        bottom = facts.mapTo(merging, facts.rect().bottomLeft()).y()
        return section.mapTo(merging, section.rect().topLeft()).y() > bottom

    qtbot.waitUntil(lies_below)
    leave(merging)
    table = control(large, "reviewers")
    assert table.columnWidth(0) > 14 * table.fontMetrics().horizontalAdvance("x")
    merges = control(large, "merges")
    assert merges.horizontalScrollBar().maximum() == 0
