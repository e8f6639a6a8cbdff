"""The sheet of findings: themes by documents with their summaries and quotations."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from coder.export.findings import Finding, quoted
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
    found: Iterable[Finding],
    *,
    pages: Mapping[str, Link],
    progress: Callable[[int], None],
) -> None:
    """Write every finding; ``progress`` is told how many passages it had."""
    sheet.write_head()
    for one in found:
        link = pages.get(one.document.id)
        sheet.write(
            (
                one.theme.path,
                one.document.key,
                one.citation,
                one.count.state,
                one.count.passages,
                told(one.summaries) or None,
                "\n".join(map(quoted, one.passages)) or None,
                None,
            ),
            {} if link is None else {1: link},
        )
        progress(len(one.passages))
    sheet.close()
