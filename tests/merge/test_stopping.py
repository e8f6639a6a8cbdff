"""A merge tells how far it is, and whoever is told can stop it: then nothing has happened."""

from dataclasses import replace

import pytest

from coder.merge.merging import merge_files, rehearse_merge
from coder.operations.codebook import freeze
from coder.operations.coders import add_coder
from coder.operations.projects import new_project
from coder.operations.themes import add_theme
from coder.store.backups import backups_of
from coder.store.checking import problems
from coder.store.coders import coders
from coder.store.copies import write_project_copy
from coder.store.merges import merges
from coder.store.project import Project
from tests.cli.acts import tables_of


class EnoughError(Exception):
    """Nobody wants to wait longer."""


@pytest.fixture
def lead(tmp_path):
    """The lead's open project; Ana's and Ben's files lie beside it, each with a new theme."""
    with new_project(tmp_path / "lead.coder", title="T", lead="Lead") as project:
        for name in ("Ana", "Ben"):
            add_coder(project, name)
        for coder in coders(project):
            if coder.name in {"Ana", "Ben"}:
                write_project_copy(
                    project, tmp_path / f"{coder.name}.coder", me=coder.id, light=True,
                    blind_for=None,
                )  # fmt: skip
        for name in ("Ana", "Ben"):
            with Project(tmp_path / f"{name}.coder", write=True) as theirs:
                add_theme(theirs, f"Of {name}")
        yield project


@pytest.fixture
def files(lead):
    return [lead.path.with_name(f"{name}.coder") for name in ("Ana", "Ben")]


def held(project):
    """All that the file holds."""
    return tables_of(project.path)


def test_each_step_is_told_with_its_file(lead, files):
    steps = []
    merge_files(lead, files, heed=steps.append)
    told = list(dict.fromkeys(str(step) for step in steps))
    assert told == [
        "Checking Ana.coder (1 of 2)…", "Checking Ben.coder (2 of 2)…", "Backing up lead.coder…",
        "Taking in Ana.coder (1 of 2)…", "Taking in Ben.coder (2 of 2)…", "Putting together…",
        "Counting…",
    ]  # fmt: skip
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert all(step.done < step.of_all for step in steps)


@pytest.mark.parametrize("reason", [EnoughError, KeyboardInterrupt])
@pytest.mark.parametrize("last", range(7))
def test_a_merge_that_is_stopped_at_any_step_has_not_happened(lead, files, last, reason):
    before = held(lead)
    backups = backups_of(lead.id, lead.path)

    def heed(step):
        if step.done == last:
            raise reason

    with pytest.raises(reason):
        merge_files(lead, files, heed=heed)
    assert held(lead) == before
    assert merges(lead) == []
    made = backups_of(lead.id, lead.path)
    assert len(made) == len(backups) + (last > 2)
    assert {one.suffix for one in made} <= {".coder"}

    freeze(lead, "one")  # work goes on, and the merge can be made
    report = merge_files(lead, files)
    assert {one.path for one in report.themes} == {"Of Ana", "Of Ben"}
    assert list(problems(lead)) == []


@pytest.mark.parametrize("last", range(7))
def test_a_rehearsal_that_is_stopped_leaves_nothing_behind(lead, files, last, tmp_path):
    before, beside = held(lead), sorted(tmp_path.iterdir())

    def heed(step):
        if step.done == last:
            raise EnoughError

    with pytest.raises(EnoughError):
        rehearse_merge(lead, files, heed=heed)
    assert held(lead) == before
    assert sorted(tmp_path.iterdir()) == beside


def test_a_rehearsal_tells_what_the_merge_tells(lead, files):
    planned = rehearse_merge(lead, files)
    report = merge_files(lead, files)
    assert planned.rehearsed
    assert planned.backup is None
    assert replace(report, backup=None, number=None, at=None, rehearsed=True) == planned
