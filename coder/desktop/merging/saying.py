"""What a merge brings, or brought, in one sentence."""

from typing import Final

from coder.domain.coder import Coder
from coder.domain.merge_report import MergeReport
from coder.domain.telling import counted, listed

_ALONE: Final = "You work blind here, and do not see what others coded."


def came_in(report: MergeReport, whose: Coder | None = None) -> str:
    """*317 codings by Ana and Ben came in.*; ``whose`` is told of no one else's."""
    if whose is not None:
        return f"The files came in. {_ALONE}"
    codings = _codings(report)
    if codings:
        return f"{codings} came in."
    acts = sum(one.operations for one in report.files)
    return f"{counted(acts, 'act')} came in, and no new coding." if acts else "Nothing new came in."


def to_come(report: MergeReport, whose: Coder | None = None) -> str:
    """*317 codings by Ana and Ben, 2 new documents and 3 new themes would come in.*"""
    documents = sum(one.kind == "document" and one.what == "new" for one in report.others)
    themes = sum(one.what == "new" for one in report.themes)
    parts = [
        "" if whose is not None else _codings(report),
        counted(documents, "new document") if documents else "",
        counted(themes, "new theme") if themes else "",
    ]
    told = [part for part in parts if part]
    alone = f" {_ALONE}" if whose is not None else ""
    if not told:
        acts = sum(one.operations for one in report.files)
        return f"{counted(acts, 'act')} would come in.{alone}"
    return f"{listed(told)} would come in.{alone}"


def _codings(report: MergeReport) -> str:
    """*317 codings by Ana and Ben*; empty if there are none."""
    codings = sum(one.codings for one in report.coders)
    names = [one.coder for one in report.coders if one.codings]
    return f"{counted(codings, 'coding')} by {listed(names)}" if codings else ""
