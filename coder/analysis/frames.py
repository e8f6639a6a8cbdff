"""Data frames for whoever goes on in code: codings, cells and statements, as pandas holds them.

Each function takes an open project or the path of one, and imports pandas when it is called.
Columns are named as in docs/schema.md, dtypes are those of ``_DTYPES``; missing is ``pandas.NA``.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from coder.analysis.agreed_project import as_shown
from coder.analysis.matrix import matrix
from coder.analysis.statements import statements as made_statements
from coder.domain.errors import CoderError
from coder.domain.matrix.cell import STATES
from coder.domain.matrix.matrix import BYS, By, Matrix
from coder.domain.statements.statement import StatementOptions
from coder.store.project import Project
from coder.store.views import view_rows

if TYPE_CHECKING:
    import pandas as pd

_WORDS: Final = "string"
_NUMBER: Final = "Int64"  # which can be missing
_TIME: Final = "datetime64[ns, UTC]"

_DTYPES: Final = {
    "pdf_page": _NUMBER, "start": _NUMBER, "end": _NUMBER, "made_at": _TIME, "codings": _NUMBER,
    "passages": _NUMBER, "characters": _NUMBER, "n": _NUMBER, "of": _NUMBER, "disagree": "bool",
    "assess": "bool",
}  # fmt: skip
"""All other columns are words, and ``state`` is a category in the order of STATES."""


def codings(project: Project | Path | str) -> "pd.DataFrame":
    """One row a coding, with the columns of ``v_codings``; those of excluded documents too."""
    with _opened(project) as held:
        names, rows = view_rows(held.db, "v_codings")
    found = _frame(names, rows)
    order = ["document", "pdf_page", "start", "end", "number", "coding"]
    return found.sort_values(order, ignore_index=True)


def cells(project: Project | Path | str, *, by: By = "document") -> "pd.DataFrame":
    """One row for each document (or study) and theme: its state and what is counted in it.

    Themes count with those below them, overlaps are joined, and excluded documents are left out.
    ``assess`` says whether documents are assessed for the theme: of the others, open means little.

    Raises:
        CoderError: ``by`` is neither.
    """
    if by not in BYS:
        raise CoderError(f"by is one of {', '.join(map(repr, BYS))}.")
    with _opened(project) as held:
        found = matrix(held, by=by)
    names = ("document" if by == "document" else "study", *_CELL)
    frame = _frame(names, list(_cells(found)))
    return frame.astype({"state": _states()})


def statements(
    project: Project | Path | str, options: StatementOptions | None = None
) -> "pd.DataFrame":
    """One row a statement, as ``coder statements`` makes them.

    ``options`` have fields by, coders, rounding, decimals, denominator, style and order.
    """
    chosen = options or StatementOptions()
    with _opened(project) as held, as_shown(held, chosen.coders) as shown:
        made = made_statements(shown, chosen)
    rows = [
        (
            one.subject.kind, one.subject.name, one.kind, one.value, one.n, one.of, one.percent,
            "; ".join(document.key for document in one.documents), one.citations, one.text,
            one.subject.id,
        )
        for one in made
    ]  # fmt: skip
    return _frame(_STATEMENT, rows)


_CELL: Final = (
    "theme", "state", "assess", "codings", "passages", "characters", "coders", "disagree",
    "documents", "document_ids", "theme_id",
)  # fmt: skip
_STATEMENT: Final = (
    "about", "subject", "kind", "value", "n", "of", "percent", "documents", "citations", "text",
    "subject_id",
)  # fmt: skip


def _cells(found: Matrix) -> Iterator[tuple[object, ...]]:
    names = {coder.id: coder.name for coder in found.coders}
    for row, of_row in zip(found.rows, found.cells, strict=True):
        keys = "; ".join(document.key for document in row.documents)
        ids = "; ".join(document.id for document in row.documents)
        for theme, cell in zip(found.themes, of_row, strict=True):
            count = cell.with_children
            who = "; ".join(names[coder] for coder in count.coders)
            yield (
                row.key, theme.path, count.state, theme.assess, count.codings, count.passages,
                count.characters, who, cell.disagree, keys, ids, theme.id,
            )  # fmt: skip


def _frame(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> "pd.DataFrame":
    import pandas as pd

    columns = zip(*rows, strict=True) if rows else [()] * len(names)
    return pd.DataFrame(
        {
            name: pd.to_datetime(pd.Series(values, dtype="object"), utc=True).astype(_TIME)
            if _DTYPES.get(name) == _TIME
            else pd.Series(values, dtype=_DTYPES.get(name, _WORDS))
            for name, values in zip(names, columns, strict=True)
        }
    )


def _states() -> "pd.CategoricalDtype":
    import pandas as pd

    return pd.CategoricalDtype(list(STATES), ordered=True)


@contextmanager
def _opened(project: Project | Path | str) -> Iterator[Project]:
    """The project itself, or one opened for reading while it is needed."""
    if isinstance(project, Project):
        yield project
    else:
        with Project(Path(project), write=False) as held:
            yield held
