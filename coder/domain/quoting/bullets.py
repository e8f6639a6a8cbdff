"""Bullets and ticks of symbol fonts, which text layers hold as private characters."""

from typing import Final

PRINTED: Final = {
    0xF095: "\u2022",
    0xF09E: "\u00b7",
    0xF09F: "\u2022",
    0xF0A7: "\u25aa",
    0xF0B7: "\u2022",
    0xF0D8: "\u27a2",
    0xF0FC: "\u2713",
}
"""What Symbol and Wingdings print, by the character under which they are kept; for ``translate``.

U+F0xx is byte xx of the font. Which font it was is not known here, so signs are left out that are
a letter or a piece of a formula in the other one; 95 is the bullet of Windows-1252.
"""
