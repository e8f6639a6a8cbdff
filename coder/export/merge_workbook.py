"""The report of a merge as a workbook, with everything that the letter leaves out."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from coder.domain.merge_report import MergeReport, RowNews, ThemeNews
from coder.domain.merge_sentences import (
    came_in,
    field_name,
    of_clocks,
    of_codings,
    of_joinings,
    of_placements,
    of_work,
    open_now,
)
from coder.export.book_file import empty_book, save_book, version
from coder.export.giving_up import given_up
from coder.export.look import Look, make_look
from coder.export.sheet import TABLE, Column, Sheet, Value

if TYPE_CHECKING:
    from openpyxl import Workbook

_PLAIN: Final = {"coder": "reviewer"}


def write_merge_workbook(report: MergeReport, path: Path) -> None:
    """Write the workbook; the same report gives the same bytes."""
    book, look = empty_book(), make_look()
    sheets: list[Sheet] = []
    with given_up(sheets):
        for title, columns, rows in _sheets(report, look):
            sheets.append(_write(book, look, title, columns, rows))
        save_book(book, path, made_at=report.at)


def _write(
    book: "Workbook", look: Look, title: str, columns: Sequence[Column],
    rows: Iterable[Sequence[Value]],
) -> Sheet:  # fmt: skip
    sheet = Sheet(book, title, columns, look, TABLE)
    sheet.write_head()
    for row in rows:
        sheet.write(row)
    if title != "Summary":
        sheet.close()
    return sheet


_Sheet = tuple[str, list[Column], Iterable[Sequence[Value]]]


def _sheets(report: MergeReport, look: Look) -> Iterator[_Sheet]:
    key, text = look.key_above, look.text
    yield "Summary", [Column("Merge", 26, key), Column("", 110, text)], _summary(report)
    yield _codings(report, look)
    yield (
        "Themes",
        [Column("Theme", 40, key), Column("What", 11, text), Column("By", 22, text),
         *_fields(look)],
        _news_rows(report.themes),
    )  # fmt: skip
    yield (
        "Other changes",
        [Column("Name", 30, key), Column("Kind", 18, text), Column("What", 11, text),
         Column("By", 22, text), *_fields(look)],
        _other_rows(report.others),
    )  # fmt: skip
    yield (
        "Proposals",
        [Column("Proposal", 60, key), Column("Kind", 12, text), Column("Evidence", 80, text)],
        ((one.about, _PLAIN.get(one.kind, one.kind), "\n".join(one.evidence))
         for one in report.proposals),
    )  # fmt: skip
    yield (
        "Conflicts",
        [Column("Conflict", 60, key), Column("Number", 9, look.centred), Column("Value", 50, text),
         Column("Reviewer", 22, text), Column("When (UTC)", 19, look.centred),
         Column("Id", 20, text)],
        _conflict_rows(report),
    )  # fmt: skip
    yield _files(report, look)


def _fields(look: Look) -> list[Column]:
    widths = {"Field": 22, "Before": 42, "Now": 42}
    return [Column(name, width, look.text) for name, width in widths.items()]


def _codings(report: MergeReport, look: Look) -> _Sheet:
    columns = [
        Column("Reviewer", 22, look.key_above), Column("Document", 24, look.text),
        Column("Theme", 46, look.text),
        *(Column(what, 11, look.centred) for what in ("Added", "Changed", "Removed")),
    ]  # fmt: skip
    rows = (
        (one.coder, one.document, one.theme, *_shown(one.added, one.changed, one.removed))
        for one in report.brought
    )
    return "Codings", columns, rows


def _files(report: MergeReport, look: Look) -> _Sheet:
    counts = ("Acts", "Documents", "Themes", "Codings", "Here already")
    columns = [
        Column("File", 70, look.key_above),
        *(Column(what, 12, look.centred) for what in counts),
    ]
    rows = (
        (one.path, one.operations, one.documents, one.themes, one.codings, one.already_here)
        for one in report.files
    )
    return "Files", columns, rows


def _summary(report: MergeReport) -> Iterator[tuple[str, str | None]]:
    yield "Project", report.project or None
    yield "When", f"{report.at[:10]} {report.at[11:16]} UTC" if report.at else "only rehearsed"
    yield "Codings", came_in(report)
    for title, lines in (
        ("By reviewer", of_codings(report.brought)), ("Other work", of_work(report)),
        ("Passages", of_placements(report)), ("Shown as one", of_joinings(report)),
        ("Clocks", of_clocks(report)),
    ):  # fmt: skip
        for line in lines:
            yield title, line
    yield "Themes", _counts(report.themes)
    yield "Other changes", _counts(report.others)
    yield "To decide", open_now(len(report.conflicts), "conflict", new=report.new_conflicts)
    yield "", open_now(len(report.proposals), "proposal")
    yield "Backup", report.backup or "none was made"
    yield "Program", f"Coder {version()}"


def _counts(news: Sequence[ThemeNews | RowNews]) -> str:
    """*2 new, 1 changed*."""
    counts = {what: sum(one.what == what for one in news) for what in _WHAT}
    return ", ".join(f"{count:,} {what}" for what, count in counts.items() if count) or "none"


_WHAT: Final = ("new", "changed", "joined", "removed")


def _shown(*numbers: int) -> tuple[int | None, ...]:
    """Numbers, of which none is left blank: it is easier to look for the others."""
    return tuple(number or None for number in numbers)


def _news_rows(news: Iterable[ThemeNews]) -> Iterator[tuple[Value, ...]]:
    """A row for each field that changed."""
    for one in news:
        for field, (before, after) in one.fields.items() or [("", (None, None))]:
            yield one.path, one.what, one.coder, field_name(field), before, after


def _other_rows(news: Iterable[RowNews]) -> Iterator[tuple[Value, ...]]:
    for one in news:
        kind = _PLAIN.get(one.kind, one.kind)
        for field, (before, after) in one.fields.items() or [("", (None, None))]:
            yield one.name, kind, one.what, one.coder, field_name(field), before, after


def _conflict_rows(report: MergeReport) -> Iterator[tuple[Value, ...]]:
    """A row for each value to choose from."""
    for one in report.conflicts:
        for number, opinion in enumerate(one.candidates, 1):
            when = opinion.made_at[:16].replace("T", " ") if opinion.made_at else None
            yield one.about, number, opinion.told, opinion.coder, when, one.id
