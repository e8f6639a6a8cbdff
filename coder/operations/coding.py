"""Marking passages and tagging them with themes."""

from collections.abc import Mapping, Sequence

from coder.domain.coder import Coder
from coder.domain.document import Document, File
from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.domain.journal.ids import new_id
from coder.domain.theme import Theme
from coder.operations.memos import put_memo
from coder.operations.placing import put_placing
from coder.operations.readings import start, withdraw
from coder.operations.themes import add_theme, themes_at
from coder.operations.uncoding import drop_if_bare, remove_coding
from coder.store import codebook, documents, passages, placements, rows
from coder.store.coders import letters_of, stored_as
from coder.store.journal import Act, act, together
from coder.store.memos import memo_text
from coder.store.passages import StoredCoding
from coder.store.project import Project
from coder.store.shown import refresh


def code_passage(
    project: Project,
    file: File,
    anchor: str,
    *,
    themes: Sequence[Theme],
    coder: Coder,
    memo: str | None = None,
) -> Change:
    """Tag a stretch or region of a file with themes; what is there already stays as it is.

    ``anchor`` is an Anchor as JSON. The codings are the change's ids of ``coding``.
    """
    names = ", ".join(theme.path for theme in themes)
    document = documents.document(project, file.document)
    key = document.key if document else ""
    with act(project, "code", f"Code {key} with {names}", coder=coder.id) as running:
        passage = put_passage(running, file, anchor, coder)
        held = {theme for _, theme in passages.codings_on(project, passage)}
        for theme in themes:
            if theme.id not in held:
                held.add(theme.id)
                add_coding(running, passage, theme=theme, document=document, coder=coder)
        if memo is not None:
            put_memo(running, table="passage", row=passage, coder=coder.id, text=memo)
    return running.done()


def code_by_name(
    project: Project,
    file: File,
    anchor: str,
    *,
    paths: Sequence[str],
    coder: Coder,
    fields: Mapping[str, str | int] | None = None,
) -> Change:
    """Tag a stretch or region with themes by their paths; missing ones are made, in the same act.

    ``fields`` are those of themes that are made.

    Raises:
        CoderError: a name is not as it should be.
    """
    with together(project, coder=coder.id) as running:
        for path in paths:
            if themes_at(project, [path]) == []:
                add_theme(project, path, fields=fields)
                refresh(project)  # what was made is found by the next path, and by the coding
        code_passage(project, file, anchor, themes=themes_at(project, paths), coder=coder)
    return running.done()


def note_passage(project: Project, file: File, anchor: str, *, coder: Coder, text: str) -> Change:
    """Set a coder's memo on a stretch or region, which becomes a passage by it.

    An empty text takes the memo away, and the passage if nothing else holds it.
    """
    document = documents.document(project, file.document)
    where = f" in {document.key}" if document else ""
    what = "Write a memo" if text.strip() else "Remove a memo"
    with act(project, "memo", f"{what}{where}", coder=coder.id) as running:
        passage = passages.passage_at(project, coder=coder.id, file=file.id, anchor=anchor)
        if text.strip():
            passage = put_passage(running, file, anchor, coder)
        if passage is not None:
            put_memo(running, table="passage", row=passage, coder=coder.id, text=text)
            drop_if_bare(running, passage)
    return running.done()


def move_border(project: Project, coding: StoredCoding, anchor: str) -> Change:
    """Give the passage of a coding another border; all codings on it go along."""
    return move_passage(project, coding.passage, anchor)


