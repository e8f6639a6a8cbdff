"""Where a sentence of an article's source is printed: letters alone are compared, by brute force.

Nothing of the program's own reading, quoting or finding is used, only the characters of a Text
and where its lines end, so that what those do can be judged by it.
"""

import re
import unicodedata
from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from coder.domain.texts.text import Text

_WINDOW = 12_000  # letters before and behind a piece, in which the next one is looked for
_LEAST = 2  # letters of a piece
_MOST_PIECES = 6
_SPACE = 0.12  # of a character's height: what is wider is seen as a space
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_QUOTES = dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u2032`\u00b4"), "'") | dict.fromkeys(
    map(ord, "\u201c\u201d\u2033\u201e\u00ab\u00bb"), '"'
)
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


class Printed(NamedTuple):
    """A sentence in a Text: its first and last character, and how many pieces it stands in."""

    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    letters: tuple[tuple[int, int], ...]  # the same, in letters


def canonical(words: str) -> str:
    """Words by which two prints of a sentence are compared.

    Kinds of dashes and quotation marks are one, as are ligatures and their letters. White space
    counts between letters and digits alone: source and print differ in it around signs.
    """
    plain = unicodedata.normalize("NFKC", words).translate(_UNSEEN)
    plain = plain.translate(_DASHES).translate(_QUOTES).replace("''", '"').replace("--", "-")
    return re.sub(r"\s+", " ", re.sub(r"(?<![^\W_])\s+|\s+(?![^\W_])", "", plain))


class Print:
    """The letters of a Text, each with its position."""

    def __init__(self, text: Text, *, lost: str = "") -> None:
        """``lost`` is a letter behind a t that the text layer lacks and the eye sees."""
        self._text = text
        self.whole = text.whole()
        self._lost = lost
        self.places: list[int] = []
        letters: list[str] = []
        for place, sign in enumerate(self.whole):
            for letter in _letters(sign):
                if letter != lost or self.whole[place - 1 : place] not in ("t", "T"):
                    letters.append(letter)
                    self.places.append(place)
        self.letters = "".join(letters)
        self.ends = [n for n, (one, other) in enumerate(pairwise(self.places))
                     if "\n" in self.whole[one:other]]  # fmt: skip
        self.ends.append(len(self.places) - 1)

    def find(self, sentence: str) -> Printed | None:
        """Where a sentence stands, cut only where lines end; None if its letters do not."""
        letters = self._of(sentence)
        found = self._pieces(letters)
        if not found:
            return None
        spans = tuple((self.places[one], self.places[other - 1] + 1) for one, other in found)
        start = self._leading(sentence, spans[0][0])
        end = self._trailing(sentence, spans[-1][1])
        return Printed(start, end, spans, tuple(found))

    def differs(self, sentence: str, found: Printed) -> bool:
        """Whether the print is another than the source, and says nothing about the program.

        That is so if other signs stand between two letters of one line of the text layer, or if
        white space stands there in one of them alone, and the letters' boxes say so too; also if
        the text layer has lost a sign.
        """
        ends = (sentence[0], self.whole[found.start]), (sentence[-1], self.whole[found.end - 1])
        if any(canonical(one) != canonical(other) for one, other in ends):
            return True
        if any("\ufffd" in self.whole[one:other] for one, other in found.pieces):
            return True
        places = [place for one, other in found.letters for place in self.places[one:other]]
        printed = "".join(self.whole[one:other] for one, other in found.pieces)
        if _capitals(printed) != _capitals(sentence):
            return True
        return any(
            self._differs_between(before, place, between)
            for (before, place), between in zip(
                pairwise(places), self._between(sentence), strict=True
            )
            if before < place and "\n" not in self.whole[before:place]
        )

    def _differs_between(self, before: int, place: int, between: str) -> bool:
        there = self._without_lost(self.whole[before:place])[1:]
        if canonical(there) != canonical(between):
            return True
        if there.strip() or between.strip() or there.isspace() == between.isspace():
            return False
        gap = self._gap(before, place)
        return gap > _SPACE if there else gap < _SPACE

    def _gap(self, before: int, place: int) -> float:
        """Between two characters of a page, in heights of one."""
        index = self._text.page_of(before)
        page, start = self._text.pages[index], self._text.starts[index]
        x0, y0, x1, y1 = page.box(before - start)
        left, top, _, _ = page.box(place - start)
        height = min(y1 - y0, x1 - x0) if abs(top - y0) > abs(left - x0) else y1 - y0
        return max(left - x1, top - y1, x0 - left) / max(1, height)

    def _of(self, sentence: str) -> str:
        return "".join(letter for sign in self._without_lost(sentence) for letter in _letters(sign))

    def _without_lost(self, words: str) -> str:
        return re.sub(f"(?<=[tT]){self._lost}", "", words) if self._lost else words

    def _between(self, sentence: str) -> list[str]:
        """What stands between the letters."""
        found, held = [], ""
        for sign in self._without_lost(sentence):
            letters = _letters(sign)
            if letters:
                found += [held, *[""] * (len(letters) - 1)]
                held = ""
            else:
                held += sign
        return found[1:]

    def _pieces(self, letters: str) -> list[tuple[int, int]]:
        start = self.letters.find(letters)
        if start >= 0:
            return [(start, start + len(letters))]
        head = letters[:12]
        start = self.letters.find(head)
        while start >= 0:
            found = self._from(letters, start, _MOST_PIECES)
            if found:
                return found
            start = self.letters.find(head, start + 1)
        return self._short_head(letters)

    def _short_head(self, letters: str) -> list[tuple[int, int]]:
        """Of a sentence whose first piece is shorter than a head: the rest is found first."""
        for cut in range(_LEAST, 12):
            start = self.letters.find(letters[cut : cut + 12])
            while start >= 0:
                rest = self._from(letters[cut:], start, _MOST_PIECES - 1)
                if rest and self._begins(start):
                    first = self.letters.rfind(letters[:cut], max(0, start - _WINDOW), start)
                    while first >= 0:
                        if self._ends(first + cut):
                            return [(first, first + cut), *rest]
                        first = self.letters.rfind(
                            letters[:cut], max(0, start - _WINDOW), first + cut - 1
                        )
                start = self.letters.find(letters[cut : cut + 12], start + 1)
        return []

    def _from(self, letters: str, start: int, pieces: int) -> list[tuple[int, int]]:
        """A stretch that begins at a place, and goes on where other lines begin."""
        length = 0
        while (
            length < len(letters)
            and self.letters[start + length : start + length + 1] == letters[length]
        ):
            length += 1
        if length == len(letters):
            return [(start, start + length)]
        if not pieces:
            return []
        at = bisect_left(self.ends, start + length - 1)
        for end in reversed(self.ends[max(0, at - 3) : at + 1]):
            cut = end + 1 - start
            if not _LEAST <= cut <= length:
                continue
            for begin in self._onwards(letters[cut:], end + 1):
                rest = self._from(letters[cut:], begin, pieces - 1)
                if rest:
                    return [(start, end + 1), *rest]
        return []

    def _onwards(self, rest: str, after: int) -> list[int]:
        """Where the rest of a sentence may go on: what follows first, then what stands before."""
        head = rest[:10]
        found = []
        for low, high in ((after, after + _WINDOW), (max(0, after - _WINDOW), after)):
            place = self.letters.find(head, low, high)
            while place >= 0:
                if self._begins(place):
                    found.append(place)
                place = self.letters.find(head, place + 1, high)
        return found[:8]

    def _begins(self, letter: int) -> bool:
        at = bisect_left(self.ends, letter - 1)
        return letter == 0 or (at < len(self.ends) and self.ends[at] == letter - 1)

    def _ends(self, letter: int) -> bool:
        return self._begins(letter)

    def _leading(self, sentence: str, start: int) -> int:
        signs = sentence[: next(n for n, sign in enumerate(sentence) if _letters(sign))]
        for sign in reversed(signs.replace(" ", "")):
            if start and canonical(self.whole[start - 1]) == canonical(sign):
                start -= 1
        return start

    def _trailing(self, sentence: str, end: int) -> int:
        last = next(n for n, sign in enumerate(reversed(sentence)) if _letters(sign))
        for sign in sentence[len(sentence) - last :].replace(" ", ""):
            place = end
            while place < len(self.whole) and self.whole[place].isspace():
                place += 1
            if place < len(self.whole) and canonical(self.whole[place]) == canonical(sign):
                end = place + 1
        return end


def _capitals(words: str) -> int:
    return sum(map(str.isupper, unicodedata.normalize("NFKD", words)))


def _letters(sign: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold())
    return "".join(letter for letter in plain if letter.isalnum())
