"""Citations in running text."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.domain.citing.authors import cited_authors, pasted_together, short_title
from coder.domain.citing.citations import Citations, quote
from coder.domain.citing.style import HARVARD, STYLES
from coder.domain.citing.year_letters import letter, year_letters
from coder.domain.document import Document
from coder.domain.layout.printed_page import PrintedPage

APA, NUMERIC, KEYS = STYLES["apa"], STYLES["numeric"], STYLES["keys"]


def document(key="key", **fields):
    known = {"title": None, "authors": (), "year": None} | fields
    return Document(
        key, key, known["title"], known["authors"], known["year"], None, frozenset(), None, None,
        None, None, None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("author", "is_told"),
    [
        ("Smith, J., & Jones, K.", True), ("Smith, J. and Jones, K.", True),
        ("Ann Lee, Bo Chen, Cy Doe", True), ("Lee and others", True),
        ("Smith, J.", False), ("King, M. L., Jr.", False), ("Kay and Edgley", False),
        ("Ali et al.", False), ("Sarah Kay", False), ("Trust for Work, Health, and Care", False),
    ],
)  # fmt: skip
def test_an_author_who_looks_like_several_is_told(author, is_told):
    said = pasted_together(["Bo Chen", author])
    assert bool(said) == is_told
    assert not is_told or said.startswith(f"'{author}' is taken for one author: put semicolons")


DALGARNO_2018 = document("dalgarno-2018", authors=("Dalgarno and Oates",), year=2018)
DALGARNO_2019 = document("dalgarno-2019", authors=("Dalgarno, Ann", "Ben Oates"), year=2019)
KAY = document("kay-2019", authors=("Sarah Kay", "Edgley, Alison"), year=2019)
GILL = document("gill-2014", authors=("Gill, Kay",), year=2014)


@pytest.mark.parametrize(
    ("authors", "cited"),
    [
        (["Sarah Kay"], "Kay"),
        (["Kay, Sarah"], "Kay"),
        (["Kay S"], "Kay"),
        (["Kay S.B."], "Kay"),
        (["Sarah Kay", "Alison Edgley"], "Kay and Edgley"),
        (["Sarah Kay", "Alison Edgley", "Ann Ali"], "Kay et al."),
        (["Ann van der Lee", "Bo Li"], "van der Lee and Li"),
        (["van der Lee, Ann"], "van der Lee"),
        (["Lee, Ann van der"], "van der Lee"),
        (["van der Berg"], "van der Berg"),
        (["de Silva"], "de Silva"),
        (["Van Smith"], "Smith"),
        (["King, Martin, Jr."], "King"),
        (["King Jr., Martin"], "King"),
        (["Martin King Jr."], "King"),
        (["Ali et al."], "Ali et al."),
        (["Ali, S. et al."], "Ali, S. et al."),
        (["Dalgarno and Oates"], "Dalgarno and Oates"),
        (["Department of Health, Social Services and Safety"],
         "Department of Health, Social Services and Safety"),
        (["World Health Organization"], "World Health Organization"),
        (["Rethink Mental Illness"], "Rethink Mental Illness"),
        (["NHS England"], "NHS England"),
        (["Mind"], "Mind"),
        (["王小明"], "王小明"),
        ([], ""),
    ],
)  # fmt: skip
def test_two_authors_are_joined_and_three_are_et_al(authors, cited):
    assert cited_authors(authors) == cited


def test_a_list_is_in_order_and_joins_the_years_of_the_same_authors():
    all_ = Citations.of([KAY, GILL, DALGARNO_2019, DALGARNO_2018])
    assert all_.citation_list([KAY, DALGARNO_2019, DALGARNO_2018]) == (
        "Dalgarno and Oates, 2018, 2019; Kay and Edgley, 2019"
    )
    assert all_.citation_list([]) == ""
    assert all_.citation_list([GILL, GILL]) == "Gill, 2014"


def test_years_of_documents_that_are_cited_alike_get_letters_by_title():
    one = document("ali-2020", authors=("Ali et al.",), year=2020, title="Éclairs")
    two = document("ali-2020b", authors=("Ali, A", "B, C", "D, E"), year=2020, title="Dogs")
    other = document("ali-2021", authors=("Ali et al.",), year=2021, title="Apes")
    all_ = Citations.of([one, two, other])
    assert all_.citation_list([one, two, other]) == "Ali et al., 2020a, 2020b, 2021"
    assert all_.citation(one) == "Ali et al., 2020b"
    assert all_.citation_list([one]) == "Ali et al., 2020b"


def test_letters_go_on_behind_z():
    assert [letter(place) for place in (0, 25, 26, 51, 52, 701, 702)] == [
        "a", "z", "aa", "az", "ba", "zz", "aaa",
    ]  # fmt: skip
    many = [
        document(f"k{n}", authors=("Lee",), year=2020, title=f"Title {n:02}") for n in range(28)
    ]
    cited = Citations.of(many).citation_list(many)
    assert cited.startswith("Lee, 2020a, 2020b, ")
    assert cited.endswith(", 2020z, 2020aa, 2020ab")


def test_documents_without_a_year_come_first_and_have_their_own_letters():
    dated = document("a", authors=("Mind",), year=2013)
    one = document("b", authors=("Mind",), title="One")
    two = document("c", authors=("Mind",), title="Two")
    assert Citations.of([dated, two, one]).citation_list([dated, one, two]) == (
        "Mind, n.d.-a, n.d.-b, 2013"
    )
    assert Citations.of([dated, one]).citation_list([dated, one]) == "Mind, n.d., 2013"


def test_the_order_knows_no_case_diacritics_signs_or_locale():
    names = ["Zoé", "Østergaard", "O'Malley", "ołow", "Ébert", "eban", "Muller", "Müller", "adams"]
    held = [document(name, authors=(name,), year=2000) for name in names]
    assert Citations.of(held).citation_list(held).replace(", 2000", "") == (
        "adams; eban; Ébert; Muller; Müller; ołow; O'Malley; Østergaard; Zoé"
    )


def test_apa_joins_two_authors_with_an_ampersand():
    all_ = Citations.of([KAY, DALGARNO_2018], APA)
    assert all_.citation_list([KAY]) == "Kay & Edgley, 2019"
    assert all_.citation_list([DALGARNO_2018]) == "Dalgarno and Oates, 2018"
    assert all_.quotation_citation(KAY, PrintedPage("12", "set")) == "(Kay & Edgley, 2019, p. 12)"


def test_numbers_are_places_by_key_and_runs_are_joined():
    held = [document(f"k{n:02}") for n in range(1, 12)]
    all_ = Citations.of(reversed(held), NUMERIC)
    assert all_.in_brackets(all_.citation_list(held[n - 1] for n in (9, 3, 8, 7))) == "[3, 7–9]"
    assert all_.citation_list(held[:2]) == "1, 2"
    pages = PrintedPage("233–234", "detected")
    assert all_.quotation_citation(held[2], pages) == "[3, pp. 233–234]"


def test_numbers_have_a_legend():
    assert Citations.of([KAY, GILL], NUMERIC).legend == (
        "1. Gill, 2014 (gill-2014)",
        "2. Kay and Edgley, 2019 (kay-2019)",
    )
    assert Citations.of([KAY, GILL]).legend == ()


def test_keys_are_cited_as_they_are():
    all_ = Citations.of([KAY, GILL], KEYS)
    assert all_.in_brackets(all_.citation_list([KAY, GILL])) == "(gill-2014; kay-2019)"


def test_an_excluded_document_takes_no_letter_and_no_number():
    out = document("ali-2020z", authors=("Ali",), year=2020)
    held = document("ali-2020", authors=("Ali",), year=2020)
    assert Citations.of([held]).citation_list([held]) == "Ali, 2020"
    assert Citations.of([held]).citation(out) == "Ali, 2020"
    assert Citations.of([held], NUMERIC).citation_list([out, held]) == "1, ali-2020z"


@pytest.mark.parametrize(
    ("page", "cited"),
    [
        (PrintedPage("12", "detected"), "(Kay and Edgley, 2019: 12)"),
        (PrintedPage("233–234", "label"), "(Kay and Edgley, 2019: 233–234)"),
        (PrintedPage("3", "index"), "(Kay and Edgley, 2019: PDF page 3)"),
        (PrintedPage("3–4", "index"), "(Kay and Edgley, 2019: PDF pages 3–4)"),
        (None, "(Kay and Edgley, 2019)"),
    ],
)
def test_a_quotation_names_its_printed_page_or_says_that_it_is_the_pdfs(page, cited):
    assert Citations.of([KAY]).quotation_citation(KAY, page) == cited
    assert quote("together", cited) == f"“together” {cited}"


def test_a_document_without_authors_and_year_is_cited_by_its_short_title():
    road = document(title="A long road to co-production: what peers say")
    found = Citations.of([road]).quotation_citation(road, PrintedPage("233–234", "set"))
    assert found == "(A long road to…, n.d.: 233–234)"
    assert short_title("Co-production: a review") == "Co-production"
    assert Citations.of([document()]).citation(document()) == "Untitled, n.d."


NAMES = st.sampled_from(["Ali", "ali", "Kay", "Müller", "Muller", "Ali et al.", "van der Lee, A"])
DOCUMENTS = st.lists(
    st.builds(
        dict, authors=st.lists(NAMES, max_size=3).map(tuple),
        year=st.sampled_from([None, 2019, 2020]), title=st.sampled_from(["a", "b", "B", None]),
    ),
    max_size=12,
).map(lambda fields: [document(f"k{n}", **one) for n, one in enumerate(fields)])  # fmt: skip


@given(DOCUMENTS, st.randoms(), st.sampled_from(list(STYLES.values())))
def test_a_list_is_the_same_in_whatever_order_documents_come(held, chance, style):
    mixed = list(held)
    chance.shuffle(mixed)
    some = chance.sample(mixed, len(mixed) // 2)
    found = Citations.of(held, style).citation_list(some)
    assert Citations.of(mixed, style).citation_list(random.Random(1).sample(some, len(some))) == (
        found
    )


@given(DOCUMENTS)
def test_no_two_documents_are_cited_alike(held):
    all_ = Citations.of(held)
    cited = [unicodedata.normalize("NFC", all_.citation(one)).casefold() for one in held]
    assert len(set(cited)) == len(held)


@given(DOCUMENTS)
def test_a_letter_depends_only_on_documents_that_are_cited_alike(held):
    letters = year_letters(held)
    newcomer = document("new", authors=("Someone Else",), year=2020)
    assert year_letters([newcomer, *held]) == letters
    assert all(Citations.of(held, HARVARD).citation(one).endswith(letters.get(one.id, ""))
               for one in held)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("we call it “being with”", "“we call it ‘being with’”"),
        ('we call it "being with", here', "“we call it ‘being with’, here”"),
        ("learners' own 'pace'", "“learners' own 'pace'”"),
        ('a 5" screen', '“a 5" screen”'),
    ],
)
def test_quotation_marks_within_a_quotation_are_single_ones(words, told):
    assert quote(words, "(Kay, 2019)") == f"{told} (Kay, 2019)"
