"""Coding with themes by name, memos on passages, and acts on several themes or codings."""

import pytest

from coder.analysis.own_cells import own_cells
from coder.domain.errors import CoderError
from coder.domain.theme import PALETTE, name_from
from coder.operations import readings, themes, uncoding
from coder.operations.codebook import move_themes, remove_themes
from coder.operations.coders import working_coder
from coder.operations.coding import code_by_name, code_passage, note_passage
from coder.operations.projects import new_project
from coder.operations.undo import take_back_step
from coder.store import passages
from coder.store.documents import documents, files
from coder.store.history import next_undo
from coder.store.memos import memo_text
from coder.store.readings import is_finished
from coder.store.themes import coding_counts, taken_along
from coder.store.themes import themes as all_themes
from tests.histories.team import anchor
from tests.operations.test_joined_rows import add_document

HERE = anchor(0, 5)


@pytest.fixture
def project(tmp_path):
    with new_project(tmp_path / "r.coder", title="Review", lead="Ana") as opened:
        add_document(opened, "ali-2022", "sha")
        for path in ("Training", "Support / Group", "Support / Mutual", "Guidance"):
            themes.add_theme(opened, path)
        yield opened


@pytest.fixture
def ana(project):
    return working_coder(project)


def paths(project):
    return [theme.path for theme in all_themes(project)]


def named(project, *names):
    return [themes.find_theme(project, name) for name in names]


def place(project, where=HERE):
    return files(project)[0], where


def test_a_name_is_made_of_marked_words():
    assert name_from("  “being heard,\nat last”. ") == "being heard, at last"
    assert name_from("peer / practitioner") == "peer practitioner"
    assert name_from("...\0") == ""
    long = name_from("words that go on and on " * 9)
    assert len(long) <= 61
    assert long.endswith("…")
    assert name_from("x" * 300) == "x" * 60 + "…"


def test_a_theme_that_is_missing_is_made_and_coded_with_in_one_act(project, ana):
    code_by_name(project, *place(project), paths=["Trust / Safety", "training"], coder=ana)
    assert paths(project)[-2:] == ["Trust", "Trust / Safety"]
    assert sorted(coding_counts(project).values()) == [1, 1]
    take_back_step(project, next_undo(project))
    assert "Trust" not in paths(project)
    assert coding_counts(project) == {}


def test_a_name_that_cannot_be_leaves_nothing_behind(project, ana):
    before = paths(project)
    with pytest.raises(CoderError):
        code_by_name(project, *place(project), paths=["Trust", "a /  / b"], coder=ana)
    assert paths(project) == before
    assert coding_counts(project) == {}


def test_a_memo_makes_a_passage_and_goes_with_it(project, ana):
    file, where = place(project)
    note_passage(project, file, where, coder=ana, text="Why here?")
    passage = passages.passage_at(project, coder=ana.id, file=file.id, anchor=where)
    assert memo_text(project, passage, ana.id) == "Why here?"
    note_passage(project, file, where, coder=ana, text=" ")
    assert memo_text(project, passage, ana.id) == ""
    assert passages.passage_at(project, coder=ana.id, file=file.id, anchor=where) is None


def test_a_passage_with_codings_outlives_its_memo(project, ana):
    file, where = place(project)
    code_passage(project, file, where, themes=named(project, "Training"), coder=ana)
    note_passage(project, file, where, coder=ana, text="Why here?")
    note_passage(project, file, where, coder=ana, text="")
    assert passages.passage_at(project, coder=ana.id, file=file.id, anchor=where) is not None


def test_passages_over_a_stretch_are_those_that_share_letters_with_it(project, ana):
    file = files(project)[0]
    for start, end in ((0, 5), (5, 9), (20, 30)):
        code_passage(
            project, file, anchor(start, end), themes=named(project, "Training"), coder=ana
        )
    over = passages.passages_over(project, coder=ana.id, file=file.id, start=4, end=20)
    assert len(over) == 2


def test_several_codings_go_in_one_act(project, ana):
    change = code_passage(
        project, *place(project), themes=named(project, "Training", "Guidance"), coder=ana
    )
    held = [passages.coding(project, id_) for id_ in change.ids("coding")]
    uncoding.uncode_all(project, held)
    assert coding_counts(project) == {}
    take_back_step(project, next_undo(project))
    assert len(coding_counts(project)) == 2


def test_themes_that_are_moved_together_keep_their_order(project):
    moved = named(project, "Training", "Guidance")
    (support, mutual) = named(project, "Support", "Support / Mutual")
    move_themes(project, moved, support, before=mutual)
    assert paths(project) == [
        "Support", "Support / Group", "Support / Training", "Support / Guidance",
        "Support / Mutual",
    ]  # fmt: skip
    take_back_step(project, next_undo(project))
    assert paths(project)[0] == "Training"


def test_what_goes_with_a_theme_is_told_beforehand(project, ana):
    code_passage(
        project, *place(project), themes=named(project, "Support / Group", "Guidance"), coder=ana
    )
    (document,) = documents(project)
    readings.assess(project, document, *named(project, "Support"), ana, state="unclear")
    held = named(project, "Support", "Support / Group")
    told = taken_along(project, [theme.id for theme in held])
    assert (told.codings, told.documents, told.assessments) == ((("Ana", 1),), 1, 1)
    remove_themes(project, held)
    assert paths(project) == ["Training", "Guidance"]
    assert sum(coding_counts(project).values()) == 1


def test_the_cells_of_a_reader_are_those_the_matrix_would_ask_for(project, ana):
    (document,) = documents(project)
    code_passage(project, *place(project), themes=named(project, "Support / Group"), coder=ana)
    (guidance,) = named(project, "Guidance")
    readings.assess(project, document, guidance, ana, state="absent", note="looked twice")

    def cells():
        found = own_cells(project, document=document.id, coder=ana.id)
        return {cell.theme.name: (cell.state, cell.codings, cell.note) for cell in found}

    assert cells() == {
        "Training": ("open", 0, ""),
        "Support": ("present", 1, ""),
        "Guidance": ("absent", 0, "looked twice"),
    }
    still = readings.open_themes(project, document.id, ana.id)
    assert [theme.name for theme in still] == ["Training"]
    assert not is_finished(project, document=document.id, coder=ana.id)
    readings.finish(project, document, ana, rest="absent")
    assert cells()["Training"] == ("absent", 0, "")
    assert is_finished(project, document=document.id, coder=ana.id)


def test_a_new_theme_has_a_colour_that_no_other_has(project):
    themes.add_theme(project, "Taken", fields={"colour": PALETTE[1]})
    colours = [theme.colour for theme in all_themes(project)]
    themes.add_theme(project, "New")
    (new,) = [theme.colour for theme in all_themes(project) if theme.name == "New"]
    assert new not in colours


def test_a_passage_is_the_same_however_its_quotation_was_written_when_it_was_made(project, ana):
    file = files(project)[0]
    now = HERE.replace('"words":"q0"', '"words":"q\u2070"')
    code_passage(project, file, HERE, themes=named(project, "Guidance"), coder=ana)
    code_passage(project, file, now, themes=named(project, "Training"), coder=ana)
    passage = passages.passage_at(project, coder=ana.id, file=file.id, anchor=now)
    assert passage is not None
    assert len(passages.codings_on(project, passage)) == 2
