"""The Text that is read of a document."""

from coder.domain.document import Document, File
from coder.domain.errors import CoderError
from coder.domain.texts.text import Text
from coder.store import blobs, documents
from coder.store.project import Project


def text_of(project: Project, document: Document) -> tuple[File, Text]:
    """The file that is read, and its Text.

    Raises:
        CoderError: the document has none here.
    """
    for file in documents.files_of(project, document.id):
        text = blobs.text(project, file.text) if file.text else None
        if text is not None:
            return file, text
    raise CoderError(f"The text of {document.key} is not in this file: import its PDF again.")
