"""How names and titles are put in order, the same on every machine."""

import re
from typing import Final

from coder.domain.bibliography.citation_key import SPELLED
from coder.domain.searching import plain

_SIGNS: Final = re.compile(r"[^\w\s]|_")


def sort_key(text: str) -> tuple[str, str]:
    """Words without case, diacritics and signs; what differs in nothing else, by those.

    No locale has a say: ``Østergaard`` stands among the o, ``O'Malley`` at ``omalley``.
    """
    words = _SIGNS.sub("", plain(text).translate(SPELLED))
    return " ".join(words.split()), text
