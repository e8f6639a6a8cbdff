"""What a project is called."""

from coder.store.project import Project


def title_of(project: Project) -> str:
    """The title of the review; where it has none, the name of the file."""
    row = project.db.execute("SELECT title FROM project WHERE id = ?", (project.id,)).fetchone()
    return str(row[0]) if row and row[0] else project.path.stem
