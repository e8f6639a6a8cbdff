"""All that quoting from a Text and searching it need: of a book it takes seconds to read."""

from dataclasses import dataclass

from coder.domain.finding.hits import Hyphened
from coder.domain.finding.running_text import RunningText, run_on
from coder.domain.quoting.prose import Prose


@dataclass(frozen=True, slots=True)
class WholeReading:
    """What one process reads of a Text for another."""

    quoting: dict[str, object]  # for ``Prose.take``
    running: RunningText
    hyphened: Hyphened


def read_whole(prose: Prose) -> WholeReading:
    """Read it; what is known already is not read again."""
    quoting, running = prose.read(), run_on(prose)
    return WholeReading(quoting, running, Hyphened(running.folded))
