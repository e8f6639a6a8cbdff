"""Letters as a search sees them: without case, ligatures, presentation forms and punctuation."""

import unicodedata
from typing import Final

_KEPT: Final = "LNM"  # Unicode categories: letters, numbers, marks
_TATWEEL: Final = "\u0640"  # stretches an Arabic word and says nothing


class Folding(dict[str, str]):
    """What each character leaves: none for what is no letter, several for a ligature.

    Characters are folded one by one, so that every folded letter has one place in the text. They
    are decomposed (NFKD), so that an accent is found whether or not it is a character of its own.
    """

    def __missing__(self, character: str) -> str:
        """Fold a character that was not met before."""
        apart = unicodedata.normalize("NFKD", character).casefold()
        apart = unicodedata.normalize("NFKD", apart)
        found = "".join(c for c in apart if unicodedata.category(c)[0] in _KEPT and c != _TATWEEL)
        self[character] = found
        return found


FOLDED: Final = Folding()


def folded(words: str) -> str:
    """The letters, digits and marks of words, folded."""
    return "".join(map(FOLDED.__getitem__, words))
