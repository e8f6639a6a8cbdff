"""Commands on documents: bring them in, list and describe them, hand them out to read."""

import random
from argparse import Namespace
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from coder.analysis.catalogue import document_values
from coder.cli.answer import Answer, columns, show
from coder.cli.arguments import (
    DOCUMENT,
    Commands,
    coder_of,
    command,
    reading,
    said_if_blind,
    some_path,
    whose_shown,
    with_coder,
    writing,
)
from coder.cli.described import describe
from coder.domain.errors import CoderError
from coder.domain.names import one_line
from coder.operations import documents, readings
from coder.operations.coders import find_coder
from coder.operations.importing import REFUSED, Imported, import_files, pdfs_in
from coder.operations.quoting import printed_pages
from coder.operations.texts import text_of
from coder.pdf.readers import Readers
from coder.store.coders import shown_names
from coder.store.documents import documents as all_documents
from coder.store.project import Project

_PDFS = "a PDF, or a folder with PDFs"


def register(commands: Commands) -> None:
    """The commands add, documents, document, assign, finish and text."""
    add = command(commands, "add", _add, "Import PDFs.")
    add.add_argument("paths", nargs="+", type=some_path, metavar="FILE_OR_FOLDER", help=_PDFS)
    add.add_argument("--password", metavar="P", help="for encrypted PDFs; it is not kept")
    command(commands, "documents", _documents, "List the documents.")
    one = command(commands, "document", _document, "Show or change a document.")
    one.add_argument("document", metavar="DOC", help=DOCUMENT)
    one.add_argument(
        "--set", action="append", default=[], metavar="FIELD=VALUE",
        help="title, authors (A; B), year, doi, page-offset, or an attribute",
    )  # fmt: skip
    one.add_argument("--key", metavar="K", help="the citation key")
    one.add_argument("--reading", metavar="FILE", help="which of its PDFs is read, by name or id")
    one.add_argument("--study", metavar="NAME", help="the study it reports on; '' for none")
    state = one.add_mutually_exclusive_group()
    state.add_argument("--exclude", metavar="REASON", help="leave it out of the matrix")
    state.add_argument("--include", action="store_true", help="take it in again")
    state.add_argument("--remove", action="store_true", help="remove it with all its coding")
    with_coder(one, "whose value an attribute is (default: who works here)")
    assign = command(commands, "assign", _assign, "Give documents to a reviewer to read.")
    assign.add_argument("documents", nargs="*", metavar="DOC", help=DOCUMENT)
    assign.add_argument("--to", required=True, metavar="NAME", help="the reviewer")
    assign.add_argument("--sample", metavar="20%", help="a random share of all documents")
    assign.add_argument(
        "--seed", type=int, default=0, metavar="N", help="draws the same share again"
    )
    finish = command(commands, "finish", _finish, "Say that a document has been read.")
    finish.add_argument("document", metavar="DOC", help=DOCUMENT)
    how = finish.add_mutually_exclusive_group()
    how.add_argument("--rest", choices=["absent"], help="what the open cells become")
    how.add_argument("--reopen", action="store_true", help="it has not been finished after all")
    with_coder(finish)
    text = command(commands, "text", _text, "Show the text as Coder sees it.")
    text.add_argument("document", metavar="DOC", help=DOCUMENT)
    text.add_argument("--page", type=int, metavar="N", help="one PDF page, counted from 1")


def _add(given: Namespace) -> Answer:
    with writing(given) as project, Readers() as readers:
        coming = import_files(project, pdfs_in(given.paths), readers, password=given.password)
        found, stopped = _follow(coming, aloud=not getattr(given, "json", False))
    if not found and not stopped:
        raise CoderError("There is no PDF in that folder.")
    value = {"files": [_imported(one) for one in found]}
    lines = ["Stopped; what is listed came in and is kept."] if stopped else []
    return Answer(value, lines, code=int(stopped or any(one.status == REFUSED for one in found)))


def _follow(coming: Iterator[Imported], *, aloud: bool) -> tuple[list[Imported], bool]:
    """Take files as they come in, telling of each; and whether somebody stopped it."""
    found: list[Imported] = []
    try:
        for one in coming:
            found.append(one)
            if aloud:
                show(Answer(None, _told(one)), as_json=False)
    except KeyboardInterrupt:
        return found, True
    return found, False


def _imported(one: Imported) -> dict[str, object]:
    return {
        "path": str(one.path), "status": one.status, "document": one.document,
        "reason": one.reason, "pages": one.pages, "warnings": list(one.warnings),
        "annotations": one.annotations,
    }  # fmt: skip


def _told(one: Imported) -> list[str]:
    reason = f": {one.reason}" if one.reason else ""
    if one.is_back:
        reason = ": its PDF was missing here, and is back"
    beside = list(one.warnings)
    if one.annotations:
        beside.append("It has highlights or notes: 'coder highlights' brings them in.")
    return [f"{one.status:8} {one.path}{reason}", *(f"         {said}" for said in beside)]


def _documents(given: Namespace) -> Answer:
    with reading(given) as project:
        values = document_values(project, whose_shown(project))
        blind = said_if_blind(project)
    rows = [
        (
            value["key"], _marked(value, "year"), _name(value), _pages(value),
            f"{value['codings']} codings", f"excluded: {value['excluded']}" if value["excluded"]
            else "",
        )
        for value in values
    ]  # fmt: skip
    return Answer(values, [*columns(rows), *blind])


