"""The example project: its articles, and that every quotation of its coding stands in them."""

import json
import re
import subprocess
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

import pymupdf
import pytest

EXAMPLE = Path(__file__).parent.parent / "resources" / "example"
ARTICLES = sorted((EXAMPLE / "articles").glob("*.pdf"))
CODING = json.loads((EXAMPLE / "coding.json").read_text(encoding="utf-8"))
SET_WITH = "2.0"
"""The version of PyMuPDF whose bytes are compared; others may embed fonts otherwise."""

PRINTED = {
    "hoshikawa-2021.pdf": ["e41", "e42", "e43"],
    "lindborg-2019.pdf": ["87", "88", "89", "90"],
    "marchbanks-2018.pdf": ["141", "142", "143"],
    "quillan-2016.pdf": ["12", "13", "14"],
    "thistlewood-2014.pdf": ["233", "234", "235", "236"],
    "vandermeulen-2022.pdf": ["301", "302"],
    "wetherall-2023.pdf": ["58", "59", "60"],
}
LABELS = PRINTED | {
    "lindborg-2019.pdf": ["1", "2", "3", "4"],  # wrong
    "quillan-2016.pdf": ["", "", ""],  # none at all
}
OVER_THE_PAGE = {
    ("Ana Brandt", "thistlewood-2014.pdf", "In both group discussions"): (1, 2),
    ("Ana Brandt", "quillan-2016.pdf", "We mind each other"): (1, 2),
    ("Ana Brandt", "marchbanks-2018.pdf", "All trainers who were teaching"): (1, 2),
    ("Ben Okoye", "lindborg-2019.pdf", "A nurse had been brought soup"): (1, 2),
    ("Ben Okoye", "wetherall-2023.pdf", "Her partner remembered"): (1, 2),
}
HEAD, FOOT = 58, 50  # points at the edges of a page that hold running head and page number


def article(name):
    return pymupdf.open(EXAMPLE / "articles" / name)


def words_of(page, *, top=HEAD, foot=FOOT):
    """The page's text without what stands above ``top`` and below ``foot``."""
    inside = pymupdf.Rect(0, top, page.rect.width, page.rect.height - foot)
    return page.get_text(clip=inside)


