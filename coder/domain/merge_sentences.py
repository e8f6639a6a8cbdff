"""What a merge brought, in sentences: for the terminal, the window and the written report."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Final

from coder.domain.merge_report import (
    Brought,
    FileReport,
    MergeReport,
    RowNews,
    ThemeNews,
    Values,
)
from coder.domain.telling import counted, listed

_FIELDS: Final = {
    "use_when": "when to use it", "use_not": "when not to use it", "shortcut": "favourite key",
    "assess": "assessed per document", "key": "citation key", "doi": "DOI",
    "page_offset": "page offset", "reading": "reading copy", "excluded": "reason for exclusion",
    "path": "name before",
}  # fmt: skip
"""What fields are called, where that is not their name."""

_LONGEST: Final = 80  # characters of a value that is quoted


def came_in(report: MergeReport) -> str:
    """*317 codings by Ana and Ben came in.*"""
    came = "would come in" if report.rehearsed else "came in"
    codings = sum(one.codings for one in report.coders)
    if codings:
        names = [one.coder for one in report.coders if one.codings]
        return f"{counted(codings, 'coding')} by {listed(names)} {came}."
    acts = sum(one.operations for one in report.files)
    return f"{counted(acts, 'act')} {came}, and no new coding." if acts else f"Nothing new {came}."


def of_file(file: FileReport, *, name: str | None = None) -> str:
    """What was in one file; by its name alone if it is not called otherwise."""
    name = PurePath(file.path).name if name is None else name
    if not file.operations:
        return f"{name}: nothing new."
    return (
        f"{name}: {counted(file.operations, 'act')} ({counted(file.documents, 'document')},"
        f" {counted(file.themes, 'theme')}, {counted(file.codings, 'coding')});"
        f" here already: {file.already_here:,}."
    )


def of_codings(lines: Iterable[Brought]) -> Iterator[str]:
    """*Ana: 120 codings added, 3 changed and 1 removed, in 14 documents.*"""
    by_coder: dict[tuple[str, str], list[Brought]] = defaultdict(list)
    for line in lines:
        by_coder[line.coder, line.coder_id].append(line)
    for (name, _), held in by_coder.items():
        numbers = {
            "added": sum(line.added for line in held),
            "changed": sum(line.changed for line in held),
            "removed": sum(line.removed for line in held),
        }
        (first, count), *rest = [pair for pair in numbers.items() if pair[1]]
        told = [f"{counted(count, 'coding')} {first}", *(f"{n:,} {what}" for what, n in rest)]
        documents = {line.document_id for line in held}
        where = "" if None in documents else f", in {counted(len(documents), 'document')}"
        yield f"{name}: {listed(told)}{where}."


def of_work(report: MergeReport) -> Iterator[str]:
    """*Ana: 3 memos, 12 assessments and 5 finished readings.*"""
    for one in report.work:
        numbers = {
            "memo": one.memos, "assessment": one.assessments, "finished reading": one.finished,
            "charted value": one.charted, "summary": one.summaries, "decision": one.decisions,
        }  # fmt: skip
        told = [counted(count, noun) for noun, count in numbers.items() if count]
        if told:
            yield f"{one.coder}: {listed(told)}."


def of_news(one: ThemeNews | RowNews) -> str:
    """*New theme Support / Peers, by Ben.* *Theme Training was changed by Ana: name …*"""
    kind, name = ("theme", one.path) if isinstance(one, ThemeNews) else (one.kind, one.name)
    kind = "reviewer" if kind == "coder" else kind
    by = f" by {one.coder}" if one.coder else ""
    if one.what == "new":
        _, about = one.fields.get("definition") or one.fields.get("title") or (None, None)
        return f"New {kind} {name}{',' * bool(by)}{by}{f': {_quoted(about)}' * bool(about)}."
    if one.what == "joined":
        before = one.fields["path"][0]
        return f"The {kind} {before} is shown as part of {name} now{',' * bool(by)}{by}."
    if one.what == "removed":
        return f"The {kind} {name} was removed{by}."
    told = "; ".join(_change(field, values) for field, values in one.fields.items())
    return f"The {kind} {name} was changed{by}: {told}."


def field_name(field: str) -> str:
    """What people call a field."""
    return _FIELDS.get(field, field)


def _change(field: str, values: Values) -> str:
    before, after = values
    if before is None:
        return f"{field_name(field)} {_quoted(after)}"
    return f"{field_name(field)} {_quoted(after)} instead of {_quoted(before)}"


def _quoted(value: str | None) -> str:
    if value is None:
        return "nothing"
    flat = " ".join(value.split())
    return f"“{flat[:_LONGEST].rstrip()}…”" if len(flat) > _LONGEST else f"“{flat}”"


def of_joinings(report: MergeReport) -> list[str]:
    """What is shown as one by a rule."""
    return sorted(
        {
            f"By a rule, several {joining.kind}s are shown as one: {joining.name}."
            for joining in report.joined
            if joining.name
        }
    )


def of_clocks(report: MergeReport) -> list[str]:
    """Whose clock runs ahead, and what comes of it."""
    return [
        f"The clock of {name} is more than a day ahead: what {name} did shows over what others did"
        " at the same time, until it is settled."
        for name in report.ahead
    ]


def of_placements(report: MergeReport) -> list[str]:
    """How passages from other builds of a document were found again."""
    return found_again(report.reanchored)


def found_again(states: Mapping[str, int]) -> list[str]:
    """*30 passages from another build of a document: 19 exact and 11 unplaced.*"""
    total = sum(states.values())
    if not total:
        return []
    told = [f"{count:,} {how}" for how, count in states.items() if count]
    return [f"{counted(total, 'passage')} from another build of a document: {listed(told)}."]


def of_pdfs(report: MergeReport) -> list[str]:
    """How many PDFs came along that this copy lacked."""
    if not report.pdfs:
        return []
    came = "would come in" if report.rehearsed else "came in"
    return [f"{counted(report.pdfs, 'PDF')} that this copy lacked {came}."]


def of_backup(report: MergeReport) -> list[str]:
    """Where the backup lies."""
    return [f"The project as it was before lies in {report.backup}."] if report.backup else []


def open_now(number: int, noun: str, *, new: int = 0) -> str:
    """*5 conflicts are open, 2 of them raised by this merge*."""
    told = f"{counted(number, noun)} {'is' if number == 1 else 'are'} open"
    if not new:
        return told
    return f"{told}, {'' if new == number else f'{new:,} of them '}raised by this merge"
