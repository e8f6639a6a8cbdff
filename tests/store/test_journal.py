"""One act, one transaction, one operation; and nobody writes past the journal."""

import json
import sqlite3
from contextlib import closing

import pytest

from coder.domain.errors import CoderError
from coder.domain.journal.ids import new_id
from coder.domain.journal.tables import KEPT
from coder.operations import themes
from coder.operations.projects import new_project
from coder.store import rows
from coder.store.journal import act
from coder.store.project import Project
from coder.store.themes import themes as all_themes


@pytest.fixture
def project(tmp_path):
    with new_project(tmp_path / "r.coder", title="Review", lead="Ana") as opened:
        yield opened


def changes(project: Project) -> list[tuple[str, str, dict[str, object]]]:
    last = project.db.execute("SELECT max(stamp) FROM operation").fetchone()[0]
    found = project.db.execute(
        "SELECT c.tbl, c.kind, c.fields FROM change c JOIN operation o ON o.n = c.operation"
        " WHERE o.stamp = ? ORDER BY k",
        (last,),
    )
    return [(table, kind, json.loads(fields)) for table, kind, fields in found]


def add_one_and_fail(project: Project) -> None:
    with act(project, "theme", "Add two themes") as running:
        rows.add(running, "theme", new_id(), {"name": "one"})
        raise CoderError("The second one cannot be added.")


def count(project: Project, table: str) -> int:
    return project.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_an_added_row_is_written_down_without_its_blanks(project):
    themes.add_theme(project, "Training", fields={"colour": "#4477AA"})
    [(table, kind, fields)] = changes(project)
    assert (table, kind) == ("theme", "add")
    assert set(fields) == {"name", "position", "colour"}


def test_of_a_changed_row_only_what_differs_is_written_down(project):
    themes.add_theme(project, "Training")
    themes.set_theme(
        project, all_themes(project)[0], {"definition": "what it is", "name": "Training"}
    )
    assert changes(project) == [("theme", "set", {"definition": [None, "what it is"]})]


def test_an_act_that_changes_nothing_is_no_operation(project):
    themes.add_theme(project, "Training")
    before = count(project, "operation")
    themes.set_theme(project, all_themes(project)[0], {"name": "Training"})
    assert count(project, "operation") == before


def test_an_act_that_fails_in_the_middle_leaves_nothing(project):
    before = [count(project, table) for table in ("theme", "operation", "change", "session")]
    with pytest.raises(CoderError):
        add_one_and_fail(project)
    after = [count(project, table) for table in ("theme", "operation", "change", "session")]
    assert after == before
    themes.add_theme(project, "Training")
    assert [theme.name for theme in all_themes(project)] == ["Training"]


@pytest.mark.parametrize("table", [table.name for table in KEPT])
def test_nobody_adds_to_a_kept_table_past_the_journal(project, table):
    with pytest.raises(sqlite3.IntegrityError, match="no operation is open"):
        project.db.execute(f"INSERT INTO {table}(id) VALUES ('x')")


def test_nobody_changes_or_removes_a_row_past_the_journal(project):
    themes.add_theme(project, "Training")
    for statement in ("UPDATE theme SET name = 'x'", "DELETE FROM theme"):
        with pytest.raises(sqlite3.IntegrityError, match="no operation is open"):
            project.db.execute(statement)


def test_a_sitting_begins_with_the_first_write_after_opening(project):
    themes.add_theme(project, "One")
    themes.add_theme(project, "Two")
    path = project.path
    before = count(project, "session")
    project.close()
    with Project(path, write=True) as again:
        assert count(again, "session") == before
        themes.add_theme(again, "Three")
        assert count(again, "session") == before + 1
        parent, sequence = again.db.execute(
            "SELECT parent, parent_sequence FROM session ORDER BY n DESC"
        ).fetchone()
        head = again.db.execute("SELECT id FROM session ORDER BY n DESC LIMIT 1, 1").fetchone()
    assert (parent, sequence) == (head[0], 2)


def test_a_closed_project_is_one_file(project, tmp_path):
    themes.add_theme(project, "Training")
    project.close()
    assert [path.name for path in tmp_path.iterdir()] == ["r.coder"]


def test_a_click_reads_no_large_table_from_end_to_end(project):
    """A forgotten index on a look-up in the journal costs half a second at every click."""
    themes.add_theme(project, "Training")
    statements: list[str] = []
    project.db.set_trace_callback(statements.append)
    themes.set_theme(project, all_themes(project)[0], {"definition": "new"})
    project.db.set_trace_callback(None)
    scanned = set()
    with closing(sqlite3.connect(project.path)) as other:  # noqa: TID251 - reads plans only
        for statement in statements:
            if statement.startswith(("SELECT", "INSERT", "UPDATE", "DELETE")):
                plan = other.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
                scanned |= {row[3].split()[1] for row in plan if row[3].startswith("SCAN")}
    assert not scanned & {"change", "operation", "passage", "coding", "c", "o", "p"}
