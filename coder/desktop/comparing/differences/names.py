"""What coders are called while differences are settled: by number, until names are asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coder.domain.coder import Coder
from coder.domain.telling import listed


@dataclass(frozen=True, slots=True)
class Names:
    """The coders compared, in their order; numbers keep a junior's reading from giving way."""

    coders: Sequence[Coder] = ()
    shown: bool = False

    def name(self, place: int) -> str:
        """What a coder is called."""
        return self.coders[place].name if self.shown else f"Reviewer {place + 1}"

    def short(self, place: int) -> str:
        """The same in a number, or a few letters."""
        return self.coders[place].letters if self.shown else str(place + 1)

    def of(self, id_: str | None) -> str | None:
        """What the coder with an id is called; None for somebody who is not compared."""
        ids = [one.id for one in self.coders]
        return self.name(ids.index(id_)) if id_ in ids else None

    def listed(self, places: Iterable[int]) -> str:
        """Several of them."""
        return listed([self.name(place) for place in places])
