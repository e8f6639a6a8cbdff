"""Saying where passages stand that were made on another build of an article."""

import json

from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.domain.quoting.anchor import describe, from_json, to_json
from coder.store import blobs, rows
from coder.store.journal import Act, act
from coder.store.placements import Placed, placed, placing_id
from coder.store.project import Project


def place(project: Project, passage: str, anchor: str | None) -> Change:
    """Say where a passage stands on the text that is read; None says that it is nowhere there.

    ``anchor`` is an Anchor on that text as JSON. The one it was made with stays as it is.

    Raises:
        CoderError: the passage was made on the text that is read, or the anchor stands on another.
    """
    held = _held(project, passage)
    if anchor is not None and from_json(anchor).text != held.text:
        raise CoderError("Mark the place on the reading copy of the document, and place it there.")
    what = "Say that a passage is not on the reading copy" if anchor is None else "Place a passage"
    with act(project, "place", what) as running:
        put_placing(running, held, anchor)
    return running.done()


def choose_place(project: Project, passage: str, number: int) -> Change:
    """Place a passage at one of the places that were found, numbered from 1.

    Raises:
        CoderError: there is no such place.
    """
    held = _held(project, passage)
    places = json.loads(held.places)
    if not 1 <= number <= len(places):
        known = f"from 1 to {len(places)}" if places else "and none was found"
        raise CoderError(f"Choose one of the places of this passage, {known}.")
    text = blobs.text(project, held.text)
    if text is None:
        raise CoderError("The text of the reading copy is not in this file: import its PDF again.")
    start, end = places[number - 1]
    return place(project, passage, to_json(describe(text, held.text, start, end)))


def forget_place(project: Project, passage: str) -> Change:
    """Take back what was said of a passage's place: it stands where it is found again."""
    held = _held(project, passage)
    with act(project, "place", "Forget where a passage was placed") as running:
        rows.remove(running, "placing", placing_id(passage, held.text))
    return running.done()


def put_placing(running: Act, held: Placed, anchor: str | None) -> None:
    """Say inside an act where a placed passage stands; None says that it is nowhere."""
    id_ = placing_id(held.passage, held.text)
    is_new = rows.read(running.project, "placing", id_) is None
    fields = {"passage": held.passage, "text": held.text, "anchor": anchor}
    rows.put(running, "placing", id_, fields)
    if anchor is None and is_new:  # adding a row says nothing of its blanks; *nowhere* is said
        rows.write_anyway(running, "placing", id_, {"anchor": None})


def _held(project: Project, passage: str) -> Placed:
    held = placed(project, passage)
    if held is None:
        raise CoderError("This passage was marked on the text that is read: move its border.")
    return held
