"""Attributes with kinds, of documents and of studies, and what supports a charted value."""

import pytest

from coder.analysis.charting import charting as charted
from coder.analysis.charting import missing_required
from coder.analysis.double_charting import double_charting
from coder.domain.attribute import KINDS, Attribute
from coder.domain.errors import CoderError
from coder.merge.copying import copy_project
from coder.merge.merging import merge_files
from coder.operations import charting, coding, documents, identity, uncoding
from coder.operations.coders import find_coder
from coder.operations.documents import find_document
from coder.operations.undo import take_back_step
from coder.store import conflicts, history, passages
from coder.store.attributes import attributes, charted_values
from coder.store.documents import files_of
from coder.store.project import Project
from coder.store.themes import themes
from tests.coded_project import Hand, anchor, empty_project


class Desk:
    """Two reviewers at one project, and short names for what they do there."""

    def __init__(self, project):
        self.project = project
        self.hand = Hand(project)
        self.hand.coder("Ana", role="lead")
        self.hand.coder("Ben")
        for key in ("ali-2022", "kay-2019"):
            self.hand.document(key)
        self.hand.theme("Training")
        project.set_local("me", self.hand.ids["Ana"])
        project.sitting = None

    def document(self, key="ali-2022"):
        return find_document(self.project, key)

    def coder(self, name="Ana"):
        return find_coder(self.project, name)

    def attribute(self, name="Design"):
        return charting.attribute_named(self.project, name)

    def add(self, name="Design", **settings):
        charting.add_attribute(self.project, name, **settings)

    def change(self, of="Design", /, **changes):
        charting.change_attribute(self.project, self.attribute(of), **changes)

    def chart(self, value, *, of="ali-2022", name="Design", by="Ana", passage=None):
        charting.chart(
            self.project, self.document(of), self.attribute(name), self.coder(by), value,
            passage=passage,
        )  # fmt: skip

    def values(self, of="ali-2022", name="Design"):
        """The values that are charted, by the names of those who did."""
        held = charted_values(self.project).get(self.document(of).id, {})
        by = held.get(self.attribute(name).id, {})
        return {name: by[self.coder(name).id] for name in ("Ana", "Ben")
                if self.coder(name).id in by}  # fmt: skip

    def same_study(self):
        for key in ("ali-2022", "kay-2019"):
            documents.set_study(self.project, self.document(key), "S")

    def file(self, key="ali-2022"):
        return files_of(self.project, self.document(key).id)[0]

    def mark(self, start=0, by="Ana"):
        """A coded passage; returns its coding as it is stored."""
        change = coding.code_passage(
            self.project, self.file(), anchor(start, start + 9),
            themes=themes(self.project), coder=self.coder(by),
        )  # fmt: skip
        [row] = [row for table, row in change.rows if table == "coding"]
        return passages.coding(self.project, row)

    def of(self, name="Design", key="ali-2022"):
        found = charted(self.project, self.document(key), self.coder())
        return next(one for one in found if one.attribute.name == name)

    def undo(self):
        take_back_step(self.project, history.next_undo(self.project))

    def passages(self):
        return [row for (row,) in self.project.db.execute("SELECT id FROM passage ORDER BY id")]


@pytest.fixture
def desk(tmp_path):
    with empty_project(tmp_path / "review.coder") as project:
        yield Desk(project)


# Attributes


@pytest.mark.parametrize("kind", KINDS)
def test_an_attribute_is_kept_with_all_that_was_said_of_it(desk, kind):
    choices = ("RCT", "Case study") if kind in {"one_of", "several_of"} else ()
    desk.add(
        kind=kind, choices=choices, definition=" How it was done ", required=True, level="study"
    )
    [held] = attributes(desk.project)
    assert held == Attribute(
        held.id, "Design", kind, held.position, choices, "How it was done", required=True,
        level="study",
    )  # fmt: skip


def test_attributes_are_put_in_another_order(desk):
    for name in ("Design", "Country", "Setting"):
        desk.add(name)
    charting.move_attribute(desk.project, desk.attribute("Setting"), before=desk.attribute())
    assert [one.name for one in attributes(desk.project)] == ["Setting", "Design", "Country"]
    charting.move_attribute(desk.project, desk.attribute("Setting"), before=None)
    charting.move_attribute(
        desk.project, desk.attribute("Setting"), before=desk.attribute("Country")
    )
    assert [one.name for one in attributes(desk.project)] == ["Design", "Setting", "Country"]


