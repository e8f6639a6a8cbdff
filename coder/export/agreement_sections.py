"""All tables of a report on agreement, in their order; those without rows are left out."""

from collections.abc import Iterator

from coder.analysis.reporting.report import Report
from coder.export.agreement_basis_tables import (
    basis_table,
    change_table,
    checklist_tables,
    known_table,
    left_out_table,
    reference_table,
    reviewer_table,
    source_table,
)
from coder.export.agreement_decided_tables import decision_table, difference_table
from coder.export.agreement_figure_tables import (
    document_table,
    flag_table,
    overall_table,
    pair_table,
    theme_table,
)
from coder.export.agreement_group_tables import confusion_table, group_table, value_table
from coder.export.agreement_log_table import log_table
from coder.export.report_table import ReportTable


def report_tables(report: Report) -> list[ReportTable]:
    """The tables of a report; without coefficients those of comparing and consensus."""
    return [table for table in _tables(report) if table.rows]


def _tables(report: Report) -> Iterator[ReportTable]:
    has = report.has_coefficients
    yield from (basis_table(report), known_table(report), reviewer_table(report))
    yield left_out_table(report)
    if has:
        yield overall_table(report)
    if len(report.held.coders) > 2:  # noqa: PLR2004 - a pair is all there is
        yield pair_table(report)
    yield from (theme_table(report), document_table(report), flag_table(report))
    if has:
        yield from (group_table(report), value_table(report))
    yield from (confusion_table(report), difference_table(report), decision_table(report))
    yield log_table(report)
    yield change_table(report)
    yield from checklist_tables(report)
    if has:
        yield from (source_table(report), reference_table())
