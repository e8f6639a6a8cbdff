"""A report on agreement as a Word document: the text to paste first, then its tables."""

from pathlib import Path

from coder.analysis.reporting.checklists import program
from coder.analysis.reporting.methods import methods
from coder.analysis.reporting.report import Report
from coder.analysis.reporting.results import results
from coder.export.agreement_sections import report_tables
from coder.export.word_file import WordFile


def write_agreement_word(report: Report, path: Path) -> None:
    """Write the document; the same data give the same bytes."""
    what = "Agreement between reviewers" if report.has_coefficients else "Reviewers compared"
    file = WordFile(f"{what}: {report.title}", [_about(report)])
    file.write("Methods: a paragraph to paste", methods(report))
    file.write("Results: a paragraph to paste", results(report))
    for table in report_tables(report):
        if table.most != 0:
            file.add(table.for_word())
    file.save(path, made_at=report.made_of)


def _about(report: Report) -> str:
    made_of = report.made_of
    state = f"the data of {made_of[:10]}, {made_of[11:16]} UTC" if made_of else "an empty project"
    if report.round is not None:
        state = f"round {report.round.name}, frozen {report.round.made_at[:10]}"
    return f"Written by {program(report)} from {state}. Supplement to a report of a review."
