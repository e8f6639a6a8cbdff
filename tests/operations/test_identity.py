"""What is said to be one thing is one thing everywhere, and what is parted is two again."""

import pytest

from coder.analysis.disputes import disputes
from coder.analysis.highlights import highlights
from coder.analysis.matrix import matrix
from coder.analysis.passages import passages
from coder.analysis.progress import progress
from coder.analysis.proposals import open_proposals, proposals
from coder.analysis.team import shares
from coder.analysis.whose import shown_alone
from coder.domain.attribute import shown_value
from coder.domain.errors import CoderError
from coder.merge.copying import copy_project
from coder.merge.merging import merge_files
from coder.operations import (
    charting,
    coding,
    documents,
    identity,
    memos,
    readings,
    settling,
    themes,
    uncoding,
)
from coder.operations.coders import add_coder, find_coder, work_as, working_coder
from coder.operations.projects import new_project, set_blind
from coder.operations.undo import take_back_step
from coder.store import conflicts, history
from coder.store import memos as stored_memos
from coder.store import passages as stored_passages
from coder.store import readings as stored_readings
from coder.store.attributes import attributes, charted_values
from coder.store.coders import coders
from coder.store.documents import documents as all_documents
from coder.store.documents import files_of
from coder.store.project import Project
from coder.store.themes import themes as all_themes
from tests.coded_project import Hand, anchor, empty_project


@pytest.fixture
def hand(tmp_path):
    """Ana, who coded as "Ana" and, a month later, as "Ana Müller"; Ben; two documents."""
    with empty_project(tmp_path / "review.coder") as project:
        held = Hand(project)
        held.coder("Ana", role="lead")
        held.coder("Ana Müller")
        held.coder("Ben")
        held.document("ali-2022")
        held.document("kay-2019")
        held.theme("Training")
        held.theme("Support")
        project.set_local("me", held.ids["Ana Müller"])
        project.sitting = None
        yield held


def only_pair(project, kind="coder"):
    [found] = [one for one in open_proposals(project) if one.kind == kind]
    return found


def cell(found, key, theme):
    row = next(n for n, one in enumerate(found.rows) if one.key == key)
    column = next(n for n, one in enumerate(found.themes) if one.name == theme)
    return found.cells[row][column]


def test_one_person_under_two_names_is_one_reviewer_everywhere(hand):
    project = hand.project
    hand.code("Ana", "ali-2022", "Training", 0, 10)
    hand.code("Ana Müller", "ali-2022", "Support", 20, 30)
    hand.code("Ben", "ali-2022", "Support", 20, 30)
    identity.accept(project, only_pair(project))
    assert [(one.name, one.role) for one in coders(project)] == [
        ("Ana Müller", "lead"), ("Ben", "coder"),
    ]  # fmt: skip
    person = coders(project)[0]
    for name in ("Ana", "Ana Müller", hand.ids["Ana"], hand.ids["Ana Müller"]):
        assert find_coder(project, name) == person
    assert {one.coder_id for one in passages(project)} == {person.id, hand.ids["Ben"]}
    assert len(list(passages(project, coder=person))) == 2
    assert {one.coder: one.codings for one in shares(project)} == {
        person: 2, find_coder(project, "Ben"): 1,
    }  # fmt: skip
    found = matrix(project, coders="each")
    assert [one.name for one in found.coders] == ["Ana Müller", "Ben"]
    assert cell(found, "ali-2022", "Training").own.coders == (person.id,)
    of_person = cell(found, "ali-2022", "Support").by_coder[person.id]
    assert (of_person.state, of_person.own.codings) == ("present", 1)
    alone = matrix(project, only_coder=person)
    assert cell(alone, "ali-2022", "Training").own.codings == 1
    [file] = files_of(project, hand.ids["ali-2022"])
    painted = highlights(project, file, whose=person).values()
    assert {one.coder_name for one in painted} == {"Ana Müller"}
    assert len(painted) == 2


def test_what_one_person_coded_twice_counts_once_and_keeps_both_numbers(hand):
    project = hand.project
    hand.code("Ana", "ali-2022", "Training", 0, 10, number="ali-2022:AN1")
    hand.code("Ana Müller", "ali-2022", "Training", 0, 10, number="ali-2022:AM1")
    hand.code("Ana", "ali-2022", "Support", 50, 60)
    assert cell(matrix(project), "ali-2022", "Training").own.codings == 2
    identity.accept(project, only_pair(project))
    counted = cell(matrix(project), "ali-2022", "Training").own
    assert (counted.codings, counted.passages, counted.characters) == (1, 1, 10)
    numbers = {one.number for one in passages(project, theme=all_themes(project)[0])}
    assert numbers == {"ali-2022:AN1", "ali-2022:AM1"}


