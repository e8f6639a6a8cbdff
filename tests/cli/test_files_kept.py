"""What lies on the disk already is never written over."""

import json

import pytest

from tests.cli.acts import tables_of

DOCUMENT = "thistlewood-2014"
QUOTE = "how to disagree with a colleague in front of students"


@pytest.fixture
def ben(desk, tmp_path):
    ben = desk.hand_out("Ben", tmp_path / "ben.coder")
    ben.code(DOCUMENT, QUOTE, "Training")
    return ben


@pytest.mark.parametrize("words", [[], ["--dry-run"]])
def test_a_report_takes_no_files_place_and_nothing_is_merged(desk, ben, tmp_path, words):
    (tmp_path / "notes.txt").write_text("mine")
    before = tables_of(desk.path)
    for name, said in (
        ("notes.txt", "exists already"),
        ("review.coder", "exists already"),
        ("ben.coder", "exists already"),
        ("nowhere/report.json", "does not exist"),
        (f"{'long' * 100}.json", "."),
    ):
        assert said in desk.refused("merge", ben.path, "--report", tmp_path / name, *words)
    assert tables_of(desk.path) == before
    assert (tmp_path / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("words", [[], ["--dry-run"]])
def test_a_report_is_what_is_answered(desk, ben, tmp_path, words):
    beside = {one.name for one in tmp_path.iterdir()}
    told = desk.do("merge", ben.path, "--report", tmp_path / "report.json", *words)
    assert json.loads((tmp_path / "report.json").read_text("utf-8")) == told
    assert {one.name for one in tmp_path.iterdir()} == beside | {"report.json"}


def test_a_merge_that_fails_leaves_no_report(desk, tmp_path):
    desk.refused("merge", tmp_path / "nowhere.coder", "--report", tmp_path / "report.json")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["review.coder"]


def test_the_demo_keeps_a_workbook_that_is_there(terminal, tmp_path):
    mine = tmp_path / "matrix.xlsx"
    mine.write_bytes(b"mine")
    told = terminal.say("demo", tmp_path, "--no-window")
    assert f"Kept {mine}" in told
    assert mine.read_bytes() == b"mine"
    mine.unlink()
    assert f"Its theme matrix is {mine}." in terminal.say("demo", tmp_path, "--no-window")
    assert mine.read_bytes() != b"mine"
