"""What is damaged or was changed past Coder is found by check, and mended where it follows."""

import random
import shutil
import sqlite3
from contextlib import closing

import pytest

from coder.domain.journal.tables import KEPT
from coder.store.triggers import triggers_of
from tests.cli.acts import Desk, assert_is_one_sentence, kept_tables, tables_of

DOCUMENT = "thistlewood-2014"
QUOTE = "how to disagree with a colleague in front of students"
READING = [["documents"], ["themes"], ["passages"], ["history"], ["matrix"], ["conflicts"],
           ["text", DOCUMENT], ["coders"]]  # fmt: skip


@pytest.fixture
def coded(desk):
    desk.code(DOCUMENT, QUOTE, "Training", memo="a memo to look for")
    desk.assess(DOCUMENT, "Support", "absent")
    return desk


def past_coder(desk, *statements, without=()):
    """Change a project as another program would that first takes triggers away."""
    with closing(sqlite3.connect(desk.path)) as db:  # noqa: TID251 - another program
        triggers = [
            db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
            for name in without
        ]
        for name in without:
            db.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            db.execute(statement)
        for sql in triggers:
            db.execute(sql)
        db.commit()


def found(desk):
    """The kinds of problems that check finds; it must find some."""
    outcome = desk.terminal.type("check", desk.path, "--json")
    assert (outcome.code, outcome.err) == (1, "")
    told = outcome.value
    assert told["ok"] is False
    assert told["problems"]
    for one in told["problems"]:
        assert set(one) == {"kind", "about", "repairable"}
        assert one["about"].endswith(".") or one["kind"] == "database"
    return told


def kinds(told):
    return {one["kind"] for one in told["problems"]}


def assert_no_traceback(desk):
    """Whatever is asked of a damaged project, it answers or says one sentence."""
    for command, *words in READING:
        outcome = desk.terminal.type(command, desk.path, *words, "--json")
        if outcome.code:
            assert (outcome.code, outcome.out) == (1, b"")
            assert outcome.err.count("\n") == 1
            assert "coder check" in outcome.err or "is not a Coder project" in outcome.err


def flip(path, offset):
    with path.open("r+b") as file:
        file.seek(offset)
        held = file.read(1)[0]
        file.seek(offset)
        file.write(bytes([held ^ 0x55]))


def test_a_deleted_trigger_is_found_refused_and_mended(coded):
    past_coder(coded, "DROP TRIGGER coding_set")
    assert kinds(found(coded)) == {"triggers"}
    said = coded.refused("assess", DOCUMENT, "--theme", "Guidance", "--absent")
    assert "check --repair" in said
    assert coded.passages()
    coded.do("check", "--repair")
    coded.assert_whole()
    coded.assess(DOCUMENT, "Guidance", "absent")


def test_a_changed_trigger_is_found_and_mended(coded):
    sql = triggers_of(KEPT[0])[f"{KEPT[0].name}_set"].replace("'set'", "'sat'")
    past_coder(coded, f"DROP TRIGGER {KEPT[0].name}_set", sql)
    assert kinds(found(coded)) == {"triggers"}
    coded.do("check", "--repair")
    coded.assert_whole()


