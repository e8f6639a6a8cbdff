"""Every charted value with who charted it, and with the passage that supports it."""

from dataclasses import dataclass

from coder.analysis.charting import Support, supports
from coder.analysis.whose import is_own
from coder.domain.attribute import SEPARATOR, Attribute, parts
from coder.domain.citing.style import HARVARD, Style
from coder.domain.coder import Coder
from coder.store import attributes
from coder.store.coders import shown_names
from coder.store.project import Project


@dataclass(frozen=True, slots=True)
class TracedValue:
    """What one person charted of a document, itself or by its study."""

    row: str  # as it is stored; of a study, one for all its documents
    attribute: Attribute
    value: str  # as it is shown
    coder: str
    support: Support | None

    @property
    def told(self) -> str:
        """Attribute and value in one: ``Design = Case study``."""
        return f"{self.attribute.name} = {self.value}"


def traced_values(
    project: Project, *, whose: Coder | None = None, style: Style = HARVARD
) -> dict[str, list[TracedValue]]:
    """The values by document as shown; of each by attribute, in order, and name.

    ``whose`` leaves one person's values. Passages are cited in ``style``.
    """
    held = [one for one in attributes.charted(project) if is_own(one.person, whose)]
    names = shown_names(project)
    cited = supports(project, held, style)
    of = {one.id: (place, one) for place, one in enumerate(attributes.attributes(project))}
    found: dict[str, list[TracedValue]] = {}
    for one in sorted(
        held, key=lambda it: (of[it.attribute][0], names.get(it.coder, ""), it.coder, it.row)
    ):
        _, attribute = of[one.attribute]
        words = SEPARATOR.join(parts(attribute, one.value))
        support = cited.get(one.passage or "")
        traced = TracedValue(one.row, attribute, words, names.get(one.coder, ""), support)
        found.setdefault(one.document, []).append(traced)
    return found
