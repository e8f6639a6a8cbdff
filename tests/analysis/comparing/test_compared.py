"""What coders are compared by, read from a project."""

import random
from dataclasses import replace

import pytest

from coder.analysis.comparing.agreement import agreement
from coder.analysis.comparing.compared import compare
from coder.analysis.comparing.difference import RegionDifference, differences
from coder.analysis.comparing.mark import Mark
from coder.analysis.comparing.premises import premises
from coder.analysis.comparing.quoted import quoted_differences
from coder.analysis.comparing.ratings import theme_ratings
from coder.analysis.comparing.shared import Asked
from coder.analysis.comparing.texts import Texts
from coder.analysis.comparing.units import CHARACTERS, UNITS, WORDS
from coder.analysis.comparing.where_or_what import all_themes, where_or_what
from coder.domain.errors import CoderError
from coder.operations.coders import find_coder
from coder.operations.spots import whole_spot
from coder.store.passages import coding
from tests.analysis.comparing.conftest import KEY, OTHER

BEGIN = "The rule was that she began one week and I the next."
ELSEWHERE = "It went both ways, and this surprised us equally."
MUTUAL, GROUP = "Support / Mutual support", "Support / Group support"


def place(held, path):
    return next(number for number, theme in enumerate(held.themes) if theme.path == path)


def test_every_unit_of_a_text_is_counted_once(team):
    team.code("Ana", BEGIN, MUTUAL)
    team.finish("Ana", "Ben")
    team.finish("Ana", "Ben", key=OTHER)
    held, texts = compare(team.project, Asked()), Texts()
    for unit in UNITS[:4]:
        ratings = theme_ratings(team.project, held, unit, texts)
        for number, document in enumerate(held.documents):
            size = document.length
            if unit != CHARACTERS:
                size = len(texts.units(team.project, document.text, unit))
            for theme in range(len(held.themes)):
                assert sum(ratings.of(theme)[number].values()) == size


def test_a_theme_is_with_those_below_it_and_each_by_itself_where_all_are_summed(team):
    team.code("Ana", BEGIN, MUTUAL)
    team.code("Ben", BEGIN, "Support")
    team.finish("Ana", "Ben")
    held = compare(team.project, Asked())
    ratings = theme_ratings(team.project, held, WORDS, Texts())
    support, mutual = place(held, "Support"), place(held, MUTUAL)
    assert ratings.of(support)[0][1, 1] == 12
    assert ratings.by_itself(support)[0][0, 1] == 12
    assert ratings.by_itself(mutual) == ratings.of(mutual)
    [table] = ratings.by_document()
    assert (table[1, 0], table[0, 1]) == (12, 12)
    assert (1, 1) not in table


FIRST, REST = "Whoever began said what had been hard,", "and the other listened and gave no advice"
BOTH_PARTS = f"{FIRST} {REST}"


def test_a_coding_that_is_cut_at_a_blank_is_the_same_difference_to_list_and_to_decide(team):
    halves = [team.code("Ana", one, MUTUAL) for one in (FIRST, REST)]
    team.code("Ben", "Whoever began said", GROUP)
    team.finish("Ana", "Ben")
    held = compare(team.project, Asked())
    [spot] = [one.spot for one in differences(team.project, held) if len(one.spot.codings) > 1]
    assert sorted(spot.codings) == sorted(halves)
    for half in halves:
        assert whole_spot(team.project, [coding(team.project, half)])[2] == sorted(halves)
    team.code("Ben", BOTH_PARTS, MUTUAL)
    again = compare(team.project, Asked())
    assert {one.spot.theme for one in differences(team.project, again)} == {place(again, GROUP)}


def test_cutting_codings_in_two_changes_no_figure_of_where_or_what(team):
    team.code("Ana", BEGIN, MUTUAL)
    team.finish("Ana", "Ben")
    held = compare(team.project, Asked())
    [document] = held.documents
    themes = [place(held, path) for path in (MUTUAL, GROUP)]
    dice = random.Random(1)
    for _ in range(50):
        whole, cut = [], []
        for coder in (0, 1):
            ends = sorted(dice.sample(range(document.length), 8))
            for start, end in zip(ends[::2], ends[1::2], strict=True):
                one = Mark(start, end, coder, dice.choice(themes), f"{coder}-{start}")
                middle = (start + end) // 2
                whole.append(one)
                cut += [one._replace(end=middle), one._replace(start=middle)]
        assert told(held, cut) == told(held, whole)


def told(held, marks):
    [document] = held.documents
    other = replace(held, documents=(replace(document, marks=tuple(sorted(marks))),))
    return [*where_or_what(other), all_themes(other)]


def test_whoever_did_not_read_a_document_is_missing_there(team):
    team.code("Ana", BEGIN, MUTUAL)
    team.finish("Ana", "Ben")
    team.finish("Ana", "Cem", key=OTHER)
    held = compare(team.project, Asked())
    tables = theme_ratings(team.project, held, CHARACTERS, Texts()).of(place(held, MUTUAL))
    by_key = dict(zip((one.document.key for one in held.documents), tables, strict=True))
    assert {(pattern[0] is None, pattern[1] is None) for pattern in by_key[OTHER]} == {
        (False, True)
    }
    assert all(pattern[2] is None for pattern in by_key[KEY])


def test_what_one_did_not_finish_enters_no_figure(team):
    team.code("Cem", BEGIN, MUTUAL)
    team.finish("Ana", "Ben")
    held = compare(team.project, Asked(coders=tuple(ids(team, "Ana", "Ben", "Cem"))))
    assert held.documents[0].marks == ()
    said = [one.sentence for one in premises(team.project, held)]
    assert "Cem shares no document with the others, and is in no figure." in said


def ids(team, *names):
    return [find_coder(team.project, name).id for name in names]


def test_regions_are_compared_by_the_parts_of_pages_they_cover(team):
    for name, x in (("Ana", 1_000), ("Ben", 1_500)):
        team.mark(name, (0, x, 1_000, 9_000, 9_000), MUTUAL)
    team.mark("Ben", (1, 1_000, 1_000, 9_000, 9_000), GROUP)
    team.finish("Ana", "Ben")
    held = compare(team.project, Asked())
    found = [one for one in differences(team.project, held) if isinstance(one, RegionDifference)]
    assert [(one.kind, held.themes[one.spot.theme].path) for one in found] == [
        ("boundary", MUTUAL), ("only", GROUP),
    ]  # fmt: skip
    assert all(one.line.counts.both == 0 for one in agreement(team.project, held, WORDS).themes)


def test_quoted_differences_are_given_in_the_order_of_the_text(team):
    team.code("Ana", ELSEWHERE, GROUP)
    team.code("Ben", BEGIN, MUTUAL)
    team.finish("Ana", "Ben")
    held = compare(team.project, Asked())
    found = list(quoted_differences(team.project, held))
    starts = [one.difference.spot.start for one in found]
    assert starts == sorted(starts)
    assert {one.longest.quote for one in found} == {BEGIN, ELSEWHERE}


def test_a_coder_who_is_named_twice_is_one(team):
    team.finish("Ana", "Ben")
    [ana] = ids(team, "Ana")
    with pytest.raises(CoderError, match="name another one"):
        compare(team.project, Asked(coders=(ana, ana)))


def test_documents_that_were_chosen_are_compared_alone(team):
    for key in (KEY, OTHER):
        team.finish("Ana", "Ben", key=key)
    held = compare(team.project, Asked(documents=(team.document(OTHER).id,)))
    assert [one.document.key for one in held.documents] == [OTHER]
    assert held.left_out == ()
