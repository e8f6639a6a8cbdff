"""The statements of a published review come out of its coding, as they were published."""

import pytest

from coder.analysis.citations import citations
from coder.analysis.cross_tables import cross_table
from coder.analysis.matrix import matrix
from coder.analysis.passages import passages
from coder.analysis.statements import statements
from coder.domain.matrix.cell import ABSENT, OPEN, PRESENT
from coder.domain.statements.statement import StatementOptions
from coder.domain.statements.telling import as_text
from coder.operations.charting import find_attribute
from coder.operations.themes import find_theme
from coder.store.documents import documents
from tests.published_review import SOUGHT, enter, reference

DOCUMENTS = StatementOptions()
STUDIES = StatementOptions(by="study")


@pytest.fixture(scope="module")
def told():
    held = reference()
    if held is None:
        pytest.skip("the facts of the published review are not here")
    return held


@pytest.fixture(scope="module")
def review(told, tmp_path_factory):
    with enter(tmp_path_factory.mktemp("published") / "review.coder", told) as project:
        yield project


def of(review, name, options=DOCUMENTS):
    found = statements(review, options, attributes=[find_attribute(review, name)], themes=())
    return [(one.value, one.n, one.percent) for one in found]


@pytest.mark.parametrize("name", ["design", "collaboration", "country"])
def test_the_published_numbers_and_percentages_come_out(review, told, name):
    published = told["expected_statements"][name]
    found = of(review, name)
    assert sorted(found) == sorted((value, n, f"{share}%") for value, n, share in published)
    assert [n for _, n, _ in found] == [n for _, n, _ in published]
    if name != "country":  # three countries share a number, and the article has no order of them
        assert [value for value, _, _ in found] == [value for value, _, _ in published]


def test_a_statement_is_in_the_published_form(review, told):
    found = statements(review, DOCUMENTS)
    held = {(one.subject.name, one.value): one for one in found}
    alone = held["Collaboration", "Practitioner only"]
    assert alone.text == told["expected_statements"]["format"]
    assert (alone.n, alone.of) == (3, 19)
    assert [one.key for one in alone.documents] == ["dalgarno-2018", "dalgarno-2019", "kay-2019"]
    assert held["Design", "Qualitative study"].sentence == (
        "Qualitative study (n = 8; 42%) (Ali et al., 2022; Cameron et al., 2018; Dalgarno and"
        " Oates, 2018, 2019; Gill, 2014; Toney et al., 2019; West et al., 2022; Whish, 2021)"
    )


def test_what_is_pasted_ends_with_the_denominator_and_the_rounding(review):
    pasted = as_text(statements(review, DOCUMENTS), DOCUMENTS).splitlines()
    assert pasted[0] == "Design"
    assert pasted[-1] == (
        "n of 19 included documents; percentages rounded half up to whole numbers."
    )


def test_two_reports_of_one_sample_are_one_study_and_both_are_cited(review):
    found = statements(review, STUDIES, attributes=[find_attribute(review, "collaboration")],
                       themes=())  # fmt: skip
    alone = next(one for one in found if one.value == "Practitioner only")
    assert (alone.n, alone.of, alone.percent) == (2, 18, "11%")
    assert alone.text == "(n = 2; 11%) (Dalgarno and Oates, 2018, 2019; Kay and Edgley, 2019)"
    assert sum(one.n for one in found) == 18


def test_every_theme_is_told_present_or_absent(review, told):
    found = {
        (one.subject.name, one.value): one
        for one in statements(review, DOCUMENTS, attributes=())
    }  # fmt: skip
    for theme, said in told["cells"].items():
        present = {key for keys in said.values() for key in keys}
        if theme == "Support":  # with the themes below it
            present |= {
                key
                for below, cells in told["cells"].items()
                if below.startswith("Support / ")
                for keys in cells.values()
                for key in keys
            }
        assert {one.key for one in found[theme, PRESENT].documents} == present
        assert found[theme, PRESENT].n == len(present)
        assert found[theme, ABSENT].n == 19 - len(present)
        assert found[theme, OPEN].n == 0
    assert found["Training", PRESENT].text.startswith("(n = 8; 42%) (Bester et al., 2022; ")


def test_what_was_looked_for_and_not_reported_is_absent_in_the_matrix(review):
    made = matrix(review)
    place = [theme.path for theme in made.themes].index(SOUGHT)
    assert {cells[place].state for cells in made.cells} == {ABSENT}
    (sought,) = [
        one
        for one in statements(review, DOCUMENTS, themes=[find_theme(review, SOUGHT)], attributes=())
        if one.value == ABSENT
    ]
    assert (sought.n, sought.percent) == (19, "100%")


def test_training_by_design_is_a_cross_table(review):
    made = cross_table(review, find_attribute(review, "Design"), DOCUMENTS)
    row = [theme.path for theme in made.themes].index("Training")
    found = {
        value: (of, str(cell))
        for value, of, cell in zip(made.values, made.of, made.counts[row], strict=True)
    }
    assert found["Qualitative study"] == (8, "3 (38%)")
    assert found["Case study"] == (5, "3 (60%)")
    assert found["Scoping review"] == (1, "0 (0%)")
    assert sum(of for of, _ in found.values()) == 19


def test_a_quotation_is_cited_with_its_printed_page(review):
    cited = {one.citation for one in passages(review) if one.document.key == "kay-2019"}
    assert cited == {"(Kay and Edgley, 2019: 11)"}
    kay = next(one for one in documents(review) if one.key == "kay-2019")
    assert citations(review).citation(kay) == "Kay and Edgley, 2019"
