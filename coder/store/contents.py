"""What stands on a document, and the studies that documents report on."""

from coder.domain.journal.identity import normal_name
from coder.store.project import Project


def codings_in(project: Project, document: str) -> list[str]:
    """The codings in all files of a stored document."""
    rows = project.db.execute(
        "SELECT c.id FROM file f JOIN passage p ON p.file = f.id JOIN coding c ON c.passage = p.id"
        " WHERE f.document = ? ORDER BY c.id",
        (document,),
    )
    return [row for (row,) in rows]


def standing_on(project: Project, document: str) -> list[tuple[str, str]]:
    """What else stands on a stored document, in the order in which it can be removed."""
    return project.db.execute(
        "SELECT 'charted', id FROM charted WHERE about = ?1"
        " UNION ALL SELECT 'assessment', id FROM assessment WHERE document = ?1"
        " UNION ALL SELECT 'summary', id FROM summary WHERE document = ?1"
        " UNION ALL SELECT 'decision', id FROM decision WHERE about = ?1"
        " UNION ALL SELECT 'reading', id FROM reading WHERE document = ?1"
        " UNION ALL SELECT 'passage', p.id FROM passage p JOIN file f ON f.id = p.file"
        "  WHERE f.document = ?1"
        " UNION ALL SELECT 'file', id FROM file WHERE document = ?1",
        (document,),
    ).fetchall()


def supported_elsewhere(project: Project, document: str) -> list[str]:
    """The charted values of studies and other documents that passages in a stored one support."""
    rows = project.db.execute(
        "SELECT x.id FROM file f JOIN passage p ON p.file = f.id JOIN charted x ON x.passage = p.id"
        " WHERE f.document = ?1 AND x.about != ?1 ORDER BY x.id",
        (document,),
    )
    return [row for (row,) in rows]


def study_ids(project: Project) -> set[str]:
    """The ids of all studies."""
    return {id_ for (id_,) in project.db.execute("SELECT id FROM study")}


def study_named(project: Project, name: str) -> str | None:
    """The study with a name, as names are compared."""
    rows = project.db.execute("SELECT id, name FROM study ORDER BY id")
    return next((id_ for id_, held in rows if normal_name(held) == normal_name(name)), None)
