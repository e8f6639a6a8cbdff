"""The sheet that defines the themes, with how many documents report each."""

from collections import Counter

from coder.domain.matrix.cell import STATES
from coder.domain.matrix.matrix import Matrix
from coder.export.look import Look
from coder.export.sheet import Column, Sheet
from coder.store.codebook import edited_since, last_version
from coder.store.project import Project

TITLE = "Codebook"


def codebook_columns(matrix: Matrix, look: Look) -> list[Column]:
    """The columns of the sheet."""
    what = "Documents" if matrix.by == "document" else "Studies"
    return [
        Column("Theme", 26, look.key_above),
        Column("Definition", 44, look.text),
        Column("Use when", 34, look.text),
        Column("Do not use when", 34, look.text),
        Column("Assessed per document", 11, look.centred),
        Column("Colour", 10, look.centred),
        Column("Shortcut", 9, look.centred),
        *(Column(f"{what} {state}", 11, look.centred) for state in STATES),
        Column("Codings", 9, look.centred),
        Column("Passages", 9, look.centred),
    ]


def write_codebook(sheet: Sheet, matrix: Matrix) -> None:
    """Write every theme; counts hold those of the themes below it."""
    sheet.write_head()
    for place, theme in enumerate(matrix.themes):
        counts = [row.with_children(place) for row in matrix.cells]
        states = Counter(count.state for count in counts)
        sheet.write(
            (
                theme.path,
                theme.definition,
                theme.use_when,
                theme.use_not,
                "yes" if theme.assess else "no",
                theme.colour,
                theme.shortcut,
                *(states[state] for state in STATES),
                sum(count.codings for count in counts),
                sum(count.passages for count in counts),
            )
        )
    sheet.close()


def version_said(project: Project) -> str | None:
    """The version of the codebook, if it was frozen."""
    version_ = last_version(project)
    if version_ is None:
        return None
    return f"{version_.name}{', edited since' if edited_since(project, version_) else ''}"
