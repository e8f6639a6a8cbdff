"""Copies of PDFs with the coding as annotations that every PDF program shows."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from coder.analysis.highlights import Highlight, highlights
from coder.analysis.whose import is_own, shown_alone
from coder.domain.annotations.annotation import Annotation
from coder.domain.annotations.drawn import drawn
from coder.domain.annotations.marks import Marks
from coder.domain.annotations.names import part_of
from coder.domain.bibliography.file_facts import Refusal
from coder.domain.coder import Coder
from coder.domain.document import Document, File
from coder.domain.errors import CoderError
from coder.domain.quoting.prose import Prose
from coder.domain.telling import counted, listed
from coder.domain.texts.text import Text
from coder.domain.theme import PALETTE, Theme
from coder.export.book_file import replacing
from coder.export.file_names import file_names
from coder.operations.texts import text_of
from coder.pdf.readers import Readers
from coder.pdf.requests import Annotate, Annotated
from coder.store import blobs
from coder.store.passages import coded_at
from coder.store.project import Project

ENDING: Final = ".pdf"
_NAMED: Final = 5
"""So many documents are named in a sentence about some of them."""

_BANDS: Final = 4  # themes that share the height of a line, at the most, as in the reader

Stretch = tuple[int, int]

Advance = Callable[[int, int], object]
"""Called with how many documents are done, of how many; what it raises stops the writing."""


@dataclass(frozen=True, slots=True)
class CopyOptions:
    """What of the coding goes into the copies; None is everyone's, or all themes."""

    coder: Coder | None = None
    themes: frozenset[str] | None = None  # ids
    memos: bool = False
    password: str | None = field(default=None, repr=False)  # for PDFs that need one
    known: Mapping[str, str] = field(default_factory=dict, repr=False, hash=False)
    """Passwords by the hash of the PDF, which go before that one."""


@dataclass(slots=True)
class AnnotatedCopies:
    """The files that were written, and what is to be known of them."""

    folder: Path
    written: list[Path] = field(default_factory=list)
    passages: int = 0
    bare: list[str] = field(default_factory=list)  # keys of documents with nothing to show
    anew: list[str] = field(default_factory=list)  # of damaged PDFs that were written anew
    problems: list[str] = field(default_factory=list)

    @property
    def sentences(self) -> list[str]:
        """What was written, and what was not."""
        files = counted(len(self.written), "annotated PDF")
        said = [f"Wrote {files} with {counted(self.passages, 'passage')} to {self.folder.name}."]
        if self.bare:
            said.append(f"Nothing to show in {_some(self.bare)}.")
        if self.anew:
            said.append(
                f"Damaged, and mended in the copy: {_some(self.anew)}. In all others the PDF itself"
                " is as it was."
            )
        return [*said, *self.problems]


def annotated_names(documents: Sequence[Document]) -> list[str]:
    """The name of the file of each document, by citation key."""
    return [f"{name}{ENDING}" for name in file_names(one.key for one in documents)]


def write_annotated(
    project: Project,
    documents: Sequence[Document],
    folder: Path,
    options: CopyOptions,
    *,
    overwrite: bool = False,
    progress: Advance = lambda done, of_all: None,
) -> AnnotatedCopies:
    """Write an annotated copy of the PDF of each document that has something to show.

    Each file is there whole or not at all. A PDF that cannot be opened is told and costs no other.

    Raises:
        CoderError: nothing can be written there, or what is there is not to be replaced.
    """
    options = _seen(project, options)
    paths = [folder / name for name in annotated_names(documents)]
    _check(folder, paths, overwrite=overwrite)
    copies = AnnotatedCopies(folder)
    with Readers(processes=1) as readers:
        for done, (document, path) in enumerate(zip(documents, paths, strict=True)):
            progress(done, len(documents))
            try:
                _write(copies, project, document, path, options, readers)
            except CoderError as error:
                copies.problems.append(str(error))
    progress(len(documents), len(documents))
    if copies.problems and not copies.written:
        raise CoderError(" ".join(copies.problems))
    return copies


