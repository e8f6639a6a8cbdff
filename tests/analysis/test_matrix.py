"""The matrix of a project, against counting without cleverness."""

from collections import namedtuple
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coder.analysis.agreed_project import agreed_project, said_of_open
from coder.analysis.matrix import matrix
from coder.domain.errors import CoderError
from coder.domain.journal.ids import new_id
from coder.domain.matrix.cell import ABSENT, OPEN, PRESENT, UNCLEAR, with_children
from coder.store.coders import coders as stored_coders
from tests.coded_project import Hand, anchor, empty_project, taken_back
from tests.domain.counting_oracle import count

# Themes as shown, with those at or below each; Twin is Group under another id, Old was merged.
BELOW = {
    "Support": {"Support", "Support / Group", "Support / Group / Peers"},
    "Support / Group": {"Support / Group", "Support / Group / Peers"},
    "Support / Group / Peers": {"Support / Group / Peers"},
    "Training": {"Training"},
}
SHOWN = {"Support": "Support", "Group": "Support / Group", "Twin": "Support / Group",
         "Peers": "Support / Group / Peers", "Training": "Training", "Old": "Training"}  # fmt: skip
# Stored files: the content of each, and the document as it is shown.
FILES = {"ali.pdf": ("ali.pdf", "ali-2022"), "ali copy": ("ali.pdf", "ali-2022"),
         "ali preprint": ("ali preprint", "ali-2022"), "kay.pdf": ("kay.pdf", "kay-2019"),
         "gone.pdf": ("gone.pdf", None)}  # fmt: skip
CODERS = ("Ana", "Ben", "Cem")


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    """Two documents in the matrix, one of them stored twice, and one that is excluded."""
    with empty_project(tmp_path_factory.mktemp("matrix") / "r.coder") as project:
        hand = Hand(project)
        for name in CODERS:
            hand.coder(name)
        study = hand.add("study", name="Ali's trial")
        hand.document("ali-2022", study=study)
        hand.document("kay-2019", study=study)
        hand.document("gone", excluded="no full text")
        for name, sha256 in (("ali copy", "ali-2022.pdf"), ("ali preprint", None)):
            document = "ali-2022"
            if name == "ali copy":
                document = "ali again"
                hand.add("document", document, key="ali-2022")
            hand.file(document, name, sha256)
        for short in ("ali", "kay"):
            key = {"ali": "ali-2022", "kay": "kay-2019"}[short]
            hand.ids[f"{short}.pdf"] = hand.ids[f"{key}.pdf"]
        hand.set("document", "ali again", study=study)
        hand.theme("Support")
        hand.theme("Group", "Support")
        hand.theme("Peers", "Group")
        hand.ids["Twin"] = hand.add("theme", name="Group", parent=hand.ids["Support"], position="x")
        hand.theme("Training")
        hand.theme("Old")
        hand.set("theme", "Old", merged=hand.ids["Training"])
        yield SimpleNamespace(project=project, ids=hand.ids)


Passage = namedtuple("Passage", "file coder start length boxes themes")
box = st.tuples(st.integers(0, 1), st.integers(0, 9), st.integers(0, 9)).map(
    lambda at: (*at, at[1] + 3, at[2] + 3)
)
passage = st.builds(
    Passage,
    file=st.sampled_from(sorted(FILES)),
    coder=st.sampled_from(CODERS),
    start=st.integers(0, 30),
    length=st.integers(1, 9),
    boxes=st.none() | st.lists(box, min_size=1, max_size=2),
    themes=st.sets(st.sampled_from(sorted(SHOWN)), min_size=1, max_size=3),
)


def insert(review, passages):
    """Write random passages; returns the codings as the oracle reads them."""
    db, ids = review.project.db, review.ids
    codings = []
    for one in passages:
        id_ = new_id()
        where = anchor(boxes=one.boxes) if one.boxes else anchor(one.start, one.start + one.length)
        db.execute(
            "INSERT INTO passage(id, coder, file, anchor) VALUES (?, ?, ?, ?)",
            (id_, ids[one.coder], ids[one.file], where),
        )
        for theme in one.themes:
            db.execute(
                "INSERT INTO coding(id, passage, theme) VALUES (?, ?, ?)",
                (new_id(), id_, ids[theme]),
            )
            content, document = FILES[one.file]
            end = one.start + one.length
            coding = (content, one.start, end, one.boxes, one.coder, id_, SHOWN[theme])
            codings.append((document, coding))
    return codings


def check(found, codings, nodes, names):
    codings_, passages, characters, coders = count(codings, nodes)
    assert (found.codings, found.passages, found.characters) == (codings_, passages, characters)
    assert [names[coder] for coder in found.coders] == sorted(coders)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(held=st.lists(passage, max_size=14), only=st.sampled_from([None, *CODERS]))
