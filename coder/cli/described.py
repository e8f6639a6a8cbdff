"""What ``coder document`` changes: bibliographic fields, attributes, key, study, exclusion."""

from argparse import Namespace
from collections.abc import Mapping

from coder.cli.arguments import coder_of, warn
from coder.domain.citing.authors import pasted_together
from coder.domain.document import FIELDS, Document, File, split_authors
from coder.domain.errors import CoderError
from coder.operations import charting, documents
from coder.store.documents import files_of
from coder.store.journal import together
from coder.store.project import Project

_OFFSET = "page-offset"


def describe(project: Project, document: Document, given: Namespace) -> list[str]:
    """Do what was asked, as one act; returns what there is to say besides."""
    charts = any(_pair(text)[0] not in (*FIELDS, _OFFSET) for text in given.set)
    coder = coder_of(project, given).id if charts else None
    with together(project, coder=coder):
        return _describe(project, document, given)


def _describe(project: Project, document: Document, given: Namespace) -> list[str]:
    said = []
    pairs = [_pair(text) for text in given.set]
    _set_fields(project, document, {name: value for name, value in pairs if name in FIELDS})
    for name, value in pairs:
        if name == _OFFSET:
            documents.set_page_offset(project, document, documents.checked_offset(value))
        elif name not in FIELDS:
            said += _chart(project, document, given, (name, value))
    if given.key is not None:
        documents.set_key(project, document, given.key)
    if given.study is not None:
        documents.set_study(project, document, given.study)
    if given.reading is not None:
        documents.choose_reading_copy(project, document, _file(project, document, given.reading))
    _set_state(project, document, given)
    return said


def _set_fields(project: Project, document: Document, fields: Mapping[str, str]) -> None:
    if not fields:
        return
    documents.describe_document(project, document, fields)
    if doubt := pasted_together(split_authors(fields.get("authors"))):
        warn(doubt)


def _file(project: Project, document: Document, name: str) -> File:
    """The file of a document with a name, an id, or a beginning of one or of its hash."""
    held = files_of(project, document.id)
    found = [file for file in held if name in {file.id, file.name}] or [
        file for file in held if file.id.startswith(name) or file.sha256.startswith(name)
    ]
    if len(found) != 1:
        many = "several files" if found else "no file"
        raise CoderError(
            f"{document.key} has {many} called '{name}': give the beginning of its SHA-256, which"
            " 'coder document --json' shows."
        )
    return found[0]


def _set_state(project: Project, document: Document, given: Namespace) -> None:
    if given.exclude is not None:
        documents.exclude(project, document, given.exclude)
    if given.include:
        documents.include(project, document)
    if given.remove:
        documents.remove_document(project, document)


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise CoderError(f"'{text}' sets nothing: write it as FIELD=VALUE.")
    bare = name.strip()
    return (bare.lower() if bare.lower() in (*FIELDS, _OFFSET) else bare), value.strip()


def _chart(
    project: Project, document: Document, given: Namespace, pair: tuple[str, str]
) -> list[str]:
    name, value = pair
    coder = coder_of(project, given)
    said = []
    attribute = charting.find_attribute(project, name)
    if attribute is None:
        charting.add_attribute(project, name)
        attribute = charting.find_attribute(project, name)
        said.append(f"Added the attribute {name}.")
    if attribute is not None:
        charting.chart(project, document, attribute, coder, value)
    return said
