"""Asks in which languages pages are recognised, and which pages."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QRadioButton, QWidget

from coder.desktop.look.controls import named, words
from coder.desktop.look.questions import Question
from coder.pdf.tesseract import Tesseract

_ABOUT: Final = (
    "Tesseract reads the pictures of the pages and makes mistakes: look at the page before you"
    " quote. Passages and regions that are marked already stay; undo brings the old text back."
)
_SEEN: Final = 6  # languages

_NAMES: Final = {
    "ara": "Arabic", "ces": "Czech", "chi_sim": "Chinese (simplified)",
    "chi_tra": "Chinese (traditional)", "dan": "Danish", "deu": "German", "ell": "Greek",
    "eng": "English", "fas": "Persian", "fin": "Finnish", "fra": "French", "heb": "Hebrew",
    "hin": "Hindi", "hun": "Hungarian", "ita": "Italian", "jpn": "Japanese", "kor": "Korean",
    "lat": "Latin", "nld": "Dutch", "nor": "Norwegian", "pol": "Polish", "por": "Portuguese",
    "ron": "Romanian", "rus": "Russian", "spa": "Spanish", "swe": "Swedish", "tur": "Turkish",
    "ukr": "Ukrainian", "vie": "Vietnamese",
}  # fmt: skip


class RecognitionQuestion(Question):
    """Languages to tick, of those that are installed; pages without a text, or all."""

    def __init__(
        self, what: str, program: Tesseract, before: Sequence[str], parent: QWidget
    ) -> None:
        """``what`` names the documents; ``before`` are the languages that were chosen last."""
        super().__init__("Recognise the text", f"Recognise the text of {what}?", "&Recognise",
                         parent)  # fmt: skip
        self.setObjectName("recognition question")
        self.languages = named(QListWidget(), "recognition languages", "Languages of the pages")
        ticked = [one for one in before if one in program.languages] or [program.usual()]
        for one in sorted(program.languages, key=lambda one: (one not in ticked, _called(one))):
            item = QListWidgetItem(_called(one), self.languages)
            item.setData(Qt.ItemDataRole.UserRole, one)
            item.setCheckState(Qt.CheckState.Checked if one in ticked else Qt.CheckState.Unchecked)
        rows = min(_SEEN, max(2, self.languages.count()))
        self.languages.setFixedHeight(rows * (self.languages.sizeHintForRow(0) + 2) + 6)
        self.languages.setCurrentRow(0)
        self.languages.itemChanged.connect(self._look)
        self.lacking = QRadioButton("Pages &without a text that can be used")
        self.every = QRadioButton("&All pages, in place of the text they have")
        named(self.lacking, "recognise lacking", self.lacking.text().replace("&", ""))
        named(self.every, "recognise every", self.every.text().replace("&", ""))
        self.lacking.setChecked(True)
        about = words(_ABOUT, name="about recognition")
        self.finish_with(
            words("Languages of the pages", name="languages label"), self.languages, self.lacking,
            self.every, about,
        )  # fmt: skip
        self._look()
        self.act.setFocus()

    @property
    def chosen(self) -> list[str]:
        """The languages that are ticked, by Tesseract's names."""
        items = [self.languages.item(row) for row in range(self.languages.count())]
        return [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        ]

    def _look(self) -> None:
        self.act.setEnabled(bool(self.chosen))


def _called(language: str) -> str:
    return f"{_NAMES[language]} ({language})" if language in _NAMES else language