def test_counts_are_those_of_looking_at_every_character(review, held, only):
    everyone = {coder.name: coder for coder in stored_coders(review.project)}
    names = {coder.id: coder.name for coder in everyone.values()}
    with taken_back(review.project):
        codings = insert(review, held)
        found = matrix(review.project, only_coder=everyone.get(only), coders="each")
    codings = [(key, coding) for key, coding in codings if only in (None, coding[4])]
    for row, cells in zip(found.rows, found.cells, strict=True):
        here = [coding for key, coding in codings if key == row.key]
        for theme, cell in zip(found.themes, cells, strict=True):
            check(cell.own, here, {theme.path}, names)
            check(cell.with_children, here, BELOW[theme.path], names)
            for coder, theirs in cell.by_coder.items():
                mine = [coding for coding in here if coding[4] == names[coder]]
                check(theirs.with_children, mine, BELOW[theme.path], names)
                assert (theirs.own.state == PRESENT) == (theirs.own.codings > 0)
            assert (cell.state == PRESENT) == (cell.with_children.codings > 0)
        assert cells.codings == len({(c[5], c[6]) for c in here})


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(held=st.lists(passage, max_size=12))
def test_a_study_counts_what_its_documents_count(review, held):
    with taken_back(review.project):
        insert(review, held)
        documents, studies = matrix(review.project), matrix(review.project, by="study")
    assert [row.key for row in studies.rows] == ["Ali's trial"]
    assert [one.key for one in studies.rows[0].documents] == ["ali-2022", "kay-2019"]
    for theme in range(len(documents.themes)):
        pooled = studies.cells[0][theme].with_children
        parts = [row[theme].with_children for row in documents.cells]
        assert pooled.passages == sum(part.passages for part in parts)
        assert pooled.characters == sum(part.characters for part in parts)


def test_the_matrix_shows_joined_things_once_and_no_excluded_document(review):
    found = matrix(review.project)
    assert [theme.path for theme in found.themes] == list(BELOW)
    assert [row.key for row in found.rows] == ["ali-2022", "kay-2019"]
    assert [(one.key, one.excluded) for one in found.excluded] == [("gone", "no full text")]


@pytest.fixture
def small(tmp_path):
    with empty_project(tmp_path / "small.coder") as project:
        hand = Hand(project)
        for name in CODERS:
            hand.coder(name)
        hand.theme("Support")
        hand.theme("Group", "Support")
        hand.theme("Mutual", "Support")
        hand.theme("Training")
        hand.document("ali-2022")
        yield hand


def states(hand, row=0, **asked):
    found = matrix(hand.project, **asked)
    return [cell.state for cell in found.cells[row]]


def test_a_cell_nobody_judged_is_open(small):
    assert states(small) == [OPEN] * 4


def test_a_parent_is_absent_where_different_coders_looked_for_each_child(small):
    small.assess("Ana", "ali-2022", "Group", ABSENT)
    assert states(small) == [OPEN, ABSENT, OPEN, OPEN]
    small.assess("Ben", "ali-2022", "Mutual", ABSENT)
    assert states(small) == [ABSENT, ABSENT, ABSENT, OPEN]
    ana = stored_coders(small.project)[0]
    assert states(small, only_coder=ana) == [OPEN, ABSENT, OPEN, OPEN]


def test_a_coding_wins_over_a_judgement_of_the_same_cell(small):
    small.assess("Ana", "ali-2022", "Training", ABSENT)
    small.assess("Ben", "ali-2022", "Training", UNCLEAR)
    assert states(small)[3] == UNCLEAR
    small.code("Ana", "ali-2022", "Training", 0, 5)
    assert states(small)[3] == PRESENT


def test_a_majority_needs_more_than_half_of_those_who_said_anything(small):
    small.code("Ana", "ali-2022", "Group", 0, 5)
    small.assess("Ben", "ali-2022", "Group", ABSENT)
    assert states(small, coders="majority")[:2] == [UNCLEAR, UNCLEAR]
    small.assess("Cem", "ali-2022", "Group", ABSENT)
    assert states(small, coders="majority")[1] == ABSENT
    assert states(small, coders="union")[1] == PRESENT


def test_what_is_present_by_majority_makes_all_above_it_present(small):
    small.code("Ana", "ali-2022", "Group", 0, 5)
    small.assess("Ben", "ali-2022", "Mutual", ABSENT)
    small.assess("Ben", "ali-2022", "Support", ABSENT)
    small.assess("Cem", "ali-2022", "Support", ABSENT)
    assert states(small, coders="majority") == [PRESENT, PRESENT, ABSENT, OPEN]


