"""What speaks for the cells of one document: tallies, assessments, finished readings."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from coder.analysis.comparing.lacking import lacking_to_finishers
from coder.domain.coder import Coder
from coder.domain.matrix.tally import (
    CodedRegion,
    CodedStretch,
    Tallies,
    tally_regions,
    tally_stretches,
)
from coder.domain.matrix.theme_tree import ThemeTree
from coder.store import cells
from coder.store.agreed_file import undecided_in
from coder.store.project import Project

Assessed = dict[int, dict[str, list[str]]]
"""States by theme (its place) and coder."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that the coders shown did with one document."""

    tallies: Tallies  # by column of the theme tree
    by_coder: Mapping[str, Tallies]  # the same, if each coder is asked for
    assessed: Assessed = field(default_factory=dict)
    finished: tuple[str, ...] = ()  # coders
    lacking: Mapping[str, Collection[int]] = field(default_factory=dict)
    """By who finished it, the themes (their places) that came too late for them."""
    undecided: Collection[int] = ()  # themes on which there is no consensus, where it is shown


class EvidenceReader:
    """Reads the evidence of one document after another."""

    def __init__(
        self, project: Project, tree: ThemeTree, *, only: Coder | None, each: bool
    ) -> None:
        only_id = None if only is None else only.id
        self._coded = cells.CodedRows(project, only_id)
        self._each = each
        self._width = tree.width
        self._files = cells.stored_files(project)
        self._columns = {
            stored: tree.columns[tree.places[shown]]
            for stored, shown in cells.shown_themes(project).items()
            if shown in tree.places
        }
        self._finished = cells.finished(project)
        self._lacking = lacking_to_finishers(project, self._finished)
        self._undecided: dict[str, set[int]] = {}
        undecided = undecided_in(project)
        for document, theme in undecided.about if undecided else ():
            self._undecided.setdefault(document, set()).add(tree.places[theme])
        self._assessed: dict[str, Assessed] = {}
        for document, theme, coder, state in cells.assessments(project, only_id):
            if theme in tree.places:
                of_document = self._assessed.setdefault(document, {})
                by_coder = of_document.setdefault(tree.places[theme], {})
                by_coder.setdefault(coder, []).append(state)

    def of(self, document: str) -> Evidence:
        """The evidence of a document as it is shown."""
        tallies = Tallies(self._width)
        by_coder: dict[str, Tallies] = {}
        for files in self._files.get(document, ()):
            stretches = self._coded.stretches(files)
            regions = self._coded.regions(files)
            self._count(stretches, regions, tallies)
            for coder in self._each_of(stretches, regions):
                self._count(
                    [row for row in stretches if row[2] == coder],
                    [row for row in regions if row.coder == coder],
                    by_coder.setdefault(coder, Tallies(self._width)),
                )
        return Evidence(
            tallies,
            by_coder,
            self._assessed.get(document, {}),
            tuple(self._finished.get(document, ())),
            self._lacking.get(document, {}),
            self._undecided.get(document, ()),
        )

    def _each_of(
        self, stretches: Sequence[CodedStretch], regions: Sequence[CodedRegion]
    ) -> set[str]:
        """The coders to count one by one."""
        if not self._each:
            return set()
        return {row[2] for row in stretches} | {row.coder for row in regions}

    def _count(
        self, stretches: Sequence[CodedStretch], regions: Sequence[CodedRegion], into: Tallies
    ) -> None:
        tally_stretches(stretches, self._columns, into)
        tally_regions(regions, self._columns, into)
