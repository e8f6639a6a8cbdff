"""The history as a list: which acts answer to a filter, and what is told of one."""

import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from coder.domain.searching import holds_all, plain
from coder.store.aside import counts
from coder.store.project import Project


@dataclass(frozen=True, slots=True)
class Looked:
    """Which acts are looked for; None is any."""

    coder: str | None = None
    kinds: tuple[str, ...] | None = None
    words: str = ""


class Written(NamedTuple):
    """What an act did to one row."""

    table: str
    kind: str  # add, set, remove or keep
    fields: dict[str, object]  # of an add the values, of a set (before, after)


def diary(project: Project, looked: Looked) -> "array[int]":
    """The packed numbers of the operations that answer, the last first."""
    condition = counts("o.n")
    words = plain(looked.words).split()
    if words:
        project.db.create_function("says_words", 1, lambda text: holds_all(words, text))
        condition += " AND says_words(o.description)"
    kinds = None if looked.kinds is None else json.dumps(looked.kinds)
    found = project.db.execute(
        "SELECT json_group_array(n) FROM (SELECT o.n AS n FROM operation o"
        f" JOIN session s ON s.n = o.n >> 32 WHERE {condition}"
        " AND (:coder IS NULL OR o.coder = :coder)"
        " AND (:kinds IS NULL OR o.kind IN (SELECT value FROM json_each(:kinds)))"
        " ORDER BY o.stamp DESC, s.id DESC, o.n DESC)",
        {"coder": looked.coder, "kinds": kinds},
    ).fetchone()
    return array("q", json.loads(found[0]))


def kinds_done(project: Project) -> set[str]:
    """The kinds of acts that were ever done."""
    return {kind for (kind,) in project.db.execute("SELECT DISTINCT kind FROM operation")}


def undoing(project: Project, operation: int) -> int | None:
    """The operation that took another back, unless that one was taken back itself."""
    batch = project.db.execute(
        "SELECT max(n) FROM operation WHERE batch ="
        " (SELECT batch FROM operation WHERE n = ?) AND batch IS NOT NULL",
        (operation,),
    ).fetchone()[0]
    rows = project.db.execute(
        f"SELECT o.n FROM operation o WHERE o.undoes = ? AND {counts('o.n')} ORDER BY o.n DESC",
        (batch or operation,),
    ).fetchall()
    return next((n for (n,) in rows if undoing(project, n) is None), None)


def written_by(project: Project, operation: int) -> Sequence[Written]:
    """What an operation did to the rows, in order."""
    rows = project.db.execute(
        "SELECT tbl, kind, fields FROM change WHERE operation = ? ORDER BY k", (operation,)
    )
    return [Written(table, kind, json.loads(fields)) for table, kind, fields in rows]
