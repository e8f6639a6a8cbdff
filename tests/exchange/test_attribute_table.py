"""What is charted goes out as a table and comes in again; a table is a plan before it is an act."""

import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from coder.domain.attribute import KINDS, Attribute, checked_value
from coder.domain.errors import CoderError
from coder.exchange.attribute_table import apply_import, plan_import, read_table
from coder.export.attribute_table import write_attribute_table
from coder.operations import charting, documents, projects
from coder.operations.coders import find_coder
from coder.operations.documents import find_document
from coder.operations.undo import take_back_step
from coder.store import history
from coder.store.attributes import attributes, charted_values
from tests.coded_project import Hand, empty_project

CHOICES = ("RCT", "Case study", "=SUM(1)")


@pytest.fixture
def project(tmp_path):
    with empty_project(tmp_path / "review.coder") as held:
        hand = Hand(held)
        hand.coder("Ana", role="lead")
        hand.coder("Ben")
        hand.document("ali-2022", title="=A1", authors="Ali, A.; Roy, B.", year=2022)
        hand.document("kay-2019", title="A title", year=2019)
        hand.document("roy-2020")
        held.set_local("me", hand.ids["Ana"])
        held.sitting = None
        yield held


def add_all(project):
    """An attribute of each kind."""
    for kind in KINDS:
        choices = CHOICES if kind in {"one_of", "several_of"} else ()
        charting.add_attribute(project, f"A {kind}", kind=kind, choices=choices)


def chart(project, key, name, value, by="Ana"):
    charting.chart(
        project, find_document(project, key), charting.attribute_named(project, name),
        find_coder(project, by), value,
    )  # fmt: skip


def own(project, key, by="Ana"):
    """What somebody charted of a document, by the names of attributes."""
    names = {one.id: one.name for one in attributes(project)}
    held = charted_values(project).get(find_document(project, key).id, {})
    who = find_coder(project, by).id
    return {names[one]: values[who] for one, values in held.items() if who in values}


def planned(project, rows, tmp_path, by="Ana"):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "table.xlsx")
    return plan_import(project, read_table(tmp_path / "table.xlsx"), find_coder(project, by))


def of_text(project, text, tmp_path):
    (tmp_path / "table.csv").write_text(text, "utf-8")
    return plan_import(project, read_table(tmp_path / "table.csv"), find_coder(project, "Ana"))


def changes(plan):
    return [(one.document.key, one.attribute.name, one.old, one.new) for one in plan.values]


def problems(plan):
    return [str(one) for one in plan.problems]


# Out and in again

KINDS_AND_WORDS = st.one_of(
    st.tuples(st.just("A text"), st.text(min_size=1, max_size=60)),
    st.tuples(
        st.just("A text"),
        st.sampled_from(["=1+1", "+49 30", "-", "@x", "'=x", "''=x", "_x0041_", "1e5", "007",
                         "long x", "long _x0041_", "a\n\nb\tc", "א ב", "\u2028"]),
    ),
    st.tuples(st.just("A number"), st.decimals(allow_nan=False, allow_infinity=False, places=6)
              .map(lambda number: format(number, "f"))),
    st.tuples(st.just("A number"), st.integers().map(str)),
    st.tuples(st.just("A year"), st.integers(1000, 2999).map(str)),
    st.tuples(st.just("A date"), st.dates().map(str)),
    st.tuples(st.just("A yes_no"), st.sampled_from(["yes", "no"])),
    st.tuples(st.just("A one_of"), st.sampled_from(CHOICES)),
    st.tuples(st.just("A several_of"), st.sets(st.sampled_from(CHOICES)).map("; ".join)),
)  # fmt: skip


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.lists(KINDS_AND_WORDS, max_size=6), ending=st.sampled_from([".xlsx", ".csv"]))
def test_what_goes_out_and_comes_in_again_changes_nothing(project, tmp_path, words, ending):
    if not attributes(project):
        add_all(project)
    for one in attributes(project):  # of the example before
        for key in ("ali-2022", "kay-2019"):
            chart(project, key, one.name, "")
            chart(project, key, one.name, "", by="Ben")
    for name, value in words:
        for key in ("ali-2022", "kay-2019"):
            long = value.removeprefix("long ")
            chart(project, key, name, value if long == value else long * 40_000)
    path, ana = tmp_path / f"out{ending}", find_coder(project, "Ana")
    write_attribute_table(project, path, coder=ana, overwrite=True)
    plan = plan_import(project, read_table(path), ana)
    assert (changes(plan), plan.added, problems(plan), plan.notes) == ([], (), [], ())
    assert plan.same == len(own(project, "ali-2022")) + len(own(project, "kay-2019"))
    # And what comes in where nothing is, is what went out.
    ben = find_coder(project, "Ben")
    plan = plan_import(project, read_table(path), ben)
    assert changes(plan) == []  # unless it is said that what Ana charted is to be charted by Ben
    assert {one.others for one in plan.of_others} <= {("Ana",)}
    apply_import(project, plan.with_others(), ben)
    assert own(project, "ali-2022", by="Ben") == own(project, "ali-2022")


