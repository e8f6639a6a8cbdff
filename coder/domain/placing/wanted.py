"""What is looked for when a passage is placed: its letters, and those around them."""

from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from functools import cached_property
from typing import Final

from coder.domain.placing.lettered import Lettered
from coder.domain.quoting.anchor import Anchor
from coder.domain.quoting.folding import folded
from coder.domain.quoting.letters import Letters, read_letters

_LEAD: Final = 400  # letters that are compared: no head of a page is longer
_NUMBER: Final = 4  # digits: a page's or a line's number at the edge of a selection says nothing


@dataclass(frozen=True)
class Wanted:
    """A passage as letters; ``first`` and ``last`` say where it stands in those around it.

    A selection that begins or ends in a page's head or foot holds words that another build may
    not have: ``share`` says which part of it, from 0 to 1, is text. Furniture inside it does not
    count.
    """

    anchor: Anchor
    source: Lettered | None
    around: str
    first: int
    last: int
    kept: Letters  # without furniture
    share: float

    @property
    def letters(self) -> str:
        """Those of the passage, without furniture."""
        return self.kept.letters

    @cached_property
    def flowing(self) -> Letters:
        """Without what interrupts its sentences, too."""
        if self.source is None:
            return self.kept
        return self.source.stretch_flowing(self.anchor.start, self.anchor.end)

    @cached_property
    def raw(self) -> Letters:
        """All letters that are marked."""
        if self.source is None:
            return _letters(self.anchor.quote)
        return self.source.stretch_raw(self.anchor.start, self.anchor.end)


def wanted_of(anchor: Anchor, source: Lettered | None) -> Wanted:
    """What is looked for, by the passage's own Text or by its anchor alone."""
    return _from_anchor(anchor) if source is None else _from_text(anchor, source)


def _from_text(anchor: Anchor, source: Lettered) -> Wanted:
    kept = source.stretch_kept(anchor.start, anchor.end)
    whole, end = source.prose.whole, anchor.end
    inner = kept.stretch(0, len(kept.letters) - 1) if kept.letters else (end, end)
    share = _share(kept.letters, whole[anchor.start : inner[0]], whole[inner[1] : end])
    first = source.kept.number(anchor.start)
    last = first + len(kept.letters)
    return Wanted(anchor, source, source.kept.letters, first, last, kept, share)


def _from_anchor(anchor: Anchor) -> Wanted:
    words = anchor.words if 2 * len(anchor.words) > len(anchor.quote) else anchor.quote
    kept, raw = _letters(words), folded(anchor.quote)
    around = _letters(f"{anchor.prefix} {words} {anchor.suffix}")
    first = around.number(len(anchor.prefix))
    last = first + len(kept.letters)
    share = _share(kept.letters, *_edges(kept.letters, raw))
    return Wanted(anchor, None, around.letters, first, last, kept, share)


def _edges(kept: str, raw: str) -> tuple[str, str]:
    """What a quote has before and behind the words of its quotation."""
    head, tail = raw[:_LEAD], raw[-_LEAD:]
    first = _shared(kept[:_LEAD], head)[0]
    last = _shared(kept[-_LEAD:], tail)[-1]
    return head[: first.b], tail[last.b + last.size :]


def _shared(kept: str, raw: str) -> list[Match]:
    """The stretches of a quote that are words of the quotation; at least an empty one."""
    *found, empty = SequenceMatcher(None, kept, raw, autojunk=False).get_matching_blocks()
    return found or [empty]


def _share(kept: str, before: str, behind: str) -> float:
    edges = [folded(edge) for edge in (before, behind)]
    size = sum(len(edge) for edge in edges if len(edge) > _NUMBER or not edge.isdigit())
    return len(kept) / (len(kept) + size) if kept else 0.0


def _letters(words: str) -> Letters:
    return read_letters(words, [(0, len(words))])
