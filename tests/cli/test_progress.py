"""How far everyone has come, and what is to be looked at again, told on the command line."""

import pytest


@pytest.fixture
def review(terminal, tmp_path):
    terminal.do("demo", tmp_path, "--no-window")
    return next(tmp_path.glob("*.coder"))


def test_progress_counts_by_reviewer_and_document(terminal, review):
    found = terminal.do("progress", review)
    ana = next(one for one in found["coders"] if one["coder"] == "Ana Brandt")
    hers = [one for one in found["documents"] if one["coder_id"] == ana["coder_id"]]
    assert ana["open"] == sum(one["open"] for one in hers) > 0
    assert ana["codings"] == sum(one["codings"] for one in hers)
    assert ana["finished"] == sum(one["state"] == "finished" for one in hers)
    alone = terminal.do("progress", review, "--coder", "Ana Brandt")
    assert (alone["coders"], alone["documents"]) == ([ana], hers)
    assert 0 < found["cells"]["open"] < alone["cells"]["open"] < found["cells"]["of"]


def test_progress_reads_as_two_tables(terminal, review):
    lines = terminal.say("progress", review).splitlines()
    assert lines[0].split() == ["reviewer", "assigned", "started", "finished", "open", "cells",
                                "codings"]  # fmt: skip
    assert lines[3].startswith("all ")
    assert lines[5].startswith("In the matrix ")
    assert lines[7].split()[:3] == ["document", "reviewer", "state"]


def test_progress_of_a_project_without_documents_is_all_zero(terminal, tmp_path):
    terminal.do("new", tmp_path / "p.coder", "--coder", "Ana")
    assert terminal.do("progress", tmp_path / "p.coder")["documents"] == []
    said = terminal.say("progress", tmp_path / "p.coder").splitlines()
    assert said[-1] == "In the matrix 0 of 0 cells are open."


def test_recheck_names_cell_and_reason_until_the_document_is_finished_again(terminal, review):
    assert terminal.say("recheck", review) == "Nothing is to be looked at again.\n"
    terminal.do("theme", review, "set", "Training", "--definition", "Courses for trainers")
    found = terminal.do("recheck", review, "--coder", "Ana Brandt")
    assert {one["why"] for one in found} == {"defined"}
    assert found[0]["said"].startswith("Training: definition changed by Ana Brandt on 20")
    assert found[0]["said"] in terminal.say("recheck", review)
    for one in found:
        terminal.do("finish", review, one["key"], "--coder", "Ana Brandt")
    assert terminal.do("recheck", review, "--coder", "Ana Brandt") == []
    assert terminal.do("recheck", review) != []  # Ben has not looked at his
