"""The codings whose passages have no certain place on the PDF that is read here."""

from typing import Final

from coder.analysis.passage_reader import PassageReader
from coder.domain.coded_passage import CodedPassage
from coder.domain.coder import Coder
from coder.store.cells import stored_files
from coder.store.coded_passages import texts_of
from coder.store.documents import documents
from coder.store.project import Project

UNCERTAIN: Final = frozenset(("ambiguous", "unplaced"))


def not_placed(project: Project, whose: Coder | None = None) -> list[CodedPassage]:
    """Those that are ambiguous or unplaced, by document; ``whose`` leaves one person's."""
    texts = texts_of(project)
    files = stored_files(project)
    reader = PassageReader(project, coder=None if whose is None else whose.id, whose=whose)
    return [
        found
        for held in documents(project)
        if any(texts.get(file) is None for alike in files.get(held.id, ()) for file in alike)
        for found in reader.of(held)
        if found.placement in UNCERTAIN
    ]