def test_a_region_that_one_person_marked_twice_counts_once(hand):
    project = hand.project
    for who in ("Ana", "Ana Müller", "Ben"):
        hand.code(who, "ali-2022", "Training", boxes=((0, 0, 0, 50, 50),))
    identity.accept(project, only_pair(project))
    assert cell(matrix(project), "ali-2022", "Training").own.codings == 2


def test_readings_of_one_person_are_one_and_the_one_that_came_further_counts(hand):
    project = hand.project
    ana, other = hand.ids["Ana"], hand.ids["Ana Müller"]
    hand.finish("Ana", "ali-2022")
    hand.add("reading", document=hand.ids["ali-2022"], coder=other, assigned=1)
    identity.accept(project, only_pair(project))
    person = coders(project)[0]
    [reading] = stored_readings.readings(project)
    assert (reading.coder, reading.state) == (person.id, "finished")
    assert stored_readings.is_finished(project, document=hand.ids["ali-2022"], coder=other)
    [shown] = progress(project, [hand.ids["ali-2022"]], project.me)
    assert (shown.state, dict(shown.states)) == ("finished", {person.id: "finished"})
    readings.reopen(project, all_documents(project)[0], person)
    [reading] = stored_readings.readings(project)
    assert (reading.coder, reading.state) == (min(ana, other), "started")


def test_a_person_does_not_disagree_with_themselves(hand):
    project = hand.project
    for who in ("Ana", "Ana Müller"):
        hand.finish(who, "ali-2022")
    hand.code("Ana", "ali-2022", "Training", 0, 10)
    hand.assess("Ana Müller", "ali-2022", "Training", "absent")
    assert cell(matrix(project), "ali-2022", "Training").disagree
    identity.accept(project, only_pair(project))
    joined = cell(matrix(project, coders="each"), "ali-2022", "Training")
    assert (joined.state, joined.disagree) == ("present", False)
    assert joined.by_coder[coders(project)[0].id].state == "present"


def test_charted_values_and_memos_of_one_person_meet(hand):
    project = hand.project
    document = all_documents(project)[0]
    charting.add_attribute(project, "Design")
    [attribute] = attributes(project)
    for who in ("Ana", "Ana Müller"):
        charting.chart(project, document, attribute, find_coder(project, who), f"by {who}")
        memos.write_memo(
            project, table="document", row=document.id, coder=hand.ids[who], text=f"by {who}"
        )
    identity.accept(project, only_pair(project))
    person = coders(project)[0]
    both = charted_values(project)[document.id][attribute.id]
    assert sorted(both.values()) == ["by Ana", "by Ana Müller"]  # none is lost
    assert both[person.id] == "by Ana"
    assert shown_value(both).state == "differs"
    noted = stored_memos.memo_text(project, document.id, person.id)
    assert sorted(noted.splitlines()) == ["by Ana", "by Ana Müller"]
    charting.chart(project, document, attribute, person, "RCT")
    memos.write_memo(project, table="document", row=document.id, coder=person.id, text="one")
    assert charted_values(project)[document.id][attribute.id] == {person.id: "RCT"}
    assert stored_memos.memo_text(project, document.id, hand.ids["Ana"]) == "one"


def test_who_works_here_goes_on_with_their_own_letters(hand):
    project = hand.project
    for who, letters in (("Ana", "AN"), ("Ana Müller", "AM")):
        hand.set("coder", who, letters=letters)
    identity.accept(project, only_pair(project))
    assert working_coder(project) == coders(project)[0]
    [file] = files_of(project, hand.ids["ali-2022"])
    coding.code_passage(
        project, file, anchor(0, 5), themes=all_themes(project), coder=working_coder(project)
    )
    assert {one.number[:11] for one in passages(project)} == {"ali-2022:AM"}
    again = coding.code_passage(
        project, file, anchor(0, 5), themes=all_themes(project), coder=find_coder(project, "Ana")
    )
    assert again.rows == ()


