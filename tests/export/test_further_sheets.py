"""Summaries, statements, characteristics, findings and cross-tables in the workbook."""

from datetime import datetime

import pytest

from coder.domain.citing.style import STYLES
from coder.domain.coder import Coder
from coder.domain.errors import CoderError
from coder.domain.statements.statement import StatementOptions
from coder.export.cell_text import LONGEST
from coder.export.options import Options, chosen_options
from tests.coded_project import Hand, empty_project
from tests.export.reading import attribute, book_of, chart, rows_of, summarise


@pytest.fixture
def hand(tmp_path):
    with empty_project(tmp_path / "r.coder", title="Peers & trainers") as project:
        hand = Hand(project)
        hand.coder("Ana")
        hand.coder("Ben")
        hand.theme("Support", definition="What sustains")
        hand.theme("Group", "Support")
        hand.theme("Training")
        hand.document("kay-2019", authors="Sarah Kay; Alison Edgley", year=2019, title="Peers")
        hand.document("ali-2022", authors="Ali et al.", year=2022, title="Trainers")
        hand.document("gone-2001", excluded="no full text")
        attribute(hand, "Country", "one_of", ("England", "Wales"))
        attribute(hand, "Trainers", "number")
        yield hand


def test_characteristics_tell_charted_differing_and_not_charted_apart(hand):
    chart(hand, "Ana", "kay-2019", "Country", "England")
    chart(hand, "Ben", "kay-2019", "Country", "England")
    chart(hand, "Ana", "ali-2022", "Country", "England")
    chart(hand, "Ben", "ali-2022", "Country", "Wales")
    chart(hand, "Ana", "ali-2022", "Trainers", "12.5")
    book = book_of(hand)
    ali, kay = rows_of(book, "Characteristics")  # excluded documents have no row
    assert (kay["Key"], kay["Citation"], kay["Authors"], kay["Year"], kay["Title"]) == (
        "kay-2019", "Kay and Edgley, 2019", "Sarah Kay; Alison Edgley", 2019, "Peers",
    )  # fmt: skip
    assert (kay["Country"], kay["Trainers"]) == ("England", "not charted")
    assert (ali["Country"], ali["Trainers"]) == ("differs: England | Wales", 12.5)
    looks = {cell.fill.fgColor.rgb for row in book["Characteristics"]["H2:I3"] for cell in row}
    assert len(looks) == 3
    about = {row[0].value: row[1].value for row in book["About"].iter_rows(min_row=2)}
    assert about["Characteristics"] == (
        "2 attributes; 1 value in which reviewers differ, 1 not charted"
    )


def test_days_are_days_and_percentages_numbers_that_are_rounded_as_told(hand):
    attribute(hand, "Begun", "date")
    chart(hand, "Ana", "kay-2019", "Begun", "2018-05-31")
    chart(hand, "Ana", "ali-2022", "Begun", "1899-01-01")
    hand.document("new-2024")
    hand.code("Ana", "kay-2019", "Training", 0, 9)
    hand.code("Ana", "ali-2022", "Training", 0, 9)
    told = StatementOptions(decimals=1)
    book = book_of(hand, options=Options(statements=told))
    ali, kay, _ = rows_of(book, "Characteristics")
    assert kay["Begun"] == datetime(2018, 5, 31)  # noqa: DTZ001
    assert ali["Begun"] == "1899-01-01"
    rows = list(book["Statements"].iter_rows(min_row=2))
    (share,) = (row[4] for row in rows if [one.value for one in row[:2]] == ["Training", "present"])
    assert (share.value, share.number_format) == (0.667, "0.0%")


def test_a_study_lends_its_values_to_its_documents(hand):
    study = hand.add("study", "RECOLLECT", name="RECOLLECT")
    for key in ("kay-2019", "ali-2022"):
        hand.set("document", key, study=study)
    attribute(hand, "Design", level="study")
    chart(hand, "Ana", "RECOLLECT", "Design", "Survey", kind="study")
    rows = rows_of(book_of(hand), "Characteristics")
    assert [(row["Study"], row["Design"]) for row in rows] == [("RECOLLECT", "Survey")] * 2


def test_numbers_that_a_spreadsheet_would_round_stay_text(hand):
    chart(hand, "Ana", "kay-2019", "Trainers", "1234567890123456789")
    chart(hand, "Ana", "ali-2022", "Trainers", "-3")
    ali, kay = rows_of(book_of(hand), "Characteristics")
    assert (ali["Trainers"], kay["Trainers"]) == (-3, "1234567890123456789")


