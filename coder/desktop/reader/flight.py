"""Whether pages fly past faster than anybody reads; pure."""

from typing import Final

_FAST: Final = 6.0  # heights of what is seen a second
_PAUSE: Final = 0.15  # seconds after which a move begins anew
_TICK: Final = 0.008  # seconds: what comes faster was held up

REST: Final = 80
"""Milliseconds without a move after which pages stand still."""


class Flight:
    """Told of every move; knows whether the pages fly, and which way."""

    def __init__(self) -> None:
        self.flies = False
        self.down = True
        self.speed = 0.0  # pixels a second, downwards
        self._last: tuple[float, int] | None = None  # seconds, pixels

    def moved(self, now: float, y: int, height: int) -> None:
        """What is seen begins at a height of the desk now, and is so high, in pixels."""
        if self._last is not None and y != self._last[1]:
            passed, way = now - self._last[0], y - self._last[1]
            self.down = way > 0
            self.speed = way / max(passed, _TICK) if passed < _PAUSE else 0.0
            self.flies = passed < _PAUSE and abs(way) > _FAST * height * max(passed, _TICK)
        self._last = now, y

    def rest(self) -> None:
        """They stand still."""
        self.flies, self.speed = False, 0.0
