"""The report on agreement as a file: Word, workbook or JSON, as the name of the file wants it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from coder.analysis.comparing.shared import Asked
from coder.analysis.reporting.report import Report, Wanted, report_on
from coder.domain.errors import CoderError
from coder.domain.round import Round
from coder.export.agreement_report_json import report_json
from coder.export.agreement_word import write_agreement_word
from coder.export.agreement_workbook import write_agreement_workbook
from coder.export.book_file import check_place, replacing, version
from coder.store.project import Project
from coder.store.round_states import state_of_round

ENDINGS: Final = (".docx", ".xlsx", ".json")


def check_report_path(path: Path, *, overwrite: bool) -> None:
    """See whether a report can be written there, before anything is computed.

    Raises:
        CoderError: its name will not do, it is there already, or its folder is not.
    """
    if path.suffix.lower() not in ENDINGS:
        raise CoderError(
            f"{path.name} is no name for a report: let it end in .docx for Word, .xlsx for a"
            " workbook, or .json."
        )
    check_place(path, overwrite=overwrite)


def make_report(
    project: Project,
    held: Round | None,
    asked: Asked,
    wanted: Wanted,
    path: Path | None,
    *,
    advance: Callable[[int, int], object] = lambda _done, _all: None,
) -> Report:
    """Make the report on a round, or on the project as it is; without a path it is not written.

    What lies there is replaced when the new file is whole. ``advance`` hears how many themes are
    done of how many; what it raises stops it, and leaves nothing behind.

    Raises:
        CoderError: there is nothing to compare, the round is incomplete in this copy, or the file
            cannot be written.
    """
    made = replace(wanted, program=version())
    if held is None:
        report = report_on(project, project, None, asked, made, advance=advance)
    else:
        with state_of_round(project, held) as state:
            report = report_on(project, state, held, asked, made, advance=advance)
    if path is not None:
        with replacing(path) as part:
            _write(report, path.suffix.lower(), part)
            advance(1, 1)  # the last moment to stop
    return report


def _write(report: Report, ending: str, path: Path) -> None:
    if ending == ".docx":
        write_agreement_word(report, path)
    elif ending == ".xlsx":
        write_agreement_workbook(report, path)
    else:
        path.write_text(f"{report_json(report)}\n", "utf-8", "replace")
