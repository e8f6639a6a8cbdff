"""What a command answers: values for programs, lines for people."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of a command; ``code`` is 1 if something in it went wrong."""

    value: object
    lines: Sequence[str] = field(default_factory=list)
    code: int = 0


def show(answer: Answer, *, as_json: bool) -> None:
    """Print an answer: one JSON document in UTF-8 whatever the console, or lines."""
    if as_json:
        text = json.dumps(answer.value, ensure_ascii=False, indent=1)
        sys.stdout.buffer.write(f"{text}\n".encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
        return
    encoding = sys.stdout.encoding or "utf-8"
    for line in answer.lines:
        print(line.encode(encoding, "replace").decode(encoding))
    sys.stdout.flush()


def columns(rows: Sequence[Sequence[object]]) -> list[str]:
    """Rows as lines with aligned columns; None is shown as a dash."""
    cells = [["–" if cell is None else str(cell) for cell in row] for row in rows]
    if not cells:
        return []
    widths = [max(len(row[place]) for row in cells) for place in range(len(cells[0]))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]
