"""The tables of the first version of a project file; a step of migrating is never edited."""

from typing import Final

FIRST_SCHEMA: Final = """
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
CREATE INDEX change_small ON change(tbl) WHERE tbl IN (
  'codebook_version', 'identity', 'attribute', 'theme', 'file', 'document', 'study', 'coder',
  'project');
CREATE INDEX change_removal ON change(row) WHERE kind = 'remove';
CREATE INDEX operation_undoes ON operation(undoes) WHERE undoes IS NOT NULL;
CREATE INDEX operation_batch ON operation(batch) WHERE batch IS NOT NULL;
CREATE TABLE now(
  one INTEGER PRIMARY KEY CHECK(one = 1), operation INTEGER, clock INTEGER NOT NULL,
  head INTEGER, merged INTEGER NOT NULL DEFAULT 0);
INSERT INTO now(one, clock) VALUES (1, 0);

CREATE TABLE pdf(sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE text(
  digest TEXT PRIMARY KEY, sha256 TEXT NOT NULL, pages INTEGER NOT NULL, data BLOB NOT NULL);

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

CREATE TABLE local(name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE aside(first INTEGER PRIMARY KEY, last INTEGER NOT NULL);
CREATE TABLE merged(
  n INTEGER PRIMARY KEY, stamp INTEGER NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL,
  undoes INTEGER, files TEXT NOT NULL, ranges TEXT NOT NULL, report TEXT NOT NULL);
CREATE TABLE counter(name TEXT PRIMARY KEY, value INTEGER NOT NULL);

CREATE TABLE memo(
  id TEXT PRIMARY KEY NOT NULL, "about" TEXT, "about_kind" TEXT,
  "coder" TEXT REFERENCES coder DEFERRABLE INITIALLY DEFERRED, "text" TEXT);
CREATE TABLE charted(
  id TEXT PRIMARY KEY NOT NULL, "about" TEXT, "about_kind" TEXT,
  "attribute" TEXT REFERENCES attribute DEFERRABLE INITIALLY DEFERRED,
  "coder" TEXT REFERENCES coder DEFERRABLE INITIALLY DEFERRED, "value" TEXT, "passage" TEXT);
CREATE TABLE assessment(
  id TEXT PRIMARY KEY NOT NULL,
  "document" TEXT REFERENCES document DEFERRABLE INITIALLY DEFERRED,
  "theme" TEXT REFERENCES theme DEFERRABLE INITIALLY DEFERRED,
  "coder" TEXT REFERENCES coder DEFERRABLE INITIALLY DEFERRED, "state" TEXT, "note" TEXT);
CREATE TABLE reading(
  id TEXT PRIMARY KEY NOT NULL,
  "document" TEXT REFERENCES document DEFERRABLE INITIALLY DEFERRED,
  "coder" TEXT REFERENCES coder DEFERRABLE INITIALLY DEFERRED, "assigned" INTEGER,
  "started" INTEGER, "finished" TEXT);
CREATE TABLE coding(
  id TEXT PRIMARY KEY NOT NULL,
  "passage" TEXT REFERENCES passage DEFERRABLE INITIALLY DEFERRED,
  "theme" TEXT REFERENCES theme DEFERRABLE INITIALLY DEFERRED, "codebook" TEXT,
  "edited" INTEGER, "number" TEXT, "made_at" TEXT);
CREATE TABLE passage(
  id TEXT PRIMARY KEY NOT NULL, "coder" TEXT REFERENCES coder DEFERRABLE INITIALLY DEFERRED,
  "file" TEXT REFERENCES file DEFERRABLE INITIALLY DEFERRED, "anchor" TEXT,
  "start" INTEGER GENERATED ALWAYS AS (json_extract(anchor, '$.start')) VIRTUAL,
  "end" INTEGER GENERATED ALWAYS AS (json_extract(anchor, '$.end')) VIRTUAL);
CREATE TABLE codebook_version(id TEXT PRIMARY KEY NOT NULL, "name" TEXT);
CREATE TABLE identity(
  id TEXT PRIMARY KEY NOT NULL, "kind" TEXT, "one" TEXT, "other" TEXT, "answer" TEXT);
CREATE TABLE attribute(
  id TEXT PRIMARY KEY NOT NULL, "name" TEXT, "kind" TEXT, "choices" TEXT, "definition" TEXT,
  "position" TEXT);
CREATE TABLE theme(
  id TEXT PRIMARY KEY NOT NULL, "name" TEXT, "parent" TEXT, "position" TEXT, "definition" TEXT,
  "use_when" TEXT, "use_not" TEXT, "colour" TEXT, "shortcut" TEXT, "assess" INTEGER,
  "merged" TEXT);
CREATE TABLE file(
  id TEXT PRIMARY KEY NOT NULL,
  "document" TEXT REFERENCES document DEFERRABLE INITIALLY DEFERRED, "sha256" TEXT,
  "name" TEXT, "bytes" INTEGER, "pages" INTEGER, "text" TEXT, "layer" TEXT);
CREATE TABLE document(
  id TEXT PRIMARY KEY NOT NULL, "key" TEXT, "title" TEXT, "authors" TEXT, "year" INTEGER,
  "doi" TEXT, "title_from" TEXT, "authors_from" TEXT, "year_from" TEXT, "doi_from" TEXT,
  "study" TEXT, "excluded" TEXT, "page_offset" INTEGER, "reading" TEXT);
CREATE TABLE study(id TEXT PRIMARY KEY NOT NULL, "name" TEXT);
CREATE TABLE coder(id TEXT PRIMARY KEY NOT NULL, "name" TEXT, "role" TEXT, "letters" TEXT);
CREATE TABLE project(id TEXT PRIMARY KEY NOT NULL, "title" TEXT, "blind" INTEGER);

CREATE INDEX passage_place ON passage(file, start, "end", coder, id);
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
