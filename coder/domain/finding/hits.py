"""Where what is asked for stands in a running text."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from coder.domain.finding.asked import Asked, Both, But, Term
from coder.domain.finding.patterns import (
    LOOSELY,
    Exactly,
    Written,
    begins_word,
    exact_pattern,
    never_hyphened,
    pattern,
)
from coder.domain.finding.plain_letters import plain_with
from coder.domain.finding.running_text import RunningText, Span, compounds

_BETWEEN: Final = re.compile(r"\w|[.!?\u2026\u3002\u061f\u0964]\W*\s")
"""What parts two words: another word, or the end of a sentence."""

_Seen = Callable[[Span], str]  # the words as they are written, of a span of the folded text


def hits(
    asked: Asked,
    folded: str,
    *,
    written: Written = never_hyphened,
    exactly: Exactly = LOOSELY,
    seen: _Seen | None = None,
) -> list[Span] | None:
    """The places, in a folded text, of all that is wanted, apart and in order.

    None if the text as a whole does not answer to what is asked. ``seen`` is needed where
    something is heeded ``exactly``.
    """
    if isinstance(asked, Term):
        return term_hits(asked.words, folded, written=written, exactly=exactly, seen=seen) or None
    look = dict(written=written, exactly=exactly, seen=seen)  # noqa: C408 - named arguments
    if isinstance(asked, But):
        wanted = hits(asked.wanted, folded, **look)  # type: ignore[arg-type]
        if wanted is None or hits(asked.unwanted, folded, **look) is not None:  # type: ignore[arg-type]
            return None
        return wanted
    found: dict[Span, set[int]] = defaultdict(set)  # and which parts they are of
    for number, part in enumerate(asked.parts):
        places = hits(part, folded, **look)  # type: ignore[arg-type]
        if places is None and isinstance(asked, Both):
            return None
        for span in places or ():
            found[span].add(number)
    apart = _apart(found)
    return (_joined(apart, found, folded) if isinstance(asked, Both) else apart) or None


def term_hits(
    words: str,
    folded: str,
    *,
    whole: bool = True,
    written: Written = never_hyphened,
    exactly: Exactly = LOOSELY,
    seen: _Seen | None = None,
) -> list[Span]:
    """The places of words that stand behind one another, ``whole`` words or parts of words."""
    look = pattern(words, written, whole=whole, hyphens=exactly.hyphens)
    found = [match.span() for match in look.finditer(folded) if match.end() > match.start()]
    if whole:
        found = [span for span in found if begins_word(folded, span[0])]
    if exactly.case or exactly.diacritics:
        assert seen is not None
        read = plain_with(case=exactly.case, diacritics=exactly.diacritics).read
        alike = exact_pattern(words, exactly)
        found = [span for span in found if alike.fullmatch(read(seen(span)))]
    return found


class Hyphened:
    """How words are written with hyphens in one text."""

    def __init__(self, folded: str) -> None:
        self._pairs = sorted(set(compounds(folded)))

    def __call__(self, word: str, begins: bool) -> list[str]:  # noqa: FBT001 - a lookup
        """The words, hyphens included, that are a word without them, or begin so."""
        return [
            written
            for joined, written in self._pairs
            if (joined.startswith(word) if begins else joined == word)
            and not written.startswith(word)
        ]

    def within(self, word: str, _begins: bool) -> list[str]:  # noqa: FBT001 - a lookup
        """The parts of words, hyphens included, that are some letters without them."""
        found = set()
        for joined, written in self._pairs:
            at = joined.find(word)
            if at >= 0:
                ends = [place for place, sign in enumerate(written) if sign != "-"]
                found.add(written[ends[at] : ends[at + len(word) - 1] + 1])
        return sorted(found - {word})


def find_words(
    running: RunningText,
    words: str,
    hyphened: Hyphened,
    *,
    whole: bool,
    exactly: Exactly,
    most: int | None = None,
) -> list[Span]:
    """The first places in the Text of words as they are typed, whole words or parts of words."""
    found = term_hits(
        words,
        running.folded,
        whole=whole,
        written=hyphened if whole else hyphened.within,
        exactly=exactly,
        seen=lambda span: running.words[slice(*running.in_words(span))],
    )
    return [running.stretch(running.in_words(span)) for span in found[:most]]


def find_in(
    running: RunningText,
    asked: Asked,
    *,
    exactly: Exactly = LOOSELY,
    written: Written | None = None,
) -> list[Span]:
    """The places in the Text of all that is asked for."""
    found = hits(
        asked,
        running.folded,
        written=written or Hyphened(running.folded),
        exactly=exactly,
        seen=lambda span: running.words[slice(*running.in_words(span))],
    )
    return [running.stretch(running.in_words(span)) for span in found or ()]


def _joined(apart: list[Span], parts: Mapping[Span, set[int]], folded: str) -> list[Span]:
    """Words that follow each other as they were typed, within a sentence, are one hit."""
    found: list[Span] = []
    last: set[int] = set()
    for span in apart:
        follows = {part for part in parts[span] if part - 1 in last}
        if follows and not _BETWEEN.search(folded, found[-1][1], span[0]):
            found[-1] = found[-1][0], span[1]
            last = follows
        else:
            found.append(span)
            last = parts[span]
    return found


def _apart(found: Iterable[Span]) -> list[Span]:
    """In order; of places that overlap, the first and longest."""
    kept: list[Span] = []
    for span in sorted(set(found), key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