def test_what_looks_like_an_escape_comes_in_as_it_was(project, tmp_path):
    add_all(project)
    chart(project, "ali-2022", "A text", "_x0041_ and _x005F_x000D_")
    path, ana = tmp_path / "out.xlsx", find_coder(project, "Ana")
    write_attribute_table(project, path, coder=ana)
    plan = plan_import(project, read_table(path), ana)
    assert (changes(plan), plan.same) == ([], 1)


@given(kind=st.sampled_from(KINDS), words=st.text(max_size=40) | st.decimals().map(str))
def test_what_is_kept_of_a_value_is_kept_of_itself(kind, words):
    attribute = Attribute("a", "A", kind, "", ("RCT", "Case study"))
    try:
        kept = checked_value(attribute, words)
    except CoderError:
        return
    assert checked_value(attribute, kept) == kept


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_the_same_values_give_the_same_bytes_in_any_process(project, tmp_path, ending):
    add_all(project)
    chart(project, "ali-2022", "A number", "12.5")
    chart(project, "kay-2019", "A date", "2024-05-31")
    path = project.path
    project.close()
    code = (
        "import sys; from pathlib import Path; from coder.store.project import Project;"
        "from coder.export.attribute_table import write_attribute_table;"
        "p = Project(Path(sys.argv[1]), write=False); p.__enter__();"
        "write_attribute_table(p, Path(sys.argv[2]))"
    )
    written = []
    for name, zone in (("one", "Asia/Tokyo"), ("two", "America/Lima")):
        out = tmp_path / f"{name}{ending}"
        subprocess.run(
            [sys.executable, "-c", code, str(path), str(out)], check=True,
            env={"TZ": zone, "PYTHONPATH": ":".join(sys.path), "PATH": "", "HOME": str(tmp_path)},
        )  # fmt: skip
        written.append(out.read_bytes())
    assert written[0] == written[1]


def test_a_table_says_what_is_shown_and_leaves_open_where_people_differ(project, tmp_path):
    charting.add_attribute(project, "Design")
    charting.add_attribute(project, "Size", kind="number")
    for who, value in (("Ana", "RCT"), ("Ben", "Survey")):
        chart(project, "ali-2022", "Design", value, by=who)
        chart(project, "kay-2019", "Design", "RCT", by=who)
    chart(project, "kay-2019", "Size", "12.5", by="Ben")
    written = write_attribute_table(project, tmp_path / "out.xlsx")
    assert (written.documents, written.attributes, written.differing) == (3, 2, 1)
    sheet = load_workbook(tmp_path / "out.xlsx").active
    assert list(sheet.values) == [
        ("Key", "Title", "Authors", "Year", "Study", "Design", "Size"),
        ("ali-2022", "=A1", "Ali, A.; Roy, B.", 2022, None, None, None),
        ("kay-2019", "A title", None, 2019, None, "RCT", 12.5),
        ("roy-2020", None, None, None, None, None, None),
    ]
    assert sheet["B2"].data_type == "s"


def test_no_cell_of_a_text_file_begins_like_a_formula(project, tmp_path):
    charting.add_attribute(project, "Design")
    for key, value in (("ali-2022", "@SUM(1)"), ("kay-2019", "-5"), ("roy-2020", "'tis")):
        chart(project, key, "Design", value)
    write_attribute_table(project, tmp_path / "out.csv")
    content = (tmp_path / "out.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfKey,Title,")
    assert content.decode("utf-8-sig").splitlines()[1:] == [
        "ali-2022,'=A1,\"Ali, A.; Roy, B.\",2022,,'@SUM(1)",
        "kay-2019,A title,,2019,,-5",
        "roy-2020,,,,,'tis",
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [("out.ods", "let it end in .xlsx or .csv"), ("there.csv", "exists already"),
     ("none/out.csv", "does not exist: make it")],
)  # fmt: skip
def test_a_table_is_written_nowhere_else(project, tmp_path, name, said):
    (tmp_path / "there.csv").write_text("mine", "utf-8")
    with pytest.raises(CoderError, match=said):
        write_attribute_table(project, tmp_path / name)
    assert (tmp_path / "there.csv").read_text("utf-8") == "mine"


