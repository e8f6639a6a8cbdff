"""Deciding differences: the team's layer beside what each coder did."""

import pytest

from coder.domain.coder import Coder
from coder.domain.decision import Answer
from coder.domain.errors import CoderError
from coder.domain.quoting.anchor import Anchor, to_json
from coder.domain.texts.text import Box
from coder.operations import charting, deciding, documents, themes
from coder.operations.coders import add_coder, find_coder, working_coder
from coder.operations.coding import code_passage
from coder.operations.deciding import Grounds, decide, of_cell, of_spot, of_value, open_again
from coder.operations.projects import new_project
from coder.operations.spot_answers import spot_answer
from coder.operations.spots import whole_spot
from coder.store.attributes import attributes
from coder.store.checking import problems
from coder.store.decisions import decided_values, decisions
from coder.store.documents import documents as all_documents
from coder.store.documents import files
from coder.store.history import entries
from coder.store.passages import coding
from coder.store.project import Project
from coder.store.themes import themes as all_themes
from tests.histories.fold_oracle import assert_is_fold, state_of
from tests.operations.test_joined_rows import add_document
from tests.operations.test_undo import redo, undo


@pytest.fixture
def project(tmp_path):
    with new_project(tmp_path / "r.coder", title="Review", lead="Ana") as opened:
        for name in ("Ben", "Cem"):
            add_coder(opened, name)
        add_document(opened, "ali-2022", "sha")
        themes.add_theme(opened, "Training")
        themes.add_theme(opened, "Support")
        charting.add_attribute(opened, "Design", kind="one_of", choices=["trial", "case"])
        yield opened
        assert_is_fold(opened)


def me(project: Project) -> Coder:
    return working_coder(project)


def theme(project: Project, path: str = "Training"):
    return next(one for one in all_themes(project) if one.path == path)


def document(project: Project):
    return all_documents(project)[0]


def words(start: int, end: int) -> Anchor:
    return Anchor("t", (Box(0, start, 0, end, 10),), start, end, f"q{start}", f"q{start}")


def region(x: int) -> Anchor:
    return Anchor("t", (Box(0, x, 0, x + 10, 10),))


def code(project: Project, anchor: Anchor, name: str = "Ana", path: str = "Training") -> str:
    change = code_passage(
        project, files(project)[0], to_json(anchor),
        themes=[theme(project, path)], coder=find_coder(project, name),
    )  # fmt: skip
    return change.ids("coding")[0]


def settle(project: Project, codings, outcome, **rest):
    answer = spot_answer(project, codings, outcome, theme=theme(project).id, **rest)
    ruling = of_spot(project, document(project), theme(project), codings, answer)
    return decide(project, [ruling], me(project), Grounds("boundary", "we talked", "Ana, Ben"))


def stretches(project: Project) -> list[tuple[int, int]]:
    [one] = decisions(project)
    return [(it.anchor.start, it.anchor.end) for it in one.answer.passages]


def test_who_marked_more_is_accepted_and_the_originals_stay(project):
    codings = [code(project, words(0, 20)), code(project, words(5, 20), "Ben")]
    before = state_of(project)
    ben = find_coder(project, "Ben")
    settle(project, codings, "coder", chosen=ben.id)
    [one] = decisions(project)
    assert (one.answer.chosen, one.coder_name, one.reason) == (ben.id, "Ana", "boundary")
    assert (one.comment, one.present, one.kind) == ("we talked", "Ana, Ben", "spot")
    assert one.disputed == tuple(sorted(codings))
    assert stretches(project) == [(5, 20)]
    after = state_of(project)
    assert {name for name in before if before[name] != after[name]} == {"decision"}


def test_who_marked_nothing_there_holds_that_nothing_is_there(project):
    cem = find_coder(project, "Cem")
    settle(project, [code(project, words(0, 20))], "coder", chosen=cem.id)
    answer = decisions(project)[0].answer
    assert (answer.outcome, answer.chosen, answer.passages) == ("coder", cem.id, ())


def test_what_all_marked_alike_needs_no_text_to_be_joined(project):
    codings = [code(project, words(0, 20)), code(project, words(5, 15), "Ben")]
    settle(project, codings, "union")
    assert stretches(project) == [(0, 20)]
    settle(project, codings, "intersection")
    assert stretches(project) == [(5, 15)]


