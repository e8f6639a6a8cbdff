"""Searching all documents, and coding what was found, at a terminal."""

import pytest

from tests.cli.acts import ARTICLES

THEME = "Support / Mutual support"


def keys(found):
    return [one["key"] for one in found["documents"]]


def words(found):
    return [hit["words"].casefold() for one in found["documents"] for hit in one["hits"]]


def test_hits_are_told_by_document_with_their_printed_pages(desk):
    found = desk.do("search", "supervis*")
    assert keys(found) == sorted(keys(found))
    assert found["searched"] == 7
    assert found["hits"] == len(words(found)) > 20
    assert set(words(found)) == {"supervision", "supervisor"}
    told = desk.say("search", "supervis*")
    assert told.splitlines()[0] == f"{found['hits']} hits in {len(keys(found))} of 7 documents."
    first = found["documents"][0]
    text = "\n".join(page["text"] for page in desk.text(first["key"]))
    for hit in first["hits"]:
        raw = "".join(text[hit["start"] : hit["end"]].split())
        assert raw.replace("-", "").casefold() == hit["words"].casefold()
        assert f"[{hit['words']}]" in told


def test_searches_are_narrowed(desk):
    everywhere = keys(desk.do("search", "handbook"))
    assert len(everywhere) > 1
    assert keys(desk.do("search", "handbook", "--document", "marchbanks-2018")) == [
        "marchbanks-2018"
    ]
    assert "marchbanks-2018" not in keys(desk.do("search", "trainers -handbook"))
    assert desk.do("search", "Trainers", "--match", "case")["hits"] < desk.do(
        "search", "trainers"
    )["hits"]  # fmt: skip


def test_excluded_and_removed_documents_are_found_only_if_that_is_wanted(desk):
    before = keys(desk.do("search", "handbook"))
    desk.do("document", "marchbanks-2018", "--exclude", "Not empirical")
    after = keys(desk.do("search", "handbook"))
    assert after == [key for key in before if key != "marchbanks-2018"]
    assert keys(desk.do("search", "handbook", "--excluded")) == before
    desk.do("document", "marchbanks-2018", "--remove")
    assert keys(desk.do("search", "handbook", "--excluded")) == after
    desk.undo()
    desk.undo()
    assert keys(desk.do("search", "handbook")) == before


def test_a_light_copy_is_searched_as_well_as_what_it_was_made_of(desk, tmp_path):
    desk.do("copy", tmp_path / "light.coder", "--for", "Ben", "--light")
    assert desk.terminal.do("search", tmp_path / "light.coder", "supervis*") == desk.do(
        "search", "supervis*"
    )


def test_words_that_follow_each_other_are_coded_once(desk):
    told = desk.do("autocode", "peer trainers", "--theme", THEME, "--unit", "hit", "--dry-run")
    quotes = [one["quote"].casefold() for one in told["units"]]
    assert "peer trainers" in quotes
    phrase = desk.do("search", '"peer trainers"')["hits"]
    everywhere = desk.do("search", "peer OR trainers")["hits"]
    assert desk.do("search", "peer trainers")["hits"] <= everywhere - phrase


def test_nothing_to_look_for_is_said(desk):
    assert "nothing to look for" in desk.refused("search", "NOT this")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ('"unbalanced AND (', "quotation mark before 'unbalanced AND (' is not closed"),
        ('peer "', "is not closed"),
        ("(peer OR support", "( and ) go together"),
        ("peer)", "( and ) go together"),
        ("NEAR(a b)", "NEAR is not known"),
        ("NEAR (peer support, 5)", "NEAR is not known"),
    ],
)
def test_what_is_half_typed_is_refused_where_nobody_goes_on_typing(desk, words, sentence):
    assert sentence in desk.refused("search", words)
    assert sentence in desk.refused("autocode", words, "--theme", THEME)


def test_whole_phrases_and_brackets_are_searched(desk):
    for words in ('"(near"', '("peer support" OR near) handbook', "\u201cpeer support\u201d*"):
        assert desk.do("search", words)["searched"] == 7


@pytest.mark.parametrize("unit", ["hit", "sentence", "paragraph"])
def test_hits_are_coded_in_one_act_and_never_twice(desk, unit):
    asked = ("supervis*", "--theme", THEME, "--unit", unit)
    would = desk.do("autocode", *asked, "--dry-run")
    assert desk.passages() == []
    made = desk.do("autocode", *asked)
    assert made == would
    assert (made["codings"], made["already_there"]) == (len(made["units"]), 0)
    held = desk.passages()
    assert sorted(one["quote"] for one in held) == sorted(one["quote"] for one in made["units"])
    assert len({one["number"] for one in held}) == len(held)
    assert all("supervis" in one["quote"].casefold() for one in held)
    again = desk.do("autocode", *asked)
    assert (again["codings"], again["already_there"]) == (0, len(held))
    assert desk.passages() == held
    desk.undo()
    assert desk.passages() == []
    desk.redo()
    assert len(desk.passages()) == len(held)


def test_what_is_coded_by_hand_already_is_not_coded_again(desk):
    would = desk.do("autocode", "supervis*", "--theme", THEME, "--dry-run")
    first = would["units"][0]
    desk.code(first["key"], first["quote"], THEME)
    made = desk.do("autocode", "supervis*", "--theme", THEME, "Training")
    assert made["already_there"] == 1
    assert made["codings"] == 2 * len(would["units"]) - 1
    assert made["passages"] == len(would["units"]) - 1


def test_a_judgement_that_coding_contradicts_is_taken_back(desk):
    desk.assess("marchbanks-2018", THEME, "absent")
    desk.do("autocode", "supervis*", "--theme", THEME)
    matrix = desk.do("matrix")
    row = next(
        number for number, one in enumerate(matrix["rows"]) if one["key"] == "marchbanks-2018"
    )
    assert matrix["cells"][row][matrix["themes"].index(THEME)]["state"] == "present"
    assert desk.do("check")["ok"]


def test_what_comes_by_a_merge_and_is_taken_back_is_found_or_not(bare, desk, tmp_path):
    bare.do("copy", tmp_path / "ben.coder", "--for", "Ben")
    ben = type(bare)(bare.terminal, tmp_path / "ben.coder")
    ben.do("add", ARTICLES)
    assert bare.do("search", "handbook")["hits"] == 0
    bare.merge(ben.path)
    found = bare.do("search", "handbook")
    assert [one["key"] for one in found["documents"]] == keys(desk.do("search", "handbook"))
    bare.undo()
    assert bare.do("search", "handbook")["searched"] == 0