def fold(text):
    """As a quotation is looked for: no case, white space, hyphens, ligatures, kinds of quotes."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = re.sub("[\u2018\u2019\u201c\u201d\"']", "'", plain)
    return re.sub(r"[\s\u00ad-]", "", plain)


FOLDED = {path.name: [fold(words_of(page)) for page in article(path.name)] for path in ARTICLES}
QUOTES = [act for act in CODING["codings"] + CODING["charted"] if "quote" in act]


def test_the_script_sets_the_articles_that_lie_beside_it(tmp_path):
    script = EXAMPLE / "set_articles.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True, capture_output=True)
    made = sorted(tmp_path.glob("*.pdf"))
    assert [path.name for path in made] == [path.name for path in ARTICLES] == sorted(PRINTED)
    for path, kept in zip(made, ARTICLES, strict=True):
        if pymupdf.VersionBind == SET_WITH:
            assert path.read_bytes() == kept.read_bytes(), path.name
        texts = [[page.get_text() for page in pymupdf.open(file)] for file in (path, kept)]
        assert texts[0] == texts[1]


def test_all_articles_together_are_small():
    assert sum(path.stat().st_size for path in ARTICLES) < 1_500_000


@pytest.mark.parametrize("name", PRINTED)
def test_every_page_prints_its_number_in_the_footer(name):
    document = article(name)
    for page, number in zip(document, PRINTED[name], strict=True):
        below = pymupdf.Rect(0, page.rect.height - FOOT, page.rect.width, page.rect.height)
        assert number in page.get_text(clip=below).split()


@pytest.mark.parametrize("name", LABELS)
def test_labels_are_right_wrong_or_missing_as_described(name):
    assert [page.get_label() for page in article(name)] == LABELS[name]


@pytest.mark.parametrize("name", PRINTED)
def test_an_article_says_that_it_is_invented(name):
    document = article(name)
    mark = "Invented example article, written for Coder; not a real study"
    assert mark in words_of(document[0])
    assert document.metadata["subject"].startswith(mark)
    assert all(mark in page.get_text() for page in document)
    assert document.metadata["creationDate"].startswith("D:20")


@pytest.mark.parametrize("name", PRINTED)
def test_an_article_has_ligatures_hyphens_and_embedded_fonts(name):
    document = article(name)
    text = "".join(page.get_text() for page in document)
    assert "\ufb01" in text
    assert re.search(r"[a-z]-\n[a-z]", text)
    for page in document:
        for font in page.get_fonts():
            assert re.match(r"[A-Z]{6}\+", font[3])
            assert document.extract_font(font[0])[-1]


def test_dois_stand_in_metadata_or_on_the_first_page_and_are_reserved_ones():
    places = defaultdict(set)
    for entry in CODING["documents"]:
        document = article(entry["file"])
        assert entry["doi"].startswith("10.5555/")
        found = {
            "info": document.metadata["subject"],
            "xmp": document.get_xml_metadata(),
            "page": document[0].get_text(),
        }
        for place, text in found.items():
            if entry["doi"] in text:
                places[place].add(entry["file"])
    assert set().union(*places.values()) == set(PRINTED)
    assert all(len(names) < len(PRINTED) for names in places.values())
    text = "".join(page.get_text() for path in ARTICLES for page in pymupdf.open(path))
    assert all(doi.startswith("10.5555/") for doi in re.findall(r"10\.\d{4,}/\S+", text))


def test_one_article_has_one_column_and_the_others_two():
    columns = {}
    for path in ARTICLES:
        lines = [block for block in article(path.name)[1].get_text("blocks") if block[6] == 0]
        middle = article(path.name)[1].rect.width / 2
        columns[path.name] = 2 if any(block[0] > middle for block in lines[4:]) else 1
    assert [name for name, count in columns.items() if count == 1] == ["quillan-2016.pdf"]


def test_bibliographic_fields_are_those_that_are_printed():
    for entry in CODING["documents"]:
        first = fold(words_of(article(entry["file"])[0], top=0))
        assert fold(entry["title"]) in first
        assert str(entry["year"]) in first
        for author in entry["authors"].split("; "):
            assert all(fold(name) in first for name in author.split(", "))
    assert {entry["file"] for entry in CODING["documents"]} == set(PRINTED)


@pytest.mark.parametrize("act", QUOTES, ids=lambda act: f"{act['coder']}: {act['quote'][:40]}")
def test_a_quote_is_found_exactly_once(act):
    pages = FOLDED[act["document"]]
    if "page" in act:
        pages = [pages[act["page"] - 1]]
    assert "".join(pages).count(fold(act["quote"])) == 1


@pytest.mark.parametrize(("act", "pages"), OVER_THE_PAGE.items(), ids=lambda value: value[-1])
def test_some_quotes_run_over_a_page_break(act, pages):
    coder, name, beginning = act
    (quote,) = (
        other["quote"]
        for other in QUOTES
        if (other["coder"], other["document"]) == (coder, name)
        and other["quote"].startswith(beginning)
    )
    first, second = (FOLDED[name][index] for index in pages)
    assert fold(quote) in first + second
    assert fold(quote) not in first
    assert fold(quote) not in second


def test_a_quote_with_a_hyphenated_word_runs_over_two_columns():
    (quote,) = (act["quote"] for act in QUOTES if "a confidence in not knowing" in act["quote"])
    page = article("wetherall-2023.pdf")[1]
    text = words_of(page)
    assert "know-\ning" in text
    left = fold(text[text.index("Peers lent") :])
    assert left.startswith(fold(quote))
    middle = page.rect.width / 2
    assert page.search_for("Peers lent practitioners")[0].x1 < middle
    assert page.search_for("and they love her for it")[0].x0 > middle


def test_the_region_holds_the_figure_and_its_caption():
    (act,) = (act for act in CODING["codings"] if "region" in act)
    region = act["region"]
    page = article(act["document"])[region["pdf_page"] - 1]
    box = pymupdf.Rect(region["x0"], region["y0"], region["x1"], region["y1"])
    assert page.rect.contains(box)
    drawings = [drawing["rect"] for drawing in page.get_drawings() if drawing["rect"].y0 > HEAD]
    assert len(drawings) > 10
    assert all(box.contains(drawing) for drawing in drawings)
    assert "Figure 1." in page.get_text(clip=box)


def test_no_host_but_reserved_ones_is_named():
    texts = [*EXAMPLE.glob("texts/*.md"), EXAMPLE / "coding.json", EXAMPLE / "README.md"]
    for path in texts:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"https?://", text)
        assert set(re.findall(r"@([\w.-]+\w)", text)) <= {"example.org"}
