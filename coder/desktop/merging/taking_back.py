"""Before a merge is taken back: what goes with it, and what stands on it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from coder.analysis.dependants import depending_on
from coder.desktop.look.controls import answers, push_button, words
from coder.desktop.look.headings import heading
from coder.desktop.look.measures import WIDE
from coder.desktop.workspace import Workspace
from coder.domain.coder import Coder
from coder.domain.dependants import Dependants, told
from coder.domain.telling import listed
from coder.store.merges import Merged

_WIDTH: Final = 600
_AWAY: Final = (
    "It is taken back in this copy alone, nothing is lost, and it can be brought back at any time."
)
_NOTHING: Final = "Nothing that was done since stands on it."


class TakeBackDialog(QDialog):
    """Asks whether a merge is to be taken back."""

    def __init__(self, workspace: Workspace, merge: Merged, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("take back dialog")
        self.setWindowTitle("Take a merge back")
        found = depending_on(workspace.project, merge.number)
        said = "\n".join(f"• {one}" for one in dependent(found, workspace.whose))
        take = push_button("take it back", "&Take it back", self.accept)
        leave = push_button("leave it", "&Leave it", self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(WIDE)
        column.addWidget(heading(f"Take back {listed(merge.files)}?", "take back question"))
        column.addWidget(words(said, name="what depends on it"))
        column.addWidget(words(_AWAY, name="take back words"))
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


def dependent(found: Dependants, whose: Coder | None) -> Iterator[str]:
    """What goes and what waits, in sentences; while the project is blind, of one's own alone."""
    if whose is not None:
        found = replace(
            found, going={}, reverting={},
            waiting=tuple(one for one in found.waiting if one.mine),
            edited=tuple(one for one in found.edited if one.mine),
        )  # fmt: skip
    yield from told(found)
    if not found:
        yield _NOTHING
