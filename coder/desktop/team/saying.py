"""How the team place puts numbers, times and names into words."""

from collections.abc import Collection, Sequence
from pathlib import Path

from coder.domain.merge_report import MergeReport


def counted(number: int, noun: str) -> str:
    """A number with its noun: *1 coding*, *317 codings*."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def listed(names: Sequence[str]) -> str:
    """Names in a row: *Ana, Ben and Cem*."""
    *first, last = names or ("nobody",)
    return f"{', '.join(first)} and {last}" if first else last


def came_in(report: MergeReport) -> str:
    """*317 codings by Ana and Ben came in.*"""
    codings = sum(one.codings for one in report.coders)
    if codings:
        names = [one.coder for one in report.coders if one.codings]
        return f"{counted(codings, 'coding')} by {listed(names)} came in."
    acts = sum(one.operations for one in report.files)
    return f"{counted(acts, 'act')} came in, and no new coding." if acts else "Nothing new came in."


def free_name(folder: Path, stem: str, *, taken: Collection[Path] = ()) -> Path:
    """A name for a new project file that nothing has yet; ``taken`` are about to have one."""
    tidy = "".join("-" if c in '\\/:*?"<>|' or not c.isprintable() else c for c in stem)[:120]
    tried = [folder / f"{tidy}.coder", *(folder / f"{tidy} {n}.coder" for n in range(2, 100))]
    free = (path for path in tried if path not in taken and not path.exists())
    return next(free, tried[0])
