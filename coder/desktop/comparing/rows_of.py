"""The rows of the tables: of themes, of documents and of pairs of reviewers."""

from collections.abc import Sequence

from coder.analysis.comparing.agreement import Agreement, Line
from coder.analysis.comparing.units import CELLS
from coder.desktop.comparing.columns import Row
from coder.desktop.comparing.differences.names import Names
from coder.desktop.comparing.shares import passages_of, units_of
from coder.desktop.look.plain_text import heading, one_line
from coder.desktop.look.theme_colours import colour_of
from coder.domain.document import Document


def theme_rows(found: Agreement, names: Names) -> list[Row]:
    """The themes in codebook order, each with those below it."""
    places = {theme.id: place for place, theme in enumerate(found.held.themes)}
    called = [names.name(place) for place in range(len(names.coders))]
    rows = []
    for one in found.themes:
        theme = found.held.themes[one.theme]
        counts_cells = found.unit == CELLS
        shares = units_of(one.line.counts, names) if counts_cells else passages_of(one, names)
        tip = f"{theme.path}: {theme.definition}" if theme.definition else theme.path
        flags = tuple(flag.what for flag in one.flags)
        heeded = " ".join(flag.told(called) for flag in one.flags)
        parent = None if theme.parent is None else places.get(theme.parent)
        rows.append(
            Row(one.theme, one_line(theme.name), tip, one.line, shares, flags, heeded, parent,
                colour_of(theme))
        )  # fmt: skip
    return rows


def document_rows(lines: Sequence[tuple[Document, Line]], names: Names) -> list[Row]:
    """The documents by key."""
    return [
        Row(document.id, one_line(document.key), f"{heading(document)} {document.title or ''}",
            line, units_of(line.counts, names))
        for document, line in lines
    ]  # fmt: skip


def pair_rows(lines: Sequence[tuple[tuple[int, int], Line]], names: Names) -> list[Row]:
    """Every two reviewers."""
    return [
        Row(pair, " and ".join(one_line(names.name(place)) for place in pair), "", line,
            units_of(line.counts, names, pair))
        for pair, line in lines
    ]  # fmt: skip
