"""Agreement on tables from elsewhere, typed as anybody would."""

import csv
import time

import pytest
from openpyxl import Workbook

from tests.analysis.agreement.oracles import (
    NAMES,
    RATED,
    assert_all_met,
    assert_meets,
    expectations,
    of_kinds,
    ratings_of,
    spans_of,
    write_ratings,
    write_spans,
)

TABLE = """unit,Ana,Ben
1,1,0
2,1,1
3,1,0
4,0,0
5,0,0
6,0,
"""


@pytest.fixture
def table(tmp_path):
    """Writes a table to a file and names it."""

    def write(text, name="table.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


def written(path, heads, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(heads)
        out.writerows(rows)
    return path


# What is known


@pytest.mark.parametrize("example", of_kinds(*RATED))
def test_ratings_have_the_coefficients_that_are_known(terminal, tmp_path, example):
    ratings, known = ratings_of(example)
    path = write_ratings(tmp_path / "ratings.csv", ratings)
    words = ["--values", ",".join(map(str, example["input"]["categories"]))] if (
        "values" in known
    ) else []  # fmt: skip
    found = terminal.do("agreement", "--ratings", path, *words)["overall"]
    assert_all_met(found, example)
    for one in expectations(example, "alpha_ordinal", "alpha_interval", "alpha_ratio"):
        assert_meets(found["alpha_by_level"][one["coefficient"].removeprefix("alpha_")], one)
    for one in expectations(example, "alpha_bootstrap_ci95_units"):
        assert found["alpha_interval"] == pytest.approx(one["value"], abs=one["tol"])


@pytest.mark.parametrize("example", of_kinds("unitizing", "spans"))
def test_spans_have_the_coefficients_that_are_known(terminal, tmp_path, example):
    spans, length = spans_of(example)
    path = write_spans(tmp_path / "spans.csv", spans)
    found = terminal.do("agreement", "--spans", path, "--length", length)
    assert_all_met(found["overall"], example)
    themes = {theme["theme"]: theme for theme in found["themes"]}
    by_value = {
        "(k)u_alpha": "ku_alpha",
        "(k)u_coverage": "coverage",
        "f1_characters_per_code": "f1_characters",
    }
    for name, own in by_value.items():
        for one in expectations(example, name):
            told = {value: themes[value][own] for value in one["value"]}
            assert told == pytest.approx(one["value"], abs=1e-9)
    for one in expectations(example, "f1_iou_0.9"):
        near = terminal.do("agreement", "--spans", path, "--length", length, "--least", "0.9")
        assert_meets(near["overall"]["f1_close"], one)


@pytest.mark.parametrize("example", of_kinds("pooled"))
def test_kappas_of_several_themes_are_pooled(terminal, tmp_path, example):
    rows = []
    for theme, ((both, first), (second, _)) in enumerate(example["input"]["tables"]):
        rows += [["A", 0, both + first, theme], ["B", 0, both, theme]]
        rows.append(["B", both + first, both + first + second, theme])
    length = sum(map(sum, example["input"]["tables"][0]))
    path = written(tmp_path / "themes.csv", ["coder", "start", "end", "value"], rows)
    found = terminal.do("agreement", "--spans", path, "--length", length)["overall"]
    (one,) = expectations(example, "pooled_kappa")
    assert_meets(found["pooled_kappa"], one)


@pytest.mark.parametrize("example", of_kinds("holsti"))
def test_decisions_that_one_coder_made_alone_count_for_holsti(terminal, tmp_path, example):
    given = example["input"]
    rows = [["x", "x"]] * given["M"]
    rows += [["x", ""]] * (given["N1"] - given["M"]) + [["", "x"]] * (given["N2"] - given["M"])
    path = written(tmp_path / "decisions.csv", ["A", "B"], rows)
    assert_meets(terminal.do("agreement", "--ratings", path)["overall"]["holsti"],
                 example["expected"][0])  # fmt: skip


# Ratings


def test_a_table_is_told_in_words_and_in_json(terminal, table):
    path = table(TABLE)
    lines = terminal.say("agreement", "--ratings", path).splitlines()
    assert lines[0] == "2 reviewers (Ana and Ben), 6 rows."
    told = {line[:36].strip(): line.split()[-1] for line in lines if line.startswith("Percent ag")}
    assert told["Percent agreement"].replace(".", "").isdigit()
    found = terminal.do("agreement", "--ratings", path, "--limit", "0.8", "--seed", "7")
    overall = found["overall"]
    assert found["coders"] == ["Ana", "Ben"]
    assert overall["percent"] == pytest.approx(0.6)
    assert overall["positive_agreement"] == pytest.approx(0.5)
    assert (overall["both"], overall["only"]) == (1, {"Ana": 2, "Ben": 0})
    assert overall["kappa"] == pytest.approx(2 / 7)  # 5 rows: (15 - 11) / (25 - 11)
    assert found["parameters"]["seed"] == 7
    assert overall["intervals"]["alpha"]["below_limit"] > 0.5
    assert "5 rows only" in overall["intervals"]["alpha"]["note"]
    assert "pooled_kappa: It pools" in overall["note"]
    assert [theme["theme"] for theme in found["themes"]] == ["0", "1"]


def test_every_key_of_the_contract_is_there(terminal, table):
    found = terminal.do("agreement", "--ratings", table(TABLE))
    keys = {
        "both", "only", "positive_agreement", "jaccard", "percent", "holsti", "kappa",
        "kappa_max", "scott", "light", "conger", "fleiss", "brennan_prediger", "ac1", "alpha",
        "alpha_interval", "se", "note",
    }  # fmt: skip
    assert {"coders", "unit", "documents", "excluded", "themes", "overall"} <= found.keys()
    assert keys | {"pooled_kappa", "u_alpha", "u_alpha_binary", "cu_alpha"} <= (
        found["overall"].keys()
    )
    assert all({"theme", *keys} <= theme.keys() for theme in found["themes"])
    spans = table("coder,start,end,value\nA,0,4,x\nB,0,5,x\n", "spans.csv")
    told = terminal.do("agreement", "--spans", spans, "--length", "10")["overall"]
    assert keys | set(NAMES.values()) <= told.keys()
    assert told["alpha_interval"] is None
    assert "alpha_interval: There is one document only" in told["note"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TABLE, "utf-8-sig"),
        (TABLE, "utf-16"),
        (TABLE.replace(",", ";"), "utf-8"),
        (TABLE.replace(",", "\t").replace("\n", "\r\n"), "utf-8"),
        (TABLE.replace("unit", "Unit"), "cp1252"),
        (TABLE.replace("unit,Ana,Ben", "unit,Ana,,Ben").replace(",0\n", ",,0\n")
         .replace(",1\n", ",,1\n").replace("0,\n", "0,,\n"), "utf-8"),
    ],
)  # fmt: skip
def test_a_table_is_read_however_it_was_saved(terminal, table, text, encoding):
    found = terminal.do("agreement", "--ratings", table(text, encoding=encoding))
    assert found["coders"] == ["Ana", "Ben"]
    assert found["overall"]["percent"] == pytest.approx(0.6)


