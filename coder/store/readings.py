"""Readings and assessments: what a coder did about a document besides coding it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from coder.domain.journal.ids import derived_id
from coder.store.coders import SHOWN_AS, raw_coders
from coder.store.document_list import ASSIGNED, STATE
from coder.store.documents import raw_documents
from coder.store.project import Project
from coder.store.themes import raw_themes


@dataclass(frozen=True, slots=True)
class Reading:
    """One coder's work on one document, as it is shown."""

    document: str
    coder: str
    state: str  # assigned, started, finished
    at: str | None  # when it came to that; None is not shown


STATES: Final = ("assigned", "started", "finished")


def reading_id(document: str, coder: str) -> str:
    """The id of a coder's reading of a document."""
    return derived_id("reading", document, coder)


def assessment_id(document: str, theme: str, coder: str) -> str:
    """The id of a coder's judgement of a cell."""
    return derived_id("assessment", document, theme, coder)


def readings(project: Project, whose: str | None = None) -> list[Reading]:
    """All readings; of two rows that meet by a joining, the one that came further counts.

    With ``whose``, of the others only what they were assigned.
    """
    who = SHOWN_AS.format("r.coder")
    rows = project.db.execute(
        f"SELECT {SHOWN_AS.format('r.document')}, {who},"
        f" CASE WHEN :whose IS NULL OR {who} = :whose THEN {STATE} ELSE {ASSIGNED} END AS state,"
        f" CASE WHEN :whose IS NULL OR {who} = :whose THEN"
        "  (SELECT max(o.made_at) FROM change c JOIN operation o ON o.n = c.operation"
        "   WHERE c.row = r.id AND c.kind != 'remove') END"
        " FROM reading r GROUP BY 1, 2 HAVING state IS NOT NULL ORDER BY 1, 2",
        {"whose": whose},
    )
    return [Reading(document, coder, STATES[state - 1], at) for document, coder, state, at in rows]


def stored_readings(project: Project, document: str, coder: str) -> list[str]:
    """The stored readings that are a coder's reading of a document as it is shown."""
    return _held(project, "reading", document, coder)


def stored_assessments(project: Project, *, document: str, theme: str, coder: str) -> list[str]:
    """The stored assessments that are a coder's judgement of a cell as it is shown."""
    ids = [
        row
        for one in raw_themes(project, theme)
        for row in _held(project, "assessment", document, coder, ("theme", one))
    ]
    return sorted(ids)


def coded_themes(project: Project, document: str, coder: str) -> set[str]:
    """The themes, as shown, with which a coder coded a document."""
    return set(coding_counts_in(project, document=document, coder=coder))


def judgements(project: Project, *, document: str, coder: str) -> dict[str, tuple[str, str]]:
    """State (empty for none) and note of each judgement of a coder in a document, by theme."""
    found: dict[str, tuple[str, str]] = {}
    for raw, who in _rows_of(project, document, coder):
        rows = project.db.execute(
            f"SELECT {SHOWN_AS.format('a.theme')},"
            " coalesce(state, ''), coalesce(note, '') FROM assessment a"
            " WHERE document = ? AND coder = ? ORDER BY id",
            (raw, who),
        )
        for theme, state, note in rows:
            other = found.get(theme, ("", ""))
            found[theme] = max(state, other[0]), note or other[1]
    return found


def coding_counts_in(project: Project, *, document: str, coder: str) -> dict[str, int]:
    """How often a coder coded a document with each theme, as they are shown."""
    found: dict[str, int] = {}
    for raw, who in _rows_of(project, document, coder):
        rows = project.db.execute(
            f"SELECT {SHOWN_AS.format('c.theme')}, count(*)"
            " FROM file f CROSS JOIN passage p ON p.file = f.id"
            " CROSS JOIN coding c ON c.passage = p.id"
            " WHERE f.document = ? AND p.coder = ? GROUP BY 1",
            (raw, who),
        )
        for theme, count in rows:
            found[theme] = found.get(theme, 0) + count
    return found


def has_begun(project: Project, *, document: str, coder: str) -> bool:
    """Whether a coder has started a document, or finished it."""
    ids = stored_readings(project, document, coder)
    marks = ", ".join("?" * len(ids))
    row = project.db.execute(
        f"SELECT 1 FROM reading WHERE coalesce(started, finished) IS NOT NULL AND id IN ({marks})",
        ids,
    )
    return row.fetchone() is not None


def assigned_to(project: Project, documents: Sequence[str]) -> dict[str, list[str]]:
    """Of some documents those that each coder was given to read, as they are shown."""
    found: dict[str, list[str]] = {}
    for document in documents:
        for raw in raw_documents(project, document):
            rows = project.db.execute(
                f"SELECT {SHOWN_AS.format('coder')} FROM reading WHERE assigned AND document = ?",
                (raw,),
            )
            for (coder,) in rows:
                if document not in found.setdefault(coder, []):
                    found[coder].append(document)
    return found


def is_finished(project: Project, *, document: str, coder: str) -> bool:
    """Whether a coder has finished a document."""
    ids = stored_readings(project, document, coder)
    marks = ", ".join("?" * len(ids))
    row = project.db.execute(
        f"SELECT 1 FROM reading WHERE finished IS NOT NULL AND id IN ({marks})", ids
    )
    return row.fetchone() is not None


def _held(
    project: Project,
    table: str,
    document: str,
    coder: str,
    also: tuple[str, str] | None = None,
) -> list[str]:
    condition = f" AND {also[0]} = ?" if also else ""
    return [
        row
        for raw, who in _rows_of(project, document, coder)
        for (row,) in project.db.execute(
            f"SELECT id FROM {table} WHERE document = ? AND coder = ?{condition} ORDER BY id",
            (raw, who, *(also[1:] if also else ())),
        )
    ]


def _rows_of(project: Project, document: str, coder: str) -> list[tuple[str, str]]:
    """The stored documents and coders that are this document and this person."""
    people = raw_coders(project, coder)
    return [(raw, who) for raw in raw_documents(project, document) for who in people]
