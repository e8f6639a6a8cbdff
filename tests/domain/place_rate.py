"""How many random passages are placed on another build, and how many rightly.

``python -m tests.domain.place_rate [SEED] [PDF PDF]``: all pairs of the corpus, or two files; both
directions of each. ``-v`` shows what is wrong or missed, ``-a`` places by the anchor alone,
``-w3`` marks passages of three words.
"""

import sys
import time
from collections import Counter
from pathlib import Path

from coder.domain.placing.placement import Placement
from coder.domain.placing.placer import Placer
from coder.domain.quoting.anchor import Anchor
from coder.domain.quoting.letters import Span
from tests.domain.corpus import needed, read
from tests.domain.placing.judging import Build, judge, pairs, random_passages, true_places

_COUNT = 200
_STATES = ("exact", "close", "ambiguous", "unplaced", "wrong")


def main(words: list[str]) -> None:
    seed = next((int(word) for word in words if word.isdecimal()), 1)
    files = [Path(word) for word in words if word.endswith(".pdf")]
    size = next((int(word[2:]) for word in words if word.startswith("-w")), 12)
    for one, other in [(files[0], files[1])] if files else pairs(needed()):
        for source, target in ((one, other), (other, one)):
            _report(source, target, seed, size)


def _report(source: Path, target: Path, seed: int, size: int) -> None:
    one, other = Build(read(source)), Build(read(target))
    anchors = random_passages(one.text, count=_COUNT, seed=seed, words=size)
    begun = time.process_time()
    placer = Placer(None if "-a" in sys.argv else one.text, other.text)
    placer.place(anchors[0])
    made = time.process_time() - begun
    counts: Counter[tuple[bool, str]] = Counter()
    spent = []
    for anchor in anchors:
        begun = time.process_time()
        placed = placer.place(anchor)
        spent.append(time.process_time() - begun)
        places = true_places(anchor, one, other)
        verdict = judge(anchor, placed, places, one, other)
        counts[bool(places), verdict] += 1
        if "-v" in sys.argv and (verdict == "wrong" or (places and not placed.places)):
            _show(anchor, placed, places, other)
    _print(source.stem, counts, made, spent)


def _print(name: str, counts: Counter[tuple[bool, str]], made: float, spent: list[float]) -> None:
    there, gone = ({state: counts[occurs, state] for state in _STATES} for occurs in (True, False))
    occur = sum(there.values())
    rate = (there["exact"] + there["close"]) / max(1, occur)
    slowest = sorted(spent)[-2]  # the slowest of all reads what is read once
    sys.stdout.write(
        f"{name[:34]:34} {rate:6.1%} of {occur:3}, {there['wrong'] + gone['wrong']} wrong | "
        f"occurring: {_listed(there)} | others: {_listed(gone)} | "
        f"{1000 * made:4.0f} ms, {1000 * sum(spent) / len(spent):.2f} each, "
        f"at most {1000 * slowest:.1f}\n"
    )


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {state}" for state, count in counts.items() if count)


def _show(anchor: Anchor, placed: Placement, places: list[Span], target: Build) -> None:
    whole = target.text.whole()
    sys.stdout.write(f"    {placed.state} {placed.score}: {anchor.quote!r}\n")
    for place in placed.places[:3]:
        sys.stdout.write(f"        placed {whole[slice(*place)]!r}\n")
    for place in places[:3]:
        sys.stdout.write(f"        stands {whole[slice(*place)]!r}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
