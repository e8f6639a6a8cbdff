"""The report of a merge as a short letter: who, what, what needs deciding, where the backup is."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from coder.domain.merge_report import MergeReport
from coder.domain.merge_sentences import (
    came_in,
    of_backup,
    of_clocks,
    of_codings,
    of_file,
    of_joinings,
    of_news,
    of_placements,
    of_work,
    open_now,
)

_MOST: Final = 20
"""Lines of a list; the workbook has all of them."""


def merge_letter(report: MergeReport) -> list[str]:
    """The lines of the letter."""
    parts = [
        [_head(report), "", came_in(report), *of_clocks(report)],
        _part("Files", map(of_file, report.files)),
        _part("Codings", of_codings(report.brought)),
        _part("Other work", of_work(report)),
        _part("Passages", of_placements(report)),
        _part("Themes", map(of_news, report.themes)),
        _part("Documents, reviewers and the rest", map(of_news, report.others)),
        _part("Shown as one", of_joinings(report)),
        list(_to_decide(report)),
        of_backup(report),
    ]
    return [line for part in parts if part for line in ("", *part)][1:]


def _head(report: MergeReport) -> str:
    day = f", {report.at[:10]} at {report.at[11:16]} UTC" if report.at else ""
    what = "what a merge would bring" if report.rehearsed else "what a merge brought"
    return f"{report.project or 'The project'}: {what}{day}"


def _part(title: str, lines: Iterable[str]) -> list[str]:
    """A heading with its lines, the last of which says how many more there are."""
    held = list(lines)
    if not held:
        return []
    rest = [f"- and {len(held) - _MOST:,} more: the workbook lists all"] * (len(held) > _MOST)
    return [title, *(f"- {line}" for line in held[:_MOST]), *rest]


def _to_decide(report: MergeReport) -> Iterator[str]:
    """The conflicts and proposals that are open."""
    if not report.conflicts and not report.proposals:
        yield "Nothing needs deciding."
        return
    yield "To decide"
    if report.conflicts:
        yield f"{open_now(len(report.conflicts), 'conflict', new=report.new_conflicts)}:"
        yield from _some([one.about for one in report.conflicts])
    if report.proposals:
        yield f"{open_now(len(report.proposals), 'proposal')}:"
        yield from _some([" ".join((one.about, *one.evidence)) for one in report.proposals])


def _some(lines: Sequence[str]) -> list[str]:
    return _part("", lines)[1:]
