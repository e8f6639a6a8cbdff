"""What texts are compared by: made once, and kept where this copy may be written to."""

import json

from coder.domain.likeness.fingerprint import Fingerprint, as_text, fingerprint, from_text
from coder.domain.texts.text_codec import decode_words
from coder.store.coders import SHOWN_AS
from coder.store.project import Project


def fingerprints(project: Project) -> dict[str, Fingerprint]:
    """The fingerprint of every text that a file has, by digest; those that lack are made."""
    rows = project.db.execute(
        "SELECT DISTINCT f.text, p.marks FROM file f JOIN text t ON t.digest = f.text"
        " LEFT JOIN fingerprint p ON p.text = f.text"
    ).fetchall()
    found = {text: from_text(marks) for text, marks in rows if marks is not None}
    lacking = {text: _made(project, text) for text, marks in rows if marks is None}
    made = {text: one for text, one in lacking.items() if one is not None}
    if made and project.write:
        stored = {text: as_text(one) for text, one in made.items()}
        project.db.execute(
            "INSERT OR IGNORE INTO fingerprint SELECT key, value FROM json_each(?)",
            (json.dumps(stored),),
        )
    return found | made


def put_fingerprint(project: Project, text: str, marks: str) -> None:
    """Keep the fingerprint of a text."""
    project.db.execute("INSERT OR IGNORE INTO fingerprint VALUES (?, ?)", (text, marks))


def any_wrong(project: Project) -> bool:
    """Whether a fingerprint is not that of its text, as far as texts are sound."""
    rows = project.db.execute("SELECT text, marks FROM fingerprint ORDER BY text").fetchall()
    for text, marks in rows:
        held = project.db.execute("SELECT 1 FROM text WHERE digest = ?", (text,)).fetchone()
        made = _made(project, text) if held else None
        if held is None or (made is not None and as_text(made) != marks):
            return True
    return False


def _made(project: Project, text: str) -> Fingerprint | None:
    """None where the text is damaged, which the check says."""
    data = project.db.execute("SELECT data FROM text WHERE digest = ?", (text,)).fetchone()[0]
    try:
        return fingerprint(decode_words(data))
    except ValueError:
        return None


def texts_by_document(project: Project) -> dict[str, list[str]]:
    """The texts of every document, as it is shown."""
    rows = project.db.execute(
        f"SELECT DISTINCT {SHOWN_AS.format('document')}, text FROM file"
        " WHERE text IS NOT NULL ORDER BY 1, 2"
    )
    found: dict[str, list[str]] = {}
    for document, text in rows:
        found.setdefault(document, []).append(text)
    return found