def test_a_workbook_is_read_as_well(terminal, tmp_path):
    book = Workbook()
    for row in csv.reader(TABLE.splitlines()):
        book.active.append([int(cell) if cell.isdigit() else cell or None for cell in row])
    book.save(tmp_path / "table.xlsx")
    found = terminal.do("agreement", "--ratings", tmp_path / "table.xlsx")
    assert found["overall"]["percent"] == pytest.approx(0.6)
    assert found["overall"]["positive_agreement"] == pytest.approx(0.5)


def test_the_values_and_the_one_that_means_absent_can_be_said(terminal, table):
    path = table("A,B\nlow,low\nhigh,low\nhigh,high\n")
    plain = terminal.do("agreement", "--ratings", path)["overall"]
    assert plain["positive_agreement"] is None
    assert "such as 0 or no" in plain["reasons"]["positive_agreement"]
    said = terminal.do("agreement", "--ratings", path, "--absent", "low")["overall"]
    assert said["positive_agreement"] == pytest.approx(2 / 3)
    three = terminal.do("agreement", "--ratings", path, "--values", "low,middle,high")["overall"]
    assert three["brennan_prediger"] == pytest.approx((2 / 3 - 1 / 3) / (2 / 3))
    wrong = terminal.type("agreement", "--ratings", path, "--values", "low,middle")
    assert (wrong.code, wrong.err.count("\n")) == (1, 1)
    assert "'high' occurs and is not among --values" in wrong.err
    assert "does not occur" in terminal.type("agreement", "--ratings", path, "--absent", "x").err


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("unit,Ana,Ben\n", "Nothing was rated."),
        ("unit,Ana,Ben\n1,,\n2,,\n", "Nothing was rated."),
        ("unit\n1\n2\n", "Nothing was rated."),
        ("unit,Ana\n1,1\n2,0\n", "No unit was rated by two reviewers."),
        ("unit,Ana,Ben\n1,1,\n2,,0\n", "No unit was rated by two reviewers."),
        ("unit,Ana,Ben,Cem\n1,1,,\n2,0,,\n", "No unit was rated by two reviewers."),
        ("unit,Ana,Ben\n1,0,0\n2,0,0\n", "Only one value occurs"),
    ],
)
def test_what_cannot_be_computed_is_null_with_its_reason(terminal, table, text, reason):
    found = terminal.do("agreement", "--ratings", table(text))
    overall = found["overall"]
    for name in ("kappa", "conger", "fleiss", "alpha", "alpha_interval"):
        assert overall[name] is None, name
    assert overall["reasons"]["alpha"].startswith(reason)
    assert reason in overall["note"]
    assert all(one["reason"] for one in overall["intervals"].values())
    words = terminal.say("agreement", "--ratings", table(text))
    assert reason in words
    if len(found["coders"]) < 2:
        assert any("agreement takes two" in note for note in found["notes"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("unit,Ana,Ana\n1,0,1\n", "called 'Ana'"),
        ("unit,Ana,Ben\n1,0,1\n2,0,0\n1,1,1\n", "'1' stands in rows 2 and 4"),
        ("unit,Ana,,Ben\n1,0,1,1\n", "Column 3"),
        ('unit,Ana,Ben\n1,"0,1\n', "quotation mark"),
        ("unit,Ana,Ben\n1,0,1,1,1\n", "Column 4"),
    ],
)
def test_a_table_that_is_wrong_is_refused_in_one_sentence(terminal, table, text, said):
    outcome = terminal.type("agreement", "--ratings", table(text), "--json")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (1, b"", 1)
    assert said in outcome.err


