"""Work beside the window."""

from threading import Event

import shiboken6
from PySide6.QtCore import QObject

from coder.desktop.background import Background


def test_work_that_outlives_its_window_ends_quietly(qapp):
    window, goes_on, heard = QObject(), Event(), []

    def work(running):
        goes_on.wait()
        running.report(1, 2)
        return "an answer"

    running = Background(work, done=heard.append, failed=heard.append, parent=window)
    shiboken6.delete(window)
    goes_on.set()
    running.wait()
    qapp.processEvents()
    assert heard == []