def test_work_done_while_joined_is_still_its_own_when_both_are_parted(hand):
    project = hand.project
    hand.code("Ana", "ali-2022", "Training", 0, 10)
    proposal = only_pair(project)
    identity.accept(project, proposal)
    [file] = files_of(project, hand.ids["kay-2019"])
    coding.code_passage(
        project, file, anchor(0, 5), themes=all_themes(project)[:1], coder=working_coder(project)
    )
    identity.decline(project, proposal)
    by = {one.coder: one.document.key for one in passages(project)}
    assert by == {"Ana": "ali-2022", "Ana Müller": "kay-2019"}


def test_an_answer_is_undone_and_done_again(hand):
    project = hand.project
    proposal = only_pair(project)
    change = identity.accept(project, proposal)
    assert change.description == "Say that Ana and Ana Müller are one person"
    assert len(coders(project)) == 2
    take_back_step(project, history.next_undo(project))
    assert len(coders(project)) == 3
    assert only_pair(project).id == proposal.id
    take_back_step(project, history.next_redo(project))
    assert len(coders(project)) == 2
    assert open_proposals(project) == ()


def test_a_declined_proposal_is_not_made_again_and_can_be_taken_up_later(hand):
    project = hand.project
    proposal = only_pair(project)
    identity.decline(project, proposal)
    assert open_proposals(project) == ()
    [answered] = [one for one in proposals(project) if one.kind == "coder"]
    assert (answered.id, answered.answer) == (proposal.id, "different")
    assert answered.about == "Ana and Ana Müller are not one person."
    identity.accept(project, answered)
    assert len(coders(project)) == 2


def test_joining_overrules_what_was_said_of_others_in_the_groups(hand):
    project = hand.project
    hand.coder("A. Müller")
    ids = [hand.ids[name] for name in ("Ana", "Ana Müller", "A. Müller")]
    identity.part(project, "coder", (ids[0], ids[2]))
    identity.join(project, "coder", (ids[0], ids[1]))
    identity.join(project, "coder", (ids[1], ids[2]))
    assert len(coders(project)) == 2


def test_a_conflict_that_joining_hid_is_there_again_when_the_documents_are_parted(hand, tmp_path):
    project = hand.project
    project.set_local("me", hand.ids["Ana"])
    other = tmp_path / "ben.coder"
    copy_project(project, other, recipient="Ben", light=False, blind=False)

    def set_doi(there, key, doi):
        document = next(one for one in all_documents(there) if one.key == key)
        documents.describe_document(there, document, {"doi": doi})

    with Project(other, write=True) as theirs:
        set_doi(theirs, "kay-2019", "10.5555/b")
    set_doi(project, "kay-2019", "10.5555/a")
    merge_files(project, [other])
    told = [one.field for _, one in conflicts.read(project)]
    assert "doi" in told
    shown = next(one.doi for one in all_documents(project) if one.key == "kay-2019")
    set_doi(project, "ali-2022", shown)
    assert len(all_documents(project)) == 1
    assert conflicts.read(project) == []
    [pair] = [one for one in proposals(project) if one.kind == "document"]
    identity.decline(project, pair)
    assert [one.field for _, one in conflicts.read(project)] == told


def test_two_answers_given_apart_are_a_conflict_in_words(hand, tmp_path):
    project = hand.project
    project.set_local("me", hand.ids["Ana"])
    other = tmp_path / "ben.coder"
    copy_project(project, other, recipient="Ben", light=False, blind=False)
    identity.accept(project, only_pair(project))
    with Project(other, write=True) as theirs:
        identity.decline(theirs, only_pair(theirs))
    merge_files(project, [other])
    [told] = [one for one in disputes(project) if one.table == "identity"]
    assert "whether" in told.about.lower()
    assert {one.coder for one in told.candidates} == {"Ana", "Ben"}
    assert all(name in told.about for name in ("Ana Müller", "Ana sa", "Ben sa"))
    [(_, conflict)] = conflicts.read(project)
    settling.settle(project, conflict, "same")
    assert len(coders(project)) == 2
    merge_files(project, [other])
    assert [one for one in disputes(project) if not one.settled] == []


