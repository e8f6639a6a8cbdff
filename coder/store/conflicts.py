"""Conflicts as they follow from the journal: derived, and made again whenever rows are folded."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any, Final

from coder.domain.attribute import SEPARATOR
from coder.domain.decision import REASONS, Answer, answer_in_words
from coder.domain.journal.conflict import Conflict
from coder.domain.journal.fold import Candidate, Folded
from coder.domain.journal.tables import BY_NAME, DECISION, LARGE
from coder.store.columns import Value, chosen_fields, stored
from coder.store.consequences import without_consequences
from coder.store.names import full_name, name_of
from coder.store.project import Project
from coder.store.uses import uses_of_removed

KEEP: Final = "keep"
REMOVE: Final = "remove"


def conflict_id(kind: str, table: str, row: str, field: str | None) -> str:
    """The id of a conflict, alike in every copy."""
    about = "\x1f".join((kind, table, row, field or ""))
    return hashlib.blake2b(about.encode(), digest_size=8).hexdigest()


def write_of(project: Project, table: str, row: str, folded: Folded) -> None:
    """Replace the conflicts told on one row by those that its fold has."""
    project.db.execute("DELETE FROM conflict WHERE row = ?", (row,))
    for conflict in conflicts_of(table, row, folded):
        write(project, conflict)


def conflicts_of(table: str, row: str, folded: Folded) -> list[Conflict]:
    """The conflicts that the fold of one row has."""
    found = [
        Conflict("field", table, row, field, tuple(candidates))
        for field, candidates in folded.contested.items()
    ]
    if folded.removals:
        found.append(Conflict("removed", table, row, None, tuple(folded.removals)))
    return found


def write(project: Project, conflict: Conflict) -> None:
    """Note a conflict."""
    candidates = json.dumps(
        [[candidate.value, candidate.operation] for candidate in conflict.candidates],
        ensure_ascii=False,
    )
    project.db.execute(
        "INSERT OR REPLACE INTO conflict VALUES (?, ?, ?, ?, ?, ?)",
        (
            conflict_id(conflict.kind, conflict.table, conflict.row, conflict.field),
            conflict.kind, conflict.table, conflict.row, conflict.field, candidates,
        ),
    )  # fmt: skip


def read(project: Project) -> list[tuple[str, Conflict]]:
    """All open conflicts that people are asked about, with their ids, in a steady order."""
    rows = project.db.execute(
        "SELECT id, kind, tbl, row, field, candidates FROM conflict ORDER BY tbl, kind, id"
    )
    found = [
        (
            id_,
            Conflict(
                kind, table, row, field,
                tuple(Candidate(value, operation) for value, operation in json.loads(candidates)),
            ),
        )
        for id_, kind, table, row, field, candidates in rows
    ]  # fmt: skip
    return without_consequences(project, found)


def choices(conflict: Conflict) -> list[Value]:
    """The values to choose from, in the order of the candidates."""
    if conflict.kind == "removed":
        return [KEEP, REMOVE]
    if conflict.kind in {"key", "citation key"} or conflict.field is None:
        return [str(candidate.value) for candidate in conflict.candidates]
    table, field = BY_NAME[conflict.table], conflict.field
    return [stored(table, {field: candidate.value})[field] for candidate in conflict.candidates]


def supporters(project: Project, conflict: Conflict) -> list[tuple[Value, Sequence[int]]]:
    """The values to choose from, each with the operations behind it; of these the latest last."""
    operations = [candidate.operation for candidate in conflict.candidates]
    if conflict.kind == "removed":
        uses = uses_of_removed(project, conflict.table, conflict.row, operations)
        return [(KEEP, uses), (REMOVE, operations)]
    return [
        (value, [operation]) for value, operation in zip(choices(conflict), operations, strict=True)
    ]


def told(project: Project, conflict: Conflict, value: Value) -> str | None:
    """A value as people know it: what it leads to by its name, a place by its words."""
    word = _BLANKS_AND_SWITCHES.get((conflict.field, value))
    if word is not None or value is None:
        return word
    if conflict.table == DECISION.name and conflict.field in DECISION.together:
        return _told_decision(project, str(value))
    if isinstance(value, str) and conflict.field is not None:
        return _told_text(project, conflict, value)
    return str(value)


def _told_text(project: Project, conflict: Conflict, value: str) -> str:
    table = BY_NAME[conflict.table]
    leads_to = {**dict((*table.needs, *table.keeps)), "reading": "file"}
    if conflict.kind == "key":
        return name_of(project, conflict.table, value)
    if conflict.kind == "citation key":
        return full_name(project, value)
    if conflict.field in leads_to:
        return name_of(project, leads_to[conflict.field], value)
    if conflict.field in table.json:
        held = json.loads(value)
        return SEPARATOR.join(held) if isinstance(held, list) else _place(held)
    return value.replace("_", " ") if conflict.field == "kind" else value


def _told_decision(project: Project, value: str) -> str:
    """What was decided, with the words it holds to bear a theme; why, and who was there."""
    held = chosen_fields(DECISION, "answer", value)
    answer = Answer.from_json(str(held["answer"]))
    chosen = answer.chosen and name_of(project, "coder", answer.chosen)
    said = answer_in_words(answer, chosen)
    words = [one.anchor.words or one.anchor.quote or "a region" for one in answer.passages]
    reason = {str(known): said for known, said in REASONS.items()}.get(str(held["reason"]))
    because = [
        *([reason] if reason else []),
        *([f"“{held['comment']}”"] if held["comment"] else []),
        *([f"present: {held['present']}"] if held["present"] else []),
    ]
    told = f"{said}: {SEPARATOR.join(words)}" if words else said
    return f"{told} ({'; '.join(because)})" if because else told


_BLANKS_AND_SWITCHES: Final[dict[tuple[str | None, Value], str]] = {
    ("parent", None): "the top", ("merged", None): "a theme of its own",
    ("blind", None): "open", ("blind", 0): "open", ("blind", 1): "blind",
    ("anchor", None): "nowhere",
    ("coefficients", None): "on", ("coefficients", 0): "off", ("coefficients", 1): "on",
    ("assess", 0): "no", ("assess", 1): "yes", ("excluded", None): "included",
    ("finished", None): "not finished", ("finished", "none"): "finished", ("assigned", 1): "yes",
    ("required", 1): "required", ("required", None): "not required",
    ("level", None): "document", ("started", 1): "yes", ("assigned", 0): "no", ("started", 0): "no",
}  # fmt: skip


def _place(anchor: dict[str, Any]) -> str:
    """The words of an anchor, or where its region lies."""
    region = f"a region of PDF page {anchor['boxes'][0][0] + 1}"
    return str(anchor.get("words") or anchor.get("quote") or region)


def named(project: Project, conflict: Conflict) -> str:
    """What a conflict is about, by the name that people know."""
    if conflict.table == "identity":
        return name_of(project, conflict.table, conflict.row)
    kind = _CALLED.get(conflict.table, conflict.table.replace("_", " "))
    return f"{kind} '{name_of(project, conflict.table, conflict.row)}'"


def is_contested(project: Project, row: str) -> bool:
    """Whether somebody has to choose between values of a row."""
    found = project.db.execute("SELECT 1 FROM conflict WHERE row = ? AND kind = 'field'", (row,))
    return found.fetchone() is not None


def any_open(project: Project) -> bool:
    """Whether there is a conflict at all."""
    return project.db.execute("SELECT 1 FROM conflict LIMIT 1").fetchone() is not None


def living_against_removals(project: Project) -> list[tuple[str, str]]:
    """(table, row) of the rows of large tables that live against a removal nobody has answered."""
    found = project.db.execute("SELECT tbl, row FROM conflict WHERE kind = 'removed'").fetchall()
    large = {table.name for table in LARGE}
    return [(table, row) for table, row in found if table in large]


def removal_is_open(project: Project, row: str) -> bool:
    """Whether a row lives against a removal that nobody has answered."""
    found = project.db.execute("SELECT 1 FROM conflict WHERE row = ? AND kind = 'removed'", (row,))
    return found.fetchone() is not None


def subject(project: Project, conflict: Conflict) -> str:
    """What is in dispute, as in "the name of theme 'Training'"; a memo is its text."""
    field = "removal" if conflict.field is None else conflict.field
    if (conflict.table, field) in _THEMSELVES:
        return f"the {named(project, conflict)}"
    words = _FIELDS.get(field, field.replace("_", " "))
    return f"the {words} of {named(project, conflict)}"


_THEMSELVES: Final = {
    ("memo", "text"),
    ("charted", "value"),
    ("summary", "text"),
    ("decision", "answer"),
    ("placing", "anchor"),
}
"""Fields that are all that a row says: people call both by one name."""

_CALLED: Final = {
    "coder": "reviewer", "charted": "charted value", "placing": "place of passage",
}  # fmt: skip
"""What people call a row, where that is not the name of its table."""

_FIELDS: Final = {
    "shortcut": "favourite key", "merged": "merging", "anchor": "border", "excluded": "exclusion",
    "reading": "reading copy", "finished": "end", "key": "citation key",
}  # fmt: skip
"""What people call a field, where that is not its name."""
