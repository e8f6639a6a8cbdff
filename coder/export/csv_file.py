"""Tables as .csv files, which spreadsheets open without harm."""

import csv
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from coder.export.cell_text import fit

_GUARDED: Final = re.compile(r"'*[=+\-@\t\r]")
_NUMBER: Final = re.compile(r"[+-]?\d+([.,]\d+)?")


def write_csv(path: Path, rows: Sequence[Sequence[str | int | None]]) -> None:
    """UTF-8 with its mark, by which Excel knows it; nothing is left of None.

    A text that a spreadsheet would take for a formula begins with an apostrophe.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, lineterminator="\r\n").writerows(
            ["" if cell is None else _harmless(fit(str(cell))) for cell in row] for row in rows
        )


def _harmless(text: str) -> str:
    return f"'{text}" if _GUARDED.match(text) and not _NUMBER.fullmatch(text) else text
