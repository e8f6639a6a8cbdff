"""The pane of differences in the window of the example, whose two reviewers finished nothing."""

import pytest

from coder.analysis.comparing.compared import compare
from coder.analysis.comparing.shared import Asked
from coder.desktop.comparing.differences.chosen import ChosenDifferences
from coder.desktop.comparing.differences.pane import DifferencesPane


@pytest.fixture
def pane(window, qtbot):
    """The pane with all differences, in front, with the keyboard in its list."""
    found = DifferencesPane(window.workspace)
    qtbot.addWidget(found)
    found.resize(1200, 760)
    found.show()
    found.activateWindow()
    held = compare(window.workspace.project, Asked(unfinished=True))
    found.show_differences(held, ChosenDifferences())
    qtbot.waitUntil(lambda: found.page.document is not None)
    found.side.view.setFocus()
    qtbot.waitUntil(found.side.view.hasFocus)
    return found
