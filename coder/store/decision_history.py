"""What was decided about differences, one decision after another, also what was taken away."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from coder.domain.decision import Answer, Reason
from coder.domain.journal.fold import concurrency, value_written, whole_writes
from coder.domain.journal.tables import DECISION
from coder.store.aside import counts
from coder.store.authors import author_of
from coder.store.coders import SHOWN_AS
from coder.store.columns import stored
from coder.store.decisions import answers_as_shown, reason_of
from coder.store.documents import raw_documents
from coder.store.history import undone
from coder.store.project import Project
from coder.store.sessions import causality_of
from coder.store.writes import writes_on


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said about a difference at one time."""

    coder: str | None  # who wrote it down
    coder_name: str
    made_at: str  # ISO 8601, UTC
    answer: Answer | None  # None: the difference was opened again
    reason: Reason | None = None
    comment: str = ""
    present: str = ""
    is_undone: bool = False


@dataclass(frozen=True, slots=True)
class DecidedDifference:
    """A difference about which something was decided, with all that was said of it."""

    id: str
    about: str  # as shown
    about_kind: str
    theme: str | None  # as shown
    attribute: str | None
    disputed: tuple[str, ...]
    said: tuple[Said, ...]  # in the order in which it counts


def decided_differences(project: Project, document: str | None = None) -> list[DecidedDifference]:
    """All differences about which something was ever decided, or those of a document as shown."""
    abouts = None if document is None else json.dumps(raw_documents(project, document))
    added = project.db.execute(
        f"SELECT DISTINCT c.row, {SHOWN_AS.format(_field('about'))}, {_field('about_kind')},"
        f" {SHOWN_AS.format(_field('theme'))}, {_field('attribute')},"
        f" coalesce({_field('disputed')}, '[]') FROM change c"
        f" WHERE c.tbl = 'decision' AND c.kind = 'add' AND {counts('c.operation')}"
        f" AND (:abouts IS NULL OR {_field('about')} IN (SELECT value FROM json_each(:abouts)))"
        " ORDER BY 2, 4, 5, 1",
        {"abouts": abouts},
    ).fetchall()
    said = said_about(project, [row for row, *_ in added])
    return [
        DecidedDifference(
            row, about, kind, theme, attribute, tuple(json.loads(disputed)), said.get(row, ())
        )
        for row, about, kind, theme, attribute, disputed in added
    ]


def said_about(project: Project, decisions: Sequence[str]) -> dict[str, tuple[Said, ...]]:
    """What was said in stored decisions, be they there or taken away, by their ids."""
    saw, as_shown = causality_of(project).saw, answers_as_shown(project)
    taken_back = undone(project)
    found = {}
    for row, writes in writes_on(project, decisions).items():
        said: dict[int, Said] = {}
        last: Said | None = None
        for write in whole_writes(DECISION, writes, concurrency(writes, saw)):
            author = author_of(project, write.operation)
            by = (
                (None, "?", "")
                if author is None
                else (author.id, author.name or "?", author.made_at)
            )
            if write.kind == "remove":
                said[write.operation] = Said(*by, None)
            elif write.kind == "keep" and last is not None:
                said[write.operation] = Said(
                    *by, last.answer, last.reason, last.comment, last.present
                )
            elif write.fields.get("answer") is not None:
                whole = stored(
                    DECISION, {name: value_written(write, name) for name in DECISION.together}
                )
                last = said[write.operation] = Said(
                    *by, as_shown(str(whole["answer"])), reason_of(whole["reason"]),
                    str(whole["comment"] or ""), str(whole["present"] or ""),
                    write.operation in taken_back,
                )  # fmt: skip
        found[row] = tuple(said.values())
    return found


def _field(name: str) -> str:
    """A field of a row that was added: SQL."""
    return f"json_extract(c.fields, '$.{name}')"