@pytest.mark.parametrize("name", ["Year", "title", "STUDY", "Key", " doi "])
def test_an_attribute_is_not_called_like_what_every_document_has(desk, name):
    with pytest.raises(CoderError, match=r"has its .* already"):
        desk.add(name)


def test_a_name_is_given_once(desk):
    desk.add("Design")
    desk.add("Country")
    with pytest.raises(CoderError, match="There is an attribute 'Design' already"):
        desk.change("Country", name="design")
    desk.change("Design", name="design")  # its own
    assert [one.name for one in attributes(desk.project)] == ["design", "Country"]


def test_choices_go_with_a_kind_that_has_them(desk):
    with pytest.raises(CoderError, match="say which kind"):
        desk.add(choices=["RCT"])
    with pytest.raises(CoderError, match="Say which choices there are"):
        desk.add(kind="one_of")
    desk.add(kind="one_of", choices=["RCT"])
    desk.change(kind="text")
    assert attributes(desk.project)[0].choices == ()


def test_a_value_is_kept_as_its_kind_has_it_and_one_that_does_not_fit_is_refused(desk):
    desk.add(kind="number")
    desk.chart("1,200.50")
    assert desk.values() == {"Ana": "1200.5"}
    with pytest.raises(CoderError, match="Design cannot be 'many': write a number"):
        desk.chart("many")
    assert desk.values() == {"Ana": "1200.5"}


def test_a_text_holds_no_control_characters(desk):
    desk.add()
    desk.chart(" two\r\nlines\x00\x07 \t")
    assert desk.values() == {"Ana": "two\nlines"}


def test_another_kind_takes_the_values_along_if_all_of_them_fit(desk):
    desk.add()
    desk.chart("1,200.0")
    desk.chart(" rct", of="kay-2019", by="Ben")
    with pytest.raises(CoderError, match=r"1 charted value of Design does not fit: 'rct' \(kay-"):
        desk.change(kind="number")
    with pytest.raises(CoderError, match=r"does not fit: '1,200\.0'"):
        desk.change(kind="one_of", choices=["RCT"])
    desk.chart("7", of="kay-2019", by="Ben")
    desk.change(kind="number")
    assert (desk.values(), desk.values("kay-2019")) == ({"Ana": "1200"}, {"Ben": "7"})
    desk.undo()
    assert (desk.values(), desk.attribute().kind) == ({"Ana": "1,200.0"}, "text")


def test_values_that_do_not_fit_are_counted_apart_from_how_often_they_were_charted(desk):
    desk.add()
    for key, words in {"ali-2022": "many", "kay-2019": "few"}.items():
        for who in ("Ana", "Ben"):
            desk.chart(words, of=key, by=who)
    with pytest.raises(
        CoderError,
        match=r"2 different values of Design do not fit \(charted 4 times\): '.*' \(.*\), '.*' \(",
    ):
        desk.change(kind="number")


def test_what_never_fitted_stays_and_holds_no_change_up(desk):
    """As when a value came in by a merge from a copy in which the attribute was still text."""
    desk.add(kind="one_of", choices=["RCT"])
    desk.chart("RCT")
    row = desk.project.db.execute("SELECT id FROM charted").fetchone()[0]
    desk.hand.ids["value"] = row
    desk.hand.set("charted", "value", value="a kind of trial")
    desk.change(choices=["RCT", "Case study"])
    assert desk.values() == {"Ana": "a kind of trial"}


def test_many_values_that_do_not_fit_are_counted_and_the_first_named(desk):
    desk.add()
    for number, key in enumerate(("ali-2022", "kay-2019")):
        for who in ("Ana", "Ben"):
            desk.chart(f"word {number} {who}", of=key, by=who)
    with pytest.raises(CoderError, match=r"4 charted values .*, .*, .* and 1 more: change what"):
        desk.change(kind="year")


def test_a_choice_that_is_renamed_is_renamed_where_it_was_charted(desk):
    desk.add(kind="several_of", choices=["RCT", "Trial", "Survey"])
    desk.chart("survey; rct")
    charting.rename_choice(desk.project, desk.attribute(), "rct", "Randomised trial")
    assert desk.attribute().choices == ("Randomised trial", "Trial", "Survey")
    assert desk.values() == {"Ana": "Randomised trial; Survey"}
    charting.rename_choice(desk.project, desk.attribute(), "Randomised trial", "Trial")
    assert desk.attribute().choices == ("Trial", "Survey")
    assert desk.values() == {"Ana": "Trial; Survey"}
    with pytest.raises(CoderError, match="has no choice 'RCT'"):
        charting.rename_choice(desk.project, desk.attribute(), "RCT", "x")