def _write(
    copies: AnnotatedCopies,
    project: Project,
    document: Document,
    path: Path,
    options: CopyOptions,
    readers: Readers,
) -> None:
    file, text = text_of(project, document)
    annotations = _annotations(project, file, text, options)
    if not annotations:
        copies.bare.append(document.key)
        return
    with _copied(project, document, file, path) as (content, part):
        password = options.known.get(file.sha256) or options.password
        there = _highlighted(Annotated(content, password), text, readers)
        shown = tuple(_clear_of(there, one) for one in annotations)
        request = Annotate(content, part, shown, password)
        copy = readers.annotate(request).result()
        if isinstance(copy, Refusal):
            raise CoderError(f"{document.key}: {copy.sentence}")
    copies.written.append(path)
    copies.passages += len({part_of(one.name) for one in annotations})
    copies.anew += [] if copy.whole else [document.key]


def _seen(project: Project, options: CopyOptions) -> CopyOptions:
    """What may be shown: while the project is blind, one's own work alone."""
    whose = shown_alone(project)
    if whose is None:
        return options
    if options.coder is not None and not is_own(options.coder.id, whose):
        raise CoderError(
            f"The project is blind: what {options.coder.name} did is shown to leads alone."
        )
    return replace(options, coder=whose)


def _check(folder: Path, paths: Sequence[Path], *, overwrite: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise CoderError(f"{folder.name} is no folder: choose another name.")
    if not folder.parent.is_dir():
        raise CoderError(f"The folder {folder.parent} does not exist: make it first.")
    there = [path.name for path in paths if path.exists()]
    if there and not overwrite:
        raise CoderError(
            f"{_some(there)} exist already in {folder.name}: choose another folder, or say"
            " --overwrite to replace them."
        )


def _annotations(
    project: Project, file: File, text: Text, options: CopyOptions
) -> tuple[Annotation, ...]:
    held = highlights(project, file, whose=options.coder)
    dates = coded_at(project, held)
    prose = Prose(text)
    found: list[Annotation] = []
    for one in sorted(held.values(), key=lambda one: (*one.anchor.order, one.passage)):
        said = _said(one, options, dates.get(one.passage, ""))
        found += drawn(one.passage, one.anchor, said, prose) if said else ()
    return tuple(found)


def _highlighted(own: Annotated, text: Text, readers: Readers) -> set[Stretch]:
    """What is highlighted in the PDF itself, by somebody in another program."""
    read = readers.annotations(own).result()
    items = () if isinstance(read, Refusal) else read.items  # who writes the copy says why
    highlighted = [one for one in items if one.kind in {"highlight", "pen"}]
    if not highlighted:
        return set()
    marks, _ = Marks(text, "").of(one for one in highlighted if part_of(one.name) is None)
    anchors = [anchor for mark in marks for anchor in mark.anchors]
    return {(anchor.start, anchor.end) for anchor in anchors if anchor.kind == "text"}


def _clear_of(there: Container[Stretch | None], one: Annotation) -> Annotation:
    """Two highlights on the same words would be of neither colour: ours is a line below then."""
    is_twice = one.kind == "highlight" and one.stretch in there
    return replace(one, kind="underline") if is_twice else one


def _said(one: Highlight, options: CopyOptions, made_at: str) -> Annotation | None:
    """What the annotation of a passage says; None if nothing of it is to be shown."""
    themes = [theme for theme in one.themes if options.themes is None or theme.id in options.themes]
    memos = [memo for memo in one.memos if memo.strip()] if options.memos else []
    if not themes and (not memos or options.themes is not None):
        return None
    paths = "\n".join(theme.path for theme in themes)
    return Annotation(
        "highlight",
        one.anchor.boxes[:1],
        colour=_colour(themes[0]) if themes else None,
        further=tuple(map(_colour, themes[1:_BANDS])),
        author=one.coder_name,
        date=made_at.replace("T", " ").split(".")[0],
        words="\n\n".join(filter(None, [paths, *memos])),
        label=paths,
    )


def _colour(theme: Theme) -> str:
    return theme.colour or PALETTE[theme.place % len(PALETTE)]


@contextmanager
def _copied(
    project: Project, document: Document, file: File, path: Path
) -> Iterator[tuple[bytes, Path]]:
    """The bytes of a PDF, and a path beside the one that its copy takes at the end."""
    content = blobs.pdf(project, file.sha256)
    if content is None:
        raise CoderError(f"{document.key}: this copy of the project holds no PDF of it.")
    path.parent.mkdir(exist_ok=True)
    with replacing(path) as part:
        yield content, part


def _some(names: Sequence[str]) -> str:
    rest = len(names) - _NAMED
    return listed([*names[:_NAMED], f"{rest:,} more"] if rest > 0 else names)
