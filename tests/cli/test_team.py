"""Three people, three rounds, seven real articles: a review played on the command line."""

import shutil

import pytest

from tests.cli.acts import Desk, kept_tables, sentences_of, shown_tables

ARTICLES = [
    "trials_16-3_qualitative-study", "bmc-hsr_barriers_two-rotated-pages",
    "hindawi_PMC4739473_depression", "frontiers_fpsyg.2014.01582", "bmjopen-2021_e042953",
    "pain-2014_labels-2291-2300", "lancet-haem-2021_labels-e110-e121",
]  # fmt: skip
THEMES = [
    "Collaborative experience", "Training / Need for training", "Training / Topics of training",
    "Guidance / Written guidance", "Support / Group support", "Support / Mutual support",
]  # fmt: skip


class Reviewer:
    """One of the team, who codes other sentences than the others do."""

    def __init__(self, desk, name, turn):
        self.desk = desk
        self.name = name
        self.turn = turn
        self.coded = 0

    def read(self, document, themes, count):
        """Code a few sentences of a document as printed, each with one theme."""
        done = 0
        for page in self.desk.text(document):
            for quote in sentences_of(page)[self.turn :: 3]:
                if done == count:
                    return
                words = ["--quote", quote, "--theme", themes[done % len(themes)]]
                outcome = self.desk.terminal.type(
                    "code", self.desk.path, document, *words, "--page", page["pdf_page"], "--json"
                )
                if outcome.code == 0:
                    self.check(outcome.value, page, quote)
                    done += 1
                else:
                    assert "places of" in outcome.err or "coded so already" in outcome.err, outcome
        assert done == count, document

    def check(self, coded, page, quote):
        self.coded += 1
        assert coded["pdf_page"] == page["pdf_page"]
        start = coded["start"] - page["start"]
        assert page["text"][start : start + len(coded["raw"])] == coded["raw"]
        assert squeezed(coded["raw"]) == squeezed(quote)


def squeezed(text):
    return "".join(text.split()).strip(".,;").casefold()


def seen_by_all(desk):
    """What everybody must come to see alike, coding included; times of merging left out."""
    rows = [
        {name: value for name, value in one.items() if name != "boxes"} for one in desk.passages()
    ]
    return {
        "documents": desk.do("documents"), "themes": desk.do("themes"), "passages": rows,
        "matrix": desk.do("matrix"), "each": desk.do("matrix", "--coders", "each"),
        "conflicts": desk.conflicts(), "versions": desk.do("codebook", "list"),
        "history": list(desk.do("history")),
    }  # fmt: skip


def settle_all(desk, choose):
    """Answer every open conflict, by a candidate or by a value of one's own."""
    settled = 0
    while found := desk.open_conflicts():
        one = found[0]
        desk.do("conflicts", "--settle", one["id"], *choose(one))
        assert one["id"] not in {left["id"] for left in desk.open_conflicts()}
        settled += 1
        assert settled < 50
    return settled


@pytest.fixture
def lead(terminal, corpus, tmp_path):
    paths = [corpus / "pdf" / f"{name}.pdf" for name in ARTICLES]
    missing = [path.name for path in paths if not path.exists()]
    if missing:
        pytest.skip(f"these articles are not here: {', '.join(missing)}")
    (tmp_path / "lead").mkdir()
    desk = Desk(terminal, tmp_path / "lead" / "review.coder")
    terminal.do("new", desk.path, "--coder", "Lead", "--codebook", "co-production")
    told = desk.do("add", *paths)["files"]
    assert [one["status"] for one in told] == ["added"] * len(paths)
    return desk