PAST_THE_JOURNAL = {
    "a changed coding": (
        "coding_set",
        "UPDATE coding SET theme = (SELECT t.id FROM theme t WHERE t.id != coding.theme)",
    ),
    "a changed theme": ("theme_set", "UPDATE theme SET name = 'Mine' WHERE name = 'Training'"),
    "a changed memo": ("memo_set", "UPDATE memo SET text = 'other'"),
    "a removed coding": ("coding_remove", "DELETE FROM coding"),
    "a removed assessment": ("assessment_remove", "DELETE FROM assessment"),
    "an added coder": (
        "coder_add", "INSERT INTO coder VALUES ('x', 'Mallory', 'lead', 'M')",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", PAST_THE_JOURNAL)
def test_past_the_journal_is_found_and_put_right(coded, what):
    trigger, statement = PAST_THE_JOURNAL[what]
    before = kept_tables(coded.path)
    past_coder(coded, statement, without=[trigger])
    assert kept_tables(coded.path) != before
    told = found(coded)
    assert "rows" in kinds(told)
    assert all(one["repairable"] for one in told["problems"])
    mended = coded.terminal.type("check", coded.path, "--repair")
    assert "The project is whole." in mended.text
    assert "as it was before lies in" in mended.text
    assert kept_tables(coded.path) == before
    coded.assert_whole()


def test_what_is_shown_is_found_to_be_wrong_and_made_anew(coded):
    themes = coded.do("themes")
    past_coder(coded, "UPDATE shown_theme SET name = 'Mine' WHERE name = 'Training'")
    assert coded.do("themes") != themes
    told = found(coded)
    assert all(one["repairable"] for one in told["problems"])
    coded.do("check", "--repair")
    assert coded.do("themes") == themes
    coded.assert_whole()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change SET fields = replace(fields, 'absent', 'unclear') WHERE tbl = 'assessment'",
        "UPDATE change SET fields = '{' WHERE tbl = 'assessment'",
        "DELETE FROM change WHERE tbl = 'coding'",
        "UPDATE operation SET hash = 'abc' WHERE kind = 'code'",
        "UPDATE change SET kind = 'remove' WHERE tbl = 'coding'",
    ],
)
def test_a_changed_journal_is_found_and_cannot_be_mended(coded, statement):
    past_coder(coded, statement)
    told = found(coded)
    assert "journal" in kinds(told)
    journal = [one for one in told["problems"] if one["kind"] == "journal"]
    assert not any(one["repairable"] for one in journal)
    outcome = coded.terminal.type("check", coded.path, "--repair", "--json")
    assert outcome.code == 1
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize(
    ("kind", "table", "column"), [("pdf", "pdf", "bytes"), ("text", "text", "data")]
)
def test_a_flipped_byte_in_a_pdf_or_text_is_found(coded, kind, table, column):
    held = max(tables_of(coded.path, [table])[table], key=lambda row: len(row[-1]))[-1]
    middle = len(held) // 2
    place = coded.path.read_bytes().index(held[middle : middle + 60])
    flip(coded.path, place + 30)
    told = found(coded)
    assert kinds(told) == {kind}
    assert_no_traceback(coded)


def test_every_place_where_an_authors_words_lie_is_watched(coded):
    """Row, journal and what is shown: a byte of a definition that flips is found in each."""
    words = next(one["definition"] for one in coded.do("themes") if one["definition"])[:40].encode()
    whole = coded.path.read_bytes()
    places, at = [], whole.find(words)
    while at >= 0:
        places.append(at)
        at = whole.find(words, at + 1)
    assert len(places) >= 3
    for place in places:
        coded.path.write_bytes(whole)
        flip(coded.path, place + 3)
        if tables_of_any(coded.path) != tables_of_any_of(whole, coded.path):
            found(coded)
        assert_no_traceback(coded)


