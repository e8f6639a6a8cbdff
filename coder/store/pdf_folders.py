"""The folders of this computer from which PDFs came: of this copy alone."""

import json
from pathlib import Path
from typing import Final

from coder.store.project import Project

_NAME: Final = "pdf folders"
_MOST: Final = 20


def pdf_folders(project: Project) -> list[Path]:
    """Where PDFs of this project lay, the last one first."""
    return [Path(folder) for folder in json.loads(project.local(_NAME) or "[]")]


def remember_pdf_folder(project: Project, folder: Path) -> None:
    """Remember that a PDF of this project lay in a folder."""
    held = pdf_folders(project)
    place = folder.absolute()
    if held[:1] != [place]:
        kept = [place, *(one for one in held if one != place)][:_MOST]
        # A path may hold bytes that are no text: JSON writes them as escapes.
        project.set_local(_NAME, json.dumps([str(one) for one in kept]))
