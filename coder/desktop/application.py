"""The running application: which windows are open, and what happens to errors.

The start page comes up before what only a project needs is imported.
"""

import gc
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from coder.desktop.crash import sentence_or_report
from coder.desktop.look.focus import show_focus
from coder.desktop.look.list_keys import give_list_keys
from coder.desktop.look.palettes import listen_for_contrast, put_on_palette
from coder.desktop.look.undo_keys import give_undo_keys
from coder.desktop.start.example import (
    ExampleRun,
    StoppedError,
    documents_folder,
    example_path,
)
from coder.desktop.start.opening import (
    TroubleDialog,
    offers,
    opened_project,
    someone_works_in,
    tell_of_opening,
)
from coder.desktop.start.recent import remember_project
from coder.desktop.start.still_there import StillThere
from coder.desktop.start.who import WhoDialog
from coder.desktop.start.window import StartWindow
from coder.desktop.workspace import Workspace
from coder.domain.errors import CoderError
from coder.pdf.readers import Readers
from coder.store.project import Project
from coder.store.titles import title_of

if TYPE_CHECKING:
    from coder.desktop.window import Window

# Allocations until circles are looked for among new, older and all objects; all of them take a
# tenth of a second where a book is open, and nearly nothing here that lives long is in a circle.
_CIRCLES = (700, 10, 1000)
_TURN = 0.0001  # seconds: with 50 times as many, as is usual, scrolling falters


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
    put_on_palette()
    put_the_window_first()
    windows = Windows(application, readers)
    hook, sys.excepthook = sys.excepthook, windows.take_error
    try:
        windows.begin(projects)
        yield windows
    finally:
        sys.excepthook = hook
        windows.close_all()


def put_the_window_first() -> None:
    """Let the window's thread have its turn soon while others work in Python."""
    sys.setswitchinterval(_TURN)
    gc.set_threshold(*_CIRCLES)


