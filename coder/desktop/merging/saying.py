"""What a merge brings, or brought, in one sentence."""

from typing import Final

from coder.desktop.merging.shown import is_shown_again
from coder.domain.coder import Coder
from coder.domain.merge_report import MergeReport
from coder.domain.telling import counted, listed

_ALONE: Final = " You work blind here, and do not see what others coded."


def came_in(report: MergeReport, whose: Coder | None = None) -> str:
    """*317 codings by Ana and Ben came in.*"""
    codings = _codings(report)
    if codings:
        return f"{codings} came in.{_unseen(report, whose)}"
    if others := _others(report):
        return f"{listed(others)} came in."
    acts = sum(one.operations for one in report.files)
    return f"{counted(acts, 'act')} came in, and no new coding." if acts else "Nothing new came in."


def to_come(report: MergeReport, whose: Coder | None = None) -> str:
    """*317 codings by Ana and Ben, 2 new documents and 3 new themes would come in.*"""
    codings, others = _codings(report), _others(report)
    if not codings and not others:
        acts = sum(one.operations for one in report.files)
        return f"{counted(acts, 'act')} would come in, and no new coding."
    if codings and len(others) == 1:
        said = f"{codings}, and {others[0]}"  # the names end in "and" already
    else:
        said = listed([codings, *others] if codings else others)
    return f"{said} would come in.{_unseen(report, whose)}"


def _others(report: MergeReport) -> list[str]:
    """*2 new documents*, *3 new themes*."""
    documents = sum(one.kind == "document" and one.what == "new" for one in report.others)
    themes = sum(one.what == "new" and not is_shown_again(one) for one in report.themes)
    counts = ((documents, "new document"), (themes, "new theme"))
    return [counted(count, noun) for count, noun in counts if count]


def _codings(report: MergeReport) -> str:
    """*317 codings by Ana and Ben*; empty if there are none."""
    codings = sum(one.codings for one in report.coders)
    names = [one.coder for one in report.coders if one.codings]
    return f"{counted(codings, 'coding')} by {listed(names)}" if codings else ""


def _unseen(report: MergeReport, whose: Coder | None) -> str:
    """That a merge says how many codings of whom it brings, and no more of others' work."""
    others = [one for one in report.coders if one.codings and whose and one.coder_id != whose.id]
    return _ALONE if others else ""