def test_very_many_authors_are_named_in_short_and_in_full_among_the_documents(hand):
    names = [f"Author {number}" for number in range(40)]
    hand.set("document", "kay-2019", authors="; ".join(names))
    book = book_of(hand)
    kay = rows_of(book, "Characteristics")[1]
    assert kay["Authors"] == "; ".join(names[:8]) + "; and 32 more"
    assert "; ".join(names) in [row["Authors"] for row in rows_of(book, "Documents")]


def test_what_nobody_has_confirmed_is_counted_and_marked(hand):
    sure = dict.fromkeys(("title_from", "authors_from", "year_from"), "person")
    hand.set("document", "ali-2022", **sure)
    book = book_of(hand)
    about = {row[0].value: row[1].value for row in book["About"].iter_rows(min_row=2)}
    assert about["Unconfirmed"].startswith(
        "1 document has authors, year or title that nobody has confirmed;"
    )
    leaning = [[cell.font.italic for cell in row[:7]] for row in book["Characteristics"]["A2:G3"]]
    assert leaning == [[False] * 7, [False, True, True, True, True, False, False]]
    told = {row["Key"]: row["Unconfirmed"] for row in rows_of(book, "Documents")}
    assert (told["ali-2022"], told["kay-2019"]) == (None, "title, authors, year")
    hand.set("document", "kay-2019", **sure)
    about = {row[0].value: row[1].value for row in book_of(hand)["About"].iter_rows(min_row=2)}
    assert about["Unconfirmed"].startswith("none")


def test_summaries_say_whose_they_are_and_lead_to_their_passages(hand):
    hand.code("Ana", "kay-2019", "Group", 0, 9, number="kay-2019:AN1")
    hand.code("Ana", "kay-2019", "Group", 20, 29, number="kay-2019:AN2")
    words = "Groups carried it [kay-2019:AN2], see [kay-2019:AN1] and [lost-1999:XX9]."
    summarise(hand, "Ana", "kay-2019", "Group", words)
    summarise(hand, "Ben", "kay-2019", "Group", "Agreed.", consensus=1)
    book = book_of(hand)
    team, ana = rows_of(book, "Summaries")
    assert (team["Whose"], team["Summary"]) == ("the team", "Agreed.")
    assert (ana["Document"], ana["Citation"], ana["Theme"], ana["Whose"], ana["Summary"]) == (
        "kay-2019", "Kay and Edgley, 2019", "Support / Group", "Ana", words,
    )  # fmt: skip
    named = [ana[f"Passage {number}"] for number in (1, 2, 3)]
    assert named == ["kay-2019:AN2", "kay-2019:AN1", "lost-1999:XX9"]
    links = [cell.hyperlink and cell.hyperlink.location for cell in book["Summaries"][3][5:]]
    assert links[2] is None
    for location, number in zip(links, named[:2], strict=False):
        sheet, place = location.split("!")
        assert book[sheet.strip("'")][place].value == number


def test_statements_count_values_and_states_with_their_citations(hand):
    for key in ("kay-2019", "ali-2022"):
        chart(hand, "Ana", key, "Country", "Wales")
    hand.assess("Ana", "kay-2019", "Training", "absent")
    hand.code("Ana", "ali-2022", "Training", 0, 9)
    rows = rows_of(book_of(hand), "Statements")
    told = {(row["About"], row["Value"]): row for row in rows}
    wales = told["Country", "Wales"]
    assert (wales["n"], wales["Of"], wales["Percent"]) == (2, 2, 1)
    assert wales["Statement"] == "(n = 2; 100%) (Ali et al., 2022; Kay and Edgley, 2019)"
    assert wales["Documents"] == "ali-2022, kay-2019"
    assert told["Training", "absent"]["Statement"] == "(n = 1; 50%) (Kay and Edgley, 2019)"


