"""Before a merge is taken back: what that does, and what depends on it."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from coder.desktop.look.controls import answers, push_button, words
from coder.desktop.look.headings import heading
from coder.desktop.look.measures import WIDE
from coder.desktop.workspace import Workspace
from coder.domain.telling import counted, listed
from coder.store.merges import Merged, codings_standing_on

_WIDTH = 560
_AWAY = "What came by it is hidden in this copy alone; it can be brought back at any time."


class TakeBackDialog(QDialog):
    """Asks whether a merge is to be taken back."""

    def __init__(self, workspace: Workspace, merge: Merged, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("take back dialog")
        self.setWindowTitle("Take a merge back")
        standing = codings_standing_on(workspace.project, merge.number)
        take = push_button("take it back", "&Take it back", self.accept)
        leave = push_button("leave it", "&Leave it", self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(WIDE)
        column.addWidget(heading(f"Take back {listed(merge.files)}?", "take back question"))
        column.addWidget(words(_AWAY, name="take back words"))
        column.addWidget(words(dependent(standing), name="what depends on it"))
        column.addStretch(1)
        column.addWidget(answers(take, refuse=leave))
        self.resize(_WIDTH, self.sizeHint().height())

    @classmethod
    def ask(cls, workspace: Workspace, merge: Merged, parent: QWidget) -> bool:
        """Whether to take it back."""
        dialog = cls(workspace, merge, parent)
        agreed = bool(dialog.exec())
        dialog.deleteLater()
        return agreed


def dependent(standing: int) -> str:
    """What waits with a merge that is taken back."""
    if not standing:
        return "Nothing that was coded here depends on it."
    are = "stands" if standing == 1 else "stand"
    return (
        f"{counted(standing, 'coding')} made elsewhere {are} on documents or themes that came by"
        " it, and would wait with it."
    )
