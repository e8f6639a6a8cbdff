"""Opens an article in the window and waits until a client has read it."""

import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from coder.desktop.application import opened
from coder.pdf.readers import Readers
from coder.store.documents import documents

_LONGEST = 60_000  # milliseconds


def main():
    """Run until the client says that it is done."""
    with (
        Readers(processes=1) as readers,
        opened([Path(sys.argv[1])], readers) as application,
    ):
        window = application.projects[0]
        held = next(one for one in documents(window.workspace.project) if "marchbanks" in one.key)
        window.workspace.document_wanted.emit(held.id)
        signal.signal(signal.SIGTERM, lambda *_: QApplication.quit())
        tick = QTimer(interval=50)  # lets Python hear signals
        tick.timeout.connect(lambda: None)
        tick.start()
        QTimer.singleShot(_LONGEST, QApplication.quit)
        QApplication.exec()


if __name__ == "__main__":
    main()
