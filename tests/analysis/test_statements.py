"""Statements and cross-tables of a small review."""

import json

import pytest

from coder.analysis.cross_tables import cross_table
from coder.analysis.statements import statements
from coder.domain.citing.style import STYLES
from coder.domain.statements.statement import StatementOptions
from coder.domain.statements.telling import as_html, as_text, basis, cross_as_html, cross_as_text
from coder.store.attributes import attributes
from coder.store.coders import coders
from tests.coded_project import Hand, empty_project

KEYS = ("ali-2022", "bea-2020", "cem-2021", "dan-2019")


class Review(Hand):
    """A hand that also charts."""

    def attribute(self, name, kind, *choices):
        self.add(
            "attribute", name, name=name, kind=kind, position=f"{len(self.ids):05}",
            choices=json.dumps(choices) if choices else None,
        )  # fmt: skip

    def chart(self, attribute, coder, **values):
        for key, value in values.items():
            document = next(one for one in self.ids if one.startswith(f"{key}-2"))
            self.add("charted", about=self.ids[document], about_kind="document", value=value,
                     attribute=self.ids[attribute], coder=self.ids[coder])  # fmt: skip

    def said(self, name, **options):
        found = [one for one in self.statements(**options) if one.subject.name == name]
        return [(one.value, one.n, one.percent) for one in found]

    def statements(self, only_coder=None, **options):
        return statements(self.project, StatementOptions(**options), only_coder=only_coder)

    def cross(self, name, **options):
        held = next(one for one in attributes(self.project) if one.name == name)
        return cross_table(self.project, held, StatementOptions(**options))


@pytest.fixture
def review(tmp_path):
    with empty_project(tmp_path / "r.coder") as project:
        hand = Review(project)
        for name in ("Ana", "Ben", "Cem"):
            hand.coder(name)
        for key in KEYS:
            name, year = key.split("-")
            hand.document(key, authors=name.capitalize(), year=int(year))
        hand.document("gone-2018", authors="Gone", year=2018, excluded="no full text")
        yield hand


def test_every_choice_is_told_also_one_that_no_document_has(review):
    review.attribute("Design", "one_of", "Trial", "Survey", "Case study")
    review.chart("Design", "Ana", ali="Survey", bea="Survey", cem="Case study", gone="Trial")
    assert review.said("Design") == [
        ("Survey", 2, "50%"), ("Case study", 1, "25%"), ("Trial", 0, "0%"),
        ("not charted", 1, "25%"),
    ]  # fmt: skip
    assert [value for value, *_ in review.said("Design", order="choices")] == [
        "Trial", "Survey", "Case study", "not charted",
    ]  # fmt: skip
    assert [one.sentence for one in review.statements()][:3] == [
        "Survey (n = 2; 50%) (Ali, 2022; Bea, 2020)",
        "Case study (n = 1; 25%) (Cem, 2021)",
        "Trial (n = 0; 0%)",
    ]


def test_of_what_is_known_the_rest_has_a_number_and_no_percentage(review):
    review.attribute("Design", "text")
    review.chart("Design", "Ana", ali="Survey", bea="Survey", cem="Trial", dan="Trial")
    review.chart("Design", "Ben", dan="Survey")
    review.chart("Design", "Ben", cem="Trial")
    assert review.said("Design", denominator="known") == [
        ("Survey", 2, "67%"), ("Trial", 1, "33%"), ("differs", 1, ""),
    ]  # fmt: skip
    options = StatementOptions(denominator="known", decimals=1)
    said = as_text(review.statements(denominator="known", decimals=1), options).splitlines()
    assert said == [
        "Design (of 3 documents with a value)",
        "Survey (n = 2; 66.7%) (Ali, 2022; Bea, 2020)",
        "Trial (n = 1; 33.3%) (Cem, 2021)",
        "differs (n = 1) (Dan, 2019)",
        "",
        (
            "n counts documents; percentages are of the documents with a value, or assessed,"
            " rounded half up to one decimal."
        ),
    ]


def test_yes_and_no_are_choices(review):
    review.attribute("Funded", "yes_no")
    review.chart("Funded", "Ana", ali="no", bea="no", cem="no", dan="no")
    assert review.said("Funded") == [("no", 4, "100%"), ("yes", 0, "0%")]
    assert review.said("Funded", order="choices") == [("yes", 0, "0%"), ("no", 4, "100%")]


def test_several_values_of_a_document_count_each_and_that_is_said(review):
    review.attribute("Roles", "several_of", "Peer", "Practitioner", "Student")
    review.chart("Roles", "Ana", ali="Peer; Practitioner", bea="Peer", cem="Practitioner")
    assert review.said("Roles") == [
        ("Peer", 2, "50%"), ("Practitioner", 2, "50%"), ("Student", 0, "0%"),
        ("not charted", 1, "25%"),
    ]  # fmt: skip
    assert "Percentages of Roles may add up to more than 100" in as_text(
        review.statements(), StatementOptions()
    )


