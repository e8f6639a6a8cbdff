"""What people are given to read, and what is taken back from them."""

import pytest

from coder.merge.steps import take_back
from coder.operations.coders import add_coder, find_coder
from coder.operations.projects import new_project
from coder.operations.readings import assign, finish, take_back_assignment
from coder.store.documents import documents
from coder.store.history import next_undo
from coder.store.readings import assigned_to, readings
from tests.operations.test_joined_rows import add_document


@pytest.fixture
def project(tmp_path):
    with new_project(tmp_path / "r.coder", title="Review", lead="Ana") as opened:
        add_coder(opened, "Ben")
        for key in ("ali-2022", "kay-2019"):
            add_document(opened, key, key)
        assign(opened, documents(opened), find_coder(opened, "Ben"))
        yield opened


def states(project):
    names = {one.id: one.key for one in documents(project)}
    return {names[one.document]: one.state for one in readings(project)}


def test_what_was_given_to_read_is_taken_back_and_given_again_by_undo(project):
    ben = find_coder(project, "Ben")
    ali = next(one for one in documents(project) if one.key == "ali-2022")
    assert assigned_to(project, [ali.id]) == {ben.id: [ali.id]}
    change = take_back_assignment(project, [ali], ben)
    assert change.description == "Take ali-2022 back from Ben"
    assert states(project) == {"kay-2019": "assigned"}
    assert assigned_to(project, [ali.id]) == {}
    step = next_undo(project)
    assert step is not None
    take_back(project, step)
    assert states(project) == {"ali-2022": "assigned", "kay-2019": "assigned"}


def test_what_somebody_has_begun_stays_theirs_and_that_is_said(project):
    ben = find_coder(project, "Ben")
    finish(project, documents(project)[0], ben)
    change = take_back_assignment(project, documents(project), ben)
    assert change.left_out == ("Ben has begun ali-2022 already, and keeps what was done.",)
    assert states(project) == {"ali-2022": "finished"}