def test_a_blind_copy_for_one_person_holds_the_work_done_under_both_names(hand, tmp_path):
    project = hand.project
    project.set_local("me", hand.ids["Ben"])
    for who in ("Ana", "Ana Müller", "Ben"):
        hand.code(who, "ali-2022", "Training", 0, 10)
    identity.accept(project, only_pair(project))
    copy_project(project, tmp_path / "c.coder", recipient="Ana", light=False, blind=True)
    with Project(tmp_path / "c.coder", write=True) as copy:
        assert [one.coder for one in passages(copy)] == ["Ana Müller", "Ana Müller"]
        assert working_coder(copy).name == "Ana Müller"


def test_a_lead_under_one_name_leads_under_the_other(hand):
    project = hand.project
    project.set_local("me", hand.ids["Ana"])
    set_blind(project, blind=True)
    project.set_local("me", hand.ids["Ana Müller"])
    assert shown_alone(project).name == "Ana Müller"
    identity.accept(project, only_pair(project))
    assert shown_alone(project) is None


def test_a_new_reviewer_cannot_take_a_name_that_one_of_the_others_had(hand):
    project = hand.project
    identity.accept(project, only_pair(project))
    with pytest.raises(CoderError, match="There is a reviewer named Ana already"):
        add_coder(project, "Ana")


def test_uncoding_and_borders_reach_what_was_done_under_the_other_name(hand):
    project = hand.project
    first = hand.code("Ana", "ali-2022", "Training", 0, 10)
    hand.code("Ana Müller", "ali-2022", "Support", 20, 30)
    identity.accept(project, only_pair(project))
    held = next(one for one in passages(project) if one.coding == first)
    coding.move_border(project, stored_passages.coding(project, held.coding), anchor(20, 30))
    assert len({one.passage for one in passages(project)}) == 1
    uncoding.uncode(project, stored_passages.coding(project, held.coding))
    assert [one.theme.name for one in passages(project)] == ["Support"]


def test_who_worked_under_another_name_in_this_copy_can_undo_that(hand):
    project = hand.project
    ana, other = find_coder(project, "Ana"), find_coder(project, "Ana Müller")
    work_as(project, ana)
    themes.add_theme(project, "Guidance")
    work_as(project, other)
    assert history.next_undo(project) is None
    identity.accept(project, only_pair(project))
    assert [one.name for one in all_themes(project)] == ["Training", "Support", "Guidance"]
    identity_step = history.next_undo(project)
    assert identity_step.description == "Say that Ana and Ana Müller are one person"


@pytest.fixture
def two(tmp_path):
    """Two projects, each begun alone by "Coder", on the same article."""
    paths = [tmp_path / "one.coder", tmp_path / "two.coder"]
    for path in paths:
        with new_project(path, title="Review", lead="Coder") as project:
            hand = Hand(project)
            hand.document("ali-2022", title=f"Title in {path.stem}", title_from="page")
            hand.theme("Training")
    return paths


def test_two_people_of_one_name_stay_two_until_somebody_says_otherwise(two):
    with Project(two[0], write=True) as project:
        merge_files(project, [two[1]])
        assert [one.name for one in coders(project)] == ["Coder", "Coder"]
        proposal = only_pair(project)
        assert proposal.about == "Two reviewers called Coder may be one person."
        assert proposal.evidence[0] == "Both are called Coder."
        with pytest.raises(CoderError, match="Several reviewers are named 'Coder'"):
            find_coder(project, "Coder")
        change = identity.accept(project, proposal)
        assert change.description == "Say that two reviewers called Coder are one person"
        assert find_coder(project, "Coder").name == "Coder"


def test_what_a_rule_joined_can_be_parted_and_joined_again(two):
    with Project(two[0], write=True) as project:
        merge_files(project, [two[1]])
        by_rule = {one.kind: one for one in proposals(project) if one.answer}
        assert {kind: one.answer for kind, one in by_rule.items()} == {
            "document": "same", "theme": "same",
        }  # fmt: skip
        for kind, count in (("document", all_documents), ("theme", all_themes)):
            identity.decline(project, by_rule[kind])
            assert len(count(project)) == 2
            assert all(files_of(project, one.id) for one in all_documents(project))
            identity.accept(project, by_rule[kind])
            assert len(count(project)) == 1
            identity.decline(project, by_rule[kind])
            take_back_step(project, history.next_undo(project))
            assert len(count(project)) == 1


