"""Commands that code: mark passages by quotation, change and list codings, judge cells."""

from argparse import Namespace
from collections.abc import Mapping

from coder.analysis.passages import passages
from coder.cli.answer import Answer, columns
from coder.cli.arguments import (
    DOCUMENT,
    THEME,
    Commands,
    coder_of,
    command,
    reading,
    with_coder,
    writing,
)
from coder.domain.errors import CoderError
from coder.domain.matrix.cell import PRESENT
from coder.domain.quoting.anchor import to_json
from coder.domain.texts.unreadable import PARTLY_UNREADABLE, holds_unreadable
from coder.operations import coding, readings, uncoding
from coder.operations.coders import find_coder
from coder.operations.documents import find_document
from coder.operations.memos import write_memo
from coder.operations.quoting import Quoted, find_quote
from coder.operations.themes import find_theme
from coder.store.documents import document as stored_document
from coder.store.documents import file as stored_file
from coder.store.journal import together
from coder.store.names import name_of
from coder.store.passages import StoredCoding, codings_named, codings_on, passage_at
from coder.store.passages import coding as stored_coding
from coder.store.project import Project


def register(commands: Commands) -> None:
    """The commands code, recode, uncode, assess and passages."""
    code = command(commands, "code", _code, "Mark a passage by its words and tag it.")
    code.add_argument("document", metavar="DOC", help=DOCUMENT)
    code.add_argument("--quote", required=True, metavar="TEXT", help="the words, as printed")
    code.add_argument(
        "--theme", action="append", required=True, nargs="+", metavar="PATH", help=THEME
    )
    code.add_argument("--page", type=int, metavar="N", help="the PDF page, counted from 1")
    code.add_argument("--memo", metavar="TEXT", help="a note on the passage")
    with_coder(code)
    recode = command(commands, "recode", _recode, "Change the theme, border or memo of a coding.")
    recode.add_argument("coding", metavar="CODING", help="its number, or an id")
    recode.add_argument("--theme", metavar="PATH", help=THEME)
    recode.add_argument("--quote", metavar="TEXT", help="the words it is about from now on")
    recode.add_argument("--page", type=int, metavar="N", help="the PDF page of those words")
    recode.add_argument("--memo", metavar="TEXT", help="the note on the passage; '' for none")
    uncode = command(commands, "uncode", _uncode, "Remove a coding.")
    uncode.add_argument("coding", metavar="CODING", help="its number, or an id")
    assess = command(commands, "assess", _assess, "Judge a document for a theme.")
    assess.add_argument("document", metavar="DOC", help=DOCUMENT)
    assess.add_argument("--theme", required=True, metavar="PATH", help=THEME)
    state = assess.add_mutually_exclusive_group(required=True)
    for name, about in (("absent", "looked for, not reported"), ("unclear", "cannot be told"),
                        ("open", "not judged after all")):  # fmt: skip
        state.add_argument(f"--{name}", dest="state", action="store_const", const=name, help=about)
    assess.add_argument("--note", metavar="TEXT", help="why; '' for no note")
    with_coder(assess)
    listed = command(commands, "passages", _passages, "List the coded passages.")
    listed.add_argument("--theme", metavar="PATH", help="with the themes below it")
    listed.add_argument("--document", metavar="DOC", help=DOCUMENT)
    listed.add_argument(
        "--placement", choices=["exact", "close", "ambiguous", "unplaced"],
        help="how they stand on the PDF that is read",
    )  # fmt: skip
    listed.add_argument("--search", metavar="WORDS", help="words of the quotation or memo")
    with_coder(listed, "only one reviewer's")


def _code(given: Namespace) -> Answer:
    with writing(given) as project:
        coder = coder_of(project, given)
        paths = [path for group in given.theme for path in group]
        chosen = [find_theme(project, path) for path in dict.fromkeys(paths)]
        document = find_document(project, given.document)
        quoted = find_quote(project, document, given.quote, page=given.page)
        anchor = to_json(quoted.anchor)
        passage = passage_at(project, coder=coder.id, file=quoted.file.id, anchor=anchor)
        if passage and {one.id for one in chosen} <= {it for _, it in codings_on(project, passage)}:
            raise CoderError("This passage has been coded so already: 'coder recode' changes it.")
        change = coding.code_passage(
            project, quoted.file, anchor, themes=chosen, coder=coder, memo=given.memo
        )
        ids = change.ids("coding")
        values = [_value(project, id_, quoted) for id_ in ids]
    said = [f"{value['number']}  p. {value['page']}  {value['quote']}" for value in values]
    said += [PARTLY_UNREADABLE] if holds_unreadable(quoted.anchor.words) else []
    return Answer(values[0] if len(values) == 1 else values, said)


