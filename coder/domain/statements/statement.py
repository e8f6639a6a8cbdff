"""A statement: how many documents or studies have a value, or a state of a theme."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

from coder.domain.citing.style import HARVARD, STYLES, Style
from coder.domain.document import Document
from coder.domain.errors import CoderError
from coder.domain.matrix.matrix import BYS, By
from coder.domain.names import one_line
from coder.domain.statements.numbers import Spread
from coder.domain.statements.percent import MOST_DECIMALS, ROUNDINGS, Rounding

View = Literal["union", "majority", "consensus"]
Denominator = Literal["all", "known"]
Order = Literal["count", "choices"]
Kind = Literal["value", "spread", "differs", "not reported", "not charted", "state", "open"]

VIEWS: Final[tuple[View, ...]] = get_args(View)
DENOMINATORS: Final[tuple[Denominator, ...]] = get_args(Denominator)
ORDERS: Final[tuple[Order, ...]] = get_args(Order)
UNKNOWN: Final = frozenset({"differs", "not reported", "not charted", "open"})
"""The kinds that are the want of a value."""


_ALLOWED: Final = {
    "by": BYS, "coders": VIEWS, "rounding": ROUNDINGS, "decimals": range(MOST_DECIMALS + 1),
    "denominator": DENOMINATORS, "order": ORDERS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class StatementOptions:
    """How statements and cross-tables are made; all of it is stated with them."""

    by: By = "document"  # what n counts
    coders: View = "union"  # how several reviewers' cells become one
    rounding: Rounding = "half-up"
    decimals: int = 0
    denominator: Denominator = "all"  # known: those with a value, or assessed
    style: Style = HARVARD
    order: Order = "count"  # of values: by n, the most first, or as the choices stand

    def __post_init__(self) -> None:
        """See that each is one there is: whoever writes code is not asked as in a form.

        Raises:
            CoderError: one of them is not.
        """
        for name, allowed in _ALLOWED.items():
            if getattr(self, name) not in allowed:
                raise CoderError(f"{name} is one of {', '.join(map(repr, allowed))}.")
        if not isinstance(self.style, Style):
            raise CoderError(f"style is one of STYLES: {', '.join(STYLES)}.")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a statement is about: an attribute, or a theme by its path."""

    kind: Literal["attribute", "theme"]
    id: str
    name: str
    adds_up: bool  # whether a document has one value at most, so that percentages add up to 100


@dataclass(frozen=True, slots=True)
class Statement:
    """One value or state, and who has it."""

    subject: Subject
    kind: Kind
    value: str  # "Qualitative study"; "12 to 340, median 45.5"; "differs"; "absent"
    n: int  # documents or studies
    of: int  # what the percentage is of
    percent: str  # "42%"; empty where what is counted is not among them
    documents: tuple[Document, ...]  # by key; of studies, those that say so
    text: str  # "(n = 3; 16%) (Dalgarno and Oates, 2018, 2019; Kay and Edgley, 2019)"
    citations: str  # without brackets
    spread: Spread | None = None

    @property
    def is_known(self) -> bool:
        """Whether it states a value, and not the want of one."""
        return self.kind not in UNKNOWN

    @property
    def sentence(self) -> str:
        """The value with its text in one line, below the name of what it is about."""
        return f"{one_line(self.value)} {self.text}"

    @property
    def alone(self) -> str:
        """The sentence as one would paste it by itself: a state says of which theme it is."""
        about = f"{one_line(self.subject.name)}: " if self.subject.kind == "theme" else ""
        return about + self.sentence

    def as_json(self) -> dict[str, object]:
        """The shape of the command line's ``statements``."""
        spread = self.spread
        return {
            "about": self.subject.kind,
            "id": self.subject.id,
            "subject": self.subject.name,
            "kind": self.kind,
            "value": self.value,
            "n": self.n,
            "of": self.of,
            "percent": self.percent or None,
            "documents": [document.key for document in self.documents],
            "document_ids": [document.id for document in self.documents],
            "citations": self.citations,
            "text": self.text,
            "spread": spread
            and {"least": spread.least, "median": spread.median, "greatest": spread.greatest},
        }
