"""The report of a merge as a file: a letter, a workbook, or JSON."""

import json
from dataclasses import asdict
from pathlib import Path

from coder.domain.merge_report import MergeReport
from coder.export.book_file import replacing
from coder.export.merge_letter import merge_letter
from coder.export.merge_workbook import write_merge_workbook


def write_merge_report(report: MergeReport, path: Path) -> None:
    """Write a report as the name of the file wants it: .txt, .xlsx, or else JSON.

    What lies there is replaced when the new file is whole.

    Raises:
        CoderError: the file cannot be written.
    """
    with replacing(path) as beside:
        suffix = path.suffix.lower()
        if suffix == ".xlsx":
            write_merge_workbook(report, beside)
        elif suffix == ".txt":
            beside.write_text("\n".join((*merge_letter(report), "")), "utf-8", "replace")
        else:
            beside.write_text(f"{merge_json(report)}\n", "utf-8", "replace")


def merge_json(report: MergeReport) -> str:
    """A report as one JSON document."""
    return json.dumps(merge_value(report), ensure_ascii=False, indent=1)


def merge_value(report: MergeReport) -> dict[str, object]:
    """A report as plain values (DESIGN 5.1); alike for a rehearsal and for the merge."""
    return {
        "files": [asdict(one) for one in report.files],
        "coders": [asdict(one) for one in report.coders],
        "brought": [one._asdict() for one in report.brought],
        "work": [asdict(one) for one in report.work],
        "themes": [asdict(one) for one in report.themes],
        "others": [asdict(one) for one in report.others],
        "reanchored": dict(report.reanchored),
        "joined": [asdict(one) for one in report.joined],
        "proposals": [asdict(one) for one in report.proposals],
        "conflicts": [asdict(one) for one in report.conflicts],
        "new_conflicts": report.new_conflicts,
        "ahead": list(report.ahead),
        "backup": report.backup,
        "pdfs": report.pdfs,
    }
