"""Quotations that a person would copy from an article's own text are found in its PDF."""

import re

import pytest

from coder.domain.quoting.finder import Finder
from coder.domain.quoting.folding import folded
from coder.domain.quoting.prose import Prose
from coder.domain.quoting.quotation import clean
from tests.domain.corpus import pdfs, read
from tests.domain.truth_prose import pdf_of, quotations, truths

_SOURCES = truths(folder / "truth") if (folder := pdfs()) else []


@pytest.mark.parametrize("source", _SOURCES, ids=lambda source: source.name)
def test_nineteen_of_twenty_quotations_of_an_article_are_found(source):
    text = read(pdf_of(source))
    finder = Finder(text)
    quotes = quotations(source, count=200, seed=7)
    missed = [quote for quote in quotes if not finder.find(quote)]
    assert len(missed) <= 10, missed


@pytest.mark.parametrize("source", _SOURCES, ids=lambda source: source.name)
def test_what_is_found_holds_the_words_of_the_quotation(source):
    text = read(pdf_of(source))
    prose = Prose(text)
    finder = Finder(text, prose=prose)
    for quote in quotations(source, count=60, seed=8):
        for place in finder.find(quote):
            words = re.findall(r"[^\W\d_]{4,}", quote)
            cited = folded(clean(text, *place, prose=prose))
            assert all(folded(word) in cited for word in words), (quote, cited)