def move_passage(project: Project, passage: str, anchor: str) -> Change:
    """Give a passage another border; all that stands on it goes along.

    A passage that was made on another Text keeps the anchor it was made with: its place on this
    one is what changes. Where the coder has a passage with that very border, both become one.

    Raises:
        CoderError: the passage is no longer there.
    """
    stored = rows.read(project, "passage", passage)
    if stored is None:
        raise CoderError("This passage is no longer in the project.")
    coder = str(stored["coder"])
    held = placements.placed(project, passage)
    file = str(stored["file"]) if held is None else held.file
    there = passages.passage_at(project, coder=coder, file=file, anchor=anchor)
    description = f"Move the border of {_named(project, passage, file)}"
    with act(project, "border", description) as running:
        if there is None or there == passage:
            if held is None:
                rows.set_fields(running, "passage", passage, {"anchor": anchor})
            else:
                put_placing(running, held, anchor)
        else:
            _move_into(running, passage, there, coder=coder)
    return running.done()


def _named(project: Project, passage: str, file: str) -> str:
    """A passage by the numbers of its codings, or by its document."""
    found = (passages.coding(project, id_) for id_, _ in passages.codings_on(project, passage))
    numbers = ", ".join(one.number for one in found if one is not None and one.number)
    held = documents.file(project, file)
    document = held and documents.document(project, held.document)
    return numbers or (f"a passage in {document.key}" if document else "a passage")


def recode(project: Project, coding: StoredCoding, theme: Theme) -> Change:
    """Give a coding another theme; where the passage has that theme already, one goes."""
    description = f"Recode {coding.number} with {theme.path}"
    with act(project, "recode", description) as running:
        others = {
            shown
            for other, shown in passages.codings_on(project, coding.passage)
            if other != coding.id
        }
        if theme.id in others:
            remove_coding(running, coding.id)
        else:
            rows.set_fields(running, "coding", coding.id, {"theme": theme.id})
        file = documents.file(project, coding.file)
        if file is not None:
            withdraw(running, document=file.document, theme=theme.id, coder=coding.coder)
    return running.done()


def put_passage(running: Act, file: File, anchor: str, coder: Coder) -> str:
    """The coder's passage with an anchor, which is made if there is none."""
    project = running.project
    passage = passages.passage_at(project, coder=coder.id, file=file.id, anchor=anchor)
    if passage is None:
        passage = new_id()
        fields = {"coder": stored_as(project, coder.id), "file": file.id, "anchor": anchor}
        rows.add(running, "passage", passage, fields)
    return passage


def _move_into(running: Act, passage: str, there: str, *, coder: str) -> None:
    """Move all that stands on a passage to another of the same coder; what is there stays."""
    held = {theme for _, theme in passages.codings_on(running.project, there)}
    for coding, theme in passages.codings_on(running.project, passage):
        if theme in held:
            remove_coding(running, coding)
        else:
            rows.set_fields(running, "coding", coding, {"passage": there})
    for row in passages.values_on(running.project, passage):
        rows.set_fields(running, "charted", row, {"passage": there})
    note = memo_text(running.project, passage, coder)
    if note and not memo_text(running.project, there, coder):
        put_memo(running, table="passage", row=there, coder=coder, text=note)
    put_memo(running, table="passage", row=passage, coder=coder, text="")
    drop_if_bare(running, passage)


def add_coding(
    running: Act,
    passage: str,
    *,
    theme: Theme,
    document: Document | None,
    coder: Coder,
    id_: str | None = None,
) -> None:
    """Tag a passage with a theme inside an act, with all that follows from it.

    ``id_`` is given where it follows from something.
    """
    project = running.project
    fields: dict[str, str | int | None] = {
        "passage": passage,
        "theme": theme.id,
        "made_at": running.made_at,
    }
    version = codebook.last_version(project)
    if version is not None:
        fields |= {"codebook": version.id, "edited": int(codebook.edited_since(project, version))}
    if document is not None:
        by = stored_as(project, coder.id)
        fields["number"] = passages.next_number(
            project, document=document.id, key=document.key, coder=by,
            letters=letters_of(project, by),
        )  # fmt: skip
    rows.add(running, "coding", id_ or new_id(), fields)
    if document is not None:
        withdraw(running, document=document.id, theme=theme.id, coder=coder.id)
        start(running, document.id, coder.id)
