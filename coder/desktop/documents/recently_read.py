"""Which documents were read last in this copy."""

import json
from typing import Final

from coder.store.project import Project

_NAME: Final = "read documents"
_MOST: Final = 200


def recently_read(project: Project) -> tuple[str, ...]:
    """The ids of the documents that were read last, the last one first."""
    try:
        held = json.loads(project.local(_NAME) or "[]")
    except ValueError:
        return ()
    return tuple(one for one in held if isinstance(one, str)) if isinstance(held, list) else ()


def remember_read(project: Project, document: str) -> None:
    """Remember that a document is read now."""
    held = recently_read(project)
    if project.write and held[:1] != (document,):
        others = [one for one in held if one != document]
        project.set_local(_NAME, json.dumps([document, *others][:_MOST]))
