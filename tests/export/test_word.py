"""The tables for Word, read back."""

import re
from zipfile import ZipFile

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from coder.analysis.matrix import matrix
from coder.domain.citing.style import STYLES
from coder.domain.errors import CoderError
from coder.domain.statements.statement import StatementOptions
from coder.export.options import chosen_tables
from coder.export.word import write_tables
from tests.coded_project import Hand, empty_project
from tests.export.reading import attribute, book_of, cells_of, chart, rows_of, summarise, word_of


@pytest.fixture
def hand(tmp_path):
    with empty_project(tmp_path / "r.coder", title="Peers & trainers") as project:
        hand = Hand(project)
        hand.coder("Ana")
        hand.coder("Ben")
        hand.theme("Training")
        hand.theme("Guidance")
        hand.document("kay-2019", authors="Sarah Kay; Alison Edgley", year=2019, title="Peers")
        hand.document("ali-2022", authors="Ali et al.", year=2022, title="Trainers")
        attribute(hand, "Country", "one_of", ("England", "Wales"))
        chart(hand, "Ana", "kay-2019", "Country", "England")
        hand.code("Ana", "kay-2019", "Training", 0, 9, words="time", number="kay-2019:AN1")
        hand.assess("Ana", "ali-2022", "Training", "absent")
        summarise(hand, "Ana", "kay-2019", "Training", "Trainers want time.")
        yield hand


def test_three_tables_hold_characteristics_statements_and_findings(hand):
    document = word_of(hand)
    first, second, third = map(cells_of, document.tables)
    assert first == [
        ["Document", "Title", "Country"],
        ["Ali et al., 2022", "Trainers", "–"],
        ["Kay and Edgley, 2019", "Peers", "England"],
    ]
    assert ["England", "(n = 1; 50%) (Kay and Edgley, 2019)"] in second
    assert ["absent", "(n = 1; 50%) (Ali et al., 2022)"] in second
    assert third[1:] == [
        ["Training"] * 4,
        [
            "Kay and Edgley, 2019", "present (1)", "Trainers want time.",
            "“time” (Kay and Edgley, 2019) [kay-2019:AN1]",
        ],
        ["Ali et al., 2022", "absent", "", ""],
        ["Guidance"] * 4,
        ["Ali et al., 2022; Kay and Edgley, 2019", "open", "", ""],
    ]  # fmt: skip


def test_what_one_person_marked_in_two_copies_is_quoted_once_and_numbers_are_told_apart(hand):
    hand.code("Ben", "kay-2019", "Guidance", 20, 29, words="guidance", number="kay-2019:BE1")
    hand.code("Ben", "kay-2019", "Guidance", 40, 49, words="rules", number="kay-2019:BE1")
    hand.code("Ben", "kay-2019", "Guidance", 40, 49, words="rules", number="kay-2019:BE2")
    hand.code("Ana", "kay-2019", "Guidance", 40, 49, words="rules", number="kay-2019:AN2")
    rows = cells_of(word_of(hand).tables[2])
    [told] = [row[-1].splitlines() for row in rows if "“guidance" in row[-1]]
    assert [line.split("”")[0] for line in told] == ["“guidance", "“rules", "“rules"]
    book = book_of(hand)
    [finding] = [one for one in rows_of(book, "Findings") if "“guidance" in str(one["Quotations"])]
    assert finding["Quotations"].splitlines() == told
    numbers = [one["Number"] for one in rows_of(book, "Quotations")]
    assert sorted(numbers) == [
        "kay-2019:AN1", "kay-2019:AN2", "kay-2019:BE1", "kay-2019:BE1-2", "kay-2019:BE2",
    ]  # fmt: skip
    assert len({line.split("[")[1] for line in told}) == 3