def test_while_a_project_is_blind_one_writes_what_one_charted_oneself(project, tmp_path):
    charting.add_attribute(project, "Design")
    chart(project, "ali-2022", "Design", "RCT", by="Ben")
    projects.set_blind(project, blind=True)
    project.set_local("me", find_coder(project, "Ben").id)
    chart(project, "ali-2022", "Design", "Survey", by="Ana")
    write_attribute_table(project, tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()[1].endswith(",RCT")
    with pytest.raises(CoderError, match="what Ana charted is shown to leads alone"):
        write_attribute_table(project, tmp_path / "b.csv", coder=find_coder(project, "Ana"))


# The plan


def test_a_plan_tells_what_is_new_changed_and_the_same_and_changes_nothing(project, tmp_path):
    charting.add_attribute(project, "Design")
    charting.add_attribute(project, "Size", kind="number")
    chart(project, "ali-2022", "Design", "RCT")
    chart(project, "kay-2019", "Design", "RCT")
    plan = planned(
        project,
        [["Citation key", " design", "Size"], ["ali-2022", "RCT", 12], ["KAY-2019", "Survey", 0.5]],
        tmp_path,
    )
    assert changes(plan) == [
        ("ali-2022", "Size", None, "12"),
        ("kay-2019", "Design", "RCT", "Survey"),
        ("kay-2019", "Size", None, "0.5"),
    ]
    assert plan.summary == "2 new values; 1 changed; 1 the same; 0 problems"
    assert own(project, "ali-2022") == {"Design": "RCT"}


def test_a_table_that_is_brought_in_again_changes_nothing_and_undo_takes_all_back(
    project, tmp_path
):
    rows = [
        ["Key", "Country", "Since", "Size"],
        ["ali-2022", "UK", 2019, 1.5],
        ["kay-2019", "", 2020, 12],
    ]
    plan, ana = planned(project, rows, tmp_path), find_coder(project, "Ana")
    assert [(one.name, one.kind) for one in plan.added] == [
        ("Country", "text"), ("Since", "year"), ("Size", "number"),
    ]  # fmt: skip
    apply_import(project, plan, ana)
    assert own(project, "ali-2022") == {"Country": "UK", "Since": "2019", "Size": "1.5"}
    again = planned(project, rows, tmp_path)
    assert (again.is_empty, again.same, again.problems) == (True, 5, ())
    assert apply_import(project, again, ana).operation is None
    take_back_step(project, history.next_undo(project))
    assert (attributes(project), own(project, "ali-2022")) == ([], {})


def test_an_empty_cell_leaves_what_is_there(project, tmp_path):
    charting.add_attribute(project, "Design")
    chart(project, "ali-2022", "Design", "RCT")
    plan = planned(project, [["Key", "Design"], ["ali-2022", None], ["kay-2019", "  "]], tmp_path)
    assert plan.is_empty


def test_a_header_alone_is_a_table_that_changes_nothing(project, tmp_path):
    plan = planned(project, [["Key", "Design", "Country"]], tmp_path)
    assert (plan.is_empty, plan.summary) == (
        True, "0 new values; 0 changed; 0 the same; 0 problems",
    )  # fmt: skip


def test_a_table_without_keys_is_refused(project, tmp_path):
    with pytest.raises(CoderError, match="The first row names no column 'Key'"):
        planned(project, [["Document", "Design"], ["ali-2022", "RCT"]], tmp_path)


def test_what_is_wrong_is_told_by_row_and_column_and_nothing_is_charted(project, tmp_path):
    charting.add_attribute(project, "Design", kind="one_of", choices=["RCT", "Survey"])
    charting.add_attribute(project, "Size", kind="number")
    plan = planned(
        project,
        [
            ["Key", "Design", "Size", "Size", None, "x" * 300],
            ["ali-2022", "trial", "many", 1, "lost", "y"],
            ["kay-2019", "RCT", None, None, None, None],
            ["nobody-2000", "RCT", None, None, None, None],
            [None, "RCT", None, None, None, None],
            ["roy-2020", "RCT", None, None, None, None],
            ["ROY-2020", "Survey", None, None, None, None],
        ],
        tmp_path,
    )
    assert sorted(problems(plan)) == [
        "Row 2, Design: Design cannot be 'trial': write one of RCT, Survey.",
        "Row 4, Key: The project has no document with the key 'nobody-2000'.",
        "Row 5, Key: It does not say which document it is about.",
        "Row 6, Key: roy-2020 stands also in row 7.",
        "Row 7, Key: roy-2020 stands also in row 6.",
        "The first row, Size: Several columns have this name: rename all but one.",
        "The first row, Size: Several columns have this name: rename all but one.",
        "The first row, column 5: A column needs a name.",
        (
            f"The first row, {'x' * 59}…: The name of a column may have up to 200 characters, and"
            " this one has 300: shorten it."
        ),
    ]
    ana = find_coder(project, "Ana")
    with pytest.raises(CoderError, match="The table has 9 problems: mend them"):
        apply_import(project, plan, ana)
    assert own(project, "kay-2019") == {}
    apply_import(project, plan, ana, leave_out=True)
    assert (own(project, "kay-2019"), own(project, "ali-2022")) == ({"Design": "RCT"}, {})


def test_titles_and_authors_are_not_read_and_that_is_told(project, tmp_path):
    plan = planned(
        project, [["Key", "Title", "Year"], ["ali-2022", "Another title", 2022]], tmp_path
    )
    assert plan.notes == (
        (
            "The column Title is not brought in: where it differs from the document, as in row 2,"
            " change the document itself."
        ),
    )
    assert plan.is_empty


def test_a_doi_is_no_attribute(project, tmp_path):
    plan = planned(project, [["Key", "DOI"], ["ali-2022", "10.5555/a"]], tmp_path)
    assert plan.notes == ("The column DOI is not read: it tells of the document itself.",)
    assert plan.is_empty


def test_a_value_that_does_not_fit_its_kind_any_longer_is_still_the_same(project, tmp_path):
    charting.add_attribute(project, "Size", kind="number")
    chart(project, "ali-2022", "Size", "12")
    hand = Hand(project)
    hand.ids["value"] = project.db.execute("SELECT id FROM charted").fetchone()[0]
    hand.set("charted", "value", value="about a dozen")  # as a merge brings it
    plan = planned(project, [["Key", "Size"], ["ali-2022", "about a dozen"]], tmp_path)
    assert (plan.is_empty, plan.same, plan.problems) == (True, 1, ())


def test_a_key_that_two_documents_have_says_not_which(project, tmp_path):
    Hand(project).document("ALI-2022", title="Another")
    plan = planned(project, [["Key", "Size"], ["ali-2022", "x"]], tmp_path)
    assert problems(plan) == [
        "Row 2, Key: The project has several documents with the key 'ali-2022'."
    ]


def test_documents_of_one_study_say_the_same_of_it(project, tmp_path):
    for key in ("ali-2022", "kay-2019"):
        documents.set_study(project, find_document(project, key), "S")
    charting.add_attribute(project, "Design", level="study")
    rows = [["Key", "Design"], ["ali-2022", "RCT"], ["kay-2019", "RCT"]]
    plan = planned(project, rows, tmp_path)
    assert (changes(plan), plan.same) == ([("ali-2022", "Design", None, "RCT")], 1)
    apply_import(project, plan, find_coder(project, "Ana"))
    assert own(project, "kay-2019") == {"Design": "RCT"}
    rows[2][1] = "Survey"
    plan = planned(project, rows, tmp_path)
    assert problems(plan) == ["Row 3, Design: Row 2 says 'RCT' of the same study, S."]
    assert plan.is_empty


def test_a_german_table_has_decimal_commas_and_days_with_dots(project, tmp_path):
    charting.add_attribute(project, "Size", kind="number")
    charting.add_attribute(project, "Held", kind="yes_no")
    plan = of_text(
        project,
        "Key;Size;Held;Day;Share\nali-2022;1,5;WAHR;31.5.2024;0,25\n"
        "kay-2019;1.234.567,5;nein;1.12.2023;\nroy-2020;1.234;;;3\n",
        tmp_path,
    )
    assert changes(plan) == [
        ("ali-2022", "Size", None, "1.5"), ("ali-2022", "Held", None, "yes"),
        ("ali-2022", "Day", None, "2024-05-31"), ("ali-2022", "Share", None, "0.25"),
        ("kay-2019", "Size", None, "1234567.5"), ("kay-2019", "Held", None, "no"),
        ("kay-2019", "Day", None, "2023-12-01"), ("roy-2020", "Share", None, "3"),
    ]  # fmt: skip
    assert problems(plan) == [
        (
            "Row 4, Size: '1.234' can be 1234 or 1.234 in a file with decimal commas: write it as"
            " 1234, or as 1,234."
        )
    ]
    assert [(one.name, one.kind) for one in plan.added] == [("Day", "date"), ("Share", "number")]


@pytest.mark.parametrize(
    ("name", "rows", "new", "wrong"),
    [
        ("a.tsv", "ali-2022\t1,234\nkay-2019\t12", ["12"], ["1,234"]),
        ("a.tsv", "ali-2022\t1,234\nkay-2019\t5,5", [], ["1,234", "5,5"]),
        ("a.tsv", "ali-2022\t1,234\nkay-2019\t12,345,678", ["1234", "12345678"], []),
        ("a.tsv", "ali-2022\t-1,234\nkay-2019\t1,234.5", ["-1234", "1234.5"], []),
        ("a.tsv", "ali-2022\t0,234\nkay-2019\t1,234.5", ["1234.5"], ["0,234"]),
        ("a.csv", 'ali-2022,"1,234"\nkay-2019,12', ["1234", "12"], []),
        ("a.csv", "ali-2022;1,234\nkay-2019;12", ["1.234", "12"], []),
    ],
)
def test_a_number_with_one_comma_is_read_only_where_the_table_shows_what_commas_mean(
    project, tmp_path, name, rows, new, wrong
):
    charting.add_attribute(project, "Size", kind="number")
    separator = rows[len("ali-2022")]
    (tmp_path / name).write_text(f"Key{separator}Size\n{rows}\n", "utf-8")
    table = read_table(tmp_path / name)
    plan = plan_import(project, table, find_coder(project, "Ana"))
    assert [one.new for one in plan.values] == new
    assert [one.said.split("'")[1] for one in plan.problems] == wrong


def test_a_number_with_one_comma_in_a_workbook_is_refused_as_unclear(project, tmp_path):
    charting.add_attribute(project, "Size", kind="number")
    plan = planned(project, [["Key", "Size"], ["ali-2022", "1,234"], ["kay-2019", 0.5]], tmp_path)
    assert problems(plan) == [
        "Row 2, Size: Size cannot be '1,234', which can be 1234 or 1.234: write one of these."
    ]
    with pytest.raises(CoderError, match=r"which can be 1234 or 1\.234"):
        chart(project, "ali-2022", "Size", "1,234")


def test_a_number_that_is_none_is_told_as_its_file_writes_numbers(project, tmp_path):
    charting.add_attribute(project, "Size", kind="number")
    said = "Row 2, Size: Size cannot be 'many': write a number, such as"
    plan = of_text(project, "Key;Size\nali-2022;many\n", tmp_path)
    assert problems(plan) == [f"{said} 1234,5."]
    plan = of_text(project, "Key,Size\nali-2022,many\n", tmp_path)
    assert problems(plan) == [f"{said} 1234.5."]


def test_several_choices_are_told_to_be_separated_by_semicolons(project, tmp_path):
    charting.add_attribute(project, "Country", kind="several_of", choices=["UK", "Italy"])
    plan = planned(project, [["Key", "Country"], ["ali-2022", "UK, Italy"]], tmp_path)
    [said] = problems(plan)
    assert said.endswith("'UK, Italy': write some of UK, Italy, separated by semicolons.")


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["1", "0"], "text"), (["12", "3.5"], "number"), (["007", "12"], "text"),
        (["2019", "2020"], "year"), (["2019", "9999"], "number"), (["yes", "No"], "yes_no"),
        (["2024-05-31"], "date"), (["31.05.2024"], "text"), (["12", "many"], "text"),
    ],
)  # fmt: skip
def test_the_kind_of_a_new_column_is_guessed_only_where_nothing_is_lost(
    project, tmp_path, values, kind
):
    rows = "\n".join(f"{key},{value}" for key, value in zip(("ali-2022", "kay-2019"), values,
                                                             strict=False))  # fmt: skip
    plan = of_text(project, f"Key,New\n{rows}\n", tmp_path)
    assert [one.kind for one in plan.added] == [kind]
    assert [one.new.casefold() for one in plan.values] == [value.casefold() for value in values]