def test_regions_are_joined_and_have_nothing_in_common_where_they_do_not_overlap(project):
    codings = [code(project, region(0)), code(project, region(50), "Ben")]
    settle(project, codings, "union")
    [one] = decisions(project)
    assert [len(it.anchor.boxes) for it in one.answer.passages] == [2]
    with pytest.raises(CoderError, match="Nothing here is marked by all"):
        spot_answer(project, codings, "intersection", theme=theme(project).id)
    with pytest.raises(CoderError, match="One reviewer alone"):
        spot_answer(project, codings[:1], "intersection", theme=theme(project).id)


def test_regions_have_in_common_the_part_of_the_page_that_all_marked(project):
    codings = [code(project, region(0)), code(project, region(4), "Ben")]
    settle(project, codings, "intersection")
    [one] = decisions(project)
    assert [it.anchor.boxes for it in one.answer.passages] == [(Box(0, 4, 0, 10, 10),)]


def test_one_coding_of_a_region_means_all_that_overlaps_on_the_page(project):
    codings = [code(project, region(0)), code(project, region(5), "Ben"), code(project, region(12))]
    apart = [code(project, region(40), "Ben"), code(project, words(0, 20), "Ben")]
    for one in codings:
        assert whole_spot(project, [coding(project, one)])[2] == sorted(codings)
    for one in apart:
        assert whole_spot(project, [coding(project, one)])[2] == [one]


def test_words_can_be_given_to_another_theme_or_marked_anew(project):
    codings = [code(project, words(0, 20))]
    other = theme(project, "Support")
    answer = spot_answer(project, codings, "other theme", theme=other.id)
    decide(
        project, [of_spot(project, document(project), theme(project), codings, answer)], me(project)
    )
    [one] = decisions(project)
    assert (one.theme, [it.theme for it in one.answer.passages]) == (
        theme(project).id, [other.id],
    )  # fmt: skip
    settle(project, codings, "edited", marked=(files(project)[0].id, words(2, 9)))
    assert stretches(project) == [(2, 9)]
    with pytest.raises(CoderError, match="Mark the words"):
        settle(project, codings, "edited")


def test_many_are_decided_and_undone_in_one_act(project):
    codings = [code(project, words(start, start + 5)) for start in range(0, 50, 10)]
    rulings = [
        of_spot(project, document(project), theme(project), [one], Answer("none"))
        for one in codings
    ]
    change = decide(project, rulings, me(project))
    assert change.description == "Decide 5 differences: nothing there"
    assert len(decisions(project)) == 5
    undo(project)
    assert decisions(project) == []
    redo(project)
    assert len(decisions(project)) == 5


def test_the_act_names_no_reviewer_and_says_nothing_alike_of_several(project):
    ana, ben = me(project), find_coder(project, "Ben")
    codings = [code(project, words(start, start + 5)) for start in (0, 10)]
    answers = [Answer("coder", ana.id), Answer("coder", ben.id)]
    rulings = [
        of_spot(project, document(project), theme(project), [one], answer)
        for one, answer in zip(codings, answers, strict=True)
    ]
    assert decide(project, rulings[1:], ana).description == (
        "Decide Training in ali-2022: as one reviewer has it"
    )
    assert decide(project, rulings, ana).description == "Decide Training in ali-2022"


def test_of_two_rulings_on_one_difference_the_last_one_is_the_act(project):
    rulings = [of_cell(document(project), theme(project), state) for state in ("absent", "present")]
    change = decide(project, rulings, me(project))
    assert [one.answer.state for one in decisions(project)] == ["present"]
    assert change.description == "Decide Training in ali-2022: present (as the team wrote it)"
    [kinds] = project.db.execute(
        "SELECT group_concat(kind) FROM change WHERE operation = ?", (change.operation,)
    ).fetchall()
    assert kinds == ("add",)


def test_to_decide_anew_replaces_and_undo_brings_back_what_was(project):
    codings = [code(project, words(0, 20))]
    settle(project, codings, "union")
    first = decisions(project)
    settle(project, codings, "none")
    assert [one.answer.outcome for one in decisions(project)] == ["none"]
    undo(project)
    assert decisions(project) == first
    open_again(project, first)
    assert decisions(project) == []
    undo(project)
    assert decisions(project) == first
    assert "Open a difference again" in {one.description for one in entries(project)}