def test_a_removed_attribute_takes_its_values_along_and_undo_brings_them_back(desk):
    desk.add()
    desk.chart("RCT", passage=desk.mark().passage)
    uncoding.uncode(desk.project, passages.coding(desk.project, _only_coding(desk)))
    assert len(desk.passages()) == 1  # it supports a value
    change = charting.remove_attribute(desk.project, desk.attribute())
    assert change.description == "Remove attribute Design with 1 charted value"
    assert (attributes(desk.project), desk.passages()) == ([], [])
    desk.undo()
    assert desk.values() == {"Ana": "RCT"}
    assert desk.of().own.support.citation


def _only_coding(desk):
    return desk.project.db.execute("SELECT id FROM coding").fetchone()[0]


# Studies


def test_a_value_of_a_study_is_that_of_all_its_documents(desk):
    desk.add(level="study")
    desk.chart("RCT")  # it has no study yet
    desk.same_study()
    desk.chart("Survey", of="kay-2019")
    desk.chart("Case study", of="kay-2019", by="Ben")
    assert desk.values() == desk.values("kay-2019") == {"Ana": "Survey", "Ben": "Case study"}
    desk.chart("", of="ali-2022")
    assert desk.values() == desk.values("kay-2019") == {"Ben": "Case study"}


def test_values_move_between_documents_and_their_study(desk):
    desk.same_study()
    desk.add()
    desk.chart("RCT", passage=desk.mark().passage)
    desk.chart("RCT", of="kay-2019")
    desk.change(level="study")
    desk.chart("Survey", of="kay-2019")
    assert desk.values() == {"Ana": "Survey"}
    desk.change(level="document")
    assert (desk.values(), desk.values("kay-2019")) == ({"Ana": "Survey"}, {"Ana": "Survey"})
    assert desk.of().own.support is not None
    assert desk.of(key="kay-2019").own.support is None  # the passage is in the other document
    desk.chart("Case study", of="kay-2019")
    with pytest.raises(CoderError, match="'Survey' for ali-2022 and 'Case study' for kay-2019"):
        desk.change(level="study")


def test_what_a_removed_document_said_of_its_study_stays(desk):
    desk.same_study()
    desk.add(level="study")
    desk.chart("RCT", passage=desk.mark().passage)
    documents.remove_document(desk.project, desk.document("ali-2022"))
    assert desk.values("kay-2019") == {"Ana": "RCT"}
    assert desk.of(key="kay-2019").own.support is None


# Passages


def test_a_passage_that_supports_a_value_lives_as_long_as_the_value(desk):
    desk.add()
    held = desk.mark()
    desk.chart("RCT", passage=held.passage)
    support = desk.of().own.support
    assert (support.passage, support.file) == (held.passage, desk.file().id)
    uncoding.uncode(desk.project, held)
    assert desk.passages() == [held.passage]
    desk.chart("Survey")  # another value keeps it
    assert desk.of().own.support.passage == held.passage
    desk.chart("Survey", passage="")
    assert (desk.of().own.support, desk.passages()) == (None, [])
    desk.undo()
    assert desk.of().own.support.passage == held.passage
    desk.chart("")
    assert (desk.of().own, desk.passages()) == (None, [])


def test_what_is_marked_is_charted_in_one_act(desk):
    desk.add(kind="number")
    for value in ("", "none"):
        with pytest.raises(CoderError):
            charting.chart_passage(
                desk.project, desk.file(), anchor(0, 9), desk.attribute(), desk.coder(), value
            )
    assert desk.passages() == []
    charting.chart_passage(
        desk.project, desk.file(), anchor(0, 9), desk.attribute(), desk.coder(), "24"
    )
    assert desk.values() == {"Ana": "24"}
    assert desk.of().own.support.file == desk.file().id
    desk.undo()
    assert (desk.values(), desk.passages()) == ({}, [])


