"""What the Edit menu says of the step that comes next."""

from typing import Final

from PySide6.QtCore import QDate

from coder.desktop.look.plain_text import one_line
from coder.desktop.look.times import day_of, local_time
from coder.store.history import Step

_LONGEST: Final = 60  # characters


def words_of(step: Step) -> str:
    """The act that a step did, short enough for a menu, and its day if that is not today."""
    act = one_line(step.description.removeprefix("Undo: ").removeprefix("Redo: "))
    if len(act) > _LONGEST:
        act = f"{act[: _LONGEST - 1]}…"
    time = local_time(step.made_at)
    if time is None or time.date() == QDate.currentDate():
        return f"“{act}”"
    return f"“{act}” of {day_of(step.made_at)}"
