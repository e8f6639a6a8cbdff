"""Other programs may read the file with plain SQLite; what they write is refused by the file."""

import sqlite3
from contextlib import closing

import pytest

from coder.domain.journal.tables import KEPT
from tests.cli.acts import tables_of
from tests.cli.test_rereading import age

DOCUMENT = "thistlewood-2014"
QUOTE = "how to disagree with a colleague in front of students"


@pytest.fixture
def rich(desk):
    """A project with a row in nearly every kept table."""
    desk.code(DOCUMENT, QUOTE, "Training", memo="strong")
    desk.code(DOCUMENT, "with tea", "Support / Group support", "Training")
    desk.assess("quillan-2016", "Support", "absent")
    desk.do("document", DOCUMENT, "--set", "design=x", "--study", "Coast")
    desk.do("summary", DOCUMENT, "--theme", "Training", "--text", "Given before courses.")
    desk.do("codebook", "freeze", "1")
    desk.do("decide", "--cell", "quillan-2016", "Support", "--state", "absent")
    desk.do("round", "freeze", "Pilot")
    return desk


@pytest.fixture
def placed(rich):
    """And one that was marked on another text than is read."""
    number = rich.code("quillan-2016", "It rents two rooms above a library", "Support")["number"]
    age(rich.path)
    rich.do("place", number, "--nowhere")
    return rich


@pytest.fixture
def datasette(rich):
    with closing(sqlite3.connect(rich.path)) as db:  # noqa: TID251 - another program
        yield db


@pytest.mark.parametrize("table", [table.name for table in KEPT if table.name != "identity"])
def test_no_kept_table_can_be_written_past_coder(placed, datasette, table):
    before = tables_of(placed.path)
    field = next(one.fields[0] for one in KEPT if one.name == table)
    assert datasette.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    for statement in (
        f"INSERT INTO {table}(id) VALUES ('mine')",
        f"UPDATE {table} SET \"{field}\" = 'mine'",
        f"UPDATE {table} SET id = 'mine' WHERE id = (SELECT id FROM {table} LIMIT 1)",
        f"INSERT OR REPLACE INTO {table}(id) SELECT id FROM {table}",
        f"DELETE FROM {table}",
    ):
        with pytest.raises(sqlite3.IntegrityError, match=r"no operation is open|an id never"):
            datasette.execute(statement)
        datasette.rollback()
    assert tables_of(placed.path) == before
    placed.assert_whole()


def test_the_views_answer_what_the_command_line_does(rich, datasette):
    codings = datasette.execute(
        "SELECT coding, number, document, theme, coder, quotation, raw, pdf_page, start, end,"
        " made_at, document_id, coder_id, passage_id FROM v_codings ORDER BY coding"
    ).fetchall()
    names = ["coding", "number", "key", "theme", "coder", "quote", "raw", "pdf_page", "start",
             "end", "made_at", "document", "coder_id", "passage"]  # fmt: skip
    listed = sorted(rich.passages(), key=lambda one: one["coding"])
    assert codings == [tuple(one[name] for name in names) for one in listed]
    told = rich.do("matrix")
    cells = {
        (told["documents"][row], told["themes"][column]): cell["own"]["codings"]
        for row, line in enumerate(told["cells"])
        for column, cell in enumerate(line)
        if cell["own"]["codings"]
    }
    matrix = datasette.execute("SELECT document, theme, codings FROM v_matrix").fetchall()
    assert {(document, theme): count for document, theme, count in matrix} == cells
    paths = [path for (path,) in datasette.execute("SELECT path FROM v_themes ORDER BY place")]
    assert paths == list(rich.themes())
    documents = datasette.execute("SELECT key, title, year, doi, study FROM v_documents").fetchall()
    assert documents == [
        (one["key"], one["title"], one["year"], one["doi"], one["study"])
        for one in rich.documents().values()
    ]


def test_excluded_documents_leave_the_matrix_and_stay_among_the_codings(rich, datasette):
    rich.do("document", DOCUMENT, "--exclude", "off topic")
    assert datasette.execute("SELECT count(*) FROM v_matrix").fetchone() == (0,)
    reasons = datasette.execute("SELECT DISTINCT excluded FROM v_codings").fetchall()
    assert reasons == [("off topic",)]
