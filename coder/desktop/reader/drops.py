"""Themes that are dropped on the pages, tool tips, and the menu: what passages answer to."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QHelpEvent
from PySide6.QtWidgets import QToolTip

from coder.desktop.coding import code_marked
from coder.desktop.dragged import THEME_MIME, is_dragged, themes_of
from coder.desktop.reader.marking import Marking
from coder.desktop.reader.menu import passage_menu
from coder.desktop.reader.passage_words import words_on
from coder.desktop.reader.shown_marks import ChosenStripe
from coder.desktop.reader.view import PageView
from coder.desktop.workspace import Workspace
from coder.domain.texts.text import Box


class PassageAnswers(QObject):
    """Watches the viewport for what is not selecting."""

    def __init__(
        self,
        workspace: Workspace,
        view: PageView,
        marking: Marking,
        trigger: Callable[[str], object],
    ) -> None:
        super().__init__(view)
        self._workspace, self._view, self._marking = workspace, view, marking
        self._trigger = trigger
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)  # the menu key is told to whatever has the focus

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        keyed = watched is self._view
        if self._view.document is None or (keyed and event.type() != QEvent.Type.ContextMenu):
            return False
        if isinstance(event, QDropEvent):  # entering and moving are drops too
            return self._drag(event)
        if event.type() == QEvent.Type.DragLeave:
            self._view.show_target(())
        if isinstance(event, QHelpEvent):
            self._tip(event)
            return True
        if isinstance(event, QContextMenuEvent):
            self._menu(event)
            return True
        return False

    def _drag(self, event: QDropEvent) -> bool:
        if not is_dragged(event.mimeData(), THEME_MIME, window=self._workspace.id):
            event.ignore()
            return False
        place = event.position().toPoint()
        target = self._target(place)
        if event.type() == QEvent.Type.DragEnter:
            event.acceptProposedAction()  # no move would come otherwise
            return True
        if event.type() == QEvent.Type.DragMove:
            event.acceptProposedAction() if target is not None else event.ignore()
            self._view.show_target(self._target_boxes(target))
            return True
        self._view.show_target(())
        if target is None:
            self._workspace.tell("Drop a theme on marked words, or on a passage.")
            return True
        if target:
            self._marking.choose(target)
        event.acceptProposedAction()
        code_marked(self._workspace, themes_of(event.mimeData()))
        return True

    def _target(self, place: QPoint) -> str | None:
        """A passage under a place; empty for what is marked; None for neither."""
        point = self._view.point(place)
        if point is not None:
            for box in self._view.selected:
                inside = box.x0 <= point.x <= box.x1 and box.y0 <= point.y <= box.y1
                if box.page == point.page and inside and self._workspace.marked is not None:
                    return ""
        stripes = self._view.shown_marks.stripes_at(place)
        return stripes[0].passage if stripes else self._view.passage_at(place)

    def _target_boxes(self, target: str | None) -> Sequence[Box]:
        if target is None:
            return ()
        return self._marking.boxes_of(target) if target else self._view.selected

    def _tip(self, event: QHelpEvent) -> None:
        marks = self._view.shown_marks
        stripes = marks.stripes_at(event.pos())
        passages = [one.passage for one in stripes] or marks.passages_at(event.pos())
        found = [self._marking.highlights.get(one) for one in dict.fromkeys(passages)]
        said = words_on([one for one in found if one is not None])
        if said:
            QToolTip.showText(event.globalPos(), said, self._view)
        else:
            QToolTip.hideText()

    def _menu(self, event: QContextMenuEvent) -> None:
        place = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            target = self._target(place)
            if target:
                self._marking.choose(target)
                for stripe in self._view.shown_marks.stripes_at(place)[:1]:
                    self._view.shown_marks.stripe = ChosenStripe(target, stripe.coding)
            at = event.globalPos()
        else:
            at = self._view.viewport().mapToGlobal(self._beside())
        menu = passage_menu(self._workspace, self._marking.mine_here(), self._trigger, self._view)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _beside(self) -> QPoint:
        """Under what is marked, for the menu key."""
        boxes = self._view.selected or self._marking.chosen_boxes()
        middle = self._view.viewport().rect().center()
        return self._view.rectangle(boxes[-1]).bottomLeft().toPoint() if boxes else middle
