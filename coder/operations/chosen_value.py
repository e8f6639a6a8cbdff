"""A value that a person gives for a conflict, instead of choosing a candidate."""

import json
from collections.abc import Callable
from typing import Final

from coder.domain import names
from coder.domain.attribute import KINDS, checked_choices
from coder.domain.errors import CoderError
from coder.domain.journal.conflict import Conflict
from coder.domain.journal.tables import BY_NAME
from coder.domain.theme import checked_colour, checked_name, checked_shortcut
from coder.operations.documents import checked_year, refuse_key
from coder.operations.themes import find_theme, refuse_sibling
from coder.store import documents, themes
from coder.store.columns import Value
from coder.store.project import Project


def checked_value(project: Project, conflict: Conflict, value: Value) -> Value:
    """The value as it is stored; it passes the checks that it would have to pass elsewhere.

    Raises:
        CoderError: it does not fit.
    """
    if conflict.kind in {"removed", "key"} or conflict.table == "identity":
        raise CoderError("Choose one of the candidates with --keep.")
    text = str(value or "").strip()
    check = _CHECKS.get((conflict.table, conflict.field or ""))
    if check is not None:
        return check(project, conflict, text)
    if conflict.field in BY_NAME[conflict.table].json:
        raise CoderError("Choose one of the candidates with --keep.")
    if conflict.field in BY_NAME[conflict.table].integers:
        return _number(text)
    return text or None


def check_choice(project: Project, conflict: Conflict, value: Value) -> None:
    """Refuse a value that would join two themes unasked, or give a citation key twice.

    Raises:
        CoderError: something else has the name, or the key, by now.
    """
    if conflict.kind == "field" and conflict.table == "document" and conflict.field == "key":
        refuse_key(project, documents.shown(project, conflict.row), str(value or ""))
    if conflict.table != "theme" or conflict.field not in {"name", "parent"}:
        return
    held = next((one for one in themes.themes(project) if one.id == conflict.row), None)
    if held is None:  # it is shown as another
        return
    if conflict.field == "name":
        refuse_sibling(project, held, held.parent, str(value))
    else:
        parent = None if value is None else documents.shown(project, str(value))
        refuse_sibling(project, held, parent, held.name)


def _theme_name(_project: Project, _conflict: Conflict, text: str) -> Value:
    return checked_name(text)


def _theme(project: Project, _conflict: Conflict, text: str) -> Value:
    return find_theme(project, text).id if text else None


def _name(_project: Project, conflict: Conflict, text: str) -> Value:
    return names.checked_name(text, f"the {conflict.table.replace('_', ' ')}")


def _title(_project: Project, conflict: Conflict, text: str) -> Value:
    return names.checked_title(text, f"the {conflict.table}") or None


def _line(_project: Project, _conflict: Conflict, text: str) -> Value:
    return names.one_line(text) or None


def _key(project: Project, conflict: Conflict, text: str) -> Value:
    return refuse_key(project, conflict.row, text)


def _year(_project: Project, _conflict: Conflict, text: str) -> Value:
    return checked_year(text) if text else None


def _colour(_project: Project, _conflict: Conflict, text: str) -> Value:
    return checked_colour(text)


def _shortcut(_project: Project, _conflict: Conflict, text: str) -> Value:
    return checked_shortcut(text) if text else None


def _kind(_project: Project, _conflict: Conflict, text: str) -> Value:
    kind = text.casefold().replace(" ", "_")
    if kind not in KINDS:
        known = ", ".join(one.replace("_", " ") for one in KINDS)
        raise CoderError(f"'{text}' is no kind of attribute: choose one of {known}.")
    return kind


def _choices(_project: Project, _conflict: Conflict, text: str) -> Value:
    choices = checked_choices("one_of", text.split(";")) if text else ()
    return json.dumps(choices, ensure_ascii=False, separators=(",", ":")) if choices else None


def _level(_project: Project, _conflict: Conflict, text: str) -> Value:
    if text.casefold() not in {"document", "study"}:
        raise CoderError(f"'{text}' is no level of an attribute: it is document or study.")
    return "study" if text.casefold() == "study" else None


def _number(text: str) -> Value:
    if not text.removeprefix("-").isdecimal() or len(text) > _DIGITS:
        raise CoderError(f"'{text}' is no number that fits here.")
    return int(text)


_DIGITS: Final = 9

_CHECKS: Final[dict[tuple[str, str], Callable[[Project, Conflict, str], Value]]] = {
    ("theme", "name"): _theme_name,
    ("theme", "parent"): _theme,
    ("theme", "merged"): _theme,
    ("theme", "colour"): _colour,
    ("theme", "shortcut"): _shortcut,
    ("coder", "name"): _name,
    ("study", "name"): _name,
    ("attribute", "name"): _name,
    ("attribute", "kind"): _kind,
    ("attribute", "choices"): _choices,
    ("attribute", "level"): _level,
    ("codebook_version", "name"): _name,
    ("round", "name"): _name,
    ("project", "title"): _title,
    ("document", "title"): _title,
    ("document", "authors"): _line,
    ("document", "doi"): _line,
    ("document", "excluded"): _line,
    ("document", "year"): _year,
    ("document", "key"): _key,
}
