"""What is told says what it is about, and what can be done."""

import pymupdf

DOCUMENT = "marchbanks-2018"
WORDS = "Written guidance is most useful where it was written by those who are to follow it"


def test_the_history_and_the_list_name_a_theme_whose_removal_was_settled(desk, tmp_path):
    ben = desk.hand_out("Ben", tmp_path / "ben.coder")
    ben.do("code", DOCUMENT, "--quote", WORDS, "--theme", "Guidance")
    desk.do("theme", "remove", "Guidance")
    desk.merge(ben.path)
    (conflict,) = desk.open_conflicts()
    desk.do("conflicts", "--settle", conflict["id"], "--keep", "2")
    (settled,) = desk.conflicts()
    assert settled["about"] == (
        "Ana removed theme 'Guidance' while Ben worked with it. It is gone now."
    )
    assert desk.do("history")[-1]["description"] == (
        "Settle the removal of theme 'Guidance': remove"
    )


def test_a_number_that_was_given_in_two_copies_of_one_person_is_told_apart(desk, tmp_path):
    for copy, quote in (("one", WORDS), ("two", WORDS[:40])):
        ben = desk.hand_out("Ben", tmp_path / f"{copy}.coder")
        ben.do("code", DOCUMENT, "--quote", quote, "--theme", "Guidance")
    desk.merge(tmp_path / "one.coder", tmp_path / "two.coder")
    first, second = f"{DOCUMENT}:BE1", f"{DOCUMENT}:BE1-2"
    quotes = {one["number"]: one["quote"] for one in desk.passages()}
    assert sorted(quotes) == [first, second]
    assert "Several codings are called" in desk.refused("recode", first, "--memo", "m")
    desk.do("recode", second, "--memo", "this one")
    [noted] = [one for one in desk.passages() if one["memo"]]
    assert noted["number"] == second
    words = ("summary", DOCUMENT, "--theme", "Guidance", "--text")
    said = f"{first} leads to the first of several codings: they are called {first} and {second}."
    assert said in desk.terminal.type(words[0], desk.path, *words[1:], f"See [{first}]").err
    assert desk.terminal.type(words[0], desk.path, *words[1:], f"See [{second}]").err == ""


def test_authors_without_semicolons_between_them_are_kept_and_told(desk):
    pasted = "Smith, J., & Jones, K."
    outcome = desk.terminal.type("document", desk.path, DOCUMENT, "--set", f"authors={pasted}")
    assert outcome.code == 0
    assert f"'{pasted}' is taken for one author: put semicolons between several" in outcome.err
    assert desk.documents()[DOCUMENT]["authors"] == pasted
    assert desk.do("document", DOCUMENT, "--set", "authors=Smith, J.; Jones, K.")


def test_a_page_is_not_asked_for_where_it_tells_nothing_apart(desk):
    everywhere = desk.refused("code", DOCUMENT, "--quote", "the", "--theme", "Guidance")
    assert "say which with --page" in everywhere
    there = desk.refused("code", DOCUMENT, "--quote", "the", "--page", "1", "--theme", "Guidance")
    assert "--page" not in there
    assert "quote more of the sentence" in there


def test_a_dry_run_says_what_would_come_in(desk, tmp_path):
    ben = desk.hand_out("Ben", tmp_path / "ben.coder")
    ben.do("code", DOCUMENT, "--quote", WORDS, "--theme", "Guidance")
    assert "1 coding by Ben would come in." in desk.say("merge", ben.path, "--dry-run")
    assert "1 coding by Ben came in." in desk.say("merge", ben.path)


def test_each_reviewer_has_a_row_in_the_matrix_that_is_printed(desk, tmp_path):
    ben = desk.hand_out("Ben", tmp_path / "ben.coder")
    ben.do("code", DOCUMENT, "--quote", WORDS, "--theme", "Guidance")
    desk.do("code", DOCUMENT, "--quote", WORDS, "--theme", "Guidance")
    desk.merge(ben.path)
    told = desk.say("matrix", "--coders", "each")
    lines = [line.split()[0] for line in told.splitlines() if line.strip()]
    place = lines.index(DOCUMENT)
    assert lines[place : place + 3] == [DOCUMENT, "Ana", "Ben"]


def test_a_document_whose_removal_is_open_is_told_without_its_pdf(desk, tmp_path):
    ben = desk.hand_out("Ben", tmp_path / "ben.coder")
    ben.do("document", DOCUMENT, "--remove")
    desk.do("document", DOCUMENT, "--set", "title=Another")
    desk.merge(ben.path)
    (line,) = (line for line in desk.say("documents").splitlines() if line.startswith(DOCUMENT))
    assert "no PDF" in line
    assert "None" not in line


def test_a_document_without_a_title_is_told_by_its_file(desk, tmp_path):
    scan = tmp_path / "scan of 1998.pdf"
    with pymupdf.open() as document:
        document.new_page()
        document.save(scan)
    desk.do("add", scan)
    assert "scan of 1998.pdf" in desk.say("documents")
