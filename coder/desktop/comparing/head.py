"""Above a comparison: what is chosen, and what can be done with it."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from coder.analysis.comparing.shared import Asked
from coder.desktop.comparing.asking import Found
from coder.desktop.comparing.choices import CompareChoices
from coder.desktop.comparing.freezing import freeze
from coder.desktop.comparing.report_dialog import ReportDialog
from coder.desktop.comparing.rounds_dialog import RoundsDialog
from coder.desktop.look.controls import named, push_button, tool_button
from coder.desktop.look.measures import GRID
from coder.desktop.workspace import Workspace
from coder.operations.rounds import switch_coefficients
from coder.store.rounds import has_coefficients

_FROZEN: Final = "What is shown is frozen already: choose As it is now to freeze that"
_COEFFICIENTS: Final = "&Coefficients of agreement in this project"


class Head(QWidget):
    """The choices, and buttons to freeze, to see the rounds, and for what is rarer."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("compare head")
        self._workspace = workspace
        self._found: Found | None = None
        self.choices = CompareChoices(workspace)
        self.busy = named(QLabel("Comparing\N{HORIZONTAL ELLIPSIS}"), "compare busy", "Comparing")
        self.busy.hide()
        self.freeze = push_button("freeze state", "Free&ze this state\N{HORIZONTAL ELLIPSIS}",
                                  self._freeze)  # fmt: skip
        self.report = push_button(
            "report agreement", "&Report\N{HORIZONTAL ELLIPSIS}", self._report
        )
        self.menu_button = tool_button("compare menu", "More about comparing", lambda: None,
                                       text="M&ore")  # fmt: skip
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.menu_button)
        menu.addAction("&Rounds\N{HORIZONTAL ELLIPSIS}", self._show_rounds).setObjectName("rounds")
        menu.addSeparator()
        self.coefficients = menu.addAction(_COEFFICIENTS)
        self.coefficients.setObjectName("coefficients")
        self.coefficients.setCheckable(True)
        self.coefficients.triggered.connect(self._switch)
        self.menu_button.setMenu(menu)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GRID)
        self._row.addWidget(self.choices)
        self._row.addWidget(self.busy)
        self._row.addStretch(1)
        for button in (self.freeze, self.report, self.menu_button):
            self._row.addWidget(button)

    def offer(self) -> None:
        """Offer who and what there is now."""
        self.choices.offer()
        if self._found is None:
            self._show_parts(is_allowed=self._workspace.whose is None)

    def show_found(self, found: Found) -> None:
        """Show what holds of what was found; to whom nothing is shown, nothing is offered."""
        self._found = found
        self.coefficients.setChecked(found.has_coefficients)
        self._show_parts(is_allowed=found.is_allowed)
        self.report.setEnabled(found.agreement is not None)
        self.freeze.setEnabled(found.round is None)
        self.freeze.setToolTip("" if found.round is None else _FROZEN)
        self.choices.tell_lacking(found.lacking)

    def _show_parts(self, *, is_allowed: bool) -> None:
        for part in (self.choices, self.freeze, self.report, self.menu_button):
            part.setVisible(is_allowed)

    def _freeze(self) -> None:
        freeze(self._workspace, self.choices.question, self.window(), self.choices.choose_round)

    def _report(self) -> None:
        found = self._found
        if found is not None and found.agreement is not None:
            asked = Asked(found.question.coders, unfinished=found.question.unfinished)
            dialog = ReportDialog(
                self._workspace, asked, found.question.unit, found.round, self.window()
            )
            dialog.exec()
            dialog.deleteLater()

    def _show_rounds(self) -> None:
        lacking = {} if self._found is None else self._found.lacking
        dialog = RoundsDialog(self._workspace, lacking, self.window())
        dialog.looked_at.connect(self.choices.choose_round)
        dialog.exec()
        dialog.deleteLater()

    def _switch(self) -> None:
        project = self._workspace.project
        wanted = self.coefficients.isChecked()
        self._workspace.do(lambda: switch_coefficients(project, on=wanted))
        self.coefficients.setChecked(has_coefficients(project))
