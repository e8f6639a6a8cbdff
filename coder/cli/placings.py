"""The command place: where a passage stands that was made on another build of an article."""

import json
from argparse import Namespace
from collections import Counter

from coder.cli.answer import Answer
from coder.cli.arguments import DOCUMENT, Commands, command, reading, writing
from coder.cli.coding import named_coding
from coder.domain.errors import CoderError
from coder.domain.merge_report import PLACED
from coder.domain.quoting.anchor import from_json, to_json
from coder.domain.texts.text import Text
from coder.operations import placing
from coder.operations.documents import find_document
from coder.operations.quoting import find_quote
from coder.operations.rereading import read_again
from coder.pdf.readers import Readers
from coder.store import blobs, placements
from coder.store.documents import document, file, files
from coder.store.passages import StoredCoding
from coder.store.placements import Placed, placed
from coder.store.project import Project

_CONTEXT = 60  # characters on each side of a place to choose


def register(commands: Commands) -> None:
    """The commands place and reread."""
    place = command(
        commands, "place", _place,
        "Show or say where a passage stands that was marked on another PDF of the article.",
    )  # fmt: skip
    place.add_argument("coding", metavar="CODING", help="its number, or an id")
    how = place.add_mutually_exclusive_group()
    how.add_argument("--choose", type=int, metavar="N", help="the number of a place that was found")
    how.add_argument("--quote", metavar="TEXT", help="its words on the reading copy")
    how.add_argument("--nowhere", action="store_true", help="it is not on the reading copy")
    how.add_argument("--as-found", action="store_true", help="forget what was said by hand")
    place.add_argument("--page", type=int, metavar="N", help="the PDF page of those words")
    again = command(
        commands, "reread", _reread, "Read the PDFs once more; passages are placed on the new text."
    )
    again.add_argument("documents", nargs="*", metavar="DOC", help=f"{DOCUMENT} (default: all)")
    again.add_argument("--password", metavar="P", help="for encrypted PDFs; it is not kept")


def _place(given: Namespace) -> Answer:
    asked = (given.choose, given.quote, given.nowhere or None, given.as_found or None)
    if all(one is None for one in asked) and given.page is None:
        with reading(given) as project:
            return _shown(project, named_coding(project, given.coding))
    if given.page is not None and given.quote is None:
        raise CoderError("--page says where the words of --quote stand: give both.")
    with writing(given) as project:
        coding = named_coding(project, given.coding)
        if given.choose is not None:
            placing.choose_place(project, coding.passage, given.choose)
        elif given.as_found:
            placing.forget_place(project, coding.passage)
        else:
            placing.place(project, coding.passage, _anchor(project, coding, given))
        return _shown(project, coding)


def _reread(given: Namespace) -> Answer:
    with writing(given) as project, Readers() as readers:
        chosen = {find_document(project, name).id for name in given.documents}
        held = [one for one in files(project) if not chosen or one.document in chosen]
        done = read_again(
            project, held, readers, password=given.password,
            recognised_too=bool(given.documents),
        )  # fmt: skip
        placed_now = Counter(one.state for one in placements.all_placed(project))
    value = {
        "files": [{"file": one.id, "name": one.name} for one in done.otherwise],
        "refused": [{"file": one.id, "name": one.name, "reason": why} for one, why in done.refused],
        "reanchored": {state: placed_now[state] for state in PLACED},
    }
    lines = [f"{one.name} reads otherwise now." for one in done.otherwise]
    lines += [f"{one.name} was left as it is: {why}" for one, why in done.refused]
    return Answer(value, lines or ["Every PDF reads as before."], code=int(bool(done.refused)))


def _anchor(project: Project, coding: StoredCoding, given: Namespace) -> str | None:
    if given.nowhere:
        return None
    stored = file(project, coding.file)
    held = document(project, stored.document) if stored else None
    if held is None:
        raise CoderError("The document of this coding is not in this file.")
    return to_json(find_quote(project, held, given.quote, page=given.page).anchor)


def _shown(project: Project, coding: StoredCoding) -> Answer:
    held = placed(project, coding.passage)
    if held is None:
        made_here = {"coding": coding.id, "number": coding.number, "placement": "exact"}
        return Answer(
            {**made_here, "places": []}, [f"{coding.number} was marked on the PDF that is read."]
        )
    text = blobs.text(project, held.text)
    places = [] if text is None else [_told(text, *place) for place in json.loads(held.places)]
    value = {
        "coding": coding.id, "number": coding.number, "placement": held.state,
        "score": held.score, "by_hand": bool(held.by_hand), "file": held.file,
        "start": held.start, "end": held.end, "places": places,
    }  # fmt: skip
    lines = [f"{coding.number} is {_STATES[held.state]}{' (by hand)' if held.by_hand else ''}."]
    lines += _words(project, held)
    lines += [
        f"{number:5}  PDF page {place['pdf_page']}: …{place['before']}[{place['text']}]"
        f"{place['after']}…"
        for number, place in enumerate(places, 1)
    ]
    return Answer(value, lines)


def _words(project: Project, held: Placed) -> list[str]:
    """Where a passage stands and by which words; and what was marked, if that differs."""
    made = from_json(placements.made(project, held.passage).anchor)
    marked = [f"       marked: {made.words}"] if made.words and held.state != "exact" else []
    if held.anchor is None:
        return marked
    here = from_json(held.anchor)
    score = f" ({held.score / 10:.0f} % of the letters agree)" if held.state == "close" else ""
    return [f"  PDF page {here.page + 1}: {here.words or 'a region'}{score}", *marked]


def _told(text: Text, start: int, end: int) -> dict[str, object]:
    def words(first: int, last: int) -> str:
        return " ".join(text.stretch(max(0, first), last).split())

    return {
        "start": start, "end": end, "pdf_page": text.page_of(start) + 1,
        "text": words(start, end), "before": words(start - _CONTEXT, start),
        "after": words(end, end + _CONTEXT),
    }  # fmt: skip


_STATES = {
    "exact": "placed on the reading copy, word for word",
    "close": "placed on the reading copy, where the words differ a little",
    "ambiguous": "not placed: its words stand in several places; choose one with --choose",
    "unplaced": "not placed: its words are not on the reading copy",
}