def test_numbers_and_years_are_told_from_least_to_greatest(review):
    review.attribute("Sample size", "number")
    review.attribute("Began", "year")
    review.chart("Sample size", "Ana", ali="340", bea="12", cem="45.5")
    review.chart("Began", "Ana", ali="2019", bea="2014", cem="2016", dan="2023")
    assert review.said("Sample size") == [
        ("12 to 340, median 45.5", 3, "75%"), ("not charted", 1, "25%"),
    ]  # fmt: skip
    assert review.said("Began") == [("2014 to 2023", 4, "100%")]
    spread = review.statements()[0].spread
    assert (spread.least, spread.median, spread.greatest) == ("12", "45.5", "340")


def test_a_number_that_nobody_charted_has_no_range(review):
    review.attribute("Sample size", "number")
    assert review.said("Sample size") == [("not charted", 4, "100%")]


def test_what_is_no_number_stands_apart(review):
    """As where the kind of an attribute was changed after it was charted."""
    review.attribute("Sample size", "number")
    review.chart("Sample size", "Ana", ali="10", bea="about ten", cem="30")
    assert review.said("Sample size") == [
        ("10 to 30, median 20", 2, "50%"), ("about ten", 1, "25%"), ("not charted", 1, "25%"),
    ]  # fmt: skip


def test_a_choice_that_is_one_no_longer_stands_behind_the_choices(review):
    review.attribute("Design", "one_of", "Trial", "Survey")
    review.chart("Design", "Ana", ali="Audit", bea="Survey")
    assert [value for value, *_ in review.said("Design", order="choices")] == [
        "Trial", "Survey", "Audit", "not charted",
    ]  # fmt: skip


def test_a_study_counts_once_and_the_documents_that_say_so_are_cited(review):
    study = review.add("study", name="The trial")
    for key in ("ali-2022", "bea-2020"):
        review.set("document", key, study=study)
    review.attribute("Design", "text")
    review.attribute("Roles", "several_of", "Peer", "Student")
    review.attribute("Country", "text")
    review.chart("Design", "Ana", ali="Trial", cem="Trial")
    review.chart("Roles", "Ana", ali="Peer", bea="Student")
    review.chart("Country", "Ana", ali="Wales", bea="Spain")
    assert review.said("Design", by="study") == [("Trial", 2, "67%"), ("not charted", 1, "33%")]
    assert review.statements(by="study")[0].text == ("(n = 2; 67%) (Ali, 2022; Cem, 2021)")
    assert review.said("Roles", by="study")[:2] == [("Peer", 1, "33%"), ("Student", 1, "33%")]
    assert review.said("Country", by="study") == [("differs", 1, "33%"), ("not charted", 2, "67%")]
    cited = {one.value: one.citations for one in review.statements(by="study")}
    assert cited["Peer"] == "Ali, 2022"
    assert cited["Student"] == "Bea, 2020"
    assert cited["differs"] == "Ali, 2022; Bea, 2020"
    review.theme("Training")
    review.code("Ana", "bea-2020", "Training", 0, 5)
    training = {one.value: one.citations for one in review.statements(by="study")[-4:]}
    assert training == {"present": "Bea, 2020", "unclear": "", "absent": "",
                        "open": "Cem, 2021; Dan, 2019"}  # fmt: skip
    [[peer, student, *_]] = review.cross("Roles", by="study").counts
    assert [(peer.n, [one.key for one in peer.documents])] == [(1, ["ali-2022"])]
    assert [(student.n, [one.key for one in student.documents])] == [(1, ["bea-2020"])]


def test_a_value_of_the_study_itself_cites_all_its_documents(review):
    study = review.add("study", name="The trial")
    for key in ("ali-2022", "bea-2020"):
        review.set("document", key, study=study)
    review.attribute("Sample", "number")
    review.set("attribute", "Sample", level="study")
    review.add("charted", about=study, about_kind="study", value="12",
               attribute=review.ids["Sample"], coder=review.ids["Ana"])  # fmt: skip
    spread, rest = review.statements(by="study")
    assert (spread.value, spread.n, spread.citations) == ("12", 1, "Ali, 2022; Bea, 2020")
    assert (rest.value, rest.n, rest.citations) == ("not charted", 2, "Cem, 2021; Dan, 2019")


