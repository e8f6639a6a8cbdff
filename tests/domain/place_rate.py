"""How many passages are placed on another build: ``python -m tests.domain.place_rate SEED``."""

import random
import re
import sys
import time
import pickle
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from coder.domain.placing.placer import Placer
from coder.domain.quoting.anchor import Anchor, describe
from coder.domain.quoting.folding import FOLDED
from coder.domain.quoting.prose import Prose
from coder.domain.texts.text import Text
from tests.domain.corpus import needed, read

_COUNT = 200
_WORDS = next((int(w[2:]) for w in sys.argv if w.startswith("-w")), 12)
_NUMBER_LINES = re.compile(r"^[^\S\n]*\d+[^\S\n]*$", re.MULTILINE)
_WIDE = 300  # letters to either side
_ALIKE = 0.8


class Plain:
    """All letters of a text with their places, without anything that the placing knows."""

    def __init__(self, whole: str, *, numbered: bool) -> None:
        if not numbered:
            whole = _NUMBER_LINES.sub(lambda match: " " * len(match[0]), whole)
        pairs = [(letter, at) for at, mark in enumerate(whole) for letter in FOLDED[mark]]
        self.letters = "".join(letter for letter, _ in pairs)
        self.places = [at for _, at in pairs]

    def within(self, start: int, end: int) -> tuple[int, int]:
        from bisect import bisect_left

        return bisect_left(self.places, start), bisect_left(self.places, end)

    def occurrences(self, needle: str) -> list[tuple[int, int]]:
        return [
            (m.start(), m.start() + len(needle))
            for m in re.finditer(f"(?={re.escape(needle)})", self.letters)
        ]


def truth(source, target, start, end) -> list[tuple[int, int]]:
    """The places of a passage's letters; of several, those whose surroundings agree best."""
    for one, other in zip(source[::-1], target[::-1], strict=True):
        first, last = one.within(start, end)
        needle = one.letters[first:last]
        found = other.occurrences(needle) if needle else []
        if len(found) > 1:
            rated = [(_context(one, first, last, other, *f), f) for f in found]
            best = max(rated)[0]
            found = [f for rate, f in rated if rate >= best - 0.05]
        if found:
            return [(other.places[a], other.places[b - 1] + 1) for a, b in found]
    return []


def _context(one, first, last, other, a, b) -> float:
    total = 0
    for width in (30, 300):
        total += Indel.normalized_similarity(one.letters[max(0, first - width) : first], other.letters[max(0, a - width) : a])
        total += Indel.normalized_similarity(one.letters[last : last + width], other.letters[b : b + width])
    return total / 4


def overlap(other, one, two) -> float:
    """What share of the letters of both is in both."""
    one, two = other.within(*one), other.within(*two)
    shared = min(one[1], two[1]) - max(one[0], two[0])
    return max(0, shared) / max(1, max(one[1], two[1]) - min(one[0], two[0]))


def close_is_right(source, target, start, end, place) -> bool:
    """Edited words: both ends and the surroundings agree, or the words are much alike."""
    one, other = source[1], target[1]
    first, last = one.within(start, end)
    a, b = other.within(*place)
    here, there = one.letters[first:last], other.letters[a:b]
    alike = Indel.normalized_similarity(here, there)
    left = Indel.normalized_similarity(
        one.letters[max(0, first - 100) : first], other.letters[max(0, a - 100) : a]
    )
    right = Indel.normalized_similarity(one.letters[last : last + 100], other.letters[b : b + 100])
    ends = (
        min(fuzz.partial_ratio(here[:16], there[:24]), fuzz.partial_ratio(here[-16:], there[-24:]))
        / 100
    )
    if alike >= 0.85 or (alike >= 0.65 and max(left, right) >= 0.6):
        return True
    return ends >= 0.8 and min(left, right) >= 0.6


def passages(text: Text, seed: int, count: int = _COUNT) -> list[Anchor]:
    dice = random.Random(seed)
    words = list(re.finditer(r"\S+", text.whole()))
    prose = Prose(text)
    firsts = [dice.randrange(len(words) - _WORDS + 1) for _ in range(count)]
    return [
        describe(text, "d", words[f].start(), words[f + _WORDS - 1].end(), prose=prose)
        for f in firsts
    ]


def rate(source: Text, target: Text, seed: int, known: bool = True):
    anchors = passages(source, seed)
    ones = [Plain(source.whole(), numbered=n) for n in (True, False)]
    others = [Plain(target.whole(), numbered=n) for n in (True, False)]
    begun = time.perf_counter()
    placer = Placer(source if known else None, target)
    placer.place(anchors[0])
    made = time.perf_counter() - begun
    slow = []
    placed = []
    for anchor in anchors:
        t = time.perf_counter()
        placed.append(placer.place(anchor))
        slow.append(time.perf_counter() - t)
    counts = Counter()
    whole = target.whole()
    for anchor, found in zip(anchors, placed, strict=True):
        places = truth(ones, others, anchor.start, anchor.end)
        occurs = "occurs" if places else "other"
        counts[occurs] += 1
        verdict = found.state
        if found.state in ("exact", "close"):
            if places:
                right = max(overlap(others[1], found.places[0], p) for p in places) >= _ALIKE
            else:
                right = close_is_right(ones, others, anchor.start, anchor.end, found.places[0])
            verdict = found.state if right else "wrong"
        counts[occurs, verdict] += 1
        counts["wrong"] += verdict == "wrong"
        if (
            "-v" in sys.argv
            and (verdict == "wrong" or (places and verdict not in ("exact", "close")))
            or "-vv" in sys.argv
            and verdict == "close"
        ):
            print(
                f"   {verdict} {found.state} {found.score} occurs {len(places)} at {anchor.start}"
            )
            print("      quote ", repr(anchor.prefix), repr(anchor.quote), repr(anchor.suffix))
            for p in found.places[:3]:
                print("      placed", p, repr(whole[p[0]-40:p[1]+40] if p[1]-p[0]<200 else whole[slice(*p)]))
            for p in places[:3]:
                print("      truth ", p, repr(whole[p[0]-40:p[1]+40] if p[1]-p[0]<200 else whole[slice(*p)]))
    return counts, made, slow


def show(name, counts, made, slow):
    o = counts["occurs"]
    right = counts["occurs", "exact"] + counts["occurs", "close"]
    line = f"{name:32} occur {o:3} right {right / max(1, o):6.1%} ({counts['occurs', 'exact']}+{counts['occurs', 'close']}) wrong {counts['wrong']} amb {counts['occurs', 'ambiguous']} unpl {counts['occurs', 'unplaced']} | other {counts['other']:3}: exact {counts['other', 'exact']} close {counts['other', 'close']} amb {counts['other', 'ambiguous']} unpl {counts['other', 'unplaced']} | {made * 1000:5.0f} ms, {sum(slow) / len(slow) * 1000:.2f} max {max(slow) * 1000:.1f} ms"
    print(line, flush=True)


def main():
    words = [w for w in sys.argv[1:] if not w.startswith("-")]
    seed = int(words[0]) if words else 1
    T = {
        p.stem: pickle.load(open(p, "rb"))
        for p in sorted(Path("/tmp/s4/placing/texts").glob("*.pkl"))
    }
    pick = words[1:]
    names = sorted(T)
    for a, b in zip(names[::2], names[1::2]):
        if pick and not any(w in a for w in pick):
            continue
        for x, y in ((a, b), (b, a)):
            show(x[:32], *rate(T[x], T[y], seed, "-n" not in sys.argv))


if __name__ == "__main__":
    main()
