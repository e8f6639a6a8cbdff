"""Themes together: which stand on the same words, and which in the same documents."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from coder.analysis.charts.themes import counted_rows, shown_themes
from coder.domain.chart import Chart, ChartOptions, row_of
from coder.domain.matrix.cell import PRESENT
from coder.domain.matrix.matrix import Matrix
from coder.domain.matrix.overlaps import Pairs, overlapping_regions, overlapping_stretches
from coder.domain.matrix.theme_tree import ThemeTree
from coder.store import cells
from coder.store.project import Project

if TYPE_CHECKING:
    from coder.domain.texts.text import Box


def together(project: Project, found: Matrix, options: ChartOptions) -> Chart:
    """How often two themes, with the themes below each, meet; on the diagonal a theme alone.

    A theme and one that stands below it meet always: they are not counted.
    """
    tree = ThemeTree.of(found.themes)
    by_passages = options.unit == "passages"
    pairs = _of_passages(project, found, tree) if by_passages else _of_documents(found)
    shown = shown_themes(found, options)
    rows = []
    for place, theme in shown:
        above = set(tree.lineage(place))
        numbers = [
            None
            if place != other and (other in above or place in tree.lineage(other))
            else pairs[min(place, other), max(place, other)]
            for other, _ in shown
        ]
        rows.append(row_of(theme, numbers, weight=pairs[place, place], by_path=False))
    counted = counted_rows(found)
    return Chart(
        kind="together",
        title="Themes on the same words" if by_passages else f"Themes in the same {counted}",
        head="Theme",
        columns=tuple(theme.path for _, theme in shown),
        rows=tuple(rows),
        counting="Number of passages of the one theme that overlap passages of the other"
        if by_passages
        else f"Number of {counted} in which both themes are present",
        notes=(
            "On the diagonal: the theme alone",
            "–: the one stands below the other, so that they always meet",
        ),
    )


def _of_documents(found: Matrix) -> Pairs:
    pairs: Pairs = Counter()
    for of_row in found.cells:
        held = sorted(place for place, state in of_row.together.items() if state == PRESENT)
        pairs.update((one, other) for n, one in enumerate(held) for other in held[n:])
    return pairs


def _of_passages(project: Project, found: Matrix, tree: ThemeTree) -> Pairs:
    lineages = {
        stored: tree.lineage(tree.places[shown])
        for stored, shown in cells.shown_themes(project).items()
        if shown in tree.places
    }
    files = cells.stored_files(project)
    coded = cells.CodedRows(project, None if found.only is None else found.only.id)
    pairs: Pairs = Counter()
    for row in found.rows:
        for document in row.documents:
            for same in files.get(document.id, ()):
                pairs += _in_files(coded, same, lineages)
    return pairs


def _in_files(
    coded: cells.CodedRows, files: Sequence[str], lineages: Mapping[str, list[int]]
) -> Pairs:
    """The pairs on files with one content."""
    found = overlapping_stretches(
        (start, end, lineages.get(theme, ())) for start, end, _, _, theme in coded.stretches(files)
    )
    regions: dict[int, list[Sequence[Box]]] = {}
    for region in coded.regions(files):
        for theme in lineages.get(region.theme, ()):
            regions.setdefault(theme, []).append(region.boxes)
    return found + overlapping_regions(regions)
