"""How many random quotations of real articles are found: ``python -m tests.domain.find_rate``."""

import sys
import time
from pathlib import Path

from coder.domain.quoting.finder import Finder
from tests.domain.corpus import needed, read
from tests.domain.truth_prose import pdf_of, quotations, truths

_COUNT = 200


def main(seed: int) -> None:
    for source in truths(needed() / "truth"):
        finder = Finder(read(pdf_of(source)))
        quotes = quotations(source, count=_COUNT, seed=seed)
        begun = time.perf_counter()
        found = [finder.find(quote) for quote in quotes]
        spent = time.perf_counter() - begun
        rate, several = sum(map(bool, found)), sum(len(places) > 1 for places in found)
        sys.stdout.write(f"{rate / _COUNT:6.1%} found, {several:3} several times, {spent:5.2f} s  ")
        sys.stdout.write(f"{source.name}\n")
        for quote, places in zip(quotes, found, strict=True):
            if not places and "-v" in sys.argv:
                sys.stdout.write(f"        {quote}\n")
    _time_a_book(needed() / "octave-manual_1158-pages.pdf")


def _time_a_book(path: Path) -> None:
    text = read(path)
    finder = Finder(text)
    begun = time.perf_counter()
    finder.find("this chapter explains some of octave's basic features")
    first = time.perf_counter()
    finder.find("words that stand nowhere in the whole of this manual")
    missed = time.perf_counter()
    finder.find("words that stand nowhere either in the whole of this manual")
    again = time.perf_counter()
    sys.stdout.write(
        f"{len(text.pages)} pages: first find {first - begun:.2f} s, "
        f"first miss {missed - first:.2f} s, next miss {again - missed:.3f} s\n"
    )


if __name__ == "__main__":
    main(next((int(word) for word in sys.argv[1:] if word.isdecimal()), 1))