def tables_of_any(path):
    """All tables, with text as bytes, since a flipped byte may be no text."""
    with closing(sqlite3.connect(path)) as db:  # noqa: TID251 - whatever lies there
        db.text_factory = bytes
        try:
            names = [n.decode() for (n,) in db.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table'")]  # fmt: skip
            return {
                name: sorted(db.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
                for name in names
            }
        except sqlite3.DatabaseError as error:
            return str(error)


def tables_of_any_of(content, beside):
    path = beside.with_name("whole.tmp")
    path.write_bytes(content)
    held = tables_of_any(path)
    path.unlink()
    return held


def test_a_byte_flipped_anywhere_is_found_or_of_no_consequence(coded, tmp_path):
    dice = random.Random(7)
    whole = coded.path.read_bytes()
    tables = tables_of_any(coded.path)
    # Most of the file is PDFs: one half of the flips goes to the rest of it.
    with closing(sqlite3.connect(coded.path)) as db:  # noqa: TID251
        size = db.execute("PRAGMA page_size").fetchone()[0]
    blobs = b"".join(row[-1] for row in tables["pdf"])
    pages = [n for n in range(len(whole) // size)
             if whole[n * size + 100 : n * size + 200] not in blobs]  # fmt: skip
    offsets = [dice.choice(pages) * size + dice.randrange(size) for _ in range(14)]
    offsets += [dice.randrange(len(whole)) for _ in range(6)] + [0, 18, 24, 28, 60, 68, 96, 100]
    missed = []
    for offset in offsets:
        coded.path.write_bytes(whole)
        flip(coded.path, offset)
        outcome = coded.terminal.type("check", coded.path, "--json")
        assert "Traceback" not in outcome.err
        if outcome.code == 1:
            assert outcome.value["ok"] is False
        else:
            now = tables_of_any(coded.path)
            missed += [name for name in tables if now == str(now) or now[name] != tables[name]]
    assert missed == []


@pytest.mark.parametrize("length", [50, 4_096, 20_000, 200_000])
def test_a_truncated_project_is_found(coded, length):
    whole = coded.path.read_bytes()
    assert length < len(whole)
    coded.path.write_bytes(whole[:length])
    told = found(coded)
    assert not any(one["repairable"] for one in told["problems"])
    assert_no_traceback(coded)
    outcome = coded.terminal.type("code", coded.path, DOCUMENT, "--quote", QUOTE, "--theme", "A")
    assert_is_one_sentence(outcome)
    assert coded.path.read_bytes() == whole[:length]


def test_the_last_good_backup_is_offered_and_can_be_worked_with(terminal, desk, tmp_path):
    """Of this very file: other copies of the project on this computer have their own."""
    made = Desk(terminal, tmp_path / "mine.coder")
    desk.do("copy", made.path)
    other = desk.hand_out("Ben", tmp_path / "ben.coder")
    other.code(DOCUMENT, QUOTE, "Training")
    made.code(DOCUMENT, QUOTE, "Support")
    other.code(DOCUMENT, QUOTE, "Guidance")
    made.path.write_bytes(made.path.read_bytes()[:50_000])
    told = found(made)
    (backup,) = told["backups"]
    text = terminal.type("check", made.path).text
    assert f"The last good backup (without PDFs) is {backup}." in text
    saved = Desk(terminal, tmp_path / "saved.coder")
    shutil.copyfile(backup, saved.path)
    assert [one["theme"] for one in saved.passages()] == ["Support"]
    saved.assert_whole()
    saved.code(DOCUMENT, "with tea", "Support")


def test_a_log_that_another_file_left_behind_is_not_written_into_this_one(coded, tmp_path):
    other = tmp_path / "other.coder"
    shutil.copyfile(coded.path, other)
    with closing(sqlite3.connect(other)) as db:  # noqa: TID251 - a program that is killed
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA wal_autocheckpoint = 0")
        db.execute("UPDATE local SET value = value || 'x'")
        db.execute("CREATE TABLE waste AS SELECT * FROM change")
        db.commit()
        log = other.with_name("other.coder-wal").read_bytes()
    assert log
    stale = coded.path.with_name("review.coder-wal")
    stale.write_bytes(log)
    before = coded.path.read_bytes()
    said = coded.refused("assess", DOCUMENT, "--theme", "Guidance", "--absent")
    assert "review.coder-wal does not belong to review.coder" in said
    assert coded.path.read_bytes() == before
    assert stale.read_bytes() == log
    stale.unlink()
    coded.assert_whole()


def test_an_empty_log_is_of_no_consequence(coded):
    coded.path.with_name("review.coder-wal").touch()
    coded.assess(DOCUMENT, "Guidance", "absent")
    coded.assert_whole()


def test_a_damaged_pdf_does_not_come_in_and_a_sound_one_does_later(desk, tmp_path):
    light = desk.hand_out("Ben", tmp_path / "ben.coder", "--light")
    sound = desk.hand_out("Cem", tmp_path / "cem.coder")
    past_coder(
        desk, "UPDATE pdf SET bytes = zeroblob(length(bytes)) WHERE rowid ="
        " (SELECT min(rowid) FROM pdf)",
    )  # fmt: skip
    desk.code(DOCUMENT, QUOTE, "Training")
    count = len(desk.documents())
    assert light.do("merge", desk.path, "--dry-run")["pdfs"] == count - 1
    assert light.merge(desk.path)["pdfs"] == count - 1
    light.assert_whole()
    assert light.merge(sound.path)["pdfs"] == 1
    light.assert_whole()


def test_a_schema_that_is_no_text_any_more_is_damage_in_one_sentence(coded, desk, tmp_path):
    """SQLite quotes it in its complaint, which then is no text either."""
    torn = tmp_path / "torn.coder"
    content = bytearray(coded.path.read_bytes())
    place = content.index(b"tablepdfpdf") + len(b"table")
    content[place : place + 24] = b"\x9e" * 24
    torn.write_bytes(content)
    told = desk.refused("merge", torn)
    assert told.startswith("torn.coder is damaged")
    assert kinds(found(Desk(desk.terminal, torn))) == {"database"}
