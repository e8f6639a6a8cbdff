"""What the matrix view shows: grouped and collapsed counts against counting without cleverness."""

import json
from collections import namedtuple
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coder.analysis.arranged import FirstQuotations, overview, written, written_in
from coder.domain.journal.ids import new_id
from coder.domain.matrix.arrangement import (
    NOT_CHARTED,
    NOT_REPORTED,
    THEMES,
    Arrangement,
    arrange,
    documents_with,
    themes_in,
)
from coder.domain.matrix.cell import PRESENT
from coder.operations.summaries import summarise
from coder.store.coders import coders
from coder.store.documents import documents
from coder.store.themes import themes
from tests.coded_project import Hand, anchor, empty_project, taken_back
from tests.domain.counting_oracle import count

KEYS = ("ali-2022", "kay-2019", "lee-2020", "xu-2018")
PARENTS = {"Support": None, "Group": "Support", "Peers": "Group", "Mutual": "Support",
           "Training": None, "Topics": "Training"}  # fmt: skip
DESIGNS = ("Trial", "Case study", "Trial; Case study", None)  # of the documents


def below(name):
    """A theme and all below it, by looking at every theme."""
    found, todo = set(), [name]
    while todo:
        one = todo.pop()
        found.add(one)
        todo += [child for child, parent in PARENTS.items() if parent == one]
    return found


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    with empty_project(tmp_path_factory.mktemp("arranged") / "r.coder") as project:
        hand = Hand(project)
        for name in ("Ana", "Ben"):
            hand.coder(name)
        for key in KEYS:
            hand.document(key)
        for name, parent in PARENTS.items():
            hand.theme(name, parent)
        design = hand.add(
            "attribute", "Design", name="Design", kind="several_of", position="a",
            choices=json.dumps(["Trial", "Case study"]),
        )  # fmt: skip
        for key, value in zip(KEYS, DESIGNS, strict=True):
            if value:
                hand.add(
                    "charted", about=hand.ids[key], about_kind="document", attribute=design,
                    coder=hand.ids["Ana"], value=value,
                )  # fmt: skip
        yield SimpleNamespace(project=project, ids=hand.ids)


Passage = namedtuple("Passage", "document coder start length themes")
passage = st.builds(
    Passage,
    document=st.sampled_from(KEYS),
    coder=st.sampled_from(("Ana", "Ben")),
    start=st.integers(0, 30),
    length=st.integers(1, 9),
    themes=st.sets(st.sampled_from(sorted(PARENTS)), min_size=1, max_size=3),
)


def insert(review, held):
    """Write passages; returns (document, coding as the oracle reads it)."""
    found = []
    for one in held:
        id_, end = new_id(), one.start + one.length
        review.project.db.execute(
            "INSERT INTO passage(id, coder, file, anchor) VALUES (?, ?, ?, ?)",
            (id_, review.ids[one.coder], review.ids[f"{one.document}.pdf"],
             anchor(one.start, end, f"{one.document} {one.start}")),
        )  # fmt: skip
        for theme in one.themes:
            review.project.db.execute(
                "INSERT INTO coding(id, passage, theme) VALUES (?, ?, ?)",
                (new_id(), id_, review.ids[theme]),
            )
            coding = (one.document, one.start, end, None, one.coder, id_, theme)
            found.append((one.document, coding))
    return found


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    held=st.lists(passage, max_size=14),
    collapsed=st.sets(st.sampled_from(sorted(PARENTS))),
    within=st.sampled_from(["", *PARENTS]),
)
def test_collapsed_themes_and_groups_count_each_coding_once(review, held, collapsed, within):
    ids = review.ids
    with taken_back(review.project):
        codings = insert(review, held)
        found = overview(review.project)
    wanted = Arrangement(
        group=ids["Design"],
        within=ids.get(within, ""),
        collapsed=frozenset(ids[one] for one in collapsed),
    )
    seen = arrange(found.matrix, found.facts, found.attributes, wanted)
    shown = [found.matrix.themes[place] for place in seen.columns]

    hidden = {name for one in collapsed for name in below(one) - {one}}
    inside = below(within) if within else set(PARENTS)
    if within:  # what is closed above it does not matter
        hidden = {n for one in collapsed & inside for n in below(one) - {one}}
    assert {theme.name for theme in shown} == inside - hidden

    for line in seen.lines:
        if line.row is None:
            continue
        key = found.matrix.rows[line.row].key
        here = [coding for document, coding in codings if document == key]
        for place, theme in zip(seen.columns, shown, strict=True):
            cell = found.matrix.cells[line.row].with_children(place)
            counted = count(here, below(theme.name))
            assert (cell.codings, cell.passages, cell.characters) == counted[:3]

    for group, rows in seen.members.items():
        totals = documents_with(found.matrix.cells, rows)
        expected = [
            key
            for key, value in zip(KEYS, DESIGNS, strict=True)
            if group in (value or NOT_CHARTED).split("; ")
        ]
        assert sorted(found.matrix.rows[row].key for row in rows) == expected
        for place, theme in zip(seen.columns, shown, strict=True):
            reporting = {key for key, coding in codings if coding[6] in below(theme.name)}
            assert totals[place] == len(reporting & set(expected))

    for row, cells in enumerate(found.matrix.cells):
        present = sum(
            any(key == found.matrix.rows[row].key and coding[6] in below(theme.name)
                for key, coding in codings)
            for theme in shown
        )  # fmt: skip
        assert themes_in(cells, seen.columns) == present


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(held=st.lists(passage, max_size=10))
def test_the_first_quotation_of_a_cell_is_the_first_in_the_text(review, held):
    with taken_back(review.project):
        codings = insert(review, held)
        made = overview(review.project).matrix
        first = FirstQuotations(review.project, made, coder=None)
        for row, cells in zip(made.rows, made.cells, strict=True):
            for place, theme in enumerate(made.themes):
                here = [
                    coding[1]
                    for key, coding in codings
                    if key == row.key and coding[6] in below(theme.name)
                ]
                expected = f"{row.key} {min(here)}" if here else None
                assert first.of(row.documents, place) == expected
                assert (cells[place].state == PRESENT) == bool(here)


