"""Every margin and spacing, on a grid of 8 pixels."""

from typing import Final

GRID: Final = 8
HALF: Final = 4
WIDE: Final = 16