def test_by_majority_a_parent_is_what_the_joined_cells_below_it_say(small):
    small.code("Ana", "ali-2022", "Group", 0, 5)
    small.assess("Ben", "ali-2022", "Group", ABSENT)
    small.assess("Cem", "ali-2022", "Group", ABSENT)
    small.code("Cem", "ali-2022", "Mutual", 0, 5)
    small.assess("Ana", "ali-2022", "Mutual", ABSENT)
    assert states(small, coders="majority")[:3] == [UNCLEAR, ABSENT, UNCLEAR]


def test_coders_disagree_only_where_both_have_finished(small):
    small.code("Ana", "ali-2022", "Group", 0, 5)
    small.assess("Ben", "ali-2022", "Support", ABSENT)
    small.finish("Ana", "ali-2022")
    assert not any(cell.disagree for cell in matrix(small.project).cells[0])
    small.finish("Ben", "ali-2022")
    found = [cell.disagree for cell in matrix(small.project).cells[0]]
    assert found == [True, True, False, False]
    ana = stored_coders(small.project)[0]
    assert not any(cell.disagree for cell in matrix(small.project, only_coder=ana).cells[0])


def test_two_reports_of_one_study_are_absent_only_together(small):
    study = small.add("study", "trial", name="trial")
    small.document("kay-2019", study=study)
    small.set("document", "ali-2022", study=study)
    small.assess("Ana", "ali-2022", "Training", ABSENT)
    assert states(small, by="study")[3] == OPEN
    small.assess("Ben", "kay-2019", "Training", ABSENT)
    assert states(small, by="study")[3] == ABSENT


def test_studies_and_reviewers_stand_as_names_do_in_a_list(small):
    for place, name in enumerate(("Zeta", "Østfold", "alpha", "Älv")):
        study = small.add("study", name=name)
        small.document(f"d-{place}", study=study)
    rows = [row.key for row in matrix(small.project, by="study").rows]
    assert rows == ["ali-2022", "alpha", "Älv", "Østfold", "Zeta"]
    for name in ("Zoe", "Émile", "adam"):
        small.coder(name)
        small.code(name, "ali-2022", "Group", 0, 5)
    assert [one.name for one in matrix(small.project).coders] == ["adam", "Émile", "Zoe"]


def test_a_document_without_a_study_is_a_row_of_its_own(small):
    small.document("kay-2019", study=small.add("study", name="a trial"))
    assert [row.key for row in matrix(small.project, by="study").rows] == ["a trial", "ali-2022"]


def test_each_coder_has_cells_beside_those_of_all(small):
    small.code("Ana", "ali-2022", "Group", 0, 10)
    small.code("Ben", "ali-2022", "Group", 5, 15)
    small.finish("Cem", "ali-2022")
    group = matrix(small.project, coders="each").cells[0][1]
    assert (group.own.passages, group.own.characters) == (1, 15)
    found = {small.ids["Ana"]: (1, 10), small.ids["Ben"]: (1, 10), small.ids["Cem"]: (0, 0)}
    assert found == {
        coder: (cell.own.passages, cell.own.characters) for coder, cell in group.by_coder.items()
    }
    assert matrix(small.project).cells[0][1].by_coder is None


def test_the_consensus_is_that_of_an_agreed_project(small):
    small.code("Ana", "ali-2022", "Group", 0, 10)
    with pytest.raises(CoderError, match="What the team agreed on is not here"):
        matrix(small.project, coders="consensus")
    with agreed_project(small.project) as agreed:
        found = matrix(agreed, coders="consensus")
        assert said_of_open(agreed) == ""
    assert found.cells[0][1].own.passages == 1
    assert [coder.name for coder in found.coders] == ["The team"]


def test_as_json_keeps_the_contract(small):
    small.code("Ana", "ali-2022", "Group", 0, 10)
    found = matrix(small.project, coders="each").as_json()
    ana = small.ids["Ana"]
    assert found["themes"] == ["Support", "Support / Group", "Support / Mutual", "Training"]
    assert found["documents"] == ["ali-2022"]
    assert found["rows"][0]["key"] == "ali-2022"
    assert found["rows"][0]["documents"] == ["ali-2022"]
    cell = found["cells"][0][0]
    assert cell["own"] == {
        "state": "open", "codings": 0, "passages": 0, "characters": 0, "coders": [],
        "coder_ids": [],
    }  # fmt: skip
    assert cell["with_children"] == {
        "state": "present", "codings": 1, "passages": 1, "characters": 10, "coders": ["Ana"],
        "coder_ids": [ana],
    }  # fmt: skip
    assert (cell["state"], cell["disagree"]) == ("present", False)
    assert cell["by_coder"][ana]["state"] == "present"
    assert with_children(OPEN, [PRESENT]) == cell["state"]
