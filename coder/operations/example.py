"""The example project, played as two invented reviewers would have done it."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.domain.errors import CoderError
from coder.domain.quoting.anchor import describe_region, to_json
from coder.domain.resources import resource
from coder.domain.texts.text import Box
from coder.operations import charting, coding, documents, readings
from coder.operations.codebook import freeze, import_codebook
from coder.operations.coders import add_coder, find_coder, work_as
from coder.operations.importing import REFUSED, import_files, pdfs_in
from coder.operations.projects import new_project
from coder.operations.quoting import find_quote
from coder.operations.summaries import summarise
from coder.operations.texts import text_of
from coder.operations.themes import find_theme
from coder.pdf.readers import Readers
from coder.store.project import Project

Entry = Mapping[str, Any]

_HUNDREDTHS: Final = 100


def make_example(
    path: Path, readers: Readers, *, report: Callable[[int, int], object] | None = None
) -> None:
    """Make the example project from the example PDFs; ``report`` hears how far it is, of how much.

    Whatever ``report`` raises stops it, and nothing of the project stays.

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
            _play(project, readers, told, report or (lambda _done, _all: None))
            work_as(project, find_coder(project, lead))
        except BaseException:
            project.close()
            path.unlink(missing_ok=True)
            raise


def _play(
    project: Project, readers: Readers, told: Entry, report: Callable[[int, int], object]
) -> None:
    paths = list(pdfs_in([resource("example/articles")]))
    of_all = len(paths) + sum(len(told[part]) for part in _PARTS)
    done = 0
    report(done, of_all)
    for found in import_files(project, paths, readers):
        if found.status == REFUSED:
            raise CoderError(f"The example cannot be made: {found.reason}")
        done += 1
        report(done, of_all)
    for part, play in _PARTS.items():
        for entry in told[part]:
            play(project, entry)
            done += 1
            report(done, of_all)


def _describe(project: Project, entry: Entry) -> None:
    fields = {name: str(entry[name]) for name in ("title", "authors", "year", "doi")}
    documents.describe_document(project, documents.find_document(project, entry["file"]), fields)


def _add(project: Project, entry: Entry) -> None:
    charting.add_attribute(project, **entry)


def _chart(project: Project, entry: Entry) -> None:
    attribute = charting.attribute_named(project, entry["attribute"])
    document, coder = _at_work(project, entry)
    if "quote" not in entry:
        charting.chart(project, document, attribute, coder, entry["value"])
        return
    quoted = find_quote(project, document, entry["quote"])
    charting.chart_passage(
        project, quoted.file, to_json(quoted.anchor), attribute, coder, entry["value"]
    )


def _assess(project: Project, entry: Entry) -> None:
    document, coder = _at_work(project, entry)
    theme = find_theme(project, entry["theme"])
    readings.assess(project, document, theme, coder, state=entry["state"], note=entry.get("note"))


def _summarise(project: Project, entry: Entry) -> None:
    document, coder = _at_work(project, entry)
    theme, is_agreed = find_theme(project, entry["theme"]), entry.get("consensus", False)
    summarise(project, document, theme, coder, entry["text"], consensus=is_agreed)


def _read(project: Project, entry: Entry) -> None:
    document, coder = _at_work(project, entry)
    if entry["state"] == "finished":
        readings.finish(project, document, coder)
    elif entry["state"] == "assigned":
        readings.assign(project, [document], coder)


def _code(project: Project, entry: Entry) -> None:
    document, coder = _at_work(project, entry)
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


def _at_work(project: Project, entry: Entry) -> tuple[Document, Coder]:
    """The document of an entry and its coder, who works in this copy from now on.

    Each works in sittings of their own: so nobody's undo reaches what another did.
    """
    coder = find_coder(project, entry["coder"])
    if coder.id != project.me:
        work_as(project, coder)
    return documents.find_document(project, entry["document"]), coder


_PARTS: Final[dict[str, Callable[[Project, Entry], None]]] = {
    "documents": _describe,
    "attributes": _add,
    "charted": _chart,
    "codings": _code,
    "assessments": _assess,
    "summaries": _summarise,
    "readings": _read,
}