def _document(given: Namespace) -> Answer:
    changes = (given.set, given.key, given.study, given.exclude, given.include, given.remove,
               given.reading)  # fmt: skip
    if not any(change not in ([], None, False) for change in changes):
        with reading(given) as project:
            return _one(project, documents.find_document(project, given.document).id)
    with writing(given) as project:
        document = documents.find_document(project, given.document)
        said = describe(project, document, given)
        if given.remove:
            return Answer({"removed": document.id}, [f"Removed {document.key}."])
        return _one(project, document.id, said)


def _one(project: Project, id_: str, said: list[str] | None = None) -> Answer:
    held = document_values(project, whose_shown(project))
    value = next(value for value in held if value["id"] == id_)
    names = shown_names(project)
    return Answer(value, [*(said or []), *_described(value, names), *said_if_blind(project)])


def _marked(value: Mapping[str, Any], name: str) -> str | None:
    """A field as people see it: whether it is only guessed is said."""
    if value[name] is None:
        return None
    return f"{value[name]} (guessed)" if name in value["guessed"] else str(value[name])


def _name(value: Mapping[str, Any]) -> str | None:
    """The title of a document; where none is known, the name of its file tells which it is."""
    names = (file["name"] for file in value["files"])
    return _marked(value, "title") or next(names, None)


def _described(value: Mapping[str, Any], names: Mapping[str, str]) -> list[str]:
    """Everything that is known of a document, a line each."""
    fields = ("key", "title", "authors", "year", "doi", "study", "excluded", "pages")
    rows = [(name, _marked(value, name)) for name in fields]
    for file in value["files"]:
        rows.append(("file", file["name"]))
        rows += [("warning", warning) for warning in file["warnings"]]
    rows += [(name, _charted(held, names)) for name, held in value["attributes"].items()]
    rows += [("reading", f"{one['coder']}: {one['state']}") for one in value["readings"]]
    return columns(rows)


def _charted(held: Mapping[str, Any], names: Mapping[str, str]) -> str | None:
    """What is charted of a document; where reviewers differ, what each says."""
    if held["state"] != "differs":
        return held["value"] and one_line(held["value"])
    said = sorted((names.get(who, "?"), value) for who, value in held["by"].items())
    return f"differs ({'; '.join(f'{name}: {one_line(value)}' for name, value in said)})"


def _assign(given: Namespace) -> Answer:
    with writing(given) as project:
        coder = find_coder(project, given.to)
        named = [documents.find_document(project, name) for name in given.documents]
        chosen = list({one.id: one for one in named}.values())
        if given.sample:
            held = [one for one in all_documents(project) if not one.excluded]
            drawn = readings.sample(held, _share(given.sample), random.Random(given.seed))
            chosen = sorted(
                {one.id: one for one in [*chosen, *drawn]}.values(), key=lambda d: d.key
            )
        if not chosen:
            raise CoderError("Name the documents to assign, or a share of them with --sample 20%.")
        readings.assign(project, chosen, coder)
    keys = [one.key for one in chosen]
    value = {"documents": keys, "coder": coder.name, "coder_id": coder.id}
    return Answer(value, [f"{coder.name} reads {', '.join(keys)}."])


def _share(text: str) -> Fraction:
    """A share such as 20%, in per cent."""
    try:
        share = Fraction(text.strip().removesuffix("%").strip())
    except (ValueError, ZeroDivisionError):
        share = Fraction(0)
    if not 0 < share <= 100:  # noqa: PLR2004 - per cent
        raise CoderError(f"'{text}' is no share: write it like 20%.")
    return share


def _finish(given: Namespace) -> Answer:
    with writing(given) as project:
        document = documents.find_document(project, given.document)
        coder = coder_of(project, given)
        if given.reopen:
            readings.reopen(project, document, coder)
        else:
            readings.finish(project, document, coder, rest=given.rest)
        open_cells = [theme.path for theme in readings.open_themes(project, document.id, coder.id)]
    state = "reopened" if given.reopen else "finished"
    value = {
        "document": document.id, "key": document.key, "coder": coder.name, "coder_id": coder.id,
        "state": state, "open": open_cells,
    }  # fmt: skip
    left = f"; still open: {', '.join(open_cells)}" if open_cells else ""
    return Answer(value, [f"{coder.name} {state} {document.key}{left}."])


def _pages(value: Mapping[str, object]) -> str:
    return "no PDF" if value["pages"] is None else f"{value['pages']} p."


def _text(given: Namespace) -> Answer:
    with reading(given) as project:
        document = documents.find_document(project, given.document)
        file, text = text_of(project, document)
        printed = printed_pages(project, document, file.text or "")
    wanted = range(len(text.pages))
    if given.page is not None:
        if given.page - 1 not in wanted:
            raise CoderError(f"There is no page {given.page}: the file has {len(text.pages)}.")
        wanted = range(given.page - 1, given.page)
    pages = [
        {
            "pdf_page": index + 1, "label": text.pages[index].label,
            "printed": printed[index].page, "text": text.pages[index].text,
            "start": text.starts[index],
        }
        for index in wanted
    ]  # fmt: skip
    value = {"document": file.document, "file": file.id, "pages": pages}
    lines = [
        line
        for page in pages
        for line in (
            f"--- PDF page {page['pdf_page']}, printed {page['printed']}",
            str(page["text"]),
        )
    ]
    return Answer(value, lines)