def test_what_somebody_typed_shows_whatever_an_import_guessed_later(two):
    with Project(two[0], write=True) as project:
        documents.describe_document(project, all_documents(project)[0], {"title": "As printed"})
    with Project(two[1], write=True) as project:
        merge_files(project, [two[0]])
        [document] = all_documents(project)
        assert (document.title, "title" in document.guessed) == ("As printed", False)
        fields = {conflict.field for _, conflict in conflicts.read(project)}
        assert fields <= {None, "position"}


def test_two_builds_of_one_article_are_one_document_with_two_files(hand):
    project = hand.project
    one, other = hand.ids["ali-2022"], hand.ids["kay-2019"]
    hand.set("document", "ali-2022", title="PEERS_final.docx", title_from="page")
    hand.set("document", "kay-2019", title="Peers", title_from="metadata")
    for key, year in (("ali-2022", 2022), ("kay-2019", 2019)):
        hand.set("document", key, year=year, year_from="page")
    identity.join(project, "document", (one, other))
    [document] = all_documents(project)
    assert (document.key, document.title, document.year) == ("ali-2022", "Peers", 2022)
    assert [file.name for file in files_of(project, document.id)] == [
        "ali-2022.pdf", "kay-2019.pdf",
    ]  # fmt: skip
    assert document.reading == hand.ids["ali-2022.pdf"]


def test_a_theme_cannot_be_one_with_what_it_stands_under(hand):
    project = hand.project
    hand.theme("Group", under="Support")
    with pytest.raises(CoderError, match="stands under the other"):
        identity.join(project, "theme", (hand.ids["Support"], hand.ids["Group"]))
    with pytest.raises(CoderError, match="one thing already"):
        identity.join(project, "theme", (hand.ids["Support"], hand.ids["Support"]))


def test_joined_themes_hold_the_codings_of_both(hand):
    project = hand.project
    hand.code("Ana", "ali-2022", "Training", 0, 10)
    hand.code("Ben", "ali-2022", "Support", 20, 30)
    identity.join(project, "theme", (hand.ids["Training"], hand.ids["Support"]))
    [theme] = all_themes(project)
    assert len(list(passages(project, theme=theme))) == 2


def test_of_several_people_of_one_name_the_letters_tell_who_is_meant(hand):
    project = hand.project
    hand.add("coder", "another Ben", name="Ben", role="coder", letters="BN")
    hand.set("coder", "Ben", letters="BE")
    told = [one.about for one in open_proposals(project) if one.kind == "coder"]
    assert told == [
        "Ana and Ana Müller may be one person.",
        "Ben (BE) and Ben (BN) may be one person.",
    ]


def test_an_answer_that_another_one_overrules_says_so(hand):
    project = hand.project
    hand.coder("A. Müller")
    one, other, third = (hand.ids[name] for name in ("Ana", "Ana Müller", "A. Müller"))
    for pair in ((one, other), (other, third)):
        identity.join(project, "coder", pair)
    identity.part(project, "coder", (one, third))
    assert len(coders(project)) == 3
    said = [one for one in proposals(project) if one.answer == "same" and len(one.evidence) > 1]
    assert len(said) == 1
    assert said[0].evidence[1].startswith("Another answer keeps them apart")


@pytest.mark.parametrize("answer", ["same", "different"])
def test_answers_of_three_people_about_three_things_that_contradict_are_a_conflict(
    hand, tmp_path, answer
):
    project = hand.project
    hand.theme("Guidance")
    copies = [tmp_path / f"{name}.coder" for name in ("Ben", "Cy")]
    for copy, name in zip(copies, ("Ben", "Cy"), strict=True):
        copy_project(project, copy, recipient=name, light=True, blind=False)
    one, two, three = (hand.ids[name] for name in ("Training", "Support", "Guidance"))
    identity.join(project, "theme", (one, two))
    with Project(copies[0], write=True) as ben:
        identity.join(ben, "theme", (two, three))
    with Project(copies[1], write=True) as cy:
        identity.part(cy, "theme", (one, three))
    merge_files(project, copies)
    (conflict,) = conflicts.read(project)
    (told,) = disputes(project)
    assert told.about.count("are the same, and") == told.about.count("are different") == 1
    settling.settle(project, conflict[1], answer)
    assert not conflicts.read(project)
    assert len(all_themes(project)) == {"same": 1, "different": 2}[answer]
    assert all(one.settled for one in disputes(project))
    with Project(copies[0], write=True) as ben:
        merge_files(ben, [project.path, copies[1]])
        assert not conflicts.read(ben)