def test_a_team_of_three_over_three_rounds(lead, tmp_path):
    keys = list(lead.documents())
    terminal = lead.terminal
    assert len(keys) == len(ARTICLES)
    lead.do("codebook", "freeze", "pilot")

    # Round 1: blind copies, one full and one light, go out; everybody codes alone.
    for name in ("Ana", "Ben"):
        lead.do("coders", "--add", name)
    for name in ("Lead", "Ana", "Ben"):
        lead.do("assign", *keys[:4], "--to", name)
    ana = lead.hand_out("Ana", tmp_path / "ana.coder", "--blind")
    ben = lead.hand_out("Ben", tmp_path / "ben.coder", "--blind", "--light")
    assert ben.path.stat().st_size < ana.path.stat().st_size
    people = [Reviewer(lead, "Lead", 0), Reviewer(ana, "Ana", 1), Reviewer(ben, "Ben", 2)]
    for person in people:
        assert {r["state"] for r in person.desk.documents()[keys[0]]["readings"]} == {"assigned"}
        for key in keys[:2]:
            person.read(key, THEMES, 4)
            person.desk.finish(key, "--rest", "absent")
        person.desk.assess(keys[2], "Guidance", "unclear", "--note", f"{person.name} wonders")
    for person in people[1:]:
        assert {one["coder"] for one in person.desk.passages()} == {person.name}

    # They come back in different ways and orders: as a copy, and as the file itself.
    ana.do("copy", tmp_path / "from-ana.coder")
    shutil.copyfile(ben.path, tmp_path / "from-ben.coder")
    before = kept_tables(lead.path)
    planned = lead.do("merge", tmp_path / "from-ben.coder", "--dry-run")
    assert kept_tables(lead.path) == before
    report = lead.merge(tmp_path / "from-ben.coder")
    assert planned | {"backup": None} == report | {"backup": None}
    assert (report["files"][0]["codings"], report["conflicts"]) == (ben_coded := 8, [])
    assert lead.merge(tmp_path / "from-ben.coder")["files"][0]["operations"] == 0
    lead.merge(tmp_path / "from-ana.coder")
    assert lead.merge(tmp_path / "from-ana.coder", ana.path)["files"][1]["operations"] == 0
    assert lead.open_conflicts() == []
    counts = {name: len(lead.passages("--coder", name)) for name in ("Lead", "Ana", "Ben")}
    assert counts == {"Lead": 8, "Ana": 8, "Ben": ben_coded}
    both = [one for one in lead.documents()[keys[0]]["readings"] if one["state"] == "finished"]
    assert sorted(one["coder"] for one in both) == ["Ana", "Ben", "Lead"]
    lead.assert_whole()

    # Taking one merge back, and merging that file again.
    merged = kept_tables(lead.path)
    assert "from-ana.coder" in lead.undo()["description"]
    assert lead.passages("--coder", "Ana") == []
    assert len(lead.passages("--coder", "Ben")) == 8
    assert lead.merge(tmp_path / "from-ana.coder")["files"][0]["codings"] == 8
    assert kept_tables(lead.path) == merged

    # Round 2: the lead changes the codebook while the others go on with theirs.
    lead.do("theme", "set", "Collaborative experience", "--name", "Working together")
    lead.do("theme", "move", "Guidance / Written guidance", "--under", "Support")
    lead.do("theme", "add", "Power / Decisions", "--definition", "who decides")
    lead.do("theme", "merge", "Training / Topics of training", "--into", "Training")
    lead.do("theme", "set", "Support / Mutual support", "--definition", "as the lead sees it")
    lead.do("document", keys[0], "--set", "title=The lead's title", "--set", "design=interviews")
    lead.do("codebook", "freeze", "second")
    for person in people[1:]:
        person.read(keys[2], THEMES, 4)
        person.desk.finish(keys[2])
    ana.do("theme", "set", "Support / Mutual support", "--definition", "as Ana sees it")
    ana.do("theme", "set", "Collaborative experience", "--name", "Co-working")
    ana.do("document", keys[0], "--set", "title=Ana's title", "--set", "design=case study")
    ben.do("theme", "remove", "Support / Group support")
    ben.do("theme", "add", "Power / Money")
    people[0].read(keys[2], ["Working together", "Power / Decisions", "Support / Group support"], 3)

    lead.merge(ana.path, ben.path)
    assert len(lead.passages("--document", keys[2])) == 11
    paths = set(lead.themes())
    assert {"Power / Decisions", "Power / Money", "Support / Written guidance"} <= paths
    assert "Training / Topics of training" not in paths
    found = {(one["kind"], one["table"], one["field"]) for one in lead.open_conflicts()}
    assert ("field", "theme", "definition") in found
    assert ("field", "theme", "name") in found
    assert ("field", "document", "title") in found
    assert ("removed", "theme", None) in found
    assert "Support / Group support" in paths  # others coded with it
    shown = lead.documents()[keys[0]]["attributes"]["design"]
    assert (shown["state"], sorted(shown["by"].values())) == (
        "differs", ["case study", "interviews"],
    )  # fmt: skip

    def choose(one):
        if one["field"] == "title":
            return ["--value", "The title that both agreed on"]
        if one["kind"] == "removed":
            return ["--keep", "1"]
        values = [candidate["value"] for candidate in one["candidates"]]
        return ["--keep", max(range(len(values)), key=lambda n: "Ana" in str(values[n])) + 1]

    assert settle_all(lead, choose) >= 4
    assert lead.themes()["Support / Mutual support"]["definition"] == "as Ana sees it"
    assert lead.documents()[keys[0]]["title"] == "The title that both agreed on"
    assert all(one["settled"] for one in lead.conflicts())
    lead.assert_whole()

    # Round 3: each fetches the team's state blindly, codes on, and sends back once more.
    for person in people[1:]:
        name = person.name.lower()
        lead.do("copy", tmp_path / f"for-{name}.coder", "--for", person.name, "--blind")
        person.desk.merge(tmp_path / f"for-{name}.coder")
        assert {one["coder"] for one in person.desk.passages()} == {person.name}
        assert set(person.desk.themes()) == set(lead.themes())
        assert person.desk.open_conflicts() == []
        person.read(keys[3], ["Power / Money", "Support / Group support"], 2)
        person.desk.finish(keys[3], "--rest", "absent")
        person.desk.assert_whole()
    wrong = ana.passages()[0]
    ana.do("recode", wrong["number"], "--theme", "Power / Decisions", "--memo", "on second thought")
    ben.do("uncode", ben.passages()[0]["number"])
    lead.merge(ben.path)
    lead.merge(ana.path)
    assert lead.open_conflicts() == []
    moved = [one for one in lead.passages() if one["coding"] == wrong["coding"]]
    assert [(one["theme"], one["memo"], one["number"]) for one in moved] == [
        ("Power / Decisions", "on second thought", wrong["number"])
    ]
    total = len(lead.passages())
    assert total == 3 * 8 + 11 + 2 * 2 - 1
    assert len({one["coding"] for one in lead.passages()}) == total

    # The blind time is over: everybody merges everybody, each in an order of their own.
    cy = Desk(terminal, tmp_path / "cy.coder")
    lead.do("copy", cy.path, "--for", "Cy")
    sent = {}
    for name, desk in (("lead", lead), ("ana", ana), ("ben", ben), ("cy", cy)):
        sent[name] = tmp_path / f"all-{name}.coder"
        desk.do("copy", sent[name])
    lead.merge(sent["ana"], sent["cy"], sent["ben"])
    ana.merge(sent["ben"], sent["lead"])
    ana.merge(sent["cy"], sent["lead"])
    ben.merge(sent["cy"])
    ben.merge(sent["ana"])
    ben.merge(sent["lead"])
    cy.merge(sent["lead"], sent["ben"], sent["ana"], sent["lead"])
    states = [seen_by_all(desk) for desk in (lead, ana, ben, cy)]
    for other in states[1:]:
        for part, value in states[0].items():
            assert other[part] == value, part
    first, *others = (lead, ana, ben, cy)
    for desk in others:
        assert kept_tables(desk.path) == kept_tables(first.path)
        assert shown_tables(desk.path) == shown_tables(first.path)
    for desk in (lead, ana, ben, cy):
        desk.assert_whole()

    # The table that goes into the paper is the same whoever writes it.
    books = []
    for name, desk in (("lead", lead), ("ben", ben)):
        desk.do("matrix", tmp_path / f"{name}.xlsx")
        books.append((tmp_path / f"{name}.xlsx").read_bytes())
    assert books[0] == books[1]
