"""Taking a merge back: what goes and what stands on it is told, and nothing of it is lost."""

import signal
import sys

import pytest

from tests.cli.acts import ARTICLES, kept_tables, sentences_of, shown_tables

DOCUMENT = "thistlewood-2014"
QUOTE = "how to disagree with a colleague in front of students"


@pytest.fixture
def ben(desk, tmp_path):
    return desk.hand_out("Ben", tmp_path / "ben.coder")


def state(desk):
    return kept_tables(desk.path), shown_tables(desk.path)


def test_what_goes_with_a_merge_is_told_before_and_nothing_is_changed(desk, ben):
    ben.code(DOCUMENT, QUOTE, "Training", "Support")
    ben.do("theme", "add", "Power")
    ben.do("theme", "set", "Guidance", "--definition", "as Ben says")
    desk.merge(ben.path)
    before = state(desk)
    told = desk.say("undo", "--dry-run")
    assert "Would take back: Merge ben.coder" in told
    assert "2 codings, 1 passage, 1 theme and 1 reading go with it." in told
    assert "1 theme becomes again" in told
    assert "rest" not in told
    assert state(desk) == before
    assert desk.do("undo", "--dry-run")["depends"] == desk.undo()["depends"]
    assert [one["coder"] for one in desk.passages()] == []


def test_ones_own_work_on_what_goes_rests_and_comes_back(desk, ben):
    ben.do("theme", "add", "Power", "--definition", "d")
    ben.do("document", DOCUMENT, "--study", "One study")
    desk.merge(ben.path)
    desk.code(DOCUMENT, QUOTE, "Power", "Training")
    desk.assess(DOCUMENT, "Power", "unclear", "--note", "n")
    desk.do("theme", "add", "Power / Over others")
    desk.do("theme", "set", "Power", "--definition", "as Ana says")
    whole = state(desk)
    told = desk.say("undo", "--merge", "1")
    assert "1 coding and 1 assessment of yours rest until the merge is brought back." in told
    assert "Your changes to 1 theme that came by it wait too." in told
    assert "1 theme comes to stand at the top level." in told
    assert "1 document comes to be without a study." in told
    assert [one["theme"] for one in desk.passages()] == ["Training"]
    assert {"Power", "Over others"} & set(desk.themes()) == {"Over others"}
    desk.assert_whole()
    assert "taken back already" in desk.refused("undo", "--merge", "1")
    desk.do("redo", "--merge", "1")
    assert state(desk) == whole
    assert "nothing is to be brought back" in desk.refused("redo", "--merge", "1")
    assert "has the number 9" in desk.refused("undo", "--merge", "9")


def test_coding_in_a_document_that_goes_rests_with_it(bare, tmp_path):
    bare.do("theme", "add", "Support")
    ben = bare.hand_out("Ben", tmp_path / "ben.coder")
    ben.do("add", ARTICLES / "quillan-2016.pdf")
    bare.merge(ben.path)
    (key,) = bare.documents()
    quote = sentences_of(bare.text(key)[0])[0]
    bare.code(key, quote, "Support", memo="mine")
    bare.do("document", key, "--set", "design=RCT")
    whole = state(bare)
    told = bare.say("undo", "--merge", "1")
    assert "1 document and 1 file go with it." in told
    assert (
        "1 coding, 1 passage, 1 reading, 1 charted value and 1 memo of yours rest until the merge"
        " is brought back." in told
    )
    assert (bare.documents(), bare.passages()) == ({}, [])
    bare.assert_whole()
    bare.do("redo", "--merge", "1")
    assert state(bare) == whole


def test_what_rests_can_be_taken_back_too(desk, ben):
    ben.do("theme", "add", "Power")
    desk.merge(ben.path)
    desk.code(DOCUMENT, QUOTE, "Power")
    whole = state(desk)
    desk.do("undo", "--merge", "1")
    assert desk.undo()["description"] == f"Code {DOCUMENT} with Power"
    desk.redo()
    assert desk.passages() == []
    assert "ben.coder" in desk.redo()["description"]
    assert state(desk) == whole
    desk.assert_whole()


def test_what_others_made_on_it_and_later_files_of_the_same_reviewer_are_told(desk, ben, tmp_path):
    ben.do("theme", "add", "Power")
    desk.merge(ben.path)
    cem = desk.hand_out("Cem", tmp_path / "cem.coder")
    cem.code(DOCUMENT, QUOTE, "Power")
    desk.merge(cem.path)
    ben.code(DOCUMENT, QUOTE, "Power", "Training")
    desk.merge(ben.path)
    whole = state(desk)
    told = desk.say("undo", "--merge", "1", "--dry-run")
    assert "1 coding of yours" not in told
    assert "1 coding by Ben rests" in told
    assert "1 coding by Cem rests" in told
    assert "ben.coder came later with more by the same reviewers, and stays." in told
    assert state(desk) == whole
    desk.do("undo", "--merge", "1")
    assert [(one["coder"], one["theme"]) for one in desk.passages()] == [("Ben", "Training")]
    desk.do("redo", "--merge", "1")
    assert state(desk) == whole


def test_a_conflict_stays_as_it_was_settled(desk, ben):
    desk.do("theme", "set", "Training", "--definition", "as Ana says")
    ben.do("theme", "set", "Training", "--definition", "as Ben says")
    desk.merge(ben.path)
    (one,) = desk.open_conflicts()
    values = [opinion["value"] for opinion in one["candidates"]]
    number = values.index("as Ben says") + 1
    desk.do("conflicts", "--settle", one["id"], "--keep", number)
    told = desk.say("undo", "--merge", "1", "--dry-run")
    assert "1 conflict about it stays as it was settled." in told
    desk.undo()
    assert "settled" not in desk.say("undo", "--dry-run")
    desk.redo()
    desk.do("undo", "--merge", "1")
    assert desk.themes()["Training"]["definition"] == "as Ben says"


def test_what_was_changed_and_taken_back_is_not_told(desk, ben):
    ben.do("theme", "add", "Power", "--definition", "d")
    desk.merge(ben.path)
    desk.do("theme", "set", "Power", "--definition", "as Ana says")
    assert "Your changes" in desk.say("undo", "--merge", "1", "--dry-run")
    desk.undo()
    assert "Your changes" not in desk.say("undo", "--merge", "1", "--dry-run")


@pytest.mark.skipif(sys.platform == "win32", reason="another signal")
def test_ctrl_c_in_a_merge_changes_nothing(desk, ben):
    ben.code(DOCUMENT, QUOTE, "Training")
    before = kept_tables(desk.path)
    with pressing_ctrl_c_in("take_in"):
        assert desk.refused("merge", ben.path) == "Stopped: nothing was changed in review.coder."
    assert kept_tables(desk.path) == before
    assert desk.do("merges") == []
    desk.assert_whole()
    with pressing_ctrl_c_in("write_copy"):
        said = desk.refused("merge", ben.path, "--dry-run")
    assert said == "Stopped: nothing was changed in review.coder."
    assert len(desk.merge(ben.path)["brought"]) == 1


class pressing_ctrl_c_in:  # noqa: N801 - it reads as what is done
    """Presses Ctrl+C when a function of the program begins."""

    def __init__(self, name):
        self._name = name

    def __enter__(self):
        # Whoever runs the tests may have Ctrl+C ignored.
        self._before = signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.setprofile(self._look)

    def __exit__(self, *_):
        sys.setprofile(None)
        signal.signal(signal.SIGINT, self._before)

    def _look(self, frame, event, _argument):
        if event == "call" and frame.f_code.co_name == self._name:
            sys.setprofile(None)
            signal.raise_signal(signal.SIGINT)
