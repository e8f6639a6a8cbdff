"""Evidence pages: for each document the pictures of its passages, drawn as they are written."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from coder.domain.assessment import Assessment
from coder.domain.bibliography.file_facts import Picture, Refusal
from coder.domain.document import Document, File
from coder.domain.texts.text import Page
from coder.export.crops import Crop, crops
from coder.export.evidence_folder import ENDING, reference
from coder.export.evidence_page import (
    Strip,
    fragment,
    index_page,
    judgement_section,
    page_end,
    page_head,
    passage_section,
)
from coder.export.evidence_passage import EvidencePassage, anchors
from coder.export.file_names import file_names
from coder.export.png import png
from coder.export.sheet import Link
from coder.pdf.readers import Readers
from coder.pdf.requests import Draw
from coder.store import blobs
from coder.store import documents as stored
from coder.store.project import Project

if TYPE_CHECKING:
    from concurrent.futures import Future

_AHEAD: Final = 6  # passages whose pictures are drawn before they are needed
_ZOOM: Final = 1.8  # pixels a point: legible, also where the page is shown a little larger
_WIDEST: Final = 1_400  # pixels
_NO_PDF: Final = (
    "This copy of the project holds no PDF of this document, so its pages cannot be shown."
)
_NO_PICTURE: Final = "This copy of the project holds no PDF of the page that this was marked on."

_Drawn = tuple[EvidencePassage, list[tuple[Crop, "Future[Picture | Refusal]"]]]


class EvidencePages:
    """Writes the pages of one project into a folder, a document at a time."""

    def __init__(
        self,
        project: Project,
        readers: Readers,
        *,
        into: Path,
        called: str,
        title: str,
        documents: Sequence[Document],
    ) -> None:
        self.written: list[tuple[str, Document, int]] = []
        self._project = project
        self._readers = readers
        self._into = into
        self._called = called  # the folder's name in the end
        self._title = title
        names = file_names(one.key for one in documents)
        self._files = {
            one.id: f"{name}{ENDING}" for one, name in zip(documents, names, strict=True)
        }

    def write(
        self,
        document: Document,
        found: Sequence[EvidencePassage],
        judged: Sequence[tuple[str, Assessment]],
        advance: Callable[[], None],
    ) -> dict[str, Link]:
        """Write the page of a document; where each coding, and each value, is found on it.

        They are told by the ids of codings and the rows of values. Judgements come with the paths
        of their themes.
        """
        places = anchors(found)
        file = self._files[document.id]
        with TemporaryDirectory(prefix="coder-evidence-") as folder:
            pages = _Pages(self._project, Path(folder))
            note = "" if not found or any(map(pages.has_pdf, found)) else _NO_PDF
            with (self._into / file).open("w", encoding="utf-8", newline="\n") as out:
                out.write(page_head(document, self._title, found, places, note))
                for one, shown in self._drawn(pages, found):
                    missing = "" if shown or note else _NO_PICTURE
                    out.writelines(passage_section(one, document.key, shown, places, missing))
                    for _ in one.codings:
                        advance()
                out.write(judgement_section(judged))
                out.write(page_end())
        self.written.append((file, document, len(found)))
        target = reference(self._called, file)
        return {coding: Link(fragment(place), target) for coding, place in places.items()}

    def page_of(self, document: str) -> Link:
        """Where the page of a document that was written is found."""
        return Link("", reference(self._called, self._files[document]))

    def finish(self) -> None:
        """Write the list of all pages."""
        listed = ((reference(file), document, count) for file, document, count in self.written)
        (self._into / f"index{ENDING}").write_text(
            index_page(self._title, listed), "utf-8", newline="\n"
        )

    def _drawn(
        self, pages: "_Pages", found: Sequence[EvidencePassage]
    ) -> Iterator[tuple[EvidencePassage, list[Strip]]]:
        """The passages in their order with their pictures."""
        pending: deque[_Drawn] = deque()
        for one in found:
            pending.append((one, list(self._draw(pages, one))))
            if len(pending) > _AHEAD:
                yield _taken(pending.popleft())
        while pending:
            yield _taken(pending.popleft())

    def _draw(
        self, pages: "_Pages", found: EvidencePassage
    ) -> Iterator[tuple[Crop, "Future[Picture | Refusal]"]]:
        path, held = pages.of(found)
        if path is None:
            return
        for crop in crops(held, found.boxes):
            zoom = min(_ZOOM, _WIDEST / crop.width)
            yield crop, self._readers.draw(Draw(path, crop.page, zoom, crop.clip))


class _Pages:
    """The PDFs on which the passages of a document stand, and the sizes of their pages."""

    def __init__(self, project: Project, folder: Path) -> None:
        self._project = project
        self._folder = folder
        self._files: dict[str, tuple[Path | None, Sequence[Page]]] = {}

    def has_pdf(self, found: EvidencePassage) -> bool:
        """Whether the PDF of a passage is there."""
        return self.of(found)[0] is not None

    def of(self, found: EvidencePassage) -> tuple[Path | None, Sequence[Page]]:
        """The file that workers read, if there is one, and its pages."""
        if found.file not in self._files:
            file = stored.file(self._project, found.file)
            self._files[found.file] = (None, ()) if file is None else self._read(file)
        return self._files[found.file]

    def _read(self, file: File) -> tuple[Path | None, Sequence[Page]]:
        content = blobs.pdf(self._project, file.sha256)
        text = None if file.text is None else blobs.text(self._project, file.text)
        if content is None or text is None:
            return None, ()
        path = self._folder / f"{len(self._files)}.pdf"
        path.write_bytes(content)
        return path, text.pages


def _taken(drawn: _Drawn) -> tuple[EvidencePassage, list[Strip]]:
    one, pictures = drawn
    return one, [_shown(crop, future.result()) for crop, future in pictures]


def _shown(crop: Crop, outcome: Picture | Refusal) -> Strip:
    if isinstance(outcome, Refusal):
        return Strip(crop, None, outcome.sentence)
    return Strip(crop, png(outcome))
