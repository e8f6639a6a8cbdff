"""Commands that freeze rounds, and list them."""

from argparse import ArgumentTypeError, Namespace
from typing import Final

from coder.analysis.agreement.coefficients import LIMITED
from coder.cli.answer import Answer, columns
from coder.cli.arguments import (
    DOCUMENT,
    Commands,
    command,
    reading,
    said_if_blind,
    whose_shown,
    with_json,
    writing,
)
from coder.domain.errors import CoderError
from coder.domain.names import one_line
from coder.domain.round import UNITS, Round, RoundSettings
from coder.domain.telling import counted, listed
from coder.operations import rounds as acts
from coder.operations.coders import find_coder
from coder.operations.documents import find_document
from coder.store.coders import shown_names
from coder.store.project import Project
from coder.store.rounds import decisions_in, missing, rounds

_ROUND: Final = "its name, or an id"


def register(commands: Commands) -> None:
    """The commands rounds and round."""
    command(commands, "rounds", _list, "List the frozen rounds.")
    one = command(commands, "round", _list, "Freeze all that is there as a round, or change one.")
    ways = one.add_subparsers(dest="act", required=True, metavar="ACT")
    freeze = ways.add_parser("freeze", help="freeze what is there now; agreement is computed of it")
    freeze.add_argument("name", metavar="NAME", help="such as 'Pilot 1'")
    freeze.add_argument(
        "--coders", metavar="A,B", help="whose work is compared (default: all who finished)"
    )
    freeze.add_argument(
        "--documents", nargs="+", metavar="DOC",
        help=f"{DOCUMENT} (default: all that two or more finished)",
    )  # fmt: skip
    freeze.add_argument("--unit", choices=UNITS, default=UNITS[0], help="what is counted")
    freeze.add_argument("--sampling", default="", metavar="WORDS", help="how they were drawn")
    freeze.add_argument(
        "--limit", action="append", type=_limit, default=[], metavar="[NAME=]NUMBER",
        help="what is good enough; of alpha unless another is named",
    )  # fmt: skip
    freeze.add_argument(
        "--limits-set", choices=("before", "after"), default="",
        help="whether limits were set before or after anybody saw figures",
    )  # fmt: skip
    rename = ways.add_parser("rename", help="call it otherwise")
    rename.add_argument("name", metavar="NAME", help=_ROUND)
    rename.add_argument("to", metavar="NEW_NAME", help="what to call it")
    remove = ways.add_parser("remove", help="forget it; all that was done stays")
    remove.add_argument("name", metavar="NAME", help=_ROUND)
    for parser, run in ((freeze, _freeze), (rename, _rename), (remove, _remove)):
        with_json(parser)
        parser.set_defaults(run=run)


def _limit(typed: str) -> tuple[str, float]:
    name, _, number = typed.rpartition("=")
    try:
        return name.strip() or "alpha", float(number)
    except ValueError as error:
        raise ArgumentTypeError(f"'{number}' is no number") from error


def _freeze(given: Namespace) -> Answer:
    unknown = [name for name, _ in given.limit if name not in LIMITED]
    if unknown:
        raise CoderError(
            f"'{one_line(unknown[0])}' is no coefficient that can have a limit: choose one of"
            f" {', '.join(LIMITED)}."
        )
    with writing(given) as project:
        names = (given.coders or "").split(",")
        settings = RoundSettings(
            coders=tuple(find_coder(project, one.strip()).id for one in names if one.strip()),
            documents=None if given.documents is None else tuple(
                find_document(project, one).id for one in given.documents
            ),
            unit=given.unit, limits=dict(given.limit),
            limits_set=given.limits_set if given.limit else "", sampling=given.sampling.strip(),
        )  # fmt: skip
        [row] = acts.freeze_round(project, given.name, settings).ids("round")
        return _listed(project, [one for one in rounds(project) if one.id == row])


def _rename(given: Namespace) -> Answer:
    with writing(given) as project:
        held = acts.find_round(project, given.name)
        acts.rename_round(project, held, given.to)
        return _listed(project, [one for one in rounds(project) if one.id == held.id])


def _remove(given: Namespace) -> Answer:
    with writing(given) as project:
        held = acts.find_round(project, given.name)
        acts.remove_round(project, held)
    return Answer({"id": held.id, "name": held.name}, [f"Removed round {held.name}."])


def _list(given: Namespace) -> Answer:
    with reading(given) as project:
        shown = [] if whose_shown(project) else rounds(project)
        return _listed(project, shown)


def _listed(project: Project, held: list[Round]) -> Answer:
    names = shown_names(project)
    lacking = {one.id: missing(project, one.known) for one in held}
    value = [
        {
            "id": one.id, "name": one.name, "made_at": one.made_at,
            "coder": one.coder_name, "coder_id": one.coder,
            "coders": [
                {"coder": names.get(id_, "?"), "coder_id": id_} for id_ in one.settings.coders
            ],
            "documents": one.settings.documents and list(one.settings.documents),
            "unit": one.settings.unit, "limits": dict(one.settings.limits),
            "limits_set": one.settings.limits_set or None, "sampling": one.settings.sampling,
            "operations": one.known.size, "missing": lacking[one.id],
            "decisions": decisions_in(project, one.id),
        }
        for one in held
    ]  # fmt: skip
    rows = [
        (one.name, one.made_at[:10], f"by {one.coder_name}", one.settings.unit,
         listed([names.get(id_, "?") for id_ in one.settings.coders] or ["all who finished"]),
         f"incomplete here: {counted(lacking[one.id], 'act')} missing" if lacking[one.id] else "")
        for one in held
    ]  # fmt: skip
    return Answer(value, [*columns(rows), *said_if_blind(project)])
