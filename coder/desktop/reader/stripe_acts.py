"""What the stripes beside a page answer to: choosing, recoding, carrying away, memos."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coder.desktop.coding import ask_to_recode, marked_in
from coder.desktop.reader.carried import carry
from coder.desktop.reader.marks import Stripe
from coder.desktop.reader.shown_marks import ChosenStripe
from coder.desktop.workspace import Workspace
from coder.store import passages
from coder.store.coders import raw_coders

if TYPE_CHECKING:
    from coder.desktop.reader.panel import ReaderPanel


class StripeActs(QObject):
    """Answers what is done to stripes with the mouse, and recodes the chosen one."""

    def __init__(
        self, workspace: Workspace, reader: "ReaderPanel", note: Callable[[], object]
    ) -> None:
        """``note`` opens my memo on what is marked."""
        super().__init__(reader)
        self._workspace, self._reader = workspace, reader
        gestures = reader.gestures
        gestures.stripe_clicked.connect(self.choose)
        gestures.stripe_opened.connect(self.open)
        gestures.stripe_carried.connect(self._carry)
        gestures.selection_carried.connect(self._carry_words)
        gestures.memo_clicked.connect(lambda _: note())

    def choose(self, stripe: Stripe) -> None:
        """Choose a passage, and of its codings the one of a stripe."""
        self._reader.marking.choose(stripe.passage)
        self._reader.view.shown_marks.stripe = ChosenStripe(stripe.passage, stripe.coding)

    def open(self, stripe: Stripe) -> None:
        """Choose a stripe, and let another theme be chosen for it."""
        self.choose(stripe)
        self.recode()

    def recode(self) -> None:
        """Ask for another theme: for the chosen stripe, or for the only coding here."""
        if marked_in(self._workspace) is None:
            return
        coding = self._reader.view.shown_marks.coding or self._only_coding()
        if coding:
            ask_to_recode(self._workspace, coding)

    def _only_coding(self) -> str:
        """My coding on what is marked; the reviewer is told what to do if there are others."""
        codings = [coding for one in self._reader.marking.mine_here() for coding, _ in one.codings]
        if len(codings) == 1:
            return codings[0]
        self._workspace.tell(
            "Click the stripe of one of these codings first: it is what is recoded."
            if codings
            else "You have coded nothing here: click a stripe of yours first."
        )
        return ""

    def _carry(self, stripe: Stripe) -> None:
        marked, project = self._workspace.marked, self._workspace.project
        if marked is None or project.me is None:
            return
        held = passages.coding(project, stripe.coding)
        mine = held is not None and held.coder in raw_coders(project, project.me)
        coding = stripe.coding if mine else ""
        carry(self._reader.view, self._workspace.id, marked.words, coding=coding)

    def _carry_words(self) -> None:
        document, held = self._reader.document, self._reader.marker.selection
        words = document.text.stretch(held.start, held.end) if document and held else ""
        carry(self._reader.view, self._workspace.id, words)
