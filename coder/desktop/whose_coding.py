"""Whose coding can be shown where a project is counted."""

from typing import NamedTuple

from coder.domain.matrix.matrix import Coders
from coder.store.project import Project
from coder.store.rounds import rounds


class WhoseCoding(NamedTuple):
    """That of several together, of one alone, or what was agreed on."""

    coders: Coders = "union"
    only: str | None = None  # a reviewer's id
    round: str | None = None  # the id of one, whose reviewers' consensus it is


def consensuses(project: Project) -> list[tuple[WhoseCoding, str]]:
    """What the team agreed on, and what those did whom a round compares, each in words."""
    return [
        (WhoseCoding("consensus"), "Consensus of the team"),
        *(
            (WhoseCoding("consensus", round=one.id), f"Consensus of round {one.name}")
            for one in rounds(project)
        ),
    ]
