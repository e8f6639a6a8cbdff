"""Says that this copy is without the PDF that is read, and finds it."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from coder.desktop.documents.pdf_dialog import ask_for_folder, ask_for_pdfs
from coder.desktop.look.controls import push_button, words
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.look.plain_text import one_line
from coder.desktop.pdf_search import PdfSearch
from coder.desktop.workspace import Notice, Workspace
from coder.domain.document import File
from coder.domain.journal.change import Change
from coder.operations.missing_pdfs import folders_nearby, pdfs_beside
from coder.store import blobs
from coder.store.documents import files_without_pdf

_WORDS = "This copy is without the PDF: its text alone is shown."


class MissingBar(QWidget):
    """A slim bar above the pages, while there is no PDF for them."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("missing pdf bar")
        self._workspace = workspace
        self._file: File | None = None
        self._search: PdfSearch | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, HALF, GRID, HALF)
        row.setSpacing(GRID)
        row.addWidget(words(_WORDS, name="missing pdf words"), 1)
        row.addWidget(push_button("find its pdf", "Find its PDF…", self._ask_file))
        row.addWidget(push_button("find in folder", "Look in a folder…", self._ask_folder))
        self.hide()

    def begin(self, file: File | None) -> None:
        """Another file is read that has no PDF, or None; it is looked for nearby at once."""
        self._file = file
        self.setVisible(file is not None)
        if file is not None and self._workspace.project.write:
            folders = folders_nearby(self._workspace.project)
            self._look(file, lambda: pdfs_beside(folders), self._tell_nearby)

    def is_over(self) -> bool:
        """Whether the PDF that was missing is here by now; it is said once."""
        file = self._file
        if file is None or not blobs.has_pdf(self._workspace.project, file.sha256):
            return False
        self._file = None
        return True

    def _ask_file(self) -> None:
        file = self._file
        if file is None or self._workspace.do(lambda: Change("")) is None:
            return
        paths = ask_for_pdfs(f"Find {one_line(file.name)}", self.window())
        if paths:
            self._look(file, lambda: paths, lambda search: self._tell(file, search, paths))

    def _ask_folder(self) -> None:
        file = self._file
        if file is None or self._workspace.do(lambda: Change("")) is None:
            return
        folder = ask_for_folder(f"Look for {one_line(file.name)}", self.window())
        if folder:
            self._look(file, lambda: [folder], lambda search: self._tell(file, search, [folder]))

    def _look(
        self, file: File, paths: Callable[[], Iterable[Path]], tell: Callable[[PdfSearch], object]
    ) -> None:
        """Look for all that are missing, since they often lie in one place; for this one first."""
        if self._search is not None:
            self._search.cancel()
        missing = files_without_pdf(self._workspace.project)
        self._search = search = PdfSearch(self._workspace, missing, paths, self)
        search.ended.connect(lambda: self._home(search, tell))

    def _home(self, search: PdfSearch, tell: Callable[[PdfSearch], object]) -> None:
        if search is self._search:
            self._search = None
        tell(search)

    def _tell_nearby(self, search: PdfSearch) -> None:
        if search.found:
            folder = next(iter(search.found.values())).parent
            self._workspace.tell(f"{_counted(len(search.found))} found in {one_line(folder.name)}.")

    def _tell(self, file: File, search: PdfSearch, paths: list[Path]) -> None:
        if search.trouble:
            self._workspace.tell(search.trouble, kind="problem")
        elif file.sha256 in search.found:
            more = len(search.found) - 1
            besides = f", and {more} more" if more else ""
            self._workspace.tell(f"{one_line(file.name)} was found{besides}.")
        elif len(paths) == 1 and paths[0].is_file():
            self._tell_of_another(file, paths[0])
        else:
            self._workspace.tell(
                f"{one_line(file.name)} is not there: a PDF of the same content was looked for,"
                " whatever its name.", kind="problem",
            )  # fmt: skip

    def _tell_of_another(self, file: File, path: Path) -> None:
        """The file that was chosen has another content: another build, or another article."""
        workspace = self._workspace
        workspace.told.emit(
            Notice(
                f"{one_line(path.name)} has another content than {one_line(file.name)}: another"
                " build of the article, or another article. Passages stand on the one that is"
                " missing.", "problem", answer="Add it as a new document",
                act=lambda: workspace.import_wanted.emit([path]),
            )
        )  # fmt: skip


def _counted(number: int) -> str:
    return "Its PDF was" if number == 1 else f"{number:,} missing PDFs were"
