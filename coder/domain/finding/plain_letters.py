"""Characters as a search compares them: without case, diacritics and kinds of signs, one by one."""

import unicodedata
from typing import Final

UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u312f\u31a0-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff"
)
"""Scripts that set no space between words (Thai to Khmer, Chinese, Japanese), for a class."""

INDIC: Final = "\u0900-\u0963\u0966-\u0dff"
"""Scripts whose vowel signs are part of a word, and no letters to Python."""

_SIGNS: Final = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\u207b", "-"),
    **dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4`", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
}


class Plain(dict[str, str]):
    """What each character leaves; a combining mark leaves nothing, a ligature several letters."""

    def __init__(self, *, case: bool = False, diacritics: bool = False) -> None:
        """``case`` and ``diacritics`` keep what is else ignored."""
        super().__init__(_SIGNS)
        self._case, self._diacritics = case, diacritics

    def __missing__(self, character: str) -> str:
        """Fold a character that was not met before."""
        found = unicodedata.normalize("NFKD", character)
        if not self._case:
            found = unicodedata.normalize("NFKD", found.casefold())
        if self._diacritics:
            found = unicodedata.normalize("NFC", found)
        else:
            found = "".join(c for c in found if not unicodedata.combining(c))
        self[character] = found
        return found

    def read(self, words: str) -> str:
        """Words, folded."""
        return "".join(map(self.__getitem__, words))


PLAIN: Final = Plain()
"""The folding of what is searched: everything else only narrows what it finds."""


def plain_with(*, case: bool, diacritics: bool) -> Plain:
    """The folding that keeps case or diacritics."""
    return _KINDS[case, diacritics]


_KINDS: Final = {
    (False, False): PLAIN,
    (True, False): Plain(case=True),
    (False, True): Plain(diacritics=True),
    (True, True): Plain(case=True, diacritics=True),
}
