"""The passages of one file as they are painted: themes, coders, memos and values on each."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from coder.domain.coder import Coder
from coder.domain.document import File
from coder.domain.quoting.anchor import Anchor, from_json
from coder.domain.theme import Theme
from coder.store import cells
from coder.store import highlights as store
from coder.store.coders import coders
from coder.store.project import Project
from coder.store.themes import some_themes


@dataclass(frozen=True)
class Highlight:
    """A passage with what stands on it; its anchor is not read before somebody looks at it."""

    passage: str
    coder: str  # id
    coder_name: str
    letters: str  # the coder's
    stored: str  # the anchor as JSON
    pages: tuple[int, int]  # indices of the first and the last that it stands on
    themes: tuple[Theme, ...]  # in codebook order
    codings: tuple[tuple[str, str], ...]  # id, theme as it is shown
    memos: tuple[str, ...]
    charted: tuple[tuple[str, str], ...] = ()  # names of attributes, with the values it supports

    @cached_property
    def anchor(self) -> Anchor:
        """Where it stands."""
        return from_json(self.stored)


def highlights(
    project: Project, file: File, *, whose: Coder | None = None, only: Sequence[str] | None = None
) -> dict[str, Highlight]:
    """The passages in a file and those of equal content, by id; ``only`` names some of them.

    ``whose`` leaves one person's passages, memos and values.
    """
    wanted = None if whose is None else whose.id
    groups = cells.stored_files_of(project, file.document)
    files = next((group for group in groups if file.id in group), [file.id])
    people = {coder.id: coder for coder in coders(project)}
    on: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for passage, coding, theme in store.themes_on(project, files, only):
        on[passage].append((coding, theme))
    named = {theme for pairs in on.values() for _, theme in pairs}
    held = {theme.id: theme for theme in some_themes(project, named)}
    rows = [row for row in store.passages_of(project, files, only) if wanted in {None, row.coder}]
    about = [row.passage for row in rows] + [coding for pair in on.values() for coding, _ in pair]
    memos: dict[str, list[str]] = defaultdict(list)
    for noted, coder, text in store.memos_about(project, about):
        if wanted in {None, coder}:
            memos[noted].append(text)
    charted: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for value in store.charted_on(project, files, only):
        if wanted in {None, value.coder}:
            charted[value.passage].append((value.attribute, value.value))
    found = {}
    for row in rows:
        pairs = on[row.passage]
        shown = {held[theme].place: held[theme] for _, theme in pairs if theme in held}
        notes = [*memos[row.passage], *(note for coding, _ in pairs for note in memos[coding])]
        person = people.get(row.coder)
        found[row.passage] = Highlight(
            row.passage, row.coder, person.name if person else "", person.letters if person else "",
            row.anchor, (row.first_page, row.last_page),
            tuple(shown[place] for place in sorted(shown)),
            tuple(pairs), tuple(notes), tuple(charted[row.passage]),
        )  # fmt: skip
    return found