def test_rows_stand_in_the_order_of_the_citations_that_they_show(hand):
    for key, authors, year in (
        ("a-2020", "Zoe Zander", 2020),
        ("zz-2001", "Ole Øster", 2001),
        ("b-2019", "Kay et al.", 2019),
        ("c-2018", "Sarah Kay; Alison Edgley", 2018),
    ):
        hand.document(key, authors=authors, year=year)
        hand.code("Ana", key, "Guidance", 0, 9, words="w")
    first, _, third = map(cells_of, word_of(hand).tables)
    assert [row[0] for row in first[1:]] == [
        "Ali et al., 2022",
        "Kay and Edgley, 2018",
        "Kay and Edgley, 2019",
        "Kay et al., 2019",
        "Øster, 2001",
        "Zander, 2020",
    ]
    assert [row[0] for row in third if row[3].startswith("“w”")] == [
        "Kay and Edgley, 2018",
        "Kay et al., 2019",
        "Øster, 2001",
        "Zander, 2020",
    ]


def test_captions_are_counted_by_fields(hand):
    document = word_of(hand)
    fields = [one.get(qn("w:instr")) for one in document.element.iter(qn("w:fldSimple"))]
    assert fields == [" SEQ Table \\* ARABIC "] * 3
    captions = [
        "".join(words.text for words in one.iter(qn("w:t")))
        for one in document.element.iter(qn("w:p"))
        if one.find(qn("w:fldSimple")) is not None
    ]
    assert [words.split(".")[0] for words in captions] == ["Table 1", "Table 2", "Table 3"]


def test_heads_are_repeated_and_rows_stay_whole(hand):
    for table in word_of(hand).tables:
        head, *rows = table._tbl.tr_lst
        assert head.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in (head, *rows))


def test_a_row_longer_than_a_page_may_go_on_on_the_next(hand):
    hand.code("Ana", "ali-2022", "Guidance", 0, 9, words="word " * 8_000)
    *_, last, _open = word_of(hand).tables[2]._tbl.tr_lst
    assert last.trPr.find(qn("w:cantSplit")) is None


def test_wide_tables_lie_on_their_side_and_others_do_not(hand):
    for number in range(6):
        attribute(hand, f"Property {number}")
        chart(hand, "Ana", "kay-2019", f"Property {number}", "considerable heterogeneity")
    sections = word_of(hand).sections
    ways = [section.orientation for section in sections]
    assert ways == [WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]
    assert sections[0].page_width > sections[0].page_height


def test_too_many_columns_become_several_tables_of_which_each_names_the_documents(hand):
    for number in range(30):
        attribute(hand, f"Property {number}")
        chart(hand, "Ana", "kay-2019", f"Property {number}", "considerable heterogeneity")
    document = word_of(hand)
    tables = [cells_of(one) for one in document.tables[:-2]]
    assert len(tables) > 1
    assert {table[0][0] for table in tables} == {"Document"}
    heads = [head for table in tables for head in table[0][1:]]
    assert heads == ["Title", "Country", *(f"Property {number}" for number in range(30))]


def test_columns_fill_the_page_and_no_more(hand):
    document = word_of(hand)
    for table, section in zip(document.tables, (0, 0, 1), strict=True):
        widths = [column.w for column in table._tbl.tblGrid.gridCol_lst]
        room = document.sections[section]
        inside = room.page_width - room.left_margin - room.right_margin
        assert abs(sum(widths) - inside) < 20_000  # EMU: half a millimetre


def test_tables_and_columns_can_be_left_out(hand):
    options = chosen_tables(tables="characteristics", left_out=["characteristics:Title"])
    document = word_of(hand, options=options)
    assert [cells_of(one)[0] for one in document.tables] == [["Document", "Country"]]


def test_open_cells_are_counted(hand):
    words = [one.text for one in word_of(hand).paragraphs]
    assert any("Of themes that are assessed, 2 of 4 cells are open." in one for one in words)