def test_findings_come_by_theme_with_summaries_and_quotations(hand):
    hand.code("Ana", "kay-2019", "Training", 0, 9, words="first", number="kay-2019:AN1")
    hand.code("Ben", "kay-2019", "Training", 20, 29, words="second", number="kay-2019:BE1")
    hand.code("Ana", "ali-2022", "Training", 0, 9, words="third", number="ali-2022:AN1")
    hand.code("Ana", "kay-2019", "Group", 0, 9, words="fourth", number="kay-2019:AN2")
    hand.code("Ana", "gone-2001", "Group", 0, 9, words="left out")
    summarise(hand, "Ana", "ali-2022", "Support", "Nobody marked this.")
    summarise(hand, "Ana", "kay-2019", "Training", "One says.")
    summarise(hand, "Ben", "kay-2019", "Training", "Another says.")
    found = [
        (row["Theme"], row["Document"], row["Summary"], row["State"], row["Passages"])
        for row in rows_of(book_of(hand), "Findings")
    ]
    assert found == [
        ("Support", "ali-2022", "Nobody marked this.", "open", 0),
        ("Support", "kay-2019", None, "present", 1),
        ("Support / Group", "kay-2019", None, "present", 1),
        ("Support / Group", "1 document", None, "open", 0),
        ("Training", "ali-2022", None, "present", 1),
        ("Training", "kay-2019", "Ana: One says.\nBen: Another says.", "present", 2),
    ]
    *_, below, _, _, _, last = [row["Quotations"] for row in rows_of(book_of(hand), "Findings")]
    assert below == "with the themes below"
    assert last.splitlines() == [
        "“first” (Kay and Edgley, 2019) [kay-2019:AN1]",
        "“second” (Kay and Edgley, 2019) [kay-2019:BE1]",
    ]


@pytest.mark.parametrize("by", ["document", "study"])
def test_findings_and_matrix_tell_the_same_state_and_number(hand, by):
    hand.code("Ana", "kay-2019", "Group", 0, 9)
    hand.code("Ben", "kay-2019", "Group", 5, 12)
    hand.code("Ana", "kay-2019", "Support", 20, 29)
    summarise(hand, "Ana", "ali-2022", "Training", "Nothing said.")
    hand.assess("Ana", "ali-2022", "Training", "absent")
    found = [
        (row["Theme"], row["State"], row["Passages"])
        for row in rows_of(book_of(hand, by=by), "Findings")
    ]
    assert found == [
        ("Support", "present", 2), ("Support", "open", 0),
        ("Support / Group", "present", 1), ("Support / Group", "open", 0),
        ("Training", "absent", 0), ("Training", "open", 0),
    ]  # fmt: skip


def test_findings_mark_what_is_disputed(hand):
    hand.code("Ana", "kay-2019", "Training", 0, 9)
    hand.assess("Ben", "kay-2019", "Training", "absent")
    for name in ("Ana", "Ben"):
        hand.finish(name, "kay-2019")
    [training, _open] = [
        row["State"] for row in rows_of(book_of(hand), "Findings") if row["Theme"] == "Training"
    ]
    assert training == "present ≠"


def test_a_finding_that_goes_on_below_keeps_its_theme_and_repeats_no_number(hand):
    for number in range(3):
        hand.code(
            "Ana", "kay-2019", "Training", 10 * number, 10 * number + 5, words="word " * 4_000
        )
    rows = [row for row in rows_of(book_of(hand), "Findings") if row["Document"] == "kay-2019"]
    assert [row["Theme"] for row in rows] == ["Training"] * 2
    assert [row["Passages"] for row in rows] == [3, None]
    assert [row["Continued"] for row in rows] == [None, "(continued)"]


