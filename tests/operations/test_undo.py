"""Undo and redo: what still stands is taken back, and nothing of anybody else."""

import pytest

from coder.merge.merging import merge_files
from coder.operations import coding, themes, uncoding
from coder.operations.coders import add_coder, find_coder, working_coder
from coder.operations.projects import new_project
from coder.operations.undo import take_back_step
from coder.store import copies
from coder.store.documents import documents, files
from coder.store.history import entries, next_redo, next_undo
from coder.store.passages import coding as stored_coding
from coder.store.project import Project
from coder.store.themes import themes as all_themes
from tests.histories.team import anchor
from tests.operations.test_joined_rows import add_document


@pytest.fixture
def project(tmp_path):
    with new_project(tmp_path / "r.coder", title="Review", lead="Ana") as opened:
        add_coder(opened, "Ben")
        add_document(opened, "ali-2022", "sha")
        themes.add_theme(opened, "Training")
        yield opened


def code(project: Project, start: int, name: str = "Ana") -> str:
    change = coding.code_passage(
        project, files(project)[0], anchor(start, start + 5),
        themes=[all_themes(project)[0]], coder=find_coder(project, name),
    )  # fmt: skip
    return change.ids("coding")[0]


def count(project: Project) -> int:
    return project.db.execute("SELECT count(*) FROM coding").fetchone()[0]


def undo(project: Project):
    return take_back_step(project, next_undo(project))


def redo(project: Project):
    return take_back_step(project, next_redo(project))


def test_an_act_typed_for_somebody_else_is_undone_and_redone_as_often_as_one_likes(project):
    code(project, 0, "Ben")
    for _ in range(3):
        assert undo(project).left_out == ()
        assert count(project) == 0
        assert redo(project).left_out == ()
        assert count(project) == 1


def test_the_history_names_who_removed_a_coding_not_whose_it_was(project):
    held = stored_coding(project, code(project, 0, "Ben"))
    uncoding.uncode(project, held)
    assert list(entries(project))[-1].coder_name == "Ana"


def test_a_number_is_never_given_again(project, tmp_path):
    numbers = [stored_coding(project, code(project, start)).number for start in (0, 10, 20)]
    uncoding.uncode(project, stored_coding(project, code(project, 30)))
    target = tmp_path / "copy.coder"
    me = working_coder(project)
    copies.write_project_copy(project, target, me=me.id, light=True, blind_for=None)
    with Project(target, write=True) as copy:
        numbers.append(stored_coding(copy, code(copy, 40)).number)
    assert numbers == ["ali-2022:AN1", "ali-2022:AN2", "ali-2022:AN3", "ali-2022:AN5"]


def test_numbers_that_a_merge_brought_are_not_given_again(project, tmp_path):
    target = tmp_path / "laptop.coder"
    me = working_coder(project)
    copies.write_project_copy(project, target, me=me.id, light=True, blind_for=None)
    with Project(target, write=True) as laptop:
        code(laptop, 0)
        code(laptop, 10)
    code(project, 20)
    merge_files(project, [target])
    assert stored_coding(project, code(project, 30)).number == "ali-2022:AN3"


def test_removing_themes_that_came_under_each_other_can_be_undone(project, tmp_path):
    themes.add_theme(project, "A")
    themes.add_theme(project, "B")
    target = tmp_path / "ben.coder"
    ben = find_coder(project, "Ben")
    copies.write_project_copy(project, target, me=ben.id, light=True, blind_for=None)
    move(project, "A", "B")
    with Project(target, write=True) as copy:
        move(copy, "B", "A")
    merge_files(project, [target])
    before = [theme.path for theme in all_themes(project)]
    themes.remove_theme(project, themes.find_theme(project, "B"))
    undo(project)
    assert [theme.path for theme in all_themes(project)] == before


def move(project: Project, name: str, under: str) -> None:
    themes.move_theme(project, themes.find_theme(project, name), themes.find_theme(project, under))


def test_a_blind_copy_does_not_tell_what_others_coded(project, tmp_path):
    code(project, 0)
    target = tmp_path / "blind.coder"
    ben = find_coder(project, "Ben")
    copies.write_project_copy(project, target, me=ben.id, light=True, blind_for=ben.id)
    with Project(target, write=True) as copy:
        assert count(copy) == 0
        assert not [entry for entry in entries(copy) if "Code ali" in entry.description]
        assert len(documents(copy)) == 1
        merge_files(copy, [project.path])
        assert [entry for entry in entries(copy) if "Code ali" in entry.description]
        assert count(copy) == 1
