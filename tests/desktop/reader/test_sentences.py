"""Sentences of real articles come out as their authors wrote them, when the mouse selects them."""

import pytest

from tests.desktop.reader.sentences import walk
from tests.domain.corpus import pdfs
from tests.domain.truth_prose import truths

_NAMES = ("elife", "line-numbers", "lancet", "submission-NatPlants")
_TRUTHS = truths(folder / "truth") if (folder := pdfs()) else []
_SOURCES = [source for source in _TRUTHS if any(name in source.name for name in _NAMES)]


@pytest.mark.skipif(not _SOURCES, reason="the corpus is not here: set CODER_CORPUS to its folder")
def test_sentences_are_selected_exactly_over_columns_pages_and_line_numbers(qtbot, window):
    def wait(question):
        qtbot.waitUntil(question, timeout=60_000)

    tallies = [tally for _, tally in walk(window, wait, _SOURCES, count=45, seed=3)]
    wrong = [pair for tally in tallies for pair in tally.wrong]
    exact = sum(len(tally.exact) for tally in tallies)
    assert exact >= 0.97 * (exact + len(wrong)), wrong
    assert all(len(tally.exact) > 30 for tally in tallies)
    assert sum(tally.over_pages for tally in tallies) > 3
