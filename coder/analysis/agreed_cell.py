"""A cell as the team agrees on it: its passages, and the differences that are still open in it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from coder.analysis.agreed_project import compared_in
from coder.analysis.comparing.consensus import TeamReading, consensus
from coder.analysis.comparing.difference import CellDifference, ValueDifference, theme_of
from coder.analysis.comparing.quoted import Quoted, quoted_differences
from coder.analysis.comparing.shared import Asked
from coder.analysis.comparing.spot import BOUNDARY, ONLY, OTHER_THEME, Kind
from coder.analysis.passage_reader import PassageReader
from coder.domain.coded_passage import CodedPassage
from coder.domain.decision import Decision
from coder.domain.theme import with_below
from coder.store.project import Project

_HOW: Final[Mapping[Kind, str]] = {
    BOUNDARY: "other borders", ONLY: "not marked by all", OTHER_THEME: "another theme instead",
}  # fmt: skip
_JUDGED: Final = "judged differently"


@dataclass(frozen=True, slots=True)
class AgreedCell:
    """What the team holds to be in a cell, with the themes below it."""

    passages: tuple[CodedPassage, ...]  # by document, in the order of the text
    undecided: tuple[str, ...]  # the differences that are open, each in a few words


def agreed_cell(
    project: Project, documents: Sequence[str], theme: str, round_: str | None = None
) -> AgreedCell:
    """The passages of the consensus with a theme, or one below it, in some documents (ids).

    ``round_`` (its id) names the coders whose consensus it is; without it, it is that of all.
    """
    asked = compared_in(project, round_) or Asked()
    team = consensus(project, replace(asked, documents=tuple(documents)))
    themes = team.held.themes
    wanted = with_below(themes, [one for one in themes if one.id == theme])
    held = [one for one in team.layer.passages if one.theme in wanted]
    return AgreedCell(
        tuple(PassageReader(project).of_team(held)), tuple(_undecided(project, team, wanted))
    )


def _undecided(project: Project, team: TeamReading, wanted: Collection[str]) -> list[str]:
    themes = team.held.themes
    found = [
        one
        for one in (*team.open, *(one for one, _ in team.deferred))
        if (place := theme_of(one)) is not None and themes[place].id in wanted
    ]
    return [_in_short(team, one) for one in quoted_differences(project, team.held, found)]


def _in_short(team: TeamReading, quoted: Quoted) -> str:
    """*Mutual support, p. 12: other borders*; of several documents with the key before it."""
    one, shown = quoted.difference, quoted.longest
    if isinstance(one, ValueDifference):
        return one.attribute.name
    name = team.held.themes[theme_of(one) or 0].name
    where = f", p. {shown.page}" if shown is not None and shown.page else ""
    key = f"{one.document.key}: " if len(team.held.documents) > 1 else ""
    off = " (put off)" if _is_deferred(quoted.decision) else ""
    how = _JUDGED if isinstance(one, CellDifference) else _HOW[one.kind]
    return f"{key}{name}{where}: {how}{off}"


def _is_deferred(decision: Decision | None) -> bool:
    return decision is not None and decision.is_deferred