def _value(project: Project, id_: str, quoted: Quoted) -> dict[str, object]:
    held = stored_coding(project, id_)
    anchor = quoted.anchor
    return {
        "coding": id_,
        "number": held.number if held else None,
        "passage": held.passage if held else None,
        "file": quoted.file.id,
        "page": quoted.printed.page,
        "page_source": quoted.printed.source,
        "pdf_page": anchor.page + 1,
        "start": anchor.start,
        "end": anchor.end,
        "quote": anchor.words,
        "raw": anchor.quote,
        "unreadable": holds_unreadable(anchor.words),
    }


def named_coding(project: Project, name: str) -> StoredCoding:
    """The coding with a number, an id or a unique beginning of one.

    Raises:
        CoderError: there is none, or there are several.
    """
    found = codings_named(project, name)
    if len(found) == 1:
        return found[0]
    if found:
        told = "; ".join(
            f"{one.id}: {name_of(project, 'coder', one.coder)},"
            f" {name_of(project, 'theme', one.theme)}"
            for one in found
        )
        raise CoderError(f"Several codings are called '{name}': give an id instead ({told}).")
    raise CoderError(f"There is no coding '{name}': 'coder passages' lists them.")


def _recode(given: Namespace) -> Answer:
    if given.theme is None and given.quote is None and given.memo is None:
        raise CoderError("Say what changes: --theme, --quote or --memo.")
    if given.page is not None and given.quote is None:
        raise CoderError("--page says where the words of --quote stand: give both.")
    with writing(given) as project:
        held = named_coding(project, given.coding)
        theme = find_theme(project, given.theme) if given.theme else None
        with together(project):
            if given.quote is not None:
                _move_border(project, held, given)
            if given.memo is not None:
                write_memo(
                    project, table="passage", row=held.passage, coder=held.coder, text=given.memo
                )
            if theme is not None:
                coding.recode(project, held, theme)
        after = [id_ for id_, _ in codings_on(project, held.passage)]
    value = {"coding": held.id if held.id in after else after[0], "number": held.number}
    return Answer(value, [f"Changed {held.number}."])


def _move_border(project: Project, held: StoredCoding, given: Namespace) -> None:
    file = stored_file(project, held.file)
    document = stored_document(project, file.document) if file else None
    if document is None:
        raise CoderError("The document of this coding is not in this file.")
    quoted = find_quote(project, document, given.quote, page=given.page)
    coding.move_border(project, held, to_json(quoted.anchor))


def _uncode(given: Namespace) -> Answer:
    with writing(given) as project:
        held = named_coding(project, given.coding)
        uncoding.uncode(project, held)
    return Answer({"coding": held.id, "number": held.number}, [f"Removed {held.number}."])


def _assess(given: Namespace) -> Answer:
    with writing(given) as project:
        document = find_document(project, given.document)
        theme = find_theme(project, given.theme)
        coder = coder_of(project, given)
        state = None if given.state == "open" else given.state
        readings.assess(project, document, theme, coder, state=state, note=given.note)
        coded = theme.id in readings.present_themes(project, document.id, coder.id)
    shown = PRESENT if coded else given.state
    why = f", for {coder.name} has coded it" if coded else ""
    value = {
        "document": document.id, "key": document.key, "theme": theme.path, "state": shown,
        "coder": coder.name, "coder_id": coder.id,
    }  # fmt: skip
    return Answer(value, [f"{theme.path} in {document.key}: {shown}{why}."])


def _passages(given: Namespace) -> Answer:
    with reading(given) as project:
        theme = find_theme(project, given.theme) if given.theme else None
        document = find_document(project, given.document) if given.document else None
        coder = find_coder(project, given.coder) if given.coder else None
        found = passages(project, theme=theme, document=document, coder=coder, search=given.search)
        wanted = given.placement
        values = [one.as_json() for one in found if wanted in {None, one.placement}]
    rows = [
        (value["number"], value["theme"], value["coder"], _page(value), value["quote"])
        for value in values
    ]
    return Answer(values, columns(rows))


def _page(value: Mapping[str, object]) -> str:
    """The printed page of a passage, if it has a place on the PDF that is read."""
    return "not placed" if value["page"] is None else f"p. {value['page']}"
