"""The matrix of the example project."""

import pytest

from tests.desktop.acts import choose


@pytest.fixture
def place(window, qtbot):
    choose(window, "matrix")
    qtbot.waitUntil(lambda: window.matrix.model.rowCount() > 0)
    qtbot.waitUntil(lambda: not window.matrix._looking.isActive())
    return window.matrix
