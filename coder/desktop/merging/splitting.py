"""How the pages share their width: the list, and what is opened of it."""

from collections.abc import Sequence
from typing import Final

SHARES: Final[Sequence[int]] = (400, 600)
"""Relative widths, as splitters take them."""