def test_what_may_not_be_meant_is_said(terminal, table):
    path = table("A,B,C\nYes,yes,\nno,NA,\nno,no,\n")
    notes = " ".join(terminal.do("agreement", "--ratings", path)["notes"])
    assert "'NA' counted as a value" in notes
    assert "'Yes' and 'yes' counted as different values" in notes
    assert "C rated nothing" in notes
    alike = terminal.do("agreement", "--ratings", table("A,B\n0,0\n0,0\n"))
    assert alike["overall"]["brennan_prediger"] == 1
    assert any("says nothing of agreement" in note for note in alike["notes"])


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("unit,A,B\n1,1,1.0\n2,2,2.0\n3,3,3.0\n4,2,2.0\n", "'1' and '1.0'; '2' and '2.0'; '3'"),
        ("unit;A;B\n1;1,5;1.5\n2;2;02\n", "'2' and '02'; '1,5' and '1.5'"),
    ],
)
def test_a_number_is_one_value_however_it_is_written(terminal, table, text, note):
    found = terminal.do("agreement", "--ratings", table(text))
    overall = found["overall"]
    assert (overall["percent"], overall["alpha"], overall["kappa"]) == (1, 1, 1)
    assert overall["alpha_by_level"]["ordinal"] == overall["alpha_by_level"]["interval"] == 1
    assert any(note in one and "counted as one number each" in one for one in found["notes"])


def test_what_is_no_table_of_numbers_has_names_that_stay_apart(terminal, table):
    found = terminal.do("agreement", "--ratings", table("A,B\n1,01\nx,x\n"))
    assert (found["overall"]["percent"], found["values"]) == (0.5, ["01", "1", "x"])
    huge = "A,B\n9007199254740992,9007199254740993\n1,1\n"
    assert terminal.do("agreement", "--ratings", table(huge))["overall"]["percent"] == 0.5
    path = table("A,B\n0,0.0\n1,1.0\n")
    said = terminal.do("agreement", "--ratings", path, "--absent", "0.0", "--values", "0.0,1.0,2")
    assert (said["values"], said["parameters"]["absent"]) == (["0", "1", "2"], "0")


def test_columns_that_are_no_reviewers_are_told(terminal, table):
    refused = terminal.refused("agreement", "--ratings", table("coder,Start,end,value\nA,0,5,x\n"))
    assert "name it with --spans" in refused
    notes = terminal.do("agreement", "--ratings", table("ID,A,B\n1,1,1\n2,0,0\n"))["notes"]
    assert "The column 'ID' counted as a reviewer: call it 'unit' if it names the rows." in notes


