"""What was done on some documents: readings, codings and judgements, counted by SQLite."""

import json
from collections.abc import Iterable, Iterator, Sequence

from coder.store.cells import shown_themes
from coder.store.coders import SHOWN_AS, joined_coders, raw_coders
from coder.store.document_list import ASSIGNED, STATE
from coder.store.documents import RAW
from coder.store.project import Project


def reading_states(
    project: Project, documents: Sequence[str], whose: str | None = None
) -> list[tuple[str, str, int]]:
    """(document, coder, how far) of some documents; 1 assigned, 2 started, 3 finished.

    With ``whose``, of the others only what they were assigned.
    """
    who = SHOWN_AS.format("r.coder")
    state = f"CASE WHEN :whose IS NULL OR {who} = :whose THEN {STATE} ELSE {ASSIGNED} END"
    rows = project.db.execute(
        f"{RAW} SELECT raw.shown, {who}, {state} AS state FROM raw CROSS JOIN reading r"
        " ON r.document = raw.id GROUP BY 1, 2 HAVING state IS NOT NULL ORDER BY 1, 2",
        {"documents": json.dumps(documents), "whose": whose},
    )
    return rows.fetchall()


def codings_in_cells(project: Project, documents: Sequence[str]) -> list[tuple[str, str, str, int]]:
    """(document, coder, theme, number of codings) of some documents, as shown; some come twice."""
    shown, joined = shown_themes(project), joined_coders(project)
    rows = project.db.execute(
        f"{RAW} SELECT raw.shown, p.coder, c.theme, count(*) FROM raw"
        " CROSS JOIN file f ON f.document = raw.id CROSS JOIN passage p ON p.file = f.id"
        " CROSS JOIN coding c ON c.passage = p.id GROUP BY raw.shown, p.coder, c.theme",
        {"documents": json.dumps(documents)},
    )
    return [
        (document, joined.get(coder, coder), shown[theme], count)
        for document, coder, theme, count in rows
    ]


def judged_cells(
    project: Project, documents: Sequence[str], coders: Iterable[str]
) -> Iterator[tuple[str, str, str, str]]:
    """(document, coder, theme, state) of what some coders judged in some documents, as shown."""
    shown, joined = shown_themes(project), joined_coders(project)
    rows = project.db.execute(
        f"{RAW} SELECT raw.shown, a.coder, a.theme, a.state FROM raw"
        " CROSS JOIN assessment a ON a.document = raw.id"
        " WHERE a.coder IN (SELECT value FROM json_each(:ids)) AND a.state IS NOT NULL",
        {
            "documents": json.dumps(documents),
            "ids": json.dumps([raw for one in coders for raw in raw_coders(project, one)]),
        },
    )
    return (
        (document, joined.get(coder, coder), shown[theme], state)
        for document, coder, theme, state in rows
    )


def standing_counts(project: Project, documents: Sequence[str]) -> dict[str, int]:
    """How much stands on some documents, by what it is; nothing of what there is none."""
    asked = {"documents": json.dumps(documents)}
    passages = (
        "FROM raw CROSS JOIN file f ON f.document = raw.id CROSS JOIN passage p ON p.file = f.id"
    )
    counts = {
        "coding": f"{passages} CROSS JOIN coding c ON c.passage = p.id",
        "judgement": "FROM raw CROSS JOIN assessment a ON a.document = raw.id"
        " WHERE a.state IS NOT NULL",
        "charted value": "FROM raw CROSS JOIN charted c ON c.about = raw.id"
        " WHERE c.value IS NOT NULL",
        "summary": "FROM raw CROSS JOIN summary s ON s.document = raw.id",
        "decision": "FROM raw CROSS JOIN decision d ON d.about = raw.id",
        "file": "FROM raw CROSS JOIN file f ON f.document = raw.id",
    }
    found = {
        what: project.db.execute(f"{RAW} SELECT count(*) {sql}", asked).fetchone()[0]
        for what, sql in counts.items()
    }
    return {what: number for what, number in found.items() if number}
