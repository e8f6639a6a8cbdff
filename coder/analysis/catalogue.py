"""The documents with all that is known of them."""

from coder.analysis.attribute_values import attribute_values
from coder.domain.attribute import ShownValue
from coder.domain.coder import Coder
from coder.domain.document import Document, File
from coder.store import attributes, documents, readings
from coder.store.coders import coders
from coder.store.project import Project


def document_values(project: Project, whose: Coder | None = None) -> list[dict[str, object]]:
    """Every document in the shape of the command line's ``documents`` (DESIGN 5.1).

    ``whose`` leaves one person's work; of the others it is told then what they are to read.
    """
    counts = documents.coding_counts(project, None if whose is None else whose.id)
    names = {coder.id: coder.name for coder in coders(project)}
    files: dict[str, list[File]] = {}
    for file in documents.files(project):
        files.setdefault(file.document, []).append(file)
    done: dict[str, list[dict[str, object]]] = {}
    for reading in readings.readings(project, None if whose is None else whose.id):
        done.setdefault(reading.document, []).append(
            {
                "coder": names.get(reading.coder), "coder_id": reading.coder,
                "state": reading.state, "at": reading.at,
            }
        )  # fmt: skip
    named = attributes.attributes(project)
    values = attribute_values(project, whose)
    return [
        _value(document, files.get(document.id, []))
        | {
            "attributes": {one.name: _shown(values[document.id][one.id]) for one in named},
            "readings": done.get(document.id, []),
            "codings": counts.get(document.id, 0),
        }
        for document in documents.documents(project)
    ]


def _value(document: Document, files: list[File]) -> dict[str, object]:
    held = sorted(files, key=lambda file: file.id != document.reading)
    return {
        "id": document.id,
        "key": document.key,
        "title": document.title,
        "authors": "; ".join(document.authors) or None,
        "year": document.year,
        "doi": document.doi,
        "guessed": sorted(document.guessed),
        "pages": held[0].pages if held else None,
        "page_offset": document.page_offset,
        "study": document.study,
        "excluded": document.excluded,
        "files": [
            {
                "name": file.name, "sha256": file.sha256, "reading": file is held[0],
                "id": file.id, "warnings": (file.layer or "").splitlines(),
            }
            for file in held
        ],
    }  # fmt: skip


def _shown(value: ShownValue) -> dict[str, object]:
    return {
        "value": value.value, "state": value.state, "by": dict(value.by),
        "consensus": value.consensus,
    }  # fmt: skip
