"""What stands in place of the figures until somebody has seen any: limits can be set before."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coder.desktop.comparing.asking import Found
from coder.desktop.comparing.limits_history import limits_history
from coder.desktop.look.controls import push_button, words
from coder.desktop.look.measures import GRID, WIDE
from coder.domain.coder import LEAD
from coder.domain.telling import counted
from coder.operations.coders import working_coder
from coder.store.project import Project
from coder.store.rounds import rounds

_QUESTION: Final = "From which agreement on is it good enough?"
_WHY: Final = (
    "Whoever sets limits after having seen figures can set them so that they are reached. You can"
    " set them now, and freeze what was coded as a round: the round, and its report, then say that"
    " they were set before figures were seen."
)
_WIDTH: Final = 560  # pixels


class BeforeFigures(QWidget):
    """Asked once in a copy, of a lead."""

    limits_wanted = Signal()
    figures_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("before figures")
        question = words(_QUESTION, name="limits question")
        bold = QFont(question.font())
        bold.setWeight(QFont.Weight.DemiBold)
        question.setFont(bold)
        self._ready = words(name="ready to compare")
        self.set = push_button(
            "set limits", "Set &limits and freeze\N{HORIZONTAL ELLIPSIS}", self.limits_wanted.emit
        )
        self.show_figures = push_button(
            "show figures", "&Show figures without limits", self.figures_wanted.emit
        )
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.set)
        row.addWidget(self.show_figures)
        row.addStretch(1)
        inside = QWidget()
        inside.setFixedWidth(_WIDTH)
        column = QVBoxLayout(inside)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(2 * GRID)
        column.addStretch(1)
        for part in (question, self._ready, words(_WHY, name="why limits")):
            column.addWidget(part)
        column.addLayout(row)
        column.addStretch(2)
        whole = QHBoxLayout(self)
        whole.addWidget(inside, 1, Qt.AlignmentFlag.AlignHCenter)
        self.setFocusProxy(self.set)

    def tell(self, found: Found) -> None:
        """Say what is ready to be compared."""
        if found.agreement is not None:
            held = found.agreement.held
            self._ready.setText(
                f"{counted(len(held.coders), 'reviewer')} can be compared in"
                f" {counted(len(held.documents), 'document')}."
            )


def can_set_before(project: Project, found: Found) -> bool:
    """Whether figures wait until a lead has said what is good enough, or wants none."""
    is_asked = found.has_coefficients and found.round is None and project.write
    return (
        is_asked
        and not limits_history(project).seen
        and not rounds(project)
        and working_coder(project).role == LEAD
    )
