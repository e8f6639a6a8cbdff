"""What texts are compared by: made once, and kept where this copy may be written to."""

from coder.domain.likeness.fingerprint import Fingerprint, as_text, fingerprint, from_text
from coder.domain.texts.text_codec import decode_words
from coder.store.project import Project


def fingerprints(project: Project) -> dict[str, Fingerprint]:
    """The fingerprint of every text that a file has, by digest; those that lack are made."""
    found = {}
    rows = project.db.execute(
        "SELECT DISTINCT f.text, p.marks FROM file f LEFT JOIN fingerprint p ON p.text = f.text"
        " WHERE f.text IN (SELECT digest FROM text)"
    ).fetchall()
    for text, marks in rows:
        made = from_text(marks) if marks is not None else _made(project, text)
        if made is not None:
            found[text] = made
    return found


def put_fingerprint(project: Project, text: str, marks: str) -> None:
    """Keep the fingerprint of a text."""
    project.db.execute("INSERT OR IGNORE INTO fingerprint VALUES (?, ?)", (text, marks))


def _made(project: Project, text: str) -> Fingerprint | None:
    """None where the text is damaged: the check says so."""
    data = project.db.execute("SELECT data FROM text WHERE digest = ?", (text,)).fetchone()[0]
    try:
        made = fingerprint(decode_words(data))
    except ValueError:
        return None
    if project.write:
        put_fingerprint(project, text, as_text(made))
    return made


def texts_by_document(project: Project) -> dict[str, list[str]]:
    """The texts of every document, as it is shown."""
    rows = project.db.execute(
        "SELECT DISTINCT coalesce((SELECT as_row FROM shown WHERE row = document), document), text"
        " FROM file WHERE text IS NOT NULL ORDER BY 1, 2"
    )
    found: dict[str, list[str]] = {}
    for document, text in rows:
        found.setdefault(document, []).append(text)
    return found
