"""What speaks for the cells of one document: tallies, assessments, finished readings."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coder.domain.coder import Coder
from coder.domain.matrix.tally import Tally, tally_regions, tally_stretches
from coder.domain.matrix.theme_tree import ThemeTree
from coder.store import cells
from coder.store.project import Project

Assessed = dict[int, dict[str, list[str]]]
"""States by theme (its place) and coder."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that the coders shown did with one document."""

    tallies: Mapping[int, Tally]  # by column of the theme tree
    by_coder: Mapping[str, Mapping[int, Tally]]  # the same, if each coder is asked for
    assessed: Assessed = field(default_factory=dict)
    finished: tuple[str, ...] = ()  # coders


class EvidenceReader:
    """Reads the evidence of one document after another."""

    def __init__(
        self, project: Project, tree: ThemeTree, *, only: Coder | None, each: bool
    ) -> None:
        self._project = project
        self._only = None if only is None else only.id
        self._each = each
        self._files = cells.stored_files(project)
        self._columns = {
            stored: tree.columns[tree.places[shown]]
            for stored, shown in cells.shown_themes(project).items()
            if shown in tree.places
        }
        self._finished = cells.finished(project)
        self._assessed: dict[str, Assessed] = {}
        for document, theme, coder, state in cells.assessments(project, self._only):
            if theme in tree.places:
                of_document = self._assessed.setdefault(document, {})
                by_coder = of_document.setdefault(tree.places[theme], {})
                by_coder.setdefault(coder, []).append(state)

    def of(self, document: str) -> Evidence:
        """The evidence of a document as it is shown."""
        tallies: dict[int, Tally] = {}
        by_coder: dict[str, dict[int, Tally]] = {}
        for files in self._files.get(document, ()):
            self._count(files, tallies, by_coder)
        return Evidence(
            tallies,
            by_coder,
            self._assessed.get(document, {}),
            tuple(self._finished.get(document, ())),
        )

    def _count(
        self, files: list[str], tallies: dict[int, Tally], by_coder: dict[str, dict[int, Tally]]
    ) -> None:
        stretches = cells.stretches_in(self._project, files, self._only)
        regions = cells.regions_in(self._project, files, self._only)
        add_tallies(tallies, tally_stretches(stretches, self._columns))
        add_tallies(tallies, tally_regions(regions, self._columns))
        if not self._each:
            return
        for coder in {row[2] for row in stretches} | {row.coder for row in regions}:
            own = by_coder.setdefault(coder, {})
            theirs = [row for row in stretches if row[2] == coder]
            add_tallies(own, tally_stretches(theirs, self._columns))
            of_pages = [row for row in regions if row.coder == coder]
            add_tallies(own, tally_regions(of_pages, self._columns))


def add_tallies(found: dict[int, Tally], more: Mapping[int, Tally]) -> None:
    """Add what was counted elsewhere; the first is taken over as it is."""
    if not found:
        found.update(more)
        return
    for column, tally in more.items():
        if column in found:
            found[column].add(tally)
        else:
            found[column] = tally
