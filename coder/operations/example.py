"""The example project, played as two invented reviewers would have done it."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from coder.domain.attribute import Attribute
from coder.domain.anchor import describe_region, to_json
from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.domain.errors import CoderError
from coder.domain.resources import resource
from coder.domain.text import Box
from coder.operations import charting, coding, documents, readings
from coder.operations.codebook import freeze, import_codebook
from coder.operations.coders import add_coder, find_coder
from coder.operations.importing import REFUSED, import_files, pdfs_in
from coder.operations.projects import new_project
from coder.operations.quoting import find_quote
from coder.operations.texts import text_of
from coder.operations.themes import find_theme
from coder.pdf.readers import Readers
from coder.store.project import Project

_HUNDREDTHS: Final = 100


def make_example(path: Path, readers: Readers) -> None:
    """Make the example project from the example PDFs.

    Raises:
        CoderError: the file cannot be made there, or an example PDF cannot be read.
    """
    told = json.loads((resource("example") / "coding.json").read_text("utf-8"))
    lead, *others = (str(one["name"]) for one in told["coders"])
    with new_project(path, title=told["project"]["title"], lead=lead) as project:
        try:
            for name in others:
                add_coder(project, name)
            import_codebook(project, told["project"]["codebook"])
            freeze(project, "1")
            for found in import_files(project, pdfs_in([resource("example/articles")]), readers):
                if found.status == REFUSED:
                    raise CoderError(f"The example cannot be made: {found.reason}")
            _play(project, told)
        except BaseException:
            project.close()
            path.unlink(missing_ok=True)
            raise


def _play(project: Project, told: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    for entry in told["documents"]:
        fields = {name: str(entry[name]) for name in ("title", "authors", "year", "doi")}
        documents.describe_document(project, _document(project, entry["file"]), fields)
    for entry in told["attributes"]:
        if charting.find_attribute(project, entry["attribute"]) is None:
            charting.add_attribute(project, entry["attribute"])
        attribute = charting.find_attribute(project, entry["attribute"])
        if attribute is not None:
            charting.chart(project, *_about(project, entry, attribute), entry["value"])
    for entry in told["codings"]:
        _code(project, entry)
    for entry in told["assessments"]:
        document, coder = _whose(project, entry)
        readings.assess(
            project, document, find_theme(project, entry["theme"]), coder,
            state=entry["state"], note=entry.get("note"),
        )  # fmt: skip
    for entry in told["readings"]:
        document, coder = _whose(project, entry)
        if entry["state"] == "finished":
            readings.finish(project, document, coder)
        elif entry["state"] == "assigned":
            readings.assign(project, [document], coder)


def _code(project: Project, entry: Mapping[str, Any]) -> None:
    document, coder = _whose(project, entry)
    if "region" in entry:
        file, _ = text_of(project, document)
        region = entry["region"]
        box = Box(
            region["pdf_page"] - 1,
            *(round(region[side] * _HUNDREDTHS) for side in ("x0", "y0", "x1", "y1")),
        )
        anchor = describe_region(file.text or "", box)
    else:
        quoted = find_quote(project, document, entry["quote"], page=entry.get("page"))
        file, anchor = quoted.file, quoted.anchor
    coding.code_passage(
        project, file, to_json(anchor),
        themes=[find_theme(project, path) for path in entry["themes"]],
        coder=coder, memo=entry.get("memo"),
    )  # fmt: skip


def _about(
    project: Project, entry: Mapping[str, Any], attribute: Attribute
) -> tuple[Document, Attribute, Coder]:
    document, coder = _whose(project, entry)
    return document, attribute, coder


def _whose(project: Project, entry: Mapping[str, Any]) -> tuple[Document, Coder]:
    return _document(project, entry["document"]), find_coder(project, entry["coder"])


def _document(project: Project, file: str) -> Document:
    return documents.find_document(project, file)
