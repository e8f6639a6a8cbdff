"""When readings were finished and cells judged, as operations, so that one can ask who saw what."""

import json
from collections.abc import Iterable, Sequence
from typing import Final

from coder.store.aside import counts
from coder.store.coders import SHOWN_AS, joined_coders, raw_coders
from coder.store.documents import RAW
from coder.store.history import undone
from coder.store.project import Project
from coder.store.writes import writes_on

Pair = tuple[str, str]
"""A document and a coder, as they are shown."""

_FINISHED: Final = (
    f"{RAW} SELECT raw.shown, {SHOWN_AS.format('r.coder')}, r.id FROM raw CROSS JOIN reading r"
    " ON r.document = raw.id WHERE r.finished IS NOT NULL"
    " AND r.coder IN (SELECT value FROM json_each(:coders)) ORDER BY 1, 2, 3"
)
_JUDGED: Final = (
    f"{RAW} SELECT raw.shown, a.coder, a.theme, c.operation FROM raw"
    " CROSS JOIN assessment a ON a.document = raw.id CROSS JOIN change c ON c.row = a.id"
    " WHERE a.state IS NOT NULL AND a.coder IN (SELECT value FROM json_each(:coders))"
    f" AND a.theme IN (SELECT value FROM json_each(:themes)) AND {counts('c.operation')}"
)


def finished_by(
    project: Project, documents: Sequence[str], coders: Iterable[str]
) -> dict[Pair, list[int]]:
    """The operations by which some coders finished some documents, of those that are finished.

    A document that is finished once more has several; what was taken back does not count.
    """
    rows = project.db.execute(_FINISHED, _asked(project, documents, coders)).fetchall()
    writes, taken_back = writes_on(project, [row for *_, row in rows]), undone(project)
    found: dict[Pair, list[int]] = {}
    for document, coder, row in rows:
        found.setdefault((document, coder), []).extend(
            write.operation
            for write in writes.get(row, ())
            if "finished" in write.fields and write.operation not in taken_back
        )
    return found


def judged_by(
    project: Project, documents: Sequence[str], coders: Iterable[str], themes: Sequence[str]
) -> dict[tuple[str, str, str], list[int]]:
    """The operations by which some coders judged cells, by document, coder and stored theme."""
    asked = {**_asked(project, documents, coders), "themes": json.dumps(themes)}
    joined, taken_back = joined_coders(project), undone(project)
    found: dict[tuple[str, str, str], list[int]] = {}
    for document, coder, theme, operation in project.db.execute(_JUDGED, asked):
        if operation not in taken_back:
            cell = document, joined.get(coder, coder), theme
            found.setdefault(cell, []).append(operation)
    return found


def _asked(project: Project, documents: Sequence[str], coders: Iterable[str]) -> dict[str, str]:
    ids = [raw for coder in coders for raw in raw_coders(project, coder)]
    return {"documents": json.dumps(documents), "coders": json.dumps(ids)}
