"""What is compared, and what was found: read beside the window."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from coder.analysis.agreement.figure import Figure
from coder.analysis.comparing.agreement import ALPHA, Agreement, agreement
from coder.analysis.comparing.compared import compare
from coder.analysis.comparing.shared import Asked
from coder.analysis.comparing.texts import Texts
from coder.analysis.comparing.units import CHARACTERS, Unit
from coder.analysis.reporting.settled import SettledLimits, limits_of, unit_of
from coder.desktop.comparing.frozen import state_of
from coder.domain.coder import Coder
from coder.domain.errors import CoderError
from coder.domain.round import Round
from coder.operations.coders import check_sees_all
from coder.store.coders import joined_coders
from coder.store.project import Project
from coder.store.rounds import has_coefficients, missing, rounds

NOW: Final = "Now"


@dataclass(frozen=True, slots=True)
class Question:
    """Whom and what to compare; ids."""

    coders: tuple[str, ...] = ()  # none named: everyone who finished a document
    unit: Unit = CHARACTERS
    round: str | None = None  # None: as it is now
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What a question led to: figures, or a sentence why there are none."""

    question: Question
    round: Round | None
    agreement: Agreement | None
    sentence: str = ""
    has_coefficients: bool = True
    lacking: Mapping[str, int] = field(default_factory=dict)
    """How many acts of each round this copy lacks, by its id."""
    is_allowed: bool = True  # whether who works here is shown the work of others
    limits: SettledLimits = field(default_factory=SettledLimits)  # which hold of the figures
    drawn: Agreement | None = None  # the same with intervals, once documents were drawn


def answer(project: Project, question: Question, texts: Texts) -> Found:
    """The figures of themes, without intervals, or a sentence why there are none."""
    try:
        check_sees_all(project, "compare reviewers")
    except CoderError as error:
        return Found(question, None, None, str(error), is_allowed=False)
    held = rounds(project)
    chosen = next((one for one in held if one.id == question.round), None)
    empty = Found(
        question, chosen, None, has_coefficients=has_coefficients(project),
        lacking={one.id: missing(project, one.known) for one in held},
    )  # fmt: skip
    try:
        with state_of(project, chosen) as state:
            made = _agreement(state, question, chosen, texts)
            limits = limits_of(state, chosen, made.held, question.unit)
    except CoderError as error:
        return replace(empty, sentence=str(error))
    return replace(empty, agreement=made, limits=limits)


def _agreement(state: Project, question: Question, held: Round | None, texts: Texts) -> Agreement:
    asked = Asked(
        question.coders or (held.settings.coders if held is not None else ()),
        held.settings.documents if held is not None else None,
        unfinished=question.unfinished,
    )
    return agreement(state, compare(state, asked, texts), question.unit, texts)


def complete(agreement: Agreement) -> Agreement:
    """The same comparison with all computed that a window may show beside the themes."""
    for part in (
        "by_document",
        "by_pair",
        "confused",
        "confused_once",
        "groups",
        "together",
        "pooled_kappa",
    ):
        getattr(agreement, part)
    return agreement


@dataclass(frozen=True, slots=True)
class RoundFigures:
    """The alphas of one round, or why it has none."""

    name: str
    alphas: Mapping[str, Figure]  # by theme id
    overall: Figure | None
    sentence: str = ""
    coders: tuple[Coder, ...] = ()  # whom it compares
    unit: str = CHARACTERS  # in which it was settled to count; the alphas are in that asked for

    @property
    def kind(self) -> tuple[frozenset[str], str]:
        """Alike of rounds whose alphas follow each other: of the same reviewers and unit."""
        return frozenset(one.id for one in self.coders), self.unit


def over_rounds(project: Project, question: Question, texts: Texts) -> list[RoundFigures]:
    """The alphas of every round, the oldest first, and of what is there now."""
    held: list[Round | None] = [*rounds(project), None]
    joined = joined_coders(project)
    found = []
    for one in held:
        name = NOW if one is None else one.name
        try:
            with state_of(project, one) as state:
                of = _agreement(state, question, one, texts)
        except CoderError as error:
            found.append(RoundFigures(name, {}, None, str(error)))
            continue
        alphas = {
            of.held.themes[line.theme].id: line.line.figures.together[ALPHA] for line in of.themes
        }
        unit = question.unit if one is None else unit_of(one)
        coders = tuple(replace(who, id=joined.get(who.id, who.id)) for who in of.held.coders)
        found.append(
            RoundFigures(name, alphas, of.overall.figures.together[ALPHA], coders=coders, unit=unit)
        )
    return found
