"""The tables of a project file, as SQL (documented in docs/schema.md).

Four kinds: kept (journaled), blobs (immutable, by hash), derived (can be made again) and local
(this copy only); and the journal itself.
"""

from typing import Final

from coder.domain.journal.tables import KEPT, SMALL, Table

APPLICATION_ID: Final = 0x436F4472  # "CoDr"

LOCAL: Final = ("local", "aside", "merged", "counter")
"""Tables that say something of this copy; they are never merged or handed out."""

SHOWN: Final = ("conflict", "shown", "resting", "shown_theme", "shown_document", "shown_coder")
"""Tables that follow from the journal; of them every copy with the same acts holds the same."""

DERIVED: Final = (*SHOWN, "printed", "fingerprint")
"""Tables that are made from the others, and can be made again."""

BLOBS: Final = ("pdf", "text")
"""Tables of immutable bytes by their hash."""

JOURNAL: Final = ("session", "seen", "operation", "change")
"""What was done, by whom, knowing what."""

_SMALL_NAMES: Final = ", ".join(f"'{table.name}'" for table in SMALL)

_JOURNAL_SQL: Final = f"""
CREATE TABLE session(
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, parent TEXT, parent_sequence INTEGER NOT NULL,
  coder TEXT);
CREATE TABLE seen(
  session INTEGER NOT NULL REFERENCES session, other TEXT NOT NULL, upto INTEGER NOT NULL,
  PRIMARY KEY(session, other)) WITHOUT ROWID;
CREATE TABLE operation(
  n INTEGER PRIMARY KEY, stamp INTEGER NOT NULL, made_at TEXT NOT NULL, coder TEXT,
  kind TEXT NOT NULL, description TEXT NOT NULL, batch TEXT, undoes INTEGER,
  partial INTEGER NOT NULL DEFAULT 0, hash TEXT NOT NULL);
CREATE TABLE change(
  operation INTEGER NOT NULL, k INTEGER NOT NULL, tbl TEXT NOT NULL, row TEXT NOT NULL,
  kind TEXT NOT NULL, fields TEXT NOT NULL, PRIMARY KEY(operation, k)) WITHOUT ROWID;
CREATE INDEX change_row ON change(row);
CREATE INDEX change_small ON change(tbl) WHERE tbl IN ({_SMALL_NAMES});
CREATE INDEX change_removal ON change(row) WHERE kind = 'remove';
CREATE INDEX operation_undoes ON operation(undoes) WHERE undoes IS NOT NULL;
CREATE INDEX operation_batch ON operation(batch) WHERE batch IS NOT NULL;
CREATE TABLE now(
  one INTEGER PRIMARY KEY CHECK(one = 1), operation INTEGER, clock INTEGER NOT NULL,
  head INTEGER, merged INTEGER NOT NULL DEFAULT 0);
INSERT INTO now(one, clock) VALUES (1, 0);
"""

_BLOB_SQL: Final = """
CREATE TABLE pdf(sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE text(
  digest TEXT PRIMARY KEY, sha256 TEXT NOT NULL, pages INTEGER NOT NULL, data BLOB NOT NULL);
"""

_DERIVED_SQL: Final = """
CREATE TABLE conflict(
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, tbl TEXT NOT NULL, row TEXT NOT NULL, field TEXT,
  candidates TEXT NOT NULL);
CREATE INDEX conflict_row ON conflict(row);
CREATE TABLE shown(row TEXT PRIMARY KEY, as_row TEXT NOT NULL, how TEXT NOT NULL);
CREATE INDEX shown_as ON shown(as_row);
CREATE TABLE resting(tbl TEXT NOT NULL, row TEXT NOT NULL, PRIMARY KEY(tbl, row)) WITHOUT ROWID;
CREATE TABLE shown_theme(
  id TEXT PRIMARY KEY, name TEXT, parent TEXT, path TEXT NOT NULL, place INTEGER NOT NULL,
  depth INTEGER NOT NULL, definition TEXT, use_when TEXT, use_not TEXT, colour TEXT,
  shortcut TEXT, assess INTEGER, position TEXT);
CREATE TABLE shown_document(
  id TEXT PRIMARY KEY, key TEXT, title TEXT, authors TEXT, year INTEGER, doi TEXT,
  title_from TEXT, authors_from TEXT, year_from TEXT, doi_from TEXT, study TEXT, excluded TEXT,
  page_offset INTEGER, reading TEXT);
CREATE TABLE printed(
  text TEXT NOT NULL, page INTEGER NOT NULL, number TEXT NOT NULL, source TEXT NOT NULL,
  PRIMARY KEY(text, page)) WITHOUT ROWID;
"""

_LOCAL_SQL: Final = """
CREATE TABLE local(name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE aside(first INTEGER PRIMARY KEY, last INTEGER NOT NULL);
CREATE TABLE merged(
  n INTEGER PRIMARY KEY, stamp INTEGER NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL,
  undoes INTEGER, files TEXT NOT NULL, ranges TEXT NOT NULL, report TEXT NOT NULL);
CREATE TABLE counter(name TEXT PRIMARY KEY, value INTEGER NOT NULL);
"""

_INDEX_SQL: Final = """
CREATE INDEX passage_place ON passage(file, start, end, coder, id);
CREATE INDEX passage_coder ON passage(coder);
CREATE INDEX coding_passage ON coding(passage, theme);
CREATE INDEX coding_theme ON coding(theme, passage);
CREATE INDEX coding_number ON coding(number);
CREATE INDEX reading_document ON reading(document, coder);
CREATE INDEX assessment_document ON assessment(document, theme, coder, state);
CREATE INDEX assessment_theme ON assessment(theme);
CREATE INDEX charted_about ON charted(about, attribute, coder, value);
CREATE INDEX charted_attribute ON charted(attribute);
CREATE INDEX charted_passage ON charted(passage) WHERE passage IS NOT NULL;
CREATE INDEX memo_about ON memo(about);
CREATE INDEX file_document ON file(document);
CREATE INDEX file_sha256 ON file(sha256);
CREATE INDEX theme_parent ON theme(parent);
CREATE INDEX theme_merged ON theme(merged) WHERE merged IS NOT NULL;
CREATE INDEX document_study ON document(study) WHERE study IS NOT NULL;
"""


def create_table(table: Table) -> str:
    """The SQL of a kept table: a rowid table whose only UNIQUE is the id (DESIGN 3.5)."""
    needs = dict(table.needs)
    columns = ["id TEXT PRIMARY KEY NOT NULL"]
    for field in table.fields:
        column = f'"{field}" {"INTEGER" if field in table.integers else "TEXT"}'
        if field in needs:
            column += f" REFERENCES {needs[field]} DEFERRABLE INITIALLY DEFERRED"
        columns.append(column)
    if table.name == "passage":
        columns += [
            f"\"{end}\" INTEGER GENERATED ALWAYS AS (json_extract(anchor, '$.{end}')) VIRTUAL"
            for end in ("start", "end")
        ]
    return f"CREATE TABLE {table.name}({', '.join(columns)});"


def first_schema() -> str:
    """All statements of the first migration."""
    kept = "\n".join(create_table(table) for table in KEPT)
    index = _INDEX_SQL.replace(", end,", ', "end",')
    return "\n".join((_JOURNAL_SQL, _BLOB_SQL, _DERIVED_SQL, _LOCAL_SQL, kept, index))
