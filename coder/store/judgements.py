"""What stands of all assessments, with who said it and when."""

from coder.domain.assessment import Assessment
from coder.store.coders import SHOWN_AS, raw_coders
from coder.store.documents import raw_documents
from coder.store.project import Project

_MADE_AT = (
    "(SELECT max(o.made_at) FROM change c JOIN operation o ON o.n = c.operation"
    " WHERE c.row = a.id AND c.kind != 'remove')"
)


def judgements(
    project: Project, *, coder: str | None = None, document: str | None = None
) -> list[Assessment]:
    """All of them, or those of a coder or a document; those that were withdrawn are left out."""
    condition = ""
    ids: tuple[str, ...] = ()
    for column, held in (
        ("coder", None if coder is None else raw_coders(project, coder)),
        ("document", None if document is None else raw_documents(project, document)),
    ):
        if held:
            condition += f" AND a.{column} IN ({', '.join('?' * len(held))})"
            ids = (*ids, *held)
    rows = project.db.execute(
        f"SELECT {SHOWN_AS.format('a.document')}, {SHOWN_AS.format('a.theme')},"
        f" {SHOWN_AS.format('a.coder')}, coalesce(r.name, '?'), a.state, a.note, {_MADE_AT}"
        f" FROM assessment a LEFT JOIN shown_coder r ON r.id = {SHOWN_AS.format('a.coder')}"
        f" WHERE a.state IS NOT NULL{condition} ORDER BY 4, 3, a.id",
        ids,
    )
    return [Assessment(*row) for row in rows]
