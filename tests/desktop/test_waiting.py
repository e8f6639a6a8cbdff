"""Work on the project itself, for which the window waits."""

from threading import Event

from PySide6.QtCore import QTimer

from coder.desktop.waiting import Waiting


def test_clocks_of_the_window_strike_once_the_project_is_free_again(window, qtbot):
    """What a clock sets off reads the project, which a thread is writing meanwhile."""
    struck, gate = [], Event()
    clock = QTimer(window, singleShot=True, interval=1)
    clock.timeout.connect(lambda: struck.append("clock"))
    opener = QTimer(singleShot=True, interval=50)
    opener.timeout.connect(gate.set)
    waiting = Waiting(
        window.workspace, "Merging…", done=lambda _: struck.append("done"), parent=window
    )
    clock.start()
    opener.start()
    waiting.start(gate.wait)
    qtbot.waitUntil(lambda: len(struck) > 1)
    assert struck == ["done", "clock"]
