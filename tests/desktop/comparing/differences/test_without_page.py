"""What is nowhere on a page never shows the page of the difference before."""

from PySide6.QtCore import Qt

from coder.analysis.comparing.compared import compare
from coder.analysis.comparing.shared import Asked
from coder.desktop.comparing.differences.chosen import ChosenDifferences
from coder.domain.quoting.anchor import to_json
from coder.operations.charting import chart_passage
from coder.operations.coders import find_coder
from coder.operations.documents import find_document
from coder.operations.quoting import find_quote
from tests.desktop.acts import control
from tests.desktop.comparing.conftest import WORDS
from tests.desktop.comparing.differences.acts import key, open_first


def test_values_without_a_passage_have_a_sentence_in_place_of_a_page(pane, qtbot):
    open_first(pane, "value", "Design")
    nothing = control(pane, "no difference")
    qtbot.waitUntil(lambda: "charted without a passage" in nothing.text())
    assert nothing.isVisible()
    assert not pane.page.view.isVisible()
    open_first(pane, "boundary")
    qtbot.waitUntil(pane.page.view.isVisible)
    assert not nothing.isVisible()


def test_a_value_that_is_tied_to_a_passage_shows_its_page(window, pane, qtbot):
    project, one = window.workspace.project, open_first(pane, "value", "Design")
    quoted = find_quote(project, find_document(project, one.difference.document.key), WORDS)
    chart_passage(
        project, quoted.file, to_json(quoted.anchor), one.difference.attribute,
        find_coder(project, "Ana Brandt"), one.difference.values[0],
    )  # fmt: skip
    pane.show_differences(compare(project, Asked(unfinished=True)), ChosenDifferences())
    open_first(pane, "value", "Design")
    qtbot.waitUntil(lambda: pane.page.view.isVisible() and pane.page.boxes() != [])
    assert pane.page.shown.document.id == one.difference.document.id


def test_the_keyboard_is_not_lost_with_the_page(pane, qtbot):
    pane.side.sort.choose("value")
    pane.side.filtered.emit()
    open_first(pane, "value", "Design")
    qtbot.waitUntil(lambda: not pane.page.view.isVisible())
    pane.side.sort.choose(None)
    pane.side.filtered.emit()
    open_first(pane, "boundary")
    qtbot.waitUntil(pane.page.view.isVisible)
    pane.page.view.setFocus()
    open_first(pane, "value", "Design")
    qtbot.waitUntil(pane.side.view.hasFocus)
    key(pane, Qt.Key.Key_N)
    assert pane.current is not None