def test_cross_tables_set_themes_against_what_groups_the_documents(hand):
    chart(hand, "Ana", "kay-2019", "Country", "England")
    chart(hand, "Ana", "ali-2022", "Country", "Wales")
    chart(hand, "Ana", "ali-2022", "Trainers", "7")
    hand.code("Ana", "ali-2022", "Training", 0, 9)
    sheet = book_of(hand)["Cross-tables"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    heads = [row for row in rows if row[0] == "Country"]
    assert heads == [["Country", "England (n = 1)", "%", "Wales (n = 1)", "%"]]
    assert ["Training", 0, 0, 1, 1] in rows
    assert not any(row[0] == "Trainers" for row in rows)  # numbers make no groups


def test_a_matrix_of_each_further_content_has_a_sheet_of_its_own(hand):
    hand.code("Ana", "kay-2019", "Training", 0, 9)
    hand.code("Ben", "kay-2019", "Training", 5, 12)
    hand.assess("Ana", "kay-2019", "Support", "absent")
    summarise(hand, "Ana", "ali-2022", "Training", "Nothing else.")
    options = Options(contents=("characters", "coders", "summaries"))
    book = book_of(hand, options=options)
    assert book.sheetnames[:5] == [
        "Matrix", "Matrix characters", "Matrix coders", "Matrix summaries", "Quotations",
    ]  # fmt: skip
    shown = {name: book[name]["D9"].value for name in book.sheetnames[:4]}
    assert shown == {
        "Matrix": 1, "Matrix characters": 12, "Matrix coders": "Ana and Ben",
        "Matrix summaries": "coded",
    }  # fmt: skip
    assert book["Matrix summaries"]["D8"].value == "Nothing else."
    assert [book[name]["B9"].value for name in book.sheetnames[:4]] == ["–"] * 4


def test_a_summary_tells_the_state_of_its_cell(hand):
    hand.assess("Ana", "kay-2019", "Training", "absent")
    hand.assess("Ana", "ali-2022", "Training", "unclear")
    for theme, document in (("Training", "kay-2019"), ("Training", "ali-2022"),
                            ("Group", "kay-2019"), ("Group", "ali-2022")):  # fmt: skip
        summarise(hand, "Ana", document, theme, "Its words.")
    hand.code("Ana", "ali-2022", "Group", 0, 9)
    sheet = book_of(hand, options=Options(contents=("summaries",)))["Matrix summaries"]
    shown = [[cell.value for cell in row] for row in sheet["C8:D9"]]
    assert shown == [["Its words.", "? Its words."], ["Its words.", "– Its words."]]
    fills = [[cell.fill.fill_type for cell in row] for row in sheet["C8:D9"]]
    assert fills == [[None, None], ["solid", None]]


def test_a_summary_too_long_for_a_cell_says_where_all_of_it_stands(hand):
    long = "".join(f"{number:07} " for number in range(5_000))
    summarise(hand, "Ana", "kay-2019", "Training", long)
    book = book_of(hand, options=Options(contents=("summaries",)))
    shown = book["Matrix summaries"]["D9"].value
    begun, end = shown.split("…")
    assert long.startswith(begun)
    assert len(shown) == LONGEST
    assert end == " (the sheet Summaries has it all)"
    about = {row[0].value: row[1].value for row in book["About"].iter_rows(min_row=2)}
    assert about["Long summaries"].startswith("1 cell of Matrix summaries holds the beginning")
    assert "".join(row["Summary"] for row in rows_of(book, "Summaries")) == long


def test_cells_in_dispute_are_marked_and_numbers_stay_numbers(hand):
    hand.code("Ana", "kay-2019", "Training", 0, 9)
    hand.assess("Ben", "kay-2019", "Training", "absent")
    hand.assess("Ana", "kay-2019", "Group", "absent")
    hand.assess("Ben", "kay-2019", "Group", "unclear")
    for person in ("Ana", "Ben"):
        hand.finish(person, "kay-2019")
    hand.code("Ana", "ali-2022", "Training", 0, 9)
    summarise(hand, "Ana", "kay-2019", "Group", "Its words.")
    book = book_of(hand, options=Options(contents=("coders", "summaries")))
    cell = book["Matrix"]["D9"]
    assert (cell.value, cell.number_format) == (1, '0" ≠"')
    assert book["Matrix"]["D8"].number_format == "General"
    assert book["Matrix"]["C9"].value == "? ≠"
    assert [book["Matrix coders"][place].value for place in ("D8", "D9")] == ["Ana", "Ana ≠"]
    assert [cell.value for cell in book["Matrix summaries"][9][1:]] == [
        "? ≠", "? ≠ Its words.", "coded ≠",
    ]  # fmt: skip
    assert book["Matrix summaries"]["D9"].hyperlink
    legend = [cell.value for cell in book["Matrix"][6][:2]]
    assert legend == ["≠", "behind any of these: reviewers who finished the document differ (3)"]


def test_open_cells_are_counted_where_they_are_marked(hand):
    hand.assess("Ana", "kay-2019", "Support", "absent")
    sheet = book_of(hand)["Matrix"]
    assert sheet["B5"].value == (
        "open: nobody has said yet; of themes that are assessed, 3 of 4 cells are open"
    )


def test_open_cells_of_themes_that_are_not_assessed_are_shaded_but_not_counted(hand):
    hand.assess("Ana", "kay-2019", "Support", "absent")
    book = book_of(hand)
    matrix_sheet = book["Matrix"]
    assert matrix_sheet["B5"].value.endswith("3 of 4 cells are open")
    shades = {matrix_sheet[place].fill.fgColor.rgb for place in ("A5", "C8", "D8", "D9")}
    assert shades == {"FFDDDDDD"}
    about = {row[0].value: row[1].value for row in book["About"].iter_rows(min_row=2)}
    assert about["Open cells"] == (
        "of themes that are assessed, 3 of 4 cells are open;"
        " those of other themes are shaded too, and not counted"
    )


def test_sheets_and_columns_can_be_left_out_and_about_says_so(hand):
    hand.code("Ana", "kay-2019", "Training", 0, 9, number="kay-2019:AN1")
    options = chosen_options(
        sheets="quotations, Characteristics",
        left_out=["quotations:Memo", "Characteristics:Country", "Characteristics:DOI"],
    )
    book = book_of(hand, options=options)
    assert book.sheetnames == ["Matrix", "Quotations", "Characteristics", "About"]
    assert "Memo" not in rows_of(book, "Quotations")[0]
    assert rows_of(book, "Quotations")[0]["Number"] == "kay-2019:AN1"
    assert list(rows_of(book, "Characteristics")[0])[-2:] == ["Study", "Trainers"]
    about = {row[0].value: row[1].value for row in book["About"].iter_rows(min_row=2)}
    assert about["Sheet Findings"] == "left out"
    assert about["Column Memo"] == "left out of Quotations"


def test_the_first_column_is_always_there(hand):
    hand.code("Ana", "kay-2019", "Training", 0, 9, number="n")
    options = Options(left_out=frozenset({("Quotations", "Number")}))
    assert rows_of(book_of(hand, options=options), "Quotations")[0]["Number"] == "n"


def test_without_quotations_cells_lead_nowhere(hand):
    hand.code("Ana", "kay-2019", "Training", 0, 9)
    book = book_of(hand, options=Options(sheets=frozenset({"Codebook"})))
    assert not [cell for row in book["Matrix"].iter_rows() for cell in row if cell.hyperlink]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"sheets": "Quotes"}, "'Quotes' is no sheet: there are Quotations, Codebook"),
        ({"contents": "words"}, "'words' is no content: there are passages, characters"),
        ({"left_out": ["Memo"]}, "'Memo' names no column: write it as Quotations:Memo"),
    ],
)
def test_a_name_that_is_unknown_is_refused_in_a_sentence(given, sentence):
    with pytest.raises(CoderError, match=sentence):
        chosen_options(**given)


