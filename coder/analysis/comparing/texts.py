"""The texts that coders are compared on, and their units; each is read once."""

from coder.analysis.comparing.units import (
    PARAGRAPHS,
    SENTENCES,
    Unit,
    Units,
    paragraph_units,
    sentence_units,
    word_units,
)
from coder.store import blobs
from coder.store.compared import words_of_text
from coder.store.project import Project


class Texts:
    """Words and units of Texts by their digests, which tell all of a Text: keep one for long."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}
        self._units: dict[tuple[str, Unit], Units] = {}

    def words(self, project: Project, digest: str | None) -> str:
        """The words of a Text; none if this copy has not got it."""
        if digest is None:
            return ""
        if digest not in self._words:
            self._words[digest] = words_of_text(project, digest) or ""
        return self._words[digest]

    def units(self, project: Project, digest: str | None, unit: Unit) -> Units:
        """The words, sentences or paragraphs of a Text."""
        asked = digest or "", unit
        if asked not in self._units:
            self._units[asked] = self._read(project, digest, unit)
        return self._units[asked]

    def _read(self, project: Project, digest: str | None, unit: Unit) -> Units:
        if unit == PARAGRAPHS:
            text = None if digest is None else blobs.text(project, digest)
            return Units([], []) if text is None else paragraph_units(text)
        words = self.words(project, digest)
        return sentence_units(words) if unit == SENTENCES else word_units(words)
