"""Long work is stopped in the middle, and what stopped it comes out."""

import sqlite3
from contextlib import closing

import pytest

from coder.domain.errors import CoderError
from coder.store.backups import back_up, backup_folder
from coder.store.connection import connect
from coder.store.stopping import stoppable
from tests.coded_project import empty_project

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


class EnoughError(Exception):
    """Nobody wants to wait longer."""


@pytest.mark.parametrize("reason", [EnoughError, KeyboardInterrupt, CoderError])
def test_a_statement_without_end_is_stopped_by_what_is_raised(tmp_path, reason):
    path = tmp_path / "any.db"
    path.touch()
    asked = []

    def ask():
        asked.append(1)
        if len(asked) == 3:
            raise reason("enough")

    with closing(connect(path, write=True)) as db:
        with pytest.raises(reason, match="enough"), stoppable(db, ask):
            db.execute(ENDLESS)
        assert len(asked) == 3
        assert db.execute("SELECT 1").fetchone() == (1,)


def test_what_goes_wrong_otherwise_comes_out_as_it_is(tmp_path):
    path = tmp_path / "any.db"
    path.touch()
    with (
        closing(connect(path, write=True)) as db,
        pytest.raises(sqlite3.OperationalError, match="nowhere"),
        stoppable(db, list),
    ):
        db.execute("SELECT * FROM nowhere")


def test_a_backup_that_is_stopped_leaves_nothing(tmp_path):
    with empty_project(tmp_path / "r.coder", title="T") as project:
        with pytest.raises(CoderError):
            back_up(project.db, project.id, project.path, stop=lambda: True)
        assert list(backup_folder(project.id, project.path).iterdir()) == []
