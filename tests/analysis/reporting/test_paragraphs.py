"""The paragraphs to paste: what they say of units, of parts of pages, and of what is missing."""

import pytest

from coder.analysis.comparing.shared import Asked
from coder.analysis.comparing.units import DEFINED, UNITS
from coder.analysis.reporting.checklists import coreq
from coder.analysis.reporting.methods import methods
from coder.analysis.reporting.report import Wanted, report_on
from coder.analysis.reporting.results import results
from coder.operations.coders import working_coder
from coder.operations.deciding import decide, of_cell
from coder.operations.themes import set_theme
from coder.store.themes import themes
from tests.analysis.comparing.conftest import shelf, team

__all__ = ["shelf", "team"]

QUOTE = "The rule was that she began one week and I the next."
BOX = (1, 100.0, 200.0, 300.0, 400.0)


def reported(team, unit="characters"):
    wanted = Wanted(unit, draws=10, seed=1, limit=None)
    return report_on(team.project, team.project, None, Asked(), wanted)


@pytest.mark.parametrize("unit", UNITS)
def test_the_unit_that_is_counted_is_defined(team, unit):
    team.code("Ana", QUOTE, "Guidance")
    team.finish("Ana", "Ben")
    told = methods(reported(team, unit))
    assert f"The unit of analysis was the {unit[:-1]}, that is, {DEFINED[unit]}." in told


def test_a_theme_that_was_used_on_parts_of_pages_alone_is_said_to_have_no_figures(team):
    for name in ("Ana", "Ben"):
        team.code(name, QUOTE, "Guidance")
        team.mark(name, BOX, "Training")
    team.finish("Ana", "Ben")
    report = reported(team)
    themes = len(report.held.themes)
    assert (
        f"One of the {themes} themes was used only where there is no text to count, such as on"
        " figures or scanned pages, and has no coefficient; what was marked there is counted among"
        " the passages."
    ) in results(report)
    assert "Parts of pages that were marked, such as figures (2 codings), have no text" in (
        methods(report)
    )
    assert "Parts of pages" not in methods(reported(team, "cells"))


def test_definitions_are_claimed_of_the_themes_that_have_one(team):
    team.finish("Ana", "Ben")

    def tree():
        return next(one.answer for one in coreq(reported(team)) if one.number == 25)

    assert "; with definitions in the codebook of the project." in tree()
    held = themes(team.project)
    for one in held:
        set_theme(team.project, one, {"definition": None})
    assert "; none of them has a definition in the codebook of the project." in tree()
    set_theme(team.project, held[0], {"definition": "What peers give each other."})
    assert "; 1 of them has a definition in the codebook of the project." in tree()


def test_judgements_that_were_left_open_are_counted_in_the_methods(team):
    team.assess("Ana", "Training", "absent")
    team.finish("Ana", "Ben")
    report = reported(team, "cells")
    held = report.found.ratings.all_left_open
    assert held.open == held.of - 1
    assert (
        f"What a reviewer had left open ({held.open:,} of {held.of:,} judgements) counted as"
        " missing." in methods(report)
    )


def test_how_differences_were_settled_is_in_the_methods_once_something_was_decided(team):
    team.assess("Ana", "Training", "absent")
    team.assess("Ben", "Training", "unclear")
    for name in ("Ana", "Ben"):
        team.code(name, QUOTE, "Guidance")
    team.finish("Ana", "Ben")
    assert "was written down" not in methods(reported(team))
    ruling = of_cell(team.document(), team.theme("Training"), "absent")
    decide(team.project, [ruling], working_coder(team.project))
    told = methods(reported(team, "cells"))
    assert "What was decided about differences was written down by one person on " in told
    assert "; it left unchanged what each reviewer had coded, and is in no coefficient." in told
    assert "positive agreement that a theme is present (Dice, 1945" in told
    found = results(reported(team, "cells"))
    assert "Alpha is not defined for one theme of which all ratings were the same." in found
