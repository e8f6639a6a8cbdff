"""Words as a search compares them: without case and diacritics."""

import json
import unicodedata
from dataclasses import dataclass
from typing import Self


def plain(text: str) -> str:
    """A text without case and diacritics (NFKD without its combining marks)."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


def holds_all(words: list[str], *texts: str | None) -> bool:
    """Whether each of these plain words occurs in one of the texts."""
    held = plain("\n".join(text for text in texts if text))
    return all(word in held for word in words)


@dataclass(frozen=True, slots=True)
class Search:
    """Plain words to look for in many passages."""

    words: list[str]
    quick: bool  # whether a rough look at the anchor can rule a passage out

    @classmethod
    def of(cls, asked: str) -> Self:
        """The words that somebody typed."""
        words = plain(asked).split()
        # In an anchor, which is JSON, quotation marks and backslashes are written otherwise.
        quick = all(word.isascii() and not set(word) & set('"\\') for word in words)
        return cls(words, quick)

    def holds(self, anchor: str, memo: str | None) -> bool:
        """Whether all words occur in the words of an anchor (JSON), raw or cleaned, or the memo."""
        # Where letters are escaped, a rough look does not see them.
        quick = self.quick and "\\u" not in anchor
        if quick and not self._may_hold(f"{anchor}\n{memo}" if memo else anchor):
            return False
        held = json.loads(anchor)
        return holds_all(self.words, held.get("words"), held.get("quote"), memo)

    def _may_hold(self, text: str) -> bool:
        rough = _rough(text)
        return all(word in rough for word in self.words)


def _rough(text: str) -> str:
    """A text without all that is not ASCII: an ASCII word that ``plain`` holds, this holds too."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return apart.encode("ascii", "ignore").decode("ascii").casefold()
