"""The sheet of findings: themes by documents with their summaries and quotations."""

from collections.abc import Callable, Mapping
from typing import Final

from coder.domain.matrix.cell import OPEN, PRESENT
from coder.domain.telling import counted
from coder.export.findings import TOLD_BELOW, Finding, Findings, quoted
from coder.export.look import Look
from coder.export.material import told
from coder.export.sheet import CARRIES_ON, Column, Link, Sheet

TITLE: Final = "Findings"


def finding_columns(look: Look) -> list[Column]:
    """The columns of the sheet."""
    return [
        Column("Theme", 26, look.key_above),
        Column("Document", 20, look.text),
        Column("Citation", 24, look.text),
        Column("State", 9, look.centred),
        Column("Passages", 9, look.centred),
        Column("Summary", 50, look.text),
        Column("Quotations", 90, look.text),
        Column(CARRIES_ON, 11, look.centred),
    ]


def write_findings(
    sheet: Sheet,
    found: Findings,
    *,
    pages: Mapping[str, Link],
    progress: Callable[[int], None],
) -> None:
    """Write every finding; ``progress`` is told how many passages it had.

    Documents of which nothing is known yet stand in one row behind those of each theme.
    """
    sheet.write_head()
    for place, (theme, ones) in enumerate(found.by_theme()):
        for one in ones:
            link = pages.get(one.document.id)
            sheet.write(
                (
                    theme.path,
                    one.document.key,
                    one.citation,
                    one.state,
                    one.count.passages,
                    told(one.summaries) or None,
                    "\n".join(map(quoted, one.passages)) or _elsewhere(one),
                    None,
                ),
                {} if link is None else {1: link},
            )
            progress(len(one.passages))
        if open_ := found.open(place):
            keys = "; ".join(document.key for document in open_)
            sheet.write((theme.path, counted(len(open_), "document"), keys, OPEN, 0, *[None] * 3))
    sheet.close()


def _elsewhere(one: Finding) -> str | None:
    return TOLD_BELOW if one.count.state == PRESENT else None
