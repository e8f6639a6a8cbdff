"""The choices of how statements are made, remembered in this copy of the project."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from coder.desktop.look.choice import Choice
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.whose_coding import WhoseCoding, consensuses
from coder.domain.citing.style import STYLES
from coder.domain.coder import Coder
from coder.domain.statements.statement import StatementOptions
from coder.store.coders import coders
from coder.store.project import Project

_LETTERS = 18


class OptionsForm(QWidget):
    """A choice for each option; the first entry of each is what nobody has to choose."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: dict[str | None, Coder] = {}
        self.by = _choice("by", "What n counts", ("document", "Documents"), ("study", "Studies"))
        self.of = _choice(
            "denominator", "What percentages are of",
            ("all", "Of all included"), ("known", "Of those known"),
        )  # fmt: skip
        self.decimals = _choice(
            "decimals", "Decimals",
            (0, "Whole numbers"), (1, "One decimal"), (2, "Two decimals"),
        )  # fmt: skip
        self.rounding = _choice(
            "rounding", "Rounding", ("half-up", "Half up"), ("half-even", "Half to even")
        )
        self.order = _choice(
            "order", "Order of values",
            ("count", "The most first"), ("choices", "As the choices stand"),
        )  # fmt: skip
        self.style_ = _choice(
            "style", "Style of citations", *((name, one.told) for name, one in STYLES.items())
        )
        self.reviewers = Choice("statement reviewers", "Whose work", letters=_LETTERS)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(GRID)
        form.setVerticalSpacing(HALF)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, choice in (
            ("C&ount", self.by), ("Perce&nt", self.of), ("Decima&ls", self.decimals),
            ("Roun&ding", self.rounding), ("Orde&r", self.order), ("Cite &as", self.style_),
            ("&Whose", self.reviewers),
        ):  # fmt: skip
            form.addRow(label, choice)
            choice.value_changed.connect(self.changed)

    @property
    def options(self) -> StatementOptions:
        """What is chosen."""
        coders = self._whose.coders
        assert coders != "each"  # which is not offered
        return StatementOptions(
            by=self.by.value,
            coders=coders,
            rounding=self.rounding.value,
            decimals=self.decimals.value,
            denominator=self.of.value,
            style=STYLES[self.style_.value],
            order=self.order.value,
        )

    @property
    def only(self) -> Coder | None:
        """The one whose work alone counts, if one's does."""
        return self._people.get(self._whose.only)

    @property
    def round(self) -> str | None:
        """The round whose reviewers' consensus is stated, if it is one's."""
        return self._whose.round

    @property
    def _whose(self) -> WhoseCoding:
        return self.reviewers.value or WhoseCoding()

    def offer(self, project: Project, whose: Coder | None) -> None:
        """Offer reviewers and rounds; ``whose`` if one person's work alone is shown."""
        people = coders(project) if whose is None else [whose]
        self._people = {one.id: one for one in people}
        together = [
            (WhoseCoding("union"), "All together"), (WhoseCoding("majority"), "Majority"),
            *consensuses(project),
        ]  # fmt: skip
        only = [(WhoseCoding("union", one.id), f"Only {one.name}") for one in people]
        self.reviewers.offer([*together, *only] if whose is None else only)
        self.reviewers.setEnabled(whose is None)

    def recall(self, options: StatementOptions) -> None:
        """Choose what was chosen before."""
        self.by.choose(options.by)
        self.of.choose(options.denominator)
        self.decimals.choose(options.decimals)
        self.rounding.choose(options.rounding)
        self.order.choose(options.order)
        self.style_.choose(options.style.name)

    def remembered(self) -> dict[str, object]:
        """What is to be chosen again next time."""
        chosen = (self.by, self.of, self.decimals, self.rounding, self.order)
        return {choice.objectName(): choice.value for choice in chosen}


def _choice(name: str, said: str, *entries: tuple[object, str]) -> Choice:
    choice = Choice(f"statement {name}", said, letters=_LETTERS)
    choice.offer(entries)
    return choice
