"""Commands on the codebook: themes and versions."""

from argparse import Namespace

from coder.cli.answer import Answer, columns
from coder.cli.arguments import (
    THEME,
    Commands,
    command,
    reading,
    whose_shown,
    with_json,
    writing,
)
from coder.domain.theme import Theme
from coder.operations import themes
from coder.operations.codebook import freeze
from coder.store.codebook import versions
from coder.store.project import Project
from coder.store.themes import coding_counts
from coder.store.themes import themes as all_themes

_TEXTS = {
    "definition": "what it is",
    "use-when": "when to use it",
    "use-not": "when not to use it",
    "colour": "as #RRGGBB",
}


def register(commands: Commands) -> None:
    """The commands themes, theme and codebook."""
    command(commands, "themes", _themes, "List the themes in codebook order.")
    theme = command(commands, "theme", _theme, "Change a theme.")
    acts = theme.add_subparsers(dest="act", required=True, metavar="ACT")
    add = acts.add_parser("add", help="add a theme; parents that are missing are made")
    change = acts.add_parser("set", help="rename or describe a theme")
    change.add_argument("--name", metavar="N", help="the new name, without its path")
    change.add_argument("--shortcut", metavar="1-9", help="the favourite key; '' for none")
    change.add_argument("--assess", choices=["yes", "no"], help="assess documents for it")
    move = acts.add_parser("move", help="put a theme under another, or at the top")
    merge = acts.add_parser("merge", help="merge a theme into another")
    remove = acts.add_parser("remove", help="remove a theme with all that uses it")
    for parser in (add, change, move, merge, remove):
        parser.add_argument("path", metavar="PATH", help=THEME)
        with_json(parser)
    for parser in (add, change):
        for text, about in _TEXTS.items():
            parser.add_argument(f"--{text}", metavar="T", help=about)
    where = move.add_mutually_exclusive_group(required=True)
    where.add_argument("--under", metavar="PATH", help=THEME)
    where.add_argument("--top", action="store_true", help="to the top")
    merge.add_argument("--into", required=True, metavar="PATH", help=THEME)
    book = command(commands, "codebook", _codebook, "Freeze the codebook, or list its versions.")
    parts = book.add_subparsers(dest="act", required=True, metavar="ACT")
    name = parts.add_parser("freeze", help="name the codebook as it is now")
    name.add_argument("name", metavar="NAME", help="what to call it")
    with_json(name)
    with_json(parts.add_parser("list", help="list the versions"))


def _themes(given: Namespace) -> Answer:
    with reading(given) as project:
        return _list(project, all_themes(project))


def _list(project: Project, found: list[Theme]) -> Answer:
    whose = whose_shown(project)
    counts = coding_counts(project, None if whose is None else whose.id)
    value = [
        {
            "id": one.id, "path": one.path, "name": one.name, "parent": one.parent,
            "definition": one.definition, "colour": one.colour, "shortcut": one.shortcut,
            "codings": counts.get(one.id, 0), "use_when": one.use_when, "use_not": one.use_not,
            "assess": one.assess,
        }
        for one in found
    ]  # fmt: skip
    rows = [
        (one.shortcut or " ", "  " * one.depth + one.name, f"{counts.get(one.id, 0)} codings")
        for one in found
    ]
    return Answer(value, columns(rows))


def _theme(given: Namespace) -> Answer:
    with writing(given) as project:
        if given.act == "add":
            themes.add_theme(project, given.path, fields=_fields(given))
            return _list(project, [themes.find_theme(project, given.path)])
        theme = themes.find_theme(project, given.path)
        _ACTS[given.act](project, theme, given)
        return _list(project, [one for one in all_themes(project) if one.id == theme.id])


def _fields(given: Namespace) -> dict[str, str | int]:
    found: dict[str, str | int] = {}
    for name in ("name", "shortcut", *_TEXTS):
        value = getattr(given, name.replace("-", "_"), None)
        if value is not None:
            found[name.replace("-", "_")] = value
    if getattr(given, "assess", None):
        found["assess"] = int(given.assess == "yes")
    return found


def _set(project: Project, theme: Theme, given: Namespace) -> None:
    themes.set_theme(project, theme, _fields(given))


def _move(project: Project, theme: Theme, given: Namespace) -> None:
    parent = None if given.top else themes.find_theme(project, given.under)
    themes.move_theme(project, theme, parent)


def _merge(project: Project, theme: Theme, given: Namespace) -> None:
    themes.merge_theme(project, theme, themes.find_theme(project, given.into))


def _remove(project: Project, theme: Theme, _given: Namespace) -> None:
    themes.remove_theme(project, theme)


_ACTS = {"set": _set, "move": _move, "merge": _merge, "remove": _remove}


def _codebook(given: Namespace) -> Answer:
    if given.act == "freeze":
        with writing(given) as project:
            freeze(project, given.name)
            return _versions(project)
    with reading(given) as project:
        return _versions(project)


def _versions(project: Project) -> Answer:
    found = versions(project)
    value = [{"id": one.id, "name": one.name, "made_at": one.made_at} for one in found]
    return Answer(value, columns([(one.name, one.made_at) for one in found]))
