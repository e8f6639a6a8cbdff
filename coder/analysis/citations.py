"""How the documents of a project are cited."""

from coder.domain.citing.citations import Citations
from coder.domain.citing.style import HARVARD, Style
from coder.store.documents import documents
from coder.store.project import Project


def citations(project: Project, style: Style = HARVARD) -> Citations:
    """The citations of all documents that are not excluded, in one style."""
    return Citations.of((one for one in documents(project) if one.excluded is None), style)
