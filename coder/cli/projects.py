"""Commands that begin a project, say who works in it, and hand out copies."""

import getpass
from argparse import Namespace

from coder.cli.answer import Answer, columns
from coder.cli.arguments import Commands, advise, command, reading, some_path, writing
from coder.domain.errors import CoderError
from coder.merge.copying import copy_project
from coder.operations.codebook import import_codebook, read_template, templates
from coder.operations.coders import add_coder, find_coder, work_as
from coder.operations.projects import new_project, set_blind
from coder.operations.rounds import switch_coefficients
from coder.store.blindness import is_blind
from coder.store.coders import coders, stored_coders
from coder.store.journal import together
from coder.store.names import name_of
from coder.store.project import Project
from coder.store.rounds import has_coefficients


def register(commands: Commands) -> None:
    """The commands window, new, project, coders and copy."""
    window = commands.add_parser("window", help="Open the window (also: coder [PROJECT]).")
    window.add_argument(
        "project", nargs="?", type=some_path, metavar="PROJECT", help="a .coder file"
    )
    window.set_defaults(run=_window)
    new = command(commands, "new", _new, "Begin a project.")
    new.add_argument("--title", metavar="T", help="the title of the review")
    new.add_argument("--coder", metavar="NAME", help="who leads the project and works in this copy")
    new.add_argument(
        "--codebook", metavar="TEMPLATE_OR_FILE",
        help=f"themes to begin with: {', '.join(templates())}, or a file",
    )  # fmt: skip
    new.add_argument("--blind", action="store_true", help="blind until a lead opens it")
    one = command(
        commands, "project", _project, "Show a project; make it blind, or open it to all."
    )
    state = one.add_mutually_exclusive_group()
    state.add_argument(
        "--blind", action="store_true", help="coders get copies without the coding of others"
    )
    state.add_argument("--open", action="store_true", help="the blind time is over")
    one.add_argument(
        "--coefficients", choices=["on", "off"], help="whether agreement is computed as figures"
    )
    people = command(
        commands, "coders", _coders, "List the reviewers, add one, say who works here."
    )
    people.add_argument("--add", metavar="NAME", help="add a reviewer")
    people.add_argument("--me", metavar="NAME", help="who works in this copy from now on")
    copy = command(commands, "copy", _copy, "Make a copy to hand out, or to send back.")
    copy.add_argument("out", type=some_path, metavar="OUT", help="the new file")
    copy.add_argument("--for", dest="recipient", metavar="NAME", help="who will work in it")
    copy.add_argument("--light", action="store_true", help="without the PDFs; it can be coded")
    copy.add_argument("--blind", action="store_true", help="without the coding of others")


def _window(given: Namespace) -> Answer:
    if given.desktop is None:
        raise CoderError("There is no window here: start the program with 'coder'.")
    code = given.desktop.main([] if given.project is None else [given.project])
    return Answer(None, code=code)


def _new(given: Namespace) -> Answer:
    if given.codebook:
        read_template(given.codebook)
    title = given.title or given.project.stem.encode("utf-8", "replace").decode("utf-8")
    lead = _user() if given.coder is None else given.coder
    with new_project(given.project, title=title, lead=lead, blind=given.blind) as project:
        if given.codebook:
            try:
                import_codebook(project, given.codebook)
            except CoderError:
                project.close()
                given.project.unlink(missing_ok=True)
                raise
        advise(project)
        title = name_of(project, "project", project.id)
        lead = name_of(project, "coder", str(project.me))
        value = {
            "project": project.id, "title": title, "coder": lead, "coder_id": project.me,
            "blind": given.blind,
        }  # fmt: skip
    return Answer(value, [f"Began {given.project} ({title}); {lead} leads it."])


def _project(given: Namespace) -> Answer:
    switched = given.blind or given.open
    if not switched and given.coefficients is None:
        with reading(given) as project:
            return _shown(project)
    with writing(given) as project:
        with together(project):
            if switched:
                set_blind(project, blind=given.blind)
            if given.coefficients is not None:
                switch_coefficients(project, on=given.coefficients == "on")
        return _shown(project)


def _shown(project: Project) -> Answer:
    title, blind = name_of(project, "project", project.id), is_blind(project)
    state = "blind until a lead opens it" if blind else "open"
    on = has_coefficients(project)
    value = {"project": project.id, "title": title, "blind": blind, "coefficients": on}
    without = "" if on else ", without coefficients of agreement"
    return Answer(value, [f"{title}: {state}{without}."])


def _user() -> str:
    """The name of the user of this computer, where it has one."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise CoderError("Say who leads the project with --coder NAME.") from error


def _coders(given: Namespace) -> Answer:
    if given.add is None and given.me is None:
        with reading(given) as project:
            return _list(project)
    with writing(given) as project:
        with together(project):
            if given.add is not None:
                add_coder(project, given.add)
            me = None if given.me is None else find_coder(project, given.me)
        if me is not None:
            work_as(project, me)
        return _list(project)


def _list(project: Project) -> Answer:
    everyone = coders(project)
    also = {
        one.id: sorted(
            held.name for id_, held in stored_coders(project)
            if id_ == one.id and held.name != one.name
        )
        for one in everyone
    }  # fmt: skip
    value = [
        {
            "coder": one.name, "coder_id": one.id, "role": one.role, "letters": one.letters,
            "me": one.id == project.me, "also": also[one.id],
        }
        for one in everyone
    ]  # fmt: skip
    rows = [
        (
            ", also ".join((one.name, *also[one.id])), one.role, one.letters,
            "works in this copy" if one.id == project.me else "",
        )
        for one in everyone
    ]  # fmt: skip
    return Answer(value, columns(rows))


def _copy(given: Namespace) -> Answer:
    with reading(given) if given.recipient is None else writing(given) as project:
        done = copy_project(
            project, given.out, recipient=given.recipient, light=given.light, blind=given.blind
        )
    coder = done.coder
    value = {
        "copy": str(given.out), "coder": coder and coder.name, "coder_id": coder and coder.id,
        "light": given.light, "blind": done.blind,
    }  # fmt: skip
    whom = f" for {coder.name}" if coder else ""
    said = f"; it is blind, for {done.why}" if done.why else ""
    return Answer(value, [f"Wrote {given.out}{whom}{said}."])
