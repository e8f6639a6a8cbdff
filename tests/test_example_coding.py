"""The example's codebook, and what two invented coders judged with it."""

import json
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import pytest

from coder.domain.summary import numbers_in

RESOURCES = Path(__file__).parent.parent / "resources"
ARTICLES = {path.name for path in (RESOURCES / "example" / "articles").glob("*.pdf")}
CODING = json.loads((RESOURCES / "example" / "coding.json").read_text(encoding="utf-8"))
CODEBOOK = json.loads((RESOURCES / "codebooks" / "co-production.json").read_text(encoding="utf-8"))
QUOTES = [act for act in CODING["codings"] if "quote" in act]


def flat(themes, above=""):
    for theme in themes:
        path = above + theme["name"]
        yield path, theme
        yield from flat(theme["children"], path + " / ")


THEMES = dict(flat(CODEBOOK["themes"]))


def test_themes_are_named_defined_and_told_apart():
    assert list(THEMES) == [
        "Collaborative experience",
        "Collaborative experience / Definition of co-production",
        "Training",
        "Training / Need for training",
        "Training / Topics of training",
        "Training / Training not on co-production",
        "Training / Training on co-production",
        "Guidance",
        "Guidance / Written guidance",
        "Guidance / Groups and meetings",
        "Support",
        "Support / Need for support",
        "Support / Group support",
        "Support / Mutual support",
    ]
    for theme in THEMES.values():
        assert " / " not in theme["name"]
        assert all(len(theme[field]) > 40 for field in ("definition", "use_when", "use_not"))
    assert all(theme["assess"] for theme in CODEBOOK["themes"])


def test_shortcuts_and_colours_are_not_shared():
    shortcuts = [theme["shortcut"] for theme in THEMES.values() if theme["shortcut"]]
    colours = [theme["colour"] for theme in THEMES.values()]
    assert sorted(shortcuts) == list("123456789")
    assert len(set(colours)) == len(colours)


@pytest.mark.parametrize("path", THEMES)
def test_black_text_stays_readable_under_a_colour(path):
    """Painted at two fifths on white paper: more than any reader would want."""
    colour = bytes.fromhex(THEMES[path]["colour"].removeprefix("#"))
    mixed = [(0.4 * part + 0.6 * 255) / 255 for part in colour]
    linear = [((part + 0.055) / 1.055) ** 2.4 for part in mixed]
    light = sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    assert (light + 0.05) / 0.05 >= 7


def test_acts_name_known_themes_documents_and_coders():
    coders = {coder["name"] for coder in CODING["coders"]}
    assert sorted(coder["role"] for coder in CODING["coders"]) == ["coder", "lead"]
    for part in ("codings", "assessments", "readings", "charted", "summaries"):
        for act in CODING[part]:
            assert act["coder"] in coders
            assert act["document"] in ARTICLES
    for act in CODING["codings"]:
        assert act["themes"]
        assert set(act["themes"]) <= set(THEMES)
    for act in CODING["assessments"]:
        assert THEMES[act["theme"]]["assess"]
        assert act["state"] in ("absent", "unclear")


def coded():
    """(coder, document) -> the themes coded there."""
    found = defaultdict(set)
    for act in CODING["codings"]:
        found[act["coder"], act["document"]].update(act["themes"])
    return found


def test_an_assessed_theme_is_not_coded_by_the_same_coder():
    for act in CODING["assessments"]:
        themes = coded()[act["coder"], act["document"]]
        assert not any(f"{path} / ".startswith(f"{act['theme']} / ") for path in themes)


def test_a_finished_reading_leaves_no_assessable_theme_open():
    for reading in CODING["readings"]:
        if reading["state"] != "finished":
            continue
        where = (reading["coder"], reading["document"])
        known = coded()[where] | {
            act["theme"]
            for act in CODING["assessments"]
            if (act["coder"], act["document"]) == where
        }
        for path, theme in THEMES.items():
            below = any(other.startswith(f"{path} / ") for other in coded()[where])
            assert not theme["assess"] or path in known or below, (where, path)


def test_two_coders_overlap_on_three_documents_and_agree_on_part_of_them():
    by_coder = defaultdict(set)
    for coder, name in coded():
        by_coder[coder].add(name)
    (_, first), (_, second) = by_coder.items()
    assert len(first) >= 4
    assert len(second) >= 4
    shared = first & second
    assert len(shared) == 3
    pairs = [
        (one, other)
        for one, other in combinations(QUOTES, 2)
        if one["document"] == other["document"] and one["coder"] != other["coder"]
    ]
    same = [(one, other) for one, other in pairs if one["quote"] == other["quote"]]
    assert any(one["themes"] == other["themes"] for one, other in same)
    assert any(not set(one["themes"]) & set(other["themes"]) for one, other in same)
    assert any(
        one["quote"] != other["quote"] and one["quote"] in other["quote"] for one, other in pairs
    )


def test_coders_chart_the_same_attributes_and_differ_in_some():
    values = defaultdict(dict)
    for act in CODING["charted"]:
        values[act["document"], act["attribute"]][act["coder"]] = act["value"]
    assert {name for _, name in values} == {one["name"] for one in CODING["attributes"]}
    both = [list(by.values()) for by in values.values() if len(by) == 2]
    assert any(one == other for one, other in both)
    assert any(one != other for one, other in both)


def test_attributes_are_of_most_kinds_and_defined():
    kinds = {one["kind"] for one in CODING["attributes"]}
    assert kinds == {"text", "number", "year", "yes_no", "one_of", "several_of"}
    assert all(len(one["definition"]) > 30 for one in CODING["attributes"])
    assert [one["name"] for one in CODING["attributes"] if one.get("level")] == ["Country"]
    required = {one["name"] for one in CODING["attributes"] if one.get("required")}
    charted = {(act["document"], act["attribute"]) for act in CODING["charted"]}
    assert all((name, one) in charted for name in ARTICLES for one in required)


def test_a_number_that_a_quote_supports_stands_in_it():
    written = {"9": "nine trainers", "10": "nine trainers (five peer, four practitioner) and the"}
    written |= {"2018": "2018", "16": "16"}
    tied = [act for act in CODING["charted"] if "quote" in act]
    figures = [act for act in tied if act["value"].isdigit()]
    assert len(tied) > len(figures) >= 3
    assert all(written[act["value"]] in act["quote"] for act in figures)


def test_a_summary_leads_to_codings_of_its_cell():
    letters = {"Ana Brandt": "AB", "Ben Okoye": "BO"}
    counted, codings = Counter(), {}
    for act in CODING["codings"]:
        for theme in act["themes"]:
            key = f"{act['document'].removesuffix('.pdf')}:{letters[act['coder']]}"
            counted[key] += 1
            codings[f"{key}{counted[key]}"] = (act["document"], theme)
    for act in CODING["summaries"]:
        numbers = [number for _, _, number in numbers_in(act["text"])]
        assert numbers
        assert {codings[one] for one in numbers} == {(act["document"], act["theme"])}
    assert any(act.get("consensus") for act in CODING["summaries"])
