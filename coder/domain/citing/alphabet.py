"""How names and titles are put in order, the same on every machine."""

from coder.domain.bibliography.citation_key import SPELLED
from coder.domain.searching import plain


def sort_key(text: str) -> tuple[str, str]:
    """Words without case, diacritics and signs; what differs in nothing else, by those.

    No locale has a say: ``Østergaard`` stands among the o, ``O'Malley`` at ``omalley``.
    """
    words = "".join(c for c in plain(text).translate(SPELLED) if c.isalnum() or c.isspace())
    return " ".join(words.split()), text
