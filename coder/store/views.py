"""Views for people who ask the file with Datasette, R or pandas (docs/schema.md)."""

import sqlite3
from typing import Final

VIEWS: Final = {
    "v_themes": """
SELECT id, path, name, parent, depth, place, definition, use_when, use_not, colour, shortcut, assess
  FROM shown_theme ORDER BY place""",
    "v_documents": """
SELECT d.id, d.key, d.title, d.authors, d.year, d.doi, d.excluded, s.name AS study
  FROM shown_document d LEFT JOIN study s ON s.id = d.study ORDER BY d.key""",
    "v_codings": """
SELECT c.id AS coding, c.number, d.key AS document, t.path AS theme, r.name AS coder,
       json_extract(coalesce(l.anchor, p.anchor), '$.words') AS quotation,
       json_extract(coalesce(l.anchor, p.anchor), '$.quote') AS raw,
       json_extract(coalesce(l.anchor, p.anchor), '$.boxes[0][0]') + 1 AS pdf_page,
       iif(l.anchor IS NULL, p."start", l."start") AS "start",
       iif(l.anchor IS NULL, p."end", l."end") AS "end",
       coalesce(l.state, 'exact') AS placement, c.made_at, d.excluded,
       d.id AS document_id, t.id AS theme_id, r.id AS coder_id, p.id AS passage_id
  FROM coding c
  JOIN passage p ON p.id = c.passage
  JOIN file f ON f.id = p.file
  JOIN shown_document d
    ON d.id = coalesce((SELECT as_row FROM shown WHERE row = f.document), f.document)
  JOIN shown_theme t ON t.id = coalesce((SELECT as_row FROM shown WHERE row = c.theme), c.theme)
  JOIN shown_coder r ON r.id = coalesce((SELECT as_row FROM shown WHERE row = p.coder), p.coder)
  LEFT JOIN placement l ON l.passage = p.id""",
    "v_matrix": """
SELECT document, theme, count(DISTINCT coding) AS codings, count(DISTINCT passage_id) AS passages,
       count(DISTINCT coder_id) AS coders, document_id, theme_id
  FROM v_codings WHERE excluded IS NULL GROUP BY document_id, theme_id""",
}


def view_rows(
    connection: sqlite3.Connection, view: str
) -> tuple[list[str], list[tuple[object, ...]]]:
    """The names of a view's columns, and its rows."""
    cursor = connection.execute(f"SELECT * FROM {view}")
    return [name for name, *_ in cursor.description], cursor.fetchall()


def make_views(connection: sqlite3.Connection) -> None:
    """Make every view anew."""
    for name in reversed(VIEWS):
        connection.execute(f"DROP VIEW IF EXISTS {name}")
    for name, sql in VIEWS.items():
        connection.execute(f"CREATE VIEW {name} AS {sql}")