def test_themes_have_four_states_and_by_majority_other_ones(review):
    review.theme("Training", assess=1)
    review.theme("Peers", "Training")
    review.code("Ana", "ali-2022", "Peers", 0, 5)
    for who in ("Ben", "Cem"):
        for theme in ("Training", "Peers"):
            review.assess(who, "ali-2022", theme, "absent")
    review.assess("Ana", "bea-2020", "Training", "unclear")
    review.assess("Ana", "cem-2021", "Training", "absent")
    assert review.said("Training") == [
        ("present", 1, "25%"), ("unclear", 1, "25%"), ("absent", 1, "25%"), ("open", 1, "25%"),
    ]  # fmt: skip
    assert review.said("Training", denominator="known") == [
        ("present", 1, "33%"), ("unclear", 1, "33%"), ("absent", 1, "33%"), ("open", 1, ""),
    ]  # fmt: skip
    assert review.said("Training", coders="majority") == [
        ("present", 0, "0%"), ("unclear", 1, "25%"), ("absent", 2, "50%"), ("open", 1, "25%"),
    ]  # fmt: skip
    options = StatementOptions(coders="majority")
    below = basis(review.statements(coders="majority"), options)
    assert below.endswith("unclear where no answer has that many.")
    assert "majority" not in basis(review.statements(), StatementOptions())
    ben = next(one for one in coders(review.project) if one.name == "Ben")
    alone = review.statements(only_coder=ben)
    assert [(one.value, one.n) for one in alone[:4]] == [
        ("present", 0), ("unclear", 0), ("absent", 1), ("open", 3),
    ]  # fmt: skip


def test_only_one_persons_values_are_counted_where_that_is_asked(review):
    review.attribute("Design", "text")
    review.chart("Design", "Ana", ali="Trial")
    review.chart("Design", "Ben", ali="Survey", bea="Survey")
    ben = next(one for one in coders(review.project) if one.name == "Ben")
    found = review.statements(only_coder=ben)
    assert [(one.value, one.n) for one in found] == [("Survey", 2), ("not charted", 2)]


def test_the_style_is_that_of_all_citations(review):
    review.attribute("Design", "text")
    review.chart("Design", "Ana", ali="Trial", bea="Trial", cem="Trial")
    (first, _) = review.statements(style=STYLES["numeric"])
    assert first.text == "(n = 3; 75%) [1–3]"
    (first, _) = review.statements(style=STYLES["keys"])
    assert first.text == "(n = 3; 75%) (ali-2022; bea-2020; cem-2021)"


def test_a_cross_table_counts_where_a_theme_is_present(review):
    review.attribute("Design", "one_of", "Trial", "Survey")
    review.theme("Training", assess=1)
    review.theme("Peers", "Training")
    review.chart("Design", "Ana", ali="Trial", bea="Trial", cem="Survey")
    review.code("Ana", "ali-2022", "Peers", 0, 5)
    review.assess("Ana", "cem-2021", "Training", "absent")
    made = review.cross("Design")
    assert (list(made.values), list(made.of)) == (["Trial", "Survey", "not charted"], [2, 1, 1])
    assert [str(cell) for cell in made.counts[0]] == ["1 (50%)", "0 (0%)", "0 (0%)"]
    assert [one.key for one in made.counts[0][0].documents] == ["ali-2022"]
    known = review.cross("Design", denominator="known")
    assert [str(cell) for cell in known.counts[0]] == ["1 (100%)", "0 (0%)", "0"]
    assert cross_as_text(made, StatementOptions()).splitlines()[:2] == [
        "Design\tTrial (n = 2)\tSurvey (n = 1)\tnot charted (n = 1)",
        "Training\t1 (50%) · 1 open\t0 (0%)\t0 (0%) · 1 open",
    ]
    assert [cell.open for cell in made.counts[0]] == [cell.open for cell in known.counts[0]]
    below = cross_as_text(made, StatementOptions()).splitlines()[-1]
    # Of the theme below it nobody looked for any but the coded one.
    assert " 5 of 6 cells have open documents: nobody looked for the theme in them yet." in below


def test_the_columns_of_numbers_are_by_size(review):
    review.attribute("Sites", "number")
    review.theme("Training")
    review.chart("Sites", "Ana", ali="10", bea="9", cem="9")
    assert list(review.cross("Sites", order="choices").values) == ["9", "10", "not charted"]


def test_what_people_typed_does_no_harm_in_html(review):
    review.attribute("Design", "text")
    review.chart("Design", "Ana", ali="<b>A & B</b>")
    page = as_html(review.statements(), StatementOptions())
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in page
    assert "<b>" not in page
    review.theme("a < b")
    assert "a &lt; b" in cross_as_html(review.cross("Design"), StatementOptions())


def test_a_value_of_several_lines_is_pasted_in_one(review):
    review.attribute("Aim", "text")
    review.theme("Training")
    review.chart("Aim", "Ana", ali="to learn\n\tand to teach")
    assert review.statements()[0].sentence == ("to learn and to teach (n = 1; 25%) (Ali, 2022)")
    lines = cross_as_text(review.cross("Aim"), StatementOptions()).splitlines()
    assert lines[0] == "Aim\tto learn and to teach (n = 1)\tnot charted (n = 3)"


def test_of_no_documents_there_is_nothing_to_state(tmp_path):
    with empty_project(tmp_path / "e.coder") as project:
        hand = Review(project)
        hand.attribute("Design", "one_of", "Trial")
        hand.theme("Training")
        assert {(one.text, one.percent) for one in hand.statements()} == {("(n = 0)", "")}
        assert list(hand.cross("Design").of) == [0]
