"""Draws in another process: what is sent, and that the figures are the same."""

import pickle

from coder.analysis.agreement.resampling import draws
from coder.analysis.comparing.agreement import ALPHA, POSITIVE, agreement
from coder.analysis.comparing.compared import compare
from coder.analysis.comparing.drawing import (
    draw,
    drawing_of,
    packed,
    unpacked,
    with_drawn,
    with_intervals,
)
from coder.analysis.comparing.shared import Asked
from coder.export.own_process import in_own_process
from coder.operations.example import make_example
from coder.pdf.readers import Readers
from coder.store.project import Project


def _found(tmp_path):
    path = tmp_path / "example.coder"
    with Readers(processes=1) as readers:
        make_example(path, readers)
    with Project(path, write=False) as project:
        return agreement(project, compare(project, Asked(unfinished=True)), "characters")


def test_another_process_draws_what_this_one_draws(tmp_path):
    found = _found(tmp_path)
    heard = []
    order = drawing_of(found, 0.8)
    drawn = in_own_process(draw, order, lambda *far: heard.append(far), lost="Nothing was drawn")
    here = with_intervals(found, draws(len(found.rated)), limit=0.8)
    there = with_drawn(found, drawn)
    assert there.overall.intervals == here.overall.intervals
    assert [one.line.intervals for one in there.themes] == [
        one.line.intervals for one in here.themes
    ]
    assert set(there.overall.intervals) == {ALPHA, POSITIVE}
    assert there.overall.intervals[ALPHA].below is not None
    assert heard  # which is where it can be stopped


def test_no_mark_and_no_text_is_sent(tmp_path):
    found = _found(tmp_path)
    sent = pickle.dumps(drawing_of(found, None))
    whole = pickle.dumps(found)
    assert len(sent) < len(whole) / 4
    coding = next(mark.coding for each in found.held.documents for mark in each.marks)
    assert coding.encode() in whole
    assert coding.encode() not in sent


def test_tables_come_out_as_they_were_packed():
    tables = [{(1, 0, None): 5, (0, 0, None): 70}, {}, {(0, 0, 1): 2**40}]
    assert unpacked(packed(tables)) == tables
    assert [list(table) for table in unpacked(packed(tables))] == [list(one) for one in tables]
