"""Data frames for whoever goes on in code, as the manual shows them."""

import re
from pathlib import Path

import pandas as pd
import pytest

from coder.analysis import frames
from coder.domain.errors import CoderError
from coder.domain.statements.statement import StatementOptions
from tests.coded_project import Hand, empty_project

MANUAL = Path(__file__).parents[2] / "docs" / "manual.md"


@pytest.fixture
def hand(tmp_path):
    with empty_project(tmp_path / "review.coder") as project:
        hand = Hand(project)
        hand.coder("Ana", role="lead")
        hand.document("ali-2022", title="Peers", authors="Ali, Ann", year=2022)
        hand.document("bo-2019", title="Courses", authors="Bo, Chen", year=2019)
        for name, under in (("Support", None), ("Group", "Support"), ("Training", None)):
            hand.theme(name, under)
        hand.code("Ana", "ali-2022", "Group", 5, 15, number="ali-2022:A1")
        hand.code("Ana", "ali-2022", "Training", number="ali-2022:A2")  # a region
        hand.assess("Ana", "bo-2019", "Training", "absent")
        yield hand


def test_codings_have_the_columns_of_the_view_and_their_dtypes(hand):
    found = frames.codings(hand.project)
    names = [row[1] for row in hand.project.db.execute("PRAGMA table_info(v_codings)")]
    assert list(found) == names
    assert list(found["number"]) == ["ali-2022:A1", "ali-2022:A2"]
    assert list(found["theme"]) == ["Support / Group", "Training"]
    assert found["start"].dtype == "Int64"
    assert found["start"].isna().tolist() == [False, True]
    assert str(found["made_at"].dtype) == "datetime64[ns, UTC]"
    assert found["document"].dtype == "string"


def test_cells_tell_absent_from_open(hand):
    found = frames.cells(hand.project).set_index(["document", "theme"])
    assert found.loc["ali-2022", "Support"]["state"] == "present"
    assert found.loc["bo-2019", "Training"]["state"] == "absent"
    assert found.loc["bo-2019", "Support"]["state"] == "open"
    assert found.loc["ali-2022", "Support"]["characters"] == 10
    assert found.loc["ali-2022", "Support"]["coders"] == "Ana"
    assert found["state"].cat.categories.tolist() == ["present", "unclear", "absent", "open"]
    assert found["assess"].tolist() == [True, False, True] * 2


def test_cells_by_study_name_their_documents(hand):
    study = hand.add("study", "S", name="S1")
    for key in ("ali-2022", "bo-2019"):
        hand.set("document", key, study=study)
    found = frames.cells(hand.project, by="study")
    assert found["study"].unique().tolist() == ["S1"]
    assert found["documents"].unique().tolist() == ["ali-2022; bo-2019"]


def test_statements_are_those_of_the_command(hand):
    found = frames.statements(hand.project, StatementOptions(decimals=1))
    row = found[(found["subject"] == "Training") & (found["value"] == "present")].iloc[0]
    assert (row["n"], row["of"], row["percent"]) == (1, 2, "50.0%")
    assert row["text"] == "(n = 1; 50.0%) (Ali, 2022)"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"by": "studies"}, "by is one of 'document', 'study'."),
        ({"coders": "each"}, "coders is one of 'union', 'majority', 'consensus'."),
        ({"denominator": "knwon"}, "denominator is one of 'all', 'known'."),
        ({"decimals": -1}, "decimals is one of 0, 1, 2."),
        ({"style": "apa"}, "style is one of STYLES: harvard, apa, numeric, keys."),
    ],
)
def test_an_option_that_is_none_is_refused(wrong, sentence):
    with pytest.raises(CoderError) as refused:
        StatementOptions(**wrong)
    assert str(refused.value) == sentence


def test_rows_that_are_none_are_refused(hand):
    with pytest.raises(CoderError, match="by is one of 'document', 'study'"):
        frames.cells(hand.project, by="studies")


def test_an_empty_project_gives_empty_frames_with_the_same_dtypes(hand, tmp_path):
    with empty_project(tmp_path / "empty.coder") as project:
        for make in (frames.codings, frames.cells, frames.statements):
            empty, filled = make(project), make(hand.project)
            assert len(empty) == 0
            assert empty.dtypes.to_dict() == filled.dtypes.to_dict()


def test_a_path_is_opened_and_closed_and_one_that_is_none_is_a_sentence(hand, tmp_path):
    assert len(frames.codings(str(hand.project.path))) == 2
    with pytest.raises(CoderError):
        frames.codings(tmp_path / "none.coder")


def test_the_lines_of_the_manual_work(hand, monkeypatch):
    section = MANUAL.read_text("utf-8").split("## In Python\n")[1]
    lines = re.search(r"```python\n(.*?)```", section, re.DOTALL).group(1)
    monkeypatch.chdir(hand.project.path.parent)
    held = {}
    exec(compile(lines, "manual", "exec"), held)
    assert all(isinstance(held[name], pd.DataFrame) for name in ("codings", "cells", "statements"))
