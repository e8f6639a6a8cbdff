"""What is looked for when a passage is placed: its letters, and those around them."""

from dataclasses import dataclass
from typing import Final

from coder.domain.placing.lettered import Lettered
from coder.domain.quoting.anchor import Anchor
from coder.domain.quoting.folding import folded
from coder.domain.quoting.letters import Letters, read_letters

_EDGE: Final = 5  # letters that show whether a passage begins, or ends, with words of the text
_NUMBER: Final = 6  # digits: a page's or a line's number at the edge of a selection says nothing


@dataclass(frozen=True)
class Wanted:
    """A passage as letters; ``first`` and ``last`` say where it stands in those around it."""

    quote: str
    around: str
    first: int
    last: int
    kept: Letters  # without furniture
    flowing: Letters  # and without what interrupts its sentences
    raw: Letters  # all

    share: float
    """Which part of it is words of the text, from 0 to 1; furniture inside it does not count.

    A selection that begins or ends in a page's head or foot holds words that no other build
    may have.
    """


def from_text(anchor: Anchor, source: Lettered) -> Wanted:
    """A passage of a Text that is at hand."""
    start, end = stretch = anchor.start, anchor.end
    kept = source.stretch_kept(*stretch)
    whole = source.prose.whole
    inner = kept.stretch(0, len(kept.letters) - 1) if kept.letters else (end, end)
    return Wanted(
        anchor.quote,
        source.kept.letters,
        source.kept.number(start),
        source.kept.number(end),
        kept,
        source.stretch_flowing(*stretch),
        source.stretch_raw(*stretch),
        _share(kept.letters, folded(whole[start : inner[0]]), folded(whole[inner[1] : end])),
    )


def from_anchor(anchor: Anchor) -> Wanted:
    """A passage of which no more is known than its anchor."""
    words = anchor.words or anchor.quote
    kept, raw = _letters(words), _letters(anchor.quote)
    around = _letters(f"{anchor.prefix} {words} {anchor.suffix}")
    first = around.number(len(anchor.prefix))
    last = first + len(kept.letters)
    before, _, _ = raw.letters.partition(kept.letters[:_EDGE] or raw.letters)
    _, _, behind = raw.letters.rpartition(kept.letters[-_EDGE:] or raw.letters)
    share = _share(kept.letters, before, behind)
    return Wanted(anchor.quote, around.letters, first, last, kept, kept, raw, share)


def _share(kept: str, before: str, behind: str) -> float:
    edges = [edge for edge in (before, behind) if len(edge) > _NUMBER or not edge.isdigit()]
    size = len(kept) + sum(map(len, edges))
    return len(kept) / size if size else 0.0


def _letters(words: str) -> Letters:
    return read_letters(words, [(0, len(words))])