def test_nothing_in_a_table_tells_the_terminal_what_to_do(terminal, table):
    path = table("unit,A\x1b[31m,B\n1,\x1b[2Jyes,no\x07\n2,no,no\n")
    found = terminal.do("agreement", "--ratings", path)
    assert (found["coders"], found["values"]) == (["A[31m", "B"], ["[2Jyes", "no"])
    spans = table("document,coder,start,end,value\nd\x1b,A,0,5,x\x1b\nd\x1b,B\x1b,0,5,x\n", "s.csv")
    for said in (
        terminal.say("agreement", "--ratings", path),
        terminal.say("agreement", "--spans", spans, "--length", "d\x1b=9"),
        terminal.refused("agreement", "--ratings", table("A\x1b,A\n1,1\n", "t.csv")),
    ):
        assert said.replace("\n", "").isprintable()


def test_reasons_are_true_of_gaps_and_of_several_reviewers(terminal, table):
    gaps = terminal.do("agreement", "--ratings", table("A,B\n0,0\n0,0\n1,\n"))["overall"]
    assert gaps["reasons"]["alpha"].startswith("Only one value occurs where two reviewers rated")
    three = terminal.do("agreement", "--ratings", table("A,B,C\n0,0,0\n"), "--absent", "0")
    reasons = three["overall"]["reasons"]
    assert reasons["positive_agreement"] == "Nobody used it."


def test_letters_are_one_however_they_are_composed_and_capitals_are_told(terminal, table):
    path = table("Ana,ana\n\u00e9,e\u0301\nx,x\n")
    found = terminal.do("agreement", "--ratings", path, "--values", "e\u0301,x")
    assert (found["overall"]["percent"], found["values"]) == (1, ["\u00e9", "x"])
    told = " ".join(found["notes"])
    assert "'\u00e9' counted as one each" in told
    assert "'Ana' and 'ana' counted as different reviewers, though only capitals differ." in told
    path = table("coder,start,end,value\nAna,0,5,\u00e9\nana,0,5,e\u0301\nana,6,8,X\nAna,6,8,x\n")
    found = terminal.do("agreement", "--spans", path, "--length", "9")
    assert found["values"] == ["X", "x", "\u00e9"]
    told = " ".join(found["notes"])
    assert "'\u00e9' counted as one each" in told
    assert "'Ana' and 'ana' counted as different reviewers" in told
    assert "'X' and 'x' counted as different values" in told


def test_decimal_commas_are_told_where_they_matter(terminal, table):
    for text, told in (
        ("unit;A;B\n1;yes;no\n", False), ("unit;A;B\n1;3;4\n", False),
        ("unit;A;B\n1;1,5;2\n", True), ("unit;A;B\n1;-1.5;2\n", True),
    ):  # fmt: skip
        notes = terminal.do("agreement", "--ratings", table(text))["notes"]
        assert any("decimal commas" in note for note in notes) == told, text


