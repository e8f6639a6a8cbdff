"""How many passages there are of each kind: stretches of text, and parts of pages."""

from collections import Counter
from collections.abc import Iterator

from coder.analysis.comparing.compared import Compared, ComparedDocument
from coder.analysis.comparing.mark import by_theme
from coder.analysis.comparing.region import RegionSpot, region_spots
from coder.analysis.comparing.spot import Kind, Spot, spots_by_theme


def passages_of(
    held: Compared,
) -> tuple[dict[int, Counter[Kind]], dict[int, Counter[int]], list[Counter[Kind]]]:
    """Spots by theme (with those below) and kind; those of one alone; by document (alone).

    Parts of pages are among them: they are passages, though no figure counts them.
    """
    kinds: dict[int, Counter[Kind]] = {}
    alone: dict[int, Counter[int]] = {}
    by_document = []
    for document in held.documents:
        for spot in _with_below(held, document):
            kinds.setdefault(spot.theme, Counter())[spot.kind] += 1
            if len(spot.by_coder) == 1:
                alone.setdefault(spot.theme, Counter())[next(iter(spot.by_coder))] += 1
        own: tuple[Spot | RegionSpot, ...] = (*document.spots, *document.region_spots)
        by_document.append(Counter(spot.kind for spot in own))
    return kinds, alone, by_document


def _with_below(held: Compared, document: ComparedDocument) -> Iterator[Spot | RegionSpot]:
    """The spots of a document, those of a theme made of what is marked with it or below it."""
    marks = by_theme(document.marks, held.lineages)
    regions = [
        mark._replace(theme=theme)
        for mark in document.regions
        for theme in held.lineages[mark.theme]
    ]
    themes = {*marks, *(mark.theme for mark in regions)}
    readers = {theme: document.readers_of(theme) for theme in themes}
    yield from spots_by_theme(marks, readers, others=document.marks)
    yield from region_spots(regions, readers)
