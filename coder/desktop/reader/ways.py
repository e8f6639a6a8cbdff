"""The ways through a document: outline, thumbnails, links, back and forward, the hand."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from coder.desktop.reader.document import OpenDocument
from coder.desktop.reader.hand import Hand
from coder.desktop.reader.links import PageLinks
from coder.desktop.reader.outline import OutlineList
from coder.desktop.reader.side import SidePanel
from coder.desktop.reader.thumbnails import ThumbnailList
from coder.desktop.reader.travel import Travel
from coder.desktop.reader.view import PageView
from coder.desktop.workspace import Workspace

_SOON: Final = 120  # milliseconds


class Ways(QObject):
    """What leads from one place of a document to another."""

    def __init__(self, workspace: Workspace, view: PageView, travel: Travel) -> None:
        super().__init__(view)
        self._workspace, self._view, self._travel = workspace, view, travel
        self.outline = OutlineList(workspace.readers)
        self.thumbnails = ThumbnailList(workspace.readers, view)
        self.side = SidePanel(self.outline, self.thumbnails)
        self.links = PageLinks(workspace.readers, view, workspace)
        self._hand = Hand(view)
        self.outline.wanted.connect(travel.to_heading)
        self.thumbnails.wanted.connect(travel.to_heading)
        self.links.followed.connect(travel.to_target)
        self.side.left.connect(view.setFocus)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._follow)
        view.moved.connect(self._move)
        self._hand.back.connect(travel.back)
        self._hand.forward.connect(travel.forward)
        workspace.changed.connect(lambda _: self.thumbnails.refresh())

    @property
    def lists(self) -> tuple[QWidget, ...]:
        """What stands beside the pages and takes the keyboard."""
        return self.outline, self.thumbnails

    @property
    def acts(self) -> dict[str, Callable[[], object]]:
        """What the menus can have them do, by the names of their entries."""
        return {
            "outline": self.show_outline,
            "thumbnails": self.side.show_thumbnails,
            "links": self.links.show_menu,
            "fit width": self._view.fill_width,
            "fit page": self._view.fit_page,
            "back": self._travel.back,
            "forward": self._travel.forward,
        }

    def begin(self, document: OpenDocument, password: str | None) -> None:
        """Lead through another document, or the same one with another password."""
        self.outline.begin(document, password)
        self.side.begin()
        self.links.begin()

    def _move(self) -> None:
        # What stands beside the pages costs a fling no frame: it follows some times a second.
        if self.side.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _follow(self) -> None:
        self.outline.follow(*self._view.place(), self._view.visible())
        self.thumbnails.follow()

    def show_outline(self) -> None:
        """Show the outline beside the pages, or hide it."""
        if not self.side.show_outline(*self._view.place()):
            self._workspace.tell("This document has no outline.")