def test_large_tables_are_quick(terminal, tmp_path):
    begun = time.perf_counter()
    many = [[place, place % 10_000, place * 7 % 10_000] for place in range(20_000)]
    found = terminal.do(
        "agreement", "--ratings", written(tmp_path / "m.csv", ["unit", "A", "B"], many)
    )
    assert found["overall"]["alpha"] is not None
    assert found["overall"]["alpha_by_level"]["ordinal"] is None
    assert any("10,000 different values" in note for note in found["notes"])
    long = [[place % 3 // 2, place % 5 // 4, place % 2] for place in range(100_000)]
    found = terminal.do("agreement", "--ratings", written(tmp_path / "l.csv", "ABC", long))
    assert found["overall"]["intervals"]["alpha"]["note"]
    low, high = found["overall"]["alpha_interval"]
    assert low < found["overall"]["alpha"] < high < low + 0.02
    assert time.perf_counter() - begun < 30  # some 3 s, on a machine that does nothing else


# Spans


SPANS = """document,coder,start,end,value,length
d1,Ana,0,10,x,100
d1,Ben,0,12,x,
d1,Ben,40,50,y,
d2,Ana,5,20,x,200
d2,Ben,,,,
d3,Ana,0,10,y,50
"""


def test_documents_that_one_coder_read_are_left_out_and_nothing_marked_can_be_said(terminal, table):
    found = terminal.do("agreement", "--spans", table(SPANS))
    assert found["documents"] == ["d1", "d2"]
    assert found["excluded"] == [{"document": "d3", "reason": "It was marked by Ana only."}]
    overall = found["overall"]
    assert overall["units"] == 300
    assert overall["positive_agreement"] == pytest.approx(20 / (25 + 22))
    assert overall["f1_strict"] == 0
    assert "2 documents only" in overall["intervals"]["alpha"]["note"]
    themes = {theme["theme"]: theme for theme in found["themes"]}
    assert (themes["x"]["both"], themes["x"]["only"]) == (10, {"Ana": 15, "Ben": 2})
    assert "Left out: d3." in terminal.say("agreement", "--spans", table(SPANS))


def test_a_coder_without_a_row_was_not_there_and_that_is_said(terminal, table):
    text = SPANS + "d1,Cem,0,10,x,\n"
    found = terminal.do("agreement", "--spans", table(text))
    assert any("Cem has no row for d2" in note for note in found["notes"])
    assert found["overall"]["alpha"] is not None
    assert len(found["overall"]["pairs"]) == 3


def test_several_documents_make_intervals_also_of_the_alphas_for_unitizing(terminal, tmp_path):
    rows = []
    for number in range(12):
        start = number * 7
        rows += [[number, "A", start, start + 40, "x"], [number, "A", 200, 240 + number, "y"]]
        rows += [
            [number, "B", start + 5, start + 42, "x"],
            [number, "B", 200, 260, "xy"[number % 2]],
        ]
    heads = ["document", "coder", "start", "end", "value"]
    path = written(tmp_path / "many.csv", heads, rows)
    words = ["agreement", "--spans", path, "--length", "400", "--limit", "0.99"]
    found = terminal.do(*words)
    for name in ("alpha", "positive_agreement", "u_alpha", "u_alpha_binary", "cu_alpha"):
        sure = found["overall"]["intervals"][name]
        assert sure["low"] <= found["overall"][name] <= sure["high"], name
        assert (sure["reason"], sure["note"], sure["below_limit"] > 0.5) == (None, None, True)
        assert sure["jackknife_se"] > 0
    assert terminal.do(*words) == found
    assert terminal.do(*words, "--seed", "5") != found
    dice_order = list(reversed(rows))
    turned = written(tmp_path / "many.csv", heads, dice_order)
    assert terminal.do("agreement", "--spans", turned, *words[3:]) == found


def test_a_table_that_is_turned_round_is_refused(terminal, tmp_path):
    heads = ["unit", *(f"record {number}" for number in range(300))]
    path = written(tmp_path / "turned.csv", heads, [["Ana", *[1] * 300], ["Ben", *[0] * 300]])
    refused = terminal.type("agreement", "--ratings", path)
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert "300 reviewers" in refused.err
    assert "the other way round" in refused.err


def test_many_reviewers_are_told_without_their_own_columns(terminal, tmp_path):
    rows = [[place % number % 2 for number in range(2, 14)] for place in range(1_900)]
    path = written(tmp_path / "crowd.csv", [f"r{n}" for n in range(12)], rows)
    found = terminal.do("agreement", "--ratings", path)["overall"]
    assert "standard errors" in found["intervals"]["alpha"]["note"]
    assert found["intervals"]["positive_agreement"]["reason"]
    assert found["pairs"] == []
    assert "only r0" not in terminal.say("agreement", "--ratings", path)


def test_lengths_are_said_for_all_or_for_each_document(terminal, table):
    text = "\n".join(line.rpartition(",")[0] for line in SPANS.splitlines())
    path = table(text)
    missing = terminal.type("agreement", "--spans", path)
    assert (missing.code, missing.err.count("\n")) == (1, 1)
    assert "how long the document 'd1' is" in missing.err
    alike = terminal.do("agreement", "--spans", path, "--length", "100")
    assert alike["overall"]["units"] == 200
    words = ["--length", "d1=100", "--length", "d2=200", "--length", "d3=50"]
    assert terminal.do("agreement", "--spans", path, *words)["overall"]["units"] == 300
    both = terminal.type("agreement", "--spans", path, "--length", "5", "--length", "d1=9")
    assert "one length for all" in both.err
    assert terminal.type("agreement", "--spans", path, "--length", "-5").code == 2
    assert terminal.type("agreement", "--spans", path, "--length", "x").code == 2


def test_spans_of_one_coder_with_several_values_leave_what_can_be_said(terminal, table):
    text = "coder,start,end,value\nA,0,10,x\nA,5,15,y\nB,0,10,x\nB,5,14,y\n"
    found = terminal.do("agreement", "--spans", table(text), "--length", "50")
    overall = found["overall"]
    for name in ("alpha", "kappa", "u_alpha", "cu_alpha", "percent", "alpha_interval"):
        assert overall[name] is None
    assert "A marked 0 to 10 of table as x, and from 5 on as y too" in overall["reasons"]["alpha"]
    assert overall["positive_agreement"] == pytest.approx(38 / 39)
    assert overall["jaccard"] == pytest.approx(19 / 20)
    assert overall["pooled_kappa"] > 0.9
    assert [theme["alpha"] is None for theme in found["themes"]] == [False, False]
    again = "coder,start,end,value\nA,0,10,x\nA,5,15,x\nB,0,15,x\n"
    joined = terminal.do("agreement", "--spans", table(again), "--length", "50")["overall"]
    assert (joined["alpha"], joined["u_alpha"], joined["f1_strict"]) == (1, 1, 1)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("A,5,5,x", "Row 2 of table.csv ends at 5 and begins at 5"),
        ("A,9,5,x", "ends at 5 and begins at 9"),
        ("A,-1,5,x", "'-1' as start"),
        ("A,0.5,5,x", "'0.5' as start"),
        ("A,1,1000,x", "ends at 1000, and the text has 100"),
        ("A,1,5,", "lacks start, end or value"),
        (",1,5,x", "names no coder"),
        ("A,1,99999999999999999999,x", "as end"),
        ("A,¹,5,x", "'¹' as start"),
    ],
)
def test_a_span_that_is_none_is_refused_with_its_row(terminal, table, rows, said):
    path = table(f"coder,start,end,value\n{rows}\nB,0,5,x\n")
    outcome = terminal.type("agreement", "--spans", path, "--length", "100", "--json")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (1, b"", 1)
    assert said in outcome.err


