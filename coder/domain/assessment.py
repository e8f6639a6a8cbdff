"""Assessments: what a coder said of a cell in which nothing is coded."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Assessment:
    """One coder's judgement of a theme in a document, as it is shown."""

    document: str
    theme: str
    coder: str
    name: str  # of that coder
    state: str  # absent, unclear
    note: str | None
    made_at: str | None  # when it was changed last
