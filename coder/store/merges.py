"""The merges made in this copy: what came in by each, and whether it counts."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from coder.domain.merge_report import MergeReport
from coder.store.coders import shown_names
from coder.store.kept_reports import as_text, from_text
from coder.store.project import Project
from coder.store.setting_aside import note_merge

_LATEST: Final = "SELECT max(n) FROM merged WHERE kind = 'merge'"


@dataclass(frozen=True, slots=True)
class Merged:
    """A merge as this copy remembers it."""

    number: int
    at: str
    files: tuple[str, ...]
    codings: int
    coders: tuple[str, ...]  # whose codings came, as they were called then
    counts: bool  # else it is taken back
    last: int  # the step that says so: the one to take back now


def merges(project: Project) -> list[Merged]:
    """All merges, the latest first."""
    rows = project.db.execute(
        "SELECT n, at, kind, undoes, files, json_extract(report, '$.coders') FROM merged ORDER BY n"
    ).fetchall()
    begun: dict[int, int] = {}  # step: the merge that it is about
    found: dict[int, Merged] = {}
    for number, at, kind, undoes, files, by in rows:
        if kind == "merge":
            came = [one for one in json.loads(by or "[]") if one["codings"]]
            begun[number] = number
            found[number] = Merged(
                number, at, tuple(json.loads(files)), sum(one["codings"] for one in came),
                tuple(one["coder"] for one in came), counts=True, last=number,
            )  # fmt: skip
        else:
            first = begun[number] = begun[undoes]
            held = found[first]
            found[first] = replace(held, counts=kind == "again", last=number)
    return [found[number] for number in sorted(found, reverse=True)]


def first_of(project: Project, step: int) -> int:
    """The number of the merge that a step made, took back or brought back."""
    undoes = project.db.execute("SELECT undoes FROM merged WHERE n = ?", (step,)).fetchone()[0]
    return step if undoes is None else first_of(project, int(undoes))


def report_of(project: Project, number: int) -> MergeReport:
    """The report of a merge, as it was told then; who codes is named as they are called now.

    It holds no conflicts and proposals: those that are open now are told elsewhere.
    """
    at, text = project.db.execute("SELECT at, report FROM merged WHERE n = ?", (number,)).fetchone()
    held = from_text(text, shown_names(project))
    return replace(held, number=number, at=at)


def note_report(
    project: Project, report: MergeReport, ranges: Sequence[tuple[int, int]]
) -> MergeReport:
    """Remember a merge in this copy; returns the report with its number and time."""
    names = [Path(file.path).name for file in report.files if file.operations]
    number = note_merge(project, "merge", files=names, ranges=ranges, report=as_text(report))
    at = project.db.execute("SELECT at FROM merged WHERE n = ?", (number,)).fetchone()[0]
    return replace(report, number=number, at=at)


def latest_merge(project: Project) -> int | None:
    """The number of the last merge, if there was one."""
    row = project.db.execute(_LATEST).fetchone()
    return None if row[0] is None else int(row[0])


def tell_file(project: Project, number: int, held: Path, path: Path) -> None:
    """Tell a merge of the file from which the one that was merged had been made."""
    project.db.execute(
        "UPDATE merged SET report = replace(report, ?, ?) WHERE n = ?",
        (json.dumps(str(held)), json.dumps(str(path)), number),
    )


def news_of_merge(project: Project, number: int) -> dict[str, tuple[int, int]]:
    """By the name of a table: how many rows a merge brought, and how many it changed."""
    ranges = " UNION ALL ".join("SELECT ?, ?" for _ in ranges_of(project, number)) or "SELECT 0, 0"
    rows = project.db.execute(
        f"""WITH came(first, last) AS ({ranges})
        SELECT tbl, total(added), total(NOT added) FROM (
          SELECT c.tbl, max(c.kind = 'add') added FROM came
          CROSS JOIN change c ON c.operation BETWEEN came.first AND came.last
          GROUP BY c.tbl, c.row) GROUP BY tbl""",
        [bound for pair in ranges_of(project, number) for bound in pair],
    )
    return {table: (int(new), int(changed)) for table, new, changed in rows}


def rows_of_merge(project: Project, number: int) -> tuple[tuple[str, str], ...]:
    """The rows, as (table, id), that what came in by a merge is about."""
    found: set[tuple[str, str]] = set()
    for first, last in ranges_of(project, number):
        found.update(
            project.db.execute(
                "SELECT DISTINCT tbl, row FROM change WHERE operation BETWEEN ? AND ?",
                (first, last),
            )
        )
    return tuple(sorted(found))


def ranges_of(project: Project, number: int) -> Sequence[tuple[int, int]]:
    """The operations that came in by a merge, as ranges of packed numbers."""
    row = project.db.execute("SELECT ranges FROM merged WHERE n = ?", (number,)).fetchone()
    return [] if row is None else [(first, last) for first, last in json.loads(row[0])]