def test_one_coder_alone_or_no_span_at_all_is_null_with_the_reason(terminal, table):
    alone = table("coder,start,end,value\nA,0,5,x\n")
    nothing = table("coder,start,end,value\n", "nothing.csv")
    silent = table("coder,start,end,value\nA,,,\nB,,,\n", "silent.csv")
    for path in (alone, nothing, silent):
        found = terminal.do("agreement", "--spans", path, "--length", "10")["overall"]
        for name in ("alpha", "kappa", "u_alpha", "cu_alpha", "pooled_kappa", "f1_strict"):
            assert found[name] is None, (path, name)
            assert found["reasons"][name]
        terminal.say("agreement", "--spans", path, "--length", "10")
    lacking = terminal.type("agreement", "--spans", table("coder,start\nA,0\n"), "--length", "9")
    assert "no column 'end' and 'value'" in lacking.err


def test_where_nobody_marked_anything_it_is_said(terminal, table):
    path = table("coder,start,end,value\nA,,,\nB,,,\n")
    found = terminal.do("agreement", "--spans", path, "--length", "100")
    assert found["overall"]["percent"] == 1
    assert "Nobody marked anything: what is 1 here says nothing of agreement." in found["notes"]
    words = terminal.say("agreement", "--spans", path, "--length", "100")
    assert "No unit was rated by two" not in words
    apart = table("coder,start,end,value\nA,0,5,x\nB,10,15,x\n")
    overall = terminal.do("agreement", "--spans", apart, "--length", "100")["overall"]
    assert overall["reasons"]["cu_alpha"] == "No two reviewers marked the same text."


@pytest.mark.parametrize(
    "words",
    [["--coders", "A,B"], ["--round", "Pilot"], ["--unit", "words"], ["--by", "theme"],
     ["--unfinished"]],
)  # fmt: skip
def test_what_is_for_projects_is_refused_with_a_table(terminal, table, words):
    spans = table("coder,start,end,value\nA,0,5,x\nB,0,5,x\n", "spans.csv")
    said = f"{words[0]} goes with a project"
    assert said in terminal.refused("agreement", "--ratings", table(TABLE), *words)
    assert said in terminal.refused("agreement", "--spans", spans, "--length", "9", *words)


def test_what_is_compared_must_be_said(terminal, table):
    assert "Say what is compared" in terminal.type("agreement").err
    path = table(TABLE)
    assert terminal.type("agreement", "--ratings", path, "--spans", path).code == 2
    assert (
        "--length goes with" in terminal.type("agreement", "--ratings", path, "--length", "5").err
    )
    gone = terminal.type("agreement", "--ratings", path.with_name("gone.csv"))
    assert (gone.code, gone.err.count("\n")) == (1, 1)
    assert terminal.type("agreement", "--ratings", path, "--draws", "0").code == 2
    assert terminal.type("agreement", "--ratings", path, "--limit", "7").code == 2
