"""Metadata is sorted into bibliographic fields; what is none is left out."""

import pytest

from coder.domain.bibliography.file_metadata import read_metadata

HEAD = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
    ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prism/">'
)


def packet(inside, attributes=""):
    description = f'<rdf:Description rdf:about="" {attributes}>{inside}</rdf:Description>'
    return f"{HEAD}{description}</rdf:RDF></x:xmpmeta>"


def items(*texts):
    return "<rdf:Seq>" + "".join(f"<rdf:li>{text}</rdf:li>" for text in texts) + "</rdf:Seq>"


@pytest.mark.parametrize(
    "title",
    [
        "plbi-04-05-19 727..731",
        "9785973141004535 1..11",
        "Microsoft Word - final draft.docx",
        "1471-2105-10-46.fm",
        "8378423.dvi",
        "untitled",
        "Untitled Document 1",
        "S0140-6736(02)07816-9",
        "doi:10.1016/j.pain.2014.08.023",
        "PII: S0140673602078169",
        "manuscript_v3",
        "   ",
    ],
)
def test_junk_is_no_title(title):
    assert read_metadata({"title": title}, "").title is None


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("A good life", "A good life"),
        ("Meta&#x2010;analysis of  care", "Meta\u2010analysis of care"),
        ("Crayfish conservation | bioRxiv", "Crayfish conservation"),
        ("On <i>Panthera leo</i> in zoos", "On Panthera leo in zoos"),
        ("receptor\u00e2\u20ac\u201clacking neurons", "receptor\u2013lacking neurons"),
        ("Debian \u5b89\u88c5\u624b\u518c", "Debian \u5b89\u88c5\u624b\u518c"),
    ],
)
def test_a_title_is_cleaned(raw, title):
    assert read_metadata({"title": raw}, "").title == title


def test_the_journals_name_is_no_title():
    xmp = packet("<prism:publicationName>Cancer Medicine</prism:publicationName>")
    assert read_metadata({"title": "Cancer Medicine"}, xmp).title is None


def test_xmp_gives_every_author_where_info_gives_the_first():
    xmp = packet(f"<dc:creator>{items('Ann Lee', 'Ben van Dam')}</dc:creator>")
    assert read_metadata({"author": "Ann Lee"}, xmp).authors == ("Ann Lee", "Ben van Dam")


@pytest.mark.parametrize(
    ("info", "xmp"),
    [
        ({"subject": "BMC Nursing, https://doi.org/10.1000/own"}, ""),
        ({"subject": "Pain, 155 (2014) 2291-2300. doi:10.1000/own"}, ""),
        ({}, packet("<prism:doi>10.1000/own</prism:doi>")),
        ({}, packet("", 'prism:doi="10.1000/own"')),
        ({}, packet(f"<dc:identifier>{items('info:doi/10.1000/own')}</dc:identifier>")),
        ({}, packet("<dc:identifier>doi:10.1000/own</dc:identifier>")),
    ],
)
def test_the_doi_is_found_wherever_publishers_put_it(info, xmp):
    assert read_metadata(info, xmp).doi == "10.1000/own"


def test_an_identifier_without_a_doi_gives_none():
    xmp = packet("<dc:identifier>doi:bmjopen-2020-042953</dc:identifier>")
    assert read_metadata({}, xmp).doi is None


def test_the_year_of_the_issue_comes_before_that_of_a_copyright():
    xmp = packet(
        "<prism:copyright>\u00a9 2020 X</prism:copyright>"
        "<prism:coverDisplayDate>February 2021</prism:coverDisplayDate>"
    )
    found = read_metadata({}, xmp)
    assert (found.year, found.likely_year) == (2021, 2020)
    assert read_metadata({"subject": "The Lancet, 8 (2021) e110"}, "").year == 2021


@pytest.mark.parametrize(
    "xmp", ["not xml", "<a><b></a>", "\0", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>']
)
def test_damaged_or_dangerous_xmp_says_nothing(xmp):
    assert read_metadata({}, xmp) == read_metadata({}, "")
