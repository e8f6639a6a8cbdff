"""What the keys that code do while the keyboard is in the list: they mean the row chosen there."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt

from coder.desktop.passages import acts
from coder.desktop.workspace import Workspace
from coder.domain.coded_passage import CodedPassage

_KEY: Final = Qt.Key
_ON_ONE: Final = {int(_KEY.Key_M): acts.edit_memo, int(_KEY.Key_H): acts.chart_as}
_ON_MARKED: Final = frozenset(
    map(int, (_KEY.Key_Q, _KEY.Key_R, _KEY.Key_V, _KEY.Key_B, *range(_KEY.Key_1, _KEY.Key_9 + 1)))
)
_KEYS: Final = frozenset({int(_KEY.Key_U), *_ON_ONE, *_ON_MARKED})
_ONE_ALONE: Final = "Choose one row: this key acts on one passage."
_FIRST_THERE: Final = (
    "Going to the passage of this row first: once you see it, press the key again."
)


class RowKeys:
    """Acts on the chosen rows; what is marked in the reader may be another passage."""

    def __init__(
        self,
        workspace: Workspace,
        chosen: Callable[[], list[CodedPassage]],
        is_marked: Callable[[str], bool],
        lead: Callable[[], object],
    ) -> None:
        """``is_marked`` tells of a coding whether it is marked, ``lead`` goes to the row."""
        self._workspace, self._chosen = workspace, chosen
        self._is_marked, self._lead = is_marked, lead

    def act(self, key: int) -> Callable[[], object] | None:
        """What a key does here; None if it may do what it does everywhere."""
        chosen = self._chosen() if key in _KEYS else []
        if not chosen:
            return None
        if key == _KEY.Key_U:
            return partial(acts.uncode_passages, self._workspace, chosen)
        if len(chosen) > 1:
            return partial(self._workspace.tell, _ONE_ALONE)
        if key in _ON_ONE:
            return partial(_ON_ONE[key], self._workspace, chosen[0])
        return None if self._is_marked(chosen[0].coding) else self._go_there

    def _go_there(self) -> None:
        self._lead()
        self._workspace.tell(_FIRST_THERE)
