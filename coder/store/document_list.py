"""The documents as a list: filtered, searched and sorted by SQLite, read a page at a time."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coder.domain.document import Document
from coder.domain.searching import holds_all, plain
from coder.store.coders import SHOWN_AS, raw_coders
from coder.store.documents import documents_with, file_names
from coder.store.project import Project

Filter = Literal["all", "mine", "to do", "finished", "excluded"]
Order = Literal["key", "author", "year", "state", "recent"]

STATE: Final = (
    "max(CASE WHEN finished IS NOT NULL THEN 3 WHEN started THEN 2 WHEN assigned THEN 1 END)"
)
"""How far a reading has come: 1 assigned, 2 started, 3 finished."""

ASSIGNED: Final = "max(CASE WHEN assigned THEN 1 END)"
"""The same, where nothing but the assignment is told."""

_LIST: Final = (
    f"WITH mine(document, state) AS MATERIALIZED (SELECT {SHOWN_AS.format('document')}, {STATE}"
    " FROM reading WHERE coder IN (SELECT value FROM json_each(:me)) GROUP BY 1)"
    " SELECT d.id, d.key, d.title, d.authors, d.year FROM shown_document d"
    " LEFT JOIN mine ON mine.document = d.id WHERE {filter} ORDER BY {order}, d.key, d.id"
)
_FILTERS: Final[dict[Filter, str]] = {
    "all": "1",
    "mine": "mine.state AND d.excluded IS NULL",
    "to do": "mine.state IN (1, 2) AND d.excluded IS NULL",
    "finished": "mine.state = 3 AND d.excluded IS NULL",
    "excluded": "d.excluded IS NOT NULL",
}
_ORDERS: Final[dict[Order, str]] = {
    "key": "d.key",
    "author": "d.authors IS NULL, d.authors COLLATE NOCASE, d.year",
    "year": "d.year IS NULL, d.year DESC",
    # What is to be done comes first: started, assigned, not assigned, finished.
    "state": "d.excluded IS NOT NULL, CASE mine.state WHEN 2 THEN 0 WHEN 1 THEN 1 WHEN 3 THEN 3"
    " ELSE 2 END",
    "recent": "coalesce((SELECT key FROM json_each(:recent) WHERE value = d.id), 1000000)",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which documents to list, and in which order."""

    filter: Filter = "all"
    order: Order = "key"
    words: str = ""
    recent: tuple[str, ...] = ()  # ids, the one that was read last first


def document_ids(project: Project, asked: Asked, me: str | None) -> list[str]:
    """The documents that are asked for, in their order; ``me`` is whose readings count."""
    sql = _LIST.format(filter=_FILTERS[asked.filter], order=_ORDERS[asked.order])
    mine = json.dumps(raw_coders(project, me) if me is not None else [])
    rows = project.db.execute(sql, {"me": mine, "recent": json.dumps(asked.recent)})
    words = plain(asked.words).split()
    if not words:
        return [row[0] for row in rows]
    found = rows.fetchall()
    files = file_names(project, [row[0] for row in found])
    return [
        id_
        for id_, key, title, authors, year in found
        if holds_all(words, key, title, authors, str(year or ""), files.get(id_, ""))
    ]


def some_documents(project: Project, ids: Sequence[str]) -> list[Document]:
    """These documents, in this order; one that is gone is left out."""
    held = {one.id: one for one in documents_with(project, ids)}
    return [held[id_] for id_ in ids if id_ in held]


def documents_touched(project: Project, rows: Iterable[tuple[str, str]]) -> set[str] | None:
    """The documents, as shown, that rows of coding and reading belong to; None if unknown.

    Unknown is what a removed row belonged to.
    """
    found: set[str] = set()
    for table, row in rows:
        if table in _DOCUMENT_OF:
            held = project.db.execute(_DOCUMENT_OF[table], (row,)).fetchone()
            if held is None:
                return None
            found.add(str(held[0]))
    return found


_FILE_OF: Final = (
    f"SELECT {SHOWN_AS.format('f.document')} FROM passage p JOIN file f ON f.id = p.file"
)
_DOCUMENT_OF: Final = {
    "passage": f"{_FILE_OF} WHERE p.id = ?",
    "coding": f"{_FILE_OF} JOIN coding c ON c.passage = p.id WHERE c.id = ?",
    "reading": f"SELECT {SHOWN_AS.format('document')} FROM reading WHERE id = ?",
    "summary": f"SELECT {SHOWN_AS.format('document')} FROM summary WHERE id = ?",
    "assessment": f"SELECT {SHOWN_AS.format('document')} FROM assessment WHERE id = ?",
}
