"""What charts count, as tables."""

import pytest

from coder.analysis.charts.charts import chart
from coder.domain.chart import ChartOptions, readable
from coder.domain.errors import CoderError
from coder.store.coders import coders
from tests.coded_project import Hand, empty_project


@pytest.fixture
def hand(tmp_path):
    with empty_project(tmp_path / "p.coder") as project:
        hand = Hand(project)
        hand.coder("Ana", role="lead")
        hand.coder("Ben")
        for key, year in (("ali-2022", 2022), ("bo-2019", 2019), ("cem", None)):
            hand.document(key, year=year)
        hand.document("out-2020", year=2020, excluded="No trainers")
        for name, under in (("Support", None), ("Group", "Support"), ("Training", None)):
            hand.theme(name, under)
        hand.code("Ana", "ali-2022", "Group", 0, 10)
        hand.code("Ben", "ali-2022", "Training", 5, 20)
        hand.code("Ana", "bo-2019", "Training", 0, 10)
        hand.code("Ana", "out-2020", "Training", 0, 10)
        hand.assess("Ana", "bo-2019", "Support", "absent")
        hand.assess("Ben", "cem", "Support", "unclear")
        yield hand


def counted(hand, kind, *, only=None, **options):
    coder = next((one for one in coders(hand.project) if one.name == only), None)
    found = chart(hand.project, kind, ChartOptions(**options), only_coder=coder)
    return found, {row.name: row.numbers for row in found.rows}


def test_themes_by_documents_tell_the_four_states_apart(hand):
    found, numbers = counted(hand, "documents")
    assert found.title == "Themes in 3 documents"
    assert found.columns == ("Present", "Unclear", "Absent", "Open")
    assert numbers == {
        "Support": (1, 1, 1, 0), "Support / Group": (1, 0, 0, 2), "Training": (2, 0, 0, 1),
    }  # fmt: skip


def test_themes_can_be_those_at_the_top_and_in_the_order_of_their_numbers(hand):
    assert list(counted(hand, "documents", top_level=True)[1]) == ["Support", "Training"]
    found, numbers = counted(hand, "documents", order="count")
    assert list(numbers) == ["Training", "Support", "Support / Group"]
    assert [row.label for row in found.rows][-1] == "Support / Group"  # nothing stands above it


def test_one_reviewer_alone(hand):
    assert counted(hand, "documents", only="Ben")[1]["Training"] == (1, 0, 0, 2)


def test_themes_by_year_have_a_column_for_every_year_between(hand):
    found, numbers = counted(hand, "years")
    assert found.columns == ("2019", "2020", "2021", "2022", "no year")
    assert found.totals == (1, 0, 0, 1, 1)  # what is excluded does not count
    assert numbers["Training"] == (1, 0, 0, 1, 0)


def test_many_years_are_counted_by_periods(hand):
    hand.document("old-1987", year=1987)
    found, numbers = counted(hand, "years")
    assert found.columns[0] == "1986–1987"
    assert found.columns[-2:] == ("2022–2023", "no year")
    assert sum(found.totals) == 4
    assert sum(numbers["Training"]) == 2


def test_themes_by_an_attribute_keep_the_order_of_its_choices_and_say_who_differs(hand):
    choices = '["Survey","Case study","Review"]'
    design = hand.add("attribute", name="Design", kind="one_of", choices=choices, position="a")
    hand.document("dee-2018")
    for document, coder, value in (
        ("ali-2022", "Ana", "Case study"), ("bo-2019", "Ana", "Survey"),
        ("bo-2019", "Ben", "Case study"), ("dee-2018", "Ben", "Survey"),
    ):  # fmt: skip
        hand.add(
            "charted", about=hand.ids[document], about_kind="document", attribute=design,
            coder=hand.ids[coder], value=value,
        )  # fmt: skip
    found, numbers = counted(hand, "attribute", attribute=design)
    assert found.columns == ("Survey", "Case study", "Review", "differs", "not charted")
    assert found.totals == (1, 1, 0, 1, 1)
    assert numbers["Training"] == (0, 1, 0, 1, 0)
    alone = counted(hand, "attribute", attribute=design, only="Ben")[0]
    assert alone.columns == (
        "Survey",
        "Case study",
        "Review",
        "not charted",
    )  # Ben does not see Ana's


def test_a_document_with_several_choices_counts_in_each(hand):
    where = hand.add(
        "attribute", name="Country", kind="several_of", choices='["UK","Japan"]', position="a"
    )
    hand.add(
        "charted", about=hand.ids["ali-2022"], about_kind="document", attribute=where,
        coder=hand.ids["Ana"], value="UK; Japan",
    )  # fmt: skip
    found, numbers = counted(hand, "attribute", attribute=where)
    assert found.columns == ("UK", "Japan", "not charted")
    assert numbers["Training"] == (1, 1, 1)
    assert found.notes == (
        "A document with several values counts in each of them",
        "3 of 9 cells of the matrix are open: nobody has looked there yet",
    )


