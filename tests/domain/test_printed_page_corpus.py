"""Real documents are cited by the page numbers that people read on them."""

import csv
import re

import pytest

from coder.domain.layout.printed_page import printed_pages
from tests.domain.corpus import needed, pdfs, read

_KNOWN = re.compile(r"printed = physical ?([+-]\d+)?")
_BIG = 200  # pages: read once elsewhere


def _rows() -> list[tuple[str, int]]:
    folder = pdfs()
    if folder is None:
        return []
    with (folder / "MANIFEST.csv").open(encoding="utf-8") as table:
        rows = [row for row in csv.DictReader(table) if row["pages"]]
    return [
        (row["file"], int(match[1] or 0))
        for row in rows
        if (match := _KNOWN.fullmatch(row["printed_page_number"])) and int(row["pages"]) < _BIG
    ]


@pytest.mark.parametrize(("name", "offset"), _rows())
def test_every_page_is_cited_by_its_printed_number(name, offset):
    printed = printed_pages(read(needed() / name))
    wrong = [
        (index, page)
        for index, page in enumerate(printed)
        if index + 1 + offset > 0
        and (page.source != "detected" or _number(page.page) != index + 1 + offset)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("lancet-haem-2021_labels-e110-e121.pdf", "e110"),
        ("plos-biology_pbio.0040140.pdf", "0727"),
        ("mdpi_metabolites_04-00932.pdf", "932"),
        ("geotopo-compressed_117-pages_labels.pdf", "i"),
    ],
)
def test_numbers_are_written_as_they_are_printed(name, first):
    assert printed_pages(read(needed() / name))[0].page == first


def _number(page: str) -> int:
    return int(re.sub(r"\D", "", page) or 0)