def test_cells_are_decided_once_each_and_can_be_put_off(project):
    for state in ("absent", "present", None):
        decide(project, [of_cell(document(project), theme(project), state)], me(project))
    [one] = decisions(project)
    assert (one.kind, one.is_deferred, one.answer.state) == ("cell", True, None)
    with pytest.raises(CoderError, match="no state of a cell"):
        of_cell(document(project), theme(project), "maybe")


@pytest.mark.parametrize(("above", "below"), [("absent", "present"), ("unclear", "present")])
def test_what_is_present_below_is_not_decided_to_be_absent_above(project, above, below):
    child = themes.add_theme(project, "Training / Topics").ids("theme")[0]
    topics = next(one for one in all_themes(project) if one.id == child)
    parent, home = theme(project), document(project)
    decide(project, [of_cell(home, parent, above)], me(project))
    said = (
        f"Training is decided to be {above} in ali-2022: open that decision again before saying"
        " that Training / Topics is present there."
    )
    with pytest.raises(CoderError, match=said):
        decide(project, [of_cell(home, topics, below)], me(project))
    open_again(project, decisions(project))
    decide(project, [of_cell(home, topics, below)], me(project))
    said = (
        "Training / Topics is decided to be present in ali-2022: open that decision again before"
        f" saying that Training is {above} there."
    )
    with pytest.raises(CoderError, match=said):
        decide(project, [of_cell(home, parent, above)], me(project))
    decide(project, [of_cell(home, parent, "present")], me(project))
    assert [one.answer.state for one in decisions(project)] == ["present", "present"]


def test_a_decided_value_goes_with_the_attribute(project):
    [design] = attributes(project)
    decide(project, [of_value(document(project), design, "Trial")], me(project))
    assert decided_values(project) == {document(project).id: {design.id: "trial"}}
    charting.rename_choice(project, design, "trial", "RCT")
    assert decided_values(project)[document(project).id][design.id] == "RCT"
    [design] = attributes(project)
    with pytest.raises(CoderError, match="which does not fit: open that difference again"):
        charting.change_attribute(project, design, choices=["case"])
    charting.remove_attribute(project, design)
    assert decisions(project) == []
    undo(project)
    assert len(decisions(project)) == 1


def test_a_decision_about_a_study_holds_of_all_its_documents(project):
    add_document(project, "baker-2023", "other")
    charting.add_attribute(project, "Country", level="study")
    for one in all_documents(project):
        documents.set_study(project, one, "S1")
    country = next(one for one in attributes(project) if one.name == "Country")
    decide(project, [of_value(document(project), country, "Kenya")], me(project))
    assert [held[country.id] for held in decided_values(project).values()] == ["Kenya", "Kenya"]
    decide(project, [of_value(document(project), country, "")], me(project))
    assert [held[country.id] for held in decided_values(project).values()] == ["", ""]
    decide(project, [of_value(document(project), country, None)], me(project))
    assert decided_values(project) == {}


def test_decisions_go_with_their_document_and_their_theme(project):
    codings = [code(project, words(0, 20))]
    answer = spot_answer(project, codings, "other theme", theme=theme(project, "Support").id)
    ruling = of_spot(project, document(project), theme(project), codings, answer)
    decide(project, [ruling], me(project))
    themes.remove_theme(project, theme(project, "Support"))
    assert decisions(project) == []  # it said what is no longer in the codebook
    undo(project)
    assert len(decisions(project)) == 1
    documents.remove_document(project, document(project))
    assert decisions(project) == []
    undo(project)
    assert len(decisions(project)) == 1


def test_what_is_gone_or_empty_is_refused(project):
    with pytest.raises(CoderError, match="no longer there"):
        spot_answer(project, ["nothing"], "union", theme=theme(project).id)
    with pytest.raises(CoderError, match="no difference to decide"):
        deciding.decide(project, [], me(project))
    with pytest.raises(CoderError, match="no decision to take away"):
        open_again(project, [])


def test_a_project_with_decisions_is_sound(project):
    settle(project, [code(project, words(0, 20))], "union")
    assert [one.kind for one in problems(project) if one.kind != "text"] == []