def test_numbers_stand_by_size(hand):
    size = hand.add("attribute", name="Size", kind="number", position="a")
    for document, value in (("ali-2022", "12"), ("bo-2019", "9")):
        hand.add(
            "charted", about=hand.ids[document], about_kind="document", attribute=size,
            coder=hand.ids["Ana"], value=value,
        )  # fmt: skip
    assert counted(hand, "attribute", attribute=size)[0].columns == ("9", "12", "not charted")


def test_without_an_attribute_it_says_to_choose_one(hand):
    with pytest.raises(CoderError, match="Choose an attribute"):
        counted(hand, "attribute")


def test_themes_together_count_overlapping_passages_also_of_two_reviewers(hand):
    found, numbers = counted(hand, "together")
    assert found.columns == ("Support", "Support / Group", "Training")
    assert numbers == {
        "Support": (1, None, 1), "Support / Group": (None, 1, 1), "Training": (1, 1, 2),
    }  # fmt: skip
    assert counted(hand, "together", only="Ana")[1]["Training"] == (0, 0, 1)


def test_themes_together_count_documents_that_hold_both(hand):
    hand.code("Ana", "bo-2019", "Group", 50, 60)
    assert counted(hand, "together")[1]["Training"] == (1, 1, 2)
    assert counted(hand, "together", unit="documents")[1]["Training"] == (2, 2, 2)


def test_saturation_counts_each_theme_where_it_or_one_below_it_comes_first(hand):
    found = counted(hand, "saturation")[1]
    assert found == {"ali-2022": (3, 3), "bo-2019": (0, 3), "cem": (0, 3)}
    by_year = counted(hand, "saturation", along="year")[1]
    assert list(by_year.items()) == [("bo-2019", (1, 1)), ("ali-2022", (2, 3)), ("cem", (0, 3))]
    # As in the other charts, Support counts where Support / Group was coded.
    present = sum(numbers[0] > 0 for numbers in counted(hand, "documents")[1].values())
    assert present == found["cem"][1]


def test_saturation_leaves_out_what_nobody_has_read(hand):
    hand.document("dan-2021")
    found, numbers = counted(hand, "saturation")
    assert "dan-2021" not in numbers
    assert found.notes == ("Left out: 1 document that nobody has read yet",)
    hand.finish("Ana", "dan-2021")
    found, numbers = counted(hand, "saturation")
    assert numbers["dan-2021"] == (0, 3)
    assert found.notes == ()


def test_saturation_by_when_documents_were_coded_first(hand):
    hand.set("document", "cem", key="a-cem")
    found = counted(hand, "saturation", along="coded")[0]
    assert [row.name for row in found.rows] == ["ali-2022", "bo-2019", "a-cem"]


def test_studies_count_once(hand):
    study = hand.add("study", "S", name="S")
    for key in ("ali-2022", "bo-2019"):
        hand.set("document", key, study=study)
    found, numbers = counted(hand, "documents", by="study")
    assert found.title == "Themes in 2 studies"
    assert numbers["Training"][0] == 1


def test_what_is_drawn_is_what_can_be_read_and_the_rest_is_said(hand):
    found, _ = counted(hand, "together")
    shown = readable(found, 2)
    assert shown.columns == ("Support", "Training")
    assert [row.numbers for row in shown.rows] == [(1, 1), (1, 2)]
    assert shown.notes[-1] == "In the table alone: 1 theme with smaller numbers"


def test_every_year_is_drawn_and_of_many_values_the_most_frequent(hand):
    for year in range(1999, 2023):
        hand.document(f"y{year}", year=year)
    found, _ = counted(hand, "years")
    assert len(readable(found, 40).columns) == len(found.columns) == 25  # with those of no year
    place = hand.add("attribute", name="Place", kind="text", position="a")
    for year in range(1999, 2023):
        for about in [f"y{year}", *(["ali-2022"] if year == 2022 else [])]:
            hand.add(
                "charted", about=hand.ids[about], about_kind="document", attribute=place,
                coder=hand.ids["Ana"], value=f"Place {year}",
            )  # fmt: skip
    found, _ = counted(hand, "attribute", attribute=place)
    shown = readable(found, 40)
    assert (len(found.columns), len(shown.columns)) == (25, 24)
    assert {"Place 2022", "not charted"} <= set(shown.columns)
    assert shown.notes[-1:] == ("In the table alone: 1 value with smaller numbers",)


def test_an_empty_project_gives_empty_charts(tmp_path):
    with empty_project(tmp_path / "p.coder") as project:
        for kind in ("documents", "years", "together", "saturation"):
            found = chart(project, kind, ChartOptions())
            assert found.is_empty
            assert len(found.table()) >= 1
