"""Windows for tests: the application as it really starts, with projects that are real files."""

import shutil
import sys
from contextlib import ExitStack

import pytest
from PySide6.QtCore import QSettings

from coder.desktop.application import opened
from coder.operations.example import make_example
from coder.pdf.readers import Readers


def pytest_collection_modifyitems(items):
    """No warning of Qt's passes, but what the offscreen screen cannot do."""
    for item in items:
        if "/desktop/" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            # Dialogs have sizes of their own, of which the offscreen screen knows nothing.
            item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support"))


@pytest.fixture(scope="session", autouse=True)
def _empty_clipboard(qapp):
    """The offscreen screen lets go of what was copied after Python has ended, which crashes."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(scope="session")
def readers():
    with Readers(processes=1) as found:
        found.warm_up()
        yield found


@pytest.fixture(scope="session")
def _example(tmp_path_factory, readers):
    path = tmp_path_factory.mktemp("example") / "example.coder"
    make_example(path, readers)
    return path


@pytest.fixture
def example(_example, tmp_path):
    """The example project, to do with as one likes."""
    return shutil.copyfile(_example, tmp_path / "example.coder")


@pytest.fixture
def open_windows(qtbot, readers):
    """Starts the application with projects; returns its windows. All is closed at the end."""
    QSettings("coder", "coder").clear()
    with ExitStack() as ends:
        hook = sys.excepthook

        def start(*projects):
            windows = ends.enter_context(opened(projects, readers))
            # A mistake in a slot fails the test that made it, as pytest-qt sees to.
            sys.excepthook = hook
            return windows

        yield start


@pytest.fixture
def window(open_windows, example):
    """The window of the example project."""
    return open_windows(example).projects[0]
