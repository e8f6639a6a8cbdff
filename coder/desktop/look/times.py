"""Times as people are shown them: of this computer's zone and language."""

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale


def local_time(made_at: str | None) -> QDateTime | None:
    """A stored time (ISO 8601, UTC) here; None if it cannot be read."""
    try:
        time = datetime.fromisoformat(made_at or "")
    except ValueError:
        return None
    return QDateTime.fromMSecsSinceEpoch(round(time.timestamp() * 1000))


def day_of(made_at: str | None) -> str:
    """The day, for a column."""
    time = local_time(made_at)
    return made_at or "" if time is None else QLocale().toString(time.date(), "d MMM yyyy")


def minute_of(made_at: str | None) -> str:
    """The minute of the day, where the day is known."""
    time = local_time(made_at)
    return made_at or "" if time is None else QLocale().toString(time, "HH:mm")


def day_and_time(made_at: str | None) -> str:
    """The day and the minute."""
    time = local_time(made_at)
    return made_at or "" if time is None else QLocale().toString(time, "d MMM yyyy, HH:mm")