def test_one_persons_workbook_tells_of_that_person_alone(hand):
    chart(hand, "Ana", "kay-2019", "Country", "England")
    chart(hand, "Ben", "kay-2019", "Country", "Wales")
    summarise(hand, "Ana", "kay-2019", "Training", "Hers.")
    summarise(hand, "Ben", "kay-2019", "Training", "His.")
    hand.code("Ben", "kay-2019", "Training", 0, 9, words="his words")
    ana = Coder(hand.ids["Ana"], "Ana", "coder", None)
    book = book_of(hand, only_coder=ana)
    assert rows_of(book, "Characteristics")[1]["Country"] == "England"
    for sheet in book:
        texts = [str(cell.value) for row in sheet.iter_rows() for cell in row]
        assert not [text for text in texts if "His." in text or "his words" in text]


def test_a_style_and_a_way_to_count_hold_in_the_whole_workbook(hand):
    chart(hand, "Ana", "kay-2019", "Country", "Wales")
    hand.code("Ana", "kay-2019", "Training", 0, 9, words="time", number="kay-2019:AN1")
    summarise(hand, "Ana", "kay-2019", "Training", "Short.")
    told = StatementOptions(style=STYLES["apa"], decimals=1, denominator="known")
    book = book_of(hand, options=Options(statements=told))
    (wales,) = [row for row in rows_of(book, "Statements") if row["Value"] == "Wales"]
    assert wales["Statement"] == "(n = 1; 100.0%) (Kay & Edgley, 2019)"
    assert rows_of(book, "Quotations")[0]["Citation"] == "(Kay & Edgley, 2019)"
    quoted = [row["Quotations"] for row in rows_of(book, "Findings") if row["Quotations"]]
    assert quoted[0].startswith("“time” (Kay & Edgley, 2019) [")
    for sheet in ("Characteristics", "Documents", "Findings", "Summaries"):
        assert "Kay & Edgley, 2019" in [row["Citation"] for row in rows_of(book, sheet)]
    about = {row[0].value: row[1].value for row in book["About"].iter_rows(min_row=2)}
    assert about["Citations"] == "apa style, such as (Kay & Edgley, 2019, p. 12)"
    assert "with a value" in about["Statements"]


def test_numbers_that_are_cited_stand_beside_the_documents(hand):
    book = book_of(hand, options=Options(statements=StatementOptions(style=STYLES["numeric"])))
    found = {row["Key"]: row["Citation"] for row in rows_of(book, "Documents")}
    assert found == {"ali-2022": "1", "gone-2001": None, "kay-2019": "2"}
    about = {row[0].value: row[1].value for row in book["About"].iter_rows(min_row=2)}
    assert "the column Citation of Documents" in about["Citations"]