class Windows(QObject):
    """The windows that are open: one for each project, or the start page."""

    def __init__(self, application: QApplication, readers: Readers) -> None:
        super().__init__(application)
        self._readers = readers
        self.projects: list[Window] = []
        self.start: StartWindow | None = None
        self._example: ExampleRun | None = None
        self._asking: list[WhoDialog] = []
        application.installEventFilter(self)
        application.styleHints().colorSchemeChanged.connect(lambda _: put_on_palette())
        listen_for_contrast()
        application.focusChanged.connect(self._follow_focus)

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
            self.start.new_wanted.connect(self.begin_project)
            self.start.open_wanted.connect(self.ask_open)
            self.start.example_wanted.connect(self.open_example)
            self.start.cancel_wanted.connect(self.stop_example)
        self.start.refresh()
        self.start.show()
        self.start.raise_()
        return self.start

    def open(self, path: Path, *, write: bool = True) -> "Window | None":
        """Open a project in a window of its own; None if it cannot be opened, or not at once."""
        path = path.absolute()  # wherever a folder is told, it is told whole
        held = next((one for one in self.projects if is_same(one, path)), None)
        if held is not None:
            held.raise_()
            held.activateWindow()
            return held
        try:
            project = opened_project(path, write=write)
        except CoderError as error:
            self._tell_trouble(path, error)
            return None
        if write and not someone_works_in(project):
            self._ask_who(project)
            return None
        return self._show(project)

    def begin_project(self, pdfs: Sequence[Path] = ()) -> None:
        """Ask what a new project needs, make it, and open it."""
        from coder.desktop.start.new_project import NewProjectDialog  # noqa: PLC0415

        dialog = NewProjectDialog(pdfs, self._front())
        dialog.made.connect(self._open_with_pdfs)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_open(self) -> None:
        """Ask which projects, and open them."""
        names, _ = QFileDialog.getOpenFileNames(
            self._front(), "Open a project", str(documents_folder()), "Coder projects (*.coder)"
        )
        for name in names:
            self.open(Path(name))

    def open_example(self) -> None:
        """Open the example; it is made first, beside the window, where it is not there yet."""
        path = example_path()
        if path.exists():
            self.open(path)
        elif self._example is None:
            start = self.show_start()
            self._example = ExampleRun(path, self._readers, self)
            self._example.progress.connect(lambda done, of_all: start.show_busy((done, of_all)))
            self._example.made.connect(self._end_example)
            self._example.failed.connect(self._end_example)
            start.show_busy((0, 0))

    def stop_example(self) -> None:
        """Make no example after all."""
        if self._example is not None:
            self._example.cancel()

    def close_all(self) -> None:
        """Close every window; all is on the disk already."""
        if self._example is not None:
            self._example.cancel()
            self._example.wait()
        for dialog in list(self._asking):
            dialog.reject()
        for window in list(self.projects):
            window.end()
        if self.start is not None:
            self.start.close()
            self.start.deleteLater()
            self.start = None
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def take_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Where errors end that nobody caught: a sentence, or a dialog with what to report."""
        front = self._front()
        window = next((one for one in (front, *self.projects) if one in self.projects), None)
        if window is None and isinstance(error, CoderError):
            TroubleDialog("Coder", str(error), [], self.show_start()).open()
        else:
            sentence_or_report(error, window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent):  # a double-click on macOS
            self.open(Path(event.file()))
            return True
        return False

    def _show(self, project: Project) -> "Window":
        from coder.desktop.window import Window  # noqa: PLC0415

        window = Window(Workspace(project, self._readers))
        watch = StillThere(window, window.workspace, self.open)
        window.closed.connect(watch.leave)
        window.closed.connect(lambda: self._forget(window))
        window.project_dropped.connect(self.open)
        acts = {"new": self.begin_project, "open": self.ask_open, "example": self.open_example}
        for name, act in acts.items():
            window.actions_by_name[name].triggered.connect(lambda _=False, act=act: act())
        self.projects.append(window)
        window.show()
        remember_project(project.path, title_of(project))
        if self.start is not None:
            self.start.hide()
        tell_of_opening(window.workspace, lambda: self._open_for_work(window))
        return window

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None:
            show_focus(new)
            give_list_keys(new)
            give_undo_keys(new)

    def _front(self) -> QWidget | None:
        """The window in front, to which a dialog belongs."""
        active = QApplication.activeWindow()
        return (
            active
            if active in (*self.projects, self.start)
            else next(iter((*reversed(self.projects), self.start)), None)
        )

    def _open_with_pdfs(self, path: Path, pdfs: list[Path]) -> None:
        window = self.open(path)
        if window is not None:
            window.documents.importing.bring_in(pdfs)

    def _open_for_work(self, window: "Window") -> None:
        path = window.workspace.project.path
        window.close()
        if self.open(path) is None and not self.projects:
            self.show_start()

    def _ask_who(self, project: Project) -> None:
        dialog = WhoDialog(project, self._front() or self.show_start())
        dialog.answered.connect(lambda: self._show(project))
        dialog.rejected.connect(project.close)
        dialog.finished.connect(lambda: self._asking.remove(dialog))
        dialog.finished.connect(dialog.deleteLater)
        self._asking.append(dialog)
        dialog.open()

    def _tell_trouble(self, path: Path, error: CoderError) -> None:
        def open_it(path: Path, write: bool) -> None:  # noqa: FBT001
            self.open(path, write=write)

        front = self._front() or self.show_start()
        title = f"{path.name} was not opened"
        TroubleDialog(title, *offers(path, error, open_it), front).open()

    def _end_example(self, what: Path | Exception) -> None:
        self._example = None
        start = self.show_start()
        start.show_busy(None)
        if isinstance(what, Path):
            self.open(what)
        elif not isinstance(what, StoppedError):
            self.take_error(type(what), what, None)

    def _forget(self, window: "Window") -> None:
        self.projects.remove(window)
        window.workspace.close()
        window.deleteLater()


def is_same(window: "Window", path: Path) -> bool:
    """Whether a window shows the project at a path."""
    return window.workspace.project.path.resolve() == path.resolve()