def test_rows_go_by_what_is_asked_for_and_those_without_it_come_last(review):
    ids, project = review.ids, review.project
    with taken_back(project):
        insert(review, [
            Passage("kay-2019", "Ana", 0, 5, {"Support", "Training"}),
            Passage("xu-2018", "Ana", 0, 5, {"Peers"}),
            Passage("xu-2018", "Ana", 9, 5, {"Peers"}),
        ])  # fmt: skip
        found = overview(project)

    def keys(**wanted):
        seen = arrange(found.matrix, found.facts, found.attributes, Arrangement(**wanted))
        return [found.matrix.rows[line.row].key for line in seen.lines]

    assert keys() == list(KEYS)
    assert keys(backwards=True) == list(reversed(KEYS))
    assert keys(sort=ids["Support"])[:2] == ["xu-2018", "kay-2019"]
    assert keys(sort=ids["Support"], backwards=True)[:2] == ["kay-2019", "xu-2018"]
    assert keys(sort=THEMES)[:2] == ["xu-2018", "kay-2019"]
    assert keys(sort=ids["Design"]) == ["ali-2022", "lee-2020", "kay-2019", "xu-2018"]
    assert keys(keep="nothing") == ["ali-2022", "lee-2020"]
    assert keys(attribute=ids["Design"], value="Trial") == ["ali-2022", "lee-2020"]
    assert keys(attribute=ids["Design"], value=NOT_CHARTED) == ["xu-2018"]
    assert keys(words="KAY") == ["kay-2019"]


def test_what_the_team_decided_not_to_be_reported_is_no_want_of_charting(review):
    project, design = review.project, review.ids["Design"]
    with taken_back(project):
        project.db.execute(
            "INSERT INTO decision(id, about, about_kind, attribute, coder, answer)"
            " VALUES (?, ?, 'document', ?, ?, ?)",
            (new_id(), review.ids["xu-2018"], design, review.ids["Ana"], '{"outcome":"none"}'),
        )
        found = overview(project)

    def keys(**wanted):
        seen = arrange(found.matrix, found.facts, found.attributes, Arrangement(**wanted))
        return [found.matrix.rows[line.row].key for line in seen.lines if line.row is not None]

    assert keys(attribute=design, value=NOT_REPORTED) == ["xu-2018"]
    assert keys(attribute=design, value=NOT_CHARTED) == []
    assert keys(sort=design, backwards=True)[-1] == "xu-2018"
    groups = arrange(found.matrix, found.facts, found.attributes, Arrangement(group=design)).members
    assert [*groups] == ["Trial", "Case study", NOT_REPORTED]


def test_open_cells_are_those_of_themes_that_are_assessed(review):
    project = review.project
    with taken_back(project):
        insert(review, [Passage("ali-2022", "Ana", 0, 5, {"Support", "Training"})])
        project.db.execute("UPDATE theme SET assess = (parent IS NULL)")
        found = overview(project)

    def keys(keep):
        wanted = Arrangement(keep=keep)
        seen = arrange(found.matrix, found.facts, found.attributes, wanted)
        return [found.matrix.rows[row].key for row in seen.rows]

    assert keys("open") == ["kay-2019", "lee-2020", "xu-2018"]
    assert keys("complete") == ["ali-2022"]


def test_summaries_below_a_collapsed_theme_are_told_with_it(review):
    project = review.project
    ali = next(one for one in documents(project) if one.key == "ali-2022")
    by_name = {one.name: one for one in themes(project)}
    ana, ben = sorted(coders(project), key=lambda one: one.name)
    summarise(project, ali, by_name["Support"], ana, "They help.")
    summarise(project, ali, by_name["Peers"], ben, "Peers help most.")
    summarise(project, ali, by_name["Support"], ben, "Help is agreed on.", consensus=True)
    found = overview(project)
    place = by_name["Support"].place
    alone = written_in(found, (ali,), place, below=False)
    assert [one.text for _, one in alone] == ["Help is agreed on.", "They help."]
    below_too = written_in(found, (ali,), place, below=True)
    assert [(theme.name, one.text) for theme, one in below_too][2:] == [
        ("Peers", "Peers help most.")
    ]
    mine = written(project, ana)
    assert [one.text for cell in mine.values() for one in cell] == ["They help."]
