"""Words as a search compares them: without case and diacritics."""

import unicodedata


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
