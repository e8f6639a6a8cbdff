"""Summaries, as they are stored: one of each coder in each cell, and one of all by consensus."""

from coder.domain.journal.ids import derived_id
from coder.domain.summary import Summary
from coder.store.coders import SHOWN_AS, raw_coders
from coder.store.documents import raw_documents
from coder.store.project import Project
from coder.store.themes import raw_themes


def summary_id(document: str, theme: str, coder: str | None) -> str:
    """The id of what a coder wrote into a cell; without a coder, of what all agreed on."""
    return derived_id("summary", document, theme, coder or "consensus")


def summaries(project: Project) -> list[Summary]:
    """All summaries as they are shown, by document, theme and name; that by consensus first."""
    rows = project.db.execute(
        f"SELECT {SHOWN_AS.format('s.document')}, {SHOWN_AS.format('s.theme')},"
        f" {SHOWN_AS.format('s.coder')} AS who, coalesce(c.name, '?'), coalesce(s.consensus, 0),"
        " s.text FROM summary s"
        f" LEFT JOIN shown_coder c ON c.id = {SHOWN_AS.format('s.coder')}"
        " WHERE s.text IS NOT NULL ORDER BY 1, 2, 5 DESC, 4, 3, s.text"
    )
    return [
        Summary(document, theme, coder, name, bool(agreed), text)
        for document, theme, coder, name, agreed, text in rows
    ]


def stored_summaries(
    project: Project, *, document: str, theme: str, coder: str | None
) -> list[str]:
    """The stored summaries of a cell as it is shown: of a coder, or without one by consensus."""
    people = [None] if coder is None else raw_coders(project, coder)
    ids = [
        summary_id(one, raw, who)
        for one in raw_documents(project, document)
        for raw in raw_themes(project, theme)
        for who in people
    ]
    marks = ", ".join("?" * len(ids))
    rows = project.db.execute(f"SELECT id FROM summary WHERE id IN ({marks}) ORDER BY id", ids)
    return [row for (row,) in rows]