def test_a_passage_of_another_article_supports_nothing_but_one_of_the_same_study_does(desk):
    desk.add()
    held = desk.mark()
    with pytest.raises(CoderError, match="says nothing of kay-2019"):
        desk.chart("RCT", of="kay-2019", passage=held.passage)
    desk.same_study()
    desk.chart("RCT", of="kay-2019", passage=held.passage)
    assert desk.of(key="kay-2019").own.support.passage == held.passage


def test_a_border_that_is_moved_onto_another_passage_takes_what_it_supports_along(desk):
    desk.add()
    held, there = desk.mark(0), desk.mark(20)
    desk.chart("RCT", passage=held.passage)
    coding.move_border(desk.project, held, anchor(20, 29))
    assert desk.passages() == [there.passage]
    assert desk.of().own.support.passage == there.passage


# Several people


def test_what_others_charted_stands_beside_my_own_by_name(desk):
    desk.add(required=True)
    desk.chart("RCT", by="Ben")
    one = desk.of()
    assert (one.own, one.missing, one.shown.state) == (None, True, "single")
    assert [(who.name, who.value) for who in one.others] == [("Ben", "RCT")]
    desk.chart("Survey")
    one = desk.of()
    assert (one.own.value, one.missing, one.shown.state) == ("Survey", False, "differs")
    alone = charted(desk.project, desk.document(), desk.coder(), whose=desk.coder())
    assert (alone[0].others, alone[0].shown.state) == ((), "single")


def test_it_is_told_which_documents_lack_what_is_required(desk):
    desk.add(required=True)
    desk.add("Country")
    desk.chart("RCT", by="Ben")

    def lacking(**asked):
        found = missing_required(desk.project, **asked)
        return [(one.key, [attribute.name for attribute in those]) for one, those in found]

    assert lacking() == [("kay-2019", ["Design"])]
    assert lacking(coder=desk.coder()) == [("ali-2022", ["Design"]), ("kay-2019", ["Design"])]
    documents.exclude(desk.project, desk.document("kay-2019"), "off topic")
    assert lacking() == []


def test_double_charting_is_compared_and_a_study_counts_once(desk):
    desk.add()
    desk.add("Setting", level="study")
    desk.same_study()
    for key, values in (("ali-2022", ("RCT", "RCT")), ("kay-2019", ("RCT", "Survey"))):
        for who, value in zip(("Ana", "Ben"), values, strict=True):
            desk.chart(value, of=key, by=who)
    for who in ("Ana", "Ben"):
        desk.chart("rural", name="Setting", by=who)
    design, setting = double_charting(desk.project)
    assert (design.double, design.agreed, design.percent) == (2, 1, 50)
    [differing] = design.differences
    assert differing.document.key == "kay-2019"
    assert [(who.name, value) for who, value in differing.values] == [
        ("Ana", "RCT"), ("Ben", "Survey"),
    ]  # fmt: skip
    assert (setting.double, setting.agreed, setting.percent) == (1, 1, 100)
    alone = double_charting(desk.project, whose=desk.coder())
    assert [(one.double, one.percent) for one in alone] == [(0, None), (0, None)]


def test_one_person_under_two_names_charts_once(desk):
    desk.hand.coder("Ana M.")
    desk.add()
    desk.chart("RCT")
    desk.chart("Survey", by="Ana M.")
    identity.join(desk.project, "coder", (desk.hand.ids["Ana"], desk.hand.ids["Ana M."]))
    assert double_charting(desk.project)[0].double == 0
    desk.chart("Case study")
    assert desk.of().own.value == "Case study"
    assert desk.of().others == ()


def test_two_copies_that_chart_meet_and_nothing_of_it_is_a_conflict(desk, tmp_path):
    desk.same_study()
    desk.add(level="study", kind="one_of", choices=["RCT", "Survey"])
    copy_project(desk.project, tmp_path / "ben.coder", recipient="Ben", light=True, blind=True)
    desk.chart("RCT", passage=desk.mark().passage)
    with Project(tmp_path / "ben.coder", write=True) as project:
        ben, kay = find_coder(project, "Ben"), find_document(project, "kay-2019")
        [attribute] = attributes(project)
        charting.chart(project, kay, attribute, ben, "survey")
        assert charted_values(project)[kay.id][attribute.id] == {ben.id: "Survey"}
    merge_files(desk.project, [tmp_path / "ben.coder"])
    assert desk.values() == desk.values("kay-2019") == {"Ana": "RCT", "Ben": "Survey"}
    assert conflicts.read(desk.project) == []
