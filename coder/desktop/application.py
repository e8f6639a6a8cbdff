"""The running application: which windows are open, and what happens to errors."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from coder.desktop.crash import sentence_or_report
from coder.desktop.look.palettes import put_on_palette, set_appearance
from coder.desktop.start.window import StartWindow
from coder.desktop.window import Window
from coder.desktop.workspace import Workspace
from coder.domain.errors import CoderError
from coder.pdf.readers import Readers
from coder.store.project import Project


def run(projects: Sequence[Path], readers: Readers) -> int:
    """Open windows and stay until the last is closed; returns the exit code."""
    with opened(projects, readers):
        return QApplication.exec()


@contextmanager
def opened(projects: Sequence[Path], readers: Readers) -> "Iterator[Windows]":
    """The application with its first windows, before events are waited for."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setOrganizationName("coder")
    application.setApplicationName("coder")
    application.setApplicationDisplayName("Coder")
    application.setDesktopFileName("coder")
    set_appearance(str(QSettings().value("appearance", "system")))
    windows = Windows(application, readers)
    hook, sys.excepthook = sys.excepthook, windows.take_error
    try:
        windows.begin(projects)
        yield windows
    finally:
        sys.excepthook = hook
        windows.close_all()


class Windows(QObject):
    """The windows that are open: one for each project, or the start page."""

    def __init__(self, application: QApplication, readers: Readers) -> None:
        super().__init__(application)
        self._readers = readers
        self.projects: list[Window] = []
        self.start: StartWindow | None = None
        application.installEventFilter(self)
        application.styleHints().colorSchemeChanged.connect(lambda _: put_on_palette())

    def begin(self, projects: Sequence[Path]) -> None:
        """Open the projects that were asked for, else the start page."""
        for path in projects:
            self.open(path)
        if not self.projects:
            self.show_start()

    def show_start(self) -> StartWindow:
        """Show the start page."""
        if self.start is None:
            self.start = StartWindow()
            self.start.project_wanted.connect(self.open)
        self.start.show()
        self.start.raise_()
        return self.start

    def open(self, path: Path, *, write: bool = True) -> Window | None:
        """Open a project in a window of its own; None if it cannot be opened."""
        held = next((one for one in self.projects if one.workspace.project.path == path), None)
        if held is not None:
            held.raise_()
            held.activateWindow()
            return held
        try:
            project = Project(path, write=write)
        except CoderError:
            self.show_start()
            return None
        window = Window(Workspace(project, self._readers))
        window.closed.connect(lambda: self._forget(window))
        self.projects.append(window)
        window.show()
        if self.start is not None:
            self.start.hide()
        return window

    def close_all(self) -> None:
        """Close every window; all is on the disk already."""
        for window in list(self.projects):
            window.close()
        if self.start is not None:
            self.start.close()

    def take_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Where errors end that nobody caught: a sentence, or a dialog with what to report."""
        window = next(iter(self.projects), None)
        sentence_or_report(error, window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent):  # a double-click on macOS
            self.open(Path(event.file()))
            return True
        return False

    def _forget(self, window: Window) -> None:
        self.projects.remove(window)
        window.workspace.close()
        window.deleteLater()
