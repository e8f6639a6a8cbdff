"""A small window from which files can be dragged, as from a file manager."""

import sys

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QLabel


class Files(QLabel):
    """Press, and the files are dragged."""

    def mouseMoveEvent(self, event):  # noqa: N802
        drag, data = QDrag(self), QMimeData()
        data.setUrls([QUrl.fromLocalFile(path) for path in sys.argv[1:]])
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


application = QApplication(sys.argv[:1])
files = Files("Files")
files.setWindowFlags(Qt.WindowType.X11BypassWindowManagerHint | Qt.WindowType.WindowStaysOnTopHint)
files.setGeometry(0, 0, 80, 48)
files.show()
application.exec()