def test_the_file_names_nobody_and_tells_the_time_of_the_data(hand):
    known = word_of(hand).core_properties
    made_at = hand.project.db.execute("SELECT max(made_at) FROM operation").fetchone()[0]
    assert (known.author, known.last_modified_by, known.title) == (
        "Coder", "Coder", "Peers & trainers",
    )  # fmt: skip
    assert known.created.isoformat()[:19] == known.modified.isoformat()[:19] == made_at[:19]


def test_hostile_words_are_shown_as_they_are(hand):
    words = "a\x01b <w:t>&amp;\n=SUM(A1)\ttab \ud800 \ufffe"
    hand.set("theme", "Training", name=words.replace("\ud800", ""))
    hand.code("Ana", "kay-2019", "Guidance", 0, 9, words="a\x01b <w:t>&amp;\n=SUM(A1)\ttab")
    rows = cells_of(word_of(hand).tables[2])
    assert rows[1][0] == "a␁b <w:t>&amp;\n=SUM(A1)\ttab  \ufffd"
    assert rows[-2][-1].startswith("“a␁b <w:t>&amp;\n=SUM(A1)\ttab”")


def test_words_that_are_read_from_right_to_left_are_set_so(hand):
    hand.code("Ana", "ali-2022", "Guidance", 0, 9, words="x", quote="x")
    hand.set("document", "ali-2022", title="תמיכה בין עמיתים")
    cell = word_of(hand).tables[0].rows[1].cells[1]
    assert cell.paragraphs[0]._p.pPr.find(qn("w:bidi")) is not None


def test_an_empty_project_has_tables_that_say_so(tmp_path):
    with empty_project(tmp_path / "empty.coder") as project:
        path = tmp_path / "empty.docx"
        write_tables(project, matrix(project), path)
    document = docx.Document(path)
    assert [len(table.rows) for table in document.tables] == [1, 1, 2]
    assert any("no attributes and no themes" in one.text for one in document.paragraphs)


def test_very_many_quotations_are_counted_and_not_all_shown(hand):
    for number in range(12):
        hand.code("Ana", "ali-2022", "Guidance", number, number + 1)
    assert cells_of(word_of(hand).tables[2])[-2][-1].endswith(
        "… and 2 more, which the workbook holds"
    )


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("out.doc", "let it end in .docx"), ("no/out.docx", "does not exist"), ("d.docx", "a folder")],
)
def test_a_path_that_cannot_be_is_refused_in_a_sentence(hand, name, sentence):
    folder = hand.project.path.parent
    (folder / "d.docx").mkdir()
    with pytest.raises(CoderError, match=re.escape(sentence)):
        write_tables(hand.project, matrix(hand.project), folder / name)


class StoppedError(Exception):
    pass


def test_it_can_be_stopped_and_leaves_nothing(hand, tmp_path):
    def stop(*_):
        raise StoppedError

    with pytest.raises(StoppedError):
        write_tables(hand.project, matrix(hand.project), tmp_path / "out.docx", progress=stop)
    assert not list(tmp_path.glob("out.docx*"))


def test_members_of_the_archive_have_no_time_of_their_own(hand):
    word_of(hand)
    with ZipFile(hand.project.path.with_name("out.docx")) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_style_and_a_way_to_count_hold_in_all_tables(hand):
    told = StatementOptions(style=STYLES["apa"], decimals=1)
    first, second, third = map(
        cells_of, word_of(hand, options=chosen_tables(statements=told)).tables
    )
    assert first[2][0] == "Kay & Edgley, 2019"
    assert ["England", "(n = 1; 50.0%) (Kay & Edgley, 2019)"] in second
    assert third[2][3] == "“time” (Kay & Edgley, 2019) [kay-2019:AN1]"


def test_a_last_table_says_what_cited_numbers_stand_for(hand):
    told = StatementOptions(style=STYLES["numeric"])
    *_, last = word_of(hand, options=chosen_tables(statements=told)).tables
    assert cells_of(last)[1:] == [
        ["1. Ali et al., 2022 (ali-2022)"], ["2. Kay and Edgley, 2019 (kay-2019)"],
    ]  # fmt: skip
