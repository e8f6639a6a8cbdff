"""Commands that decide differences between coders, and list what was decided."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence

from coder.cli.answer import Answer, columns
from coder.cli.arguments import (
    DOCUMENT,
    THEME,
    Commands,
    coder_of,
    command,
    reading,
    said_if_blind,
    whose_shown,
    with_coder,
    writing,
)
from coder.cli.coding import named_coding
from coder.cli.decided import decision_lines, decision_value, no_longer_held
from coder.cli.decided_before import because_in_words, history_lines, history_value
from coder.cli.named_spot import named_spot
from coder.cli.rulings_along import Along, rulings_along
from coder.cli.undisputed import undisputed
from coder.domain.coder import Coder
from coder.domain.decision import REASONS, STATES, Decision, Outcome, answer_in_words
from coder.domain.document import Document
from coder.domain.errors import CoderError
from coder.domain.matrix.cell import PRESENT
from coder.domain.telling import listed
from coder.domain.theme import Theme
from coder.operations import deciding as acts
from coder.operations.charting import attribute_named
from coder.operations.coders import find_coder
from coder.operations.documents import find_document
from coder.operations.earlier import earlier_grounds
from coder.operations.quoting import find_quote
from coder.operations.readings import present_themes
from coder.operations.rounds import find_round
from coder.operations.spot_answers import spot_answer
from coder.operations.themes import find_theme
from coder.store.attributes import charted_of
from coder.store.coders import shown_names
from coder.store.decision_history import decided_differences
from coder.store.decisions import decision_id, decisions
from coder.store.documents import document as stored_document
from coder.store.project import Project
from coder.store.readings import judgements
from coder.store.themes import some_themes


def register(commands: Commands) -> None:
    """The commands decide and decisions."""
    decide = command(
        commands, "decide", _decide,
        "Decide a difference between reviewers; what each of them did stays as it is.",
    )  # fmt: skip
    decide.set_defaults(wrong_usage=decide.error)
    decide.add_argument(
        "codings", nargs="*", metavar="NUMBER", help="codings of the stretch; all of it is meant"
    )
    decide.add_argument("--cell", nargs=2, metavar=("DOC", "THEME"), help="a cell instead")
    decide.add_argument(
        "--value", nargs=2, metavar=("DOC", "ATTRIBUTE[=VALUE]"), help="a charted value instead"
    )
    _with_outcomes(decide)
    decide.add_argument("--page", type=int, metavar="N", help="the PDF page of the quote, from 1")
    decide.add_argument(
        "--reason", choices=[*REASONS, "none"],
        help="why they differed (default, without a comment too: as you said before)",
    )  # fmt: skip
    decide.add_argument("--comment", metavar="TEXT", help="what is to be remembered")
    decide.add_argument(
        "--alone",
        action="store_true",
        help="not also what differs because of it, such as the theme that another put there",
    )
    decide.add_argument("--present", default="", metavar="NAMES", help="who was there")
    decide.add_argument("--round", metavar="NAME", help="the round on which it was found")
    with_coder(decide, "who writes it down (default: who works here)")
    decided = command(commands, "decisions", _decisions, "List what was decided.")
    decided.add_argument("--document", metavar="DOC", help=DOCUMENT)
    decided.add_argument(
        "--history", action="store_true", help="all that was ever decided, one after another"
    )
    decided.add_argument(
        "--reopen",
        nargs="+",
        metavar="ID",
        help="take decisions away, by the beginnings of their ids: open the differences again",
    )


def _with_outcomes(decide: ArgumentParser) -> None:
    ways = decide.add_mutually_exclusive_group()
    ways.add_argument("--accept", metavar="NAME", help="as this reviewer has it")
    for name, about in (("union", "all that they marked"), ("intersection", "what all marked"),
                        ("none", "nothing is there"), ("defer", "put it off")):  # fmt: skip
        ways.add_argument(f"--{name}", dest="outcome", action="store_const", const=name, help=about)
    ways.add_argument("--quote", metavar="TEXT", help="these words")
    ways.add_argument("--theme", metavar="PATH", help=f"the same words with another theme: {THEME}")
    ways.add_argument("--state", choices=STATES, help="of a cell")


def _decide(given: Namespace) -> Answer:
    if sum(map(bool, (given.codings, given.cell, given.value))) != 1:
        given.wrong_usage("say what is decided: codings, or --cell, or --value")
    with writing(given) as project:
        coder = coder_of(project, given)
        make = _of_value if given.value else _of_cell if given.cell else _of_spot
        ruling = make(project, given)
        question = Along() if given.alone else rulings_along(project, ruling)
        along = question.rulings
        grounds, notes = _grounds(project, given, ruling, coder)
        change = acts.decide(project, [ruling, *along], coder, grounds)
        made, *others = [_made(project, one) for one in (ruling, *along)]
        value, *with_it = decision_value(project, [made, *others])
        notes += [*_kept(project, question), *undisputed(project, made)]
    if along:
        told = listed([_told(one) for one in along])
        notes.insert(0, f"With it went {told}: they are one question (--alone leaves the others).")
    return Answer({**value, "along": with_it, "notes": notes}, [f"{change.description}.", *notes])


def _kept(project: Project, question: Along) -> Iterator[str]:
    """What of the question was settled otherwise before: nobody may take all of it for one's."""
    people = shown_names(project)
    for made, decision in question.kept:
        chosen = people.get(made.answer.chosen or "", "one reviewer")
        stays = answer_in_words(decision.answer, people.get(decision.answer.chosen or ""))
        yield (
            f"Not all of the question is as {chosen} has it: {_told(made)} was settled otherwise"
            f" before ({stays}), and stays so. Decide it too, or open it again."
        )


def _told(ruling: acts.Ruling) -> str:
    return ruling.told if ruling.disputed else f"the cell {ruling.told}"


def _made(project: Project, ruling: acts.Ruling) -> Decision:
    """The decision that a ruling became."""
    over = str(ruling.theme or ruling.attribute)
    own = decision_id(ruling.about, over, ruling.disputed)
    return next(one for one in decisions(project) if one.id == own)


def _grounds(
    project: Project, given: Namespace, ruling: acts.Ruling, coder: Coder
) -> tuple[acts.Grounds, list[str]]:
    """Why it is decided so: as it is said now, or else as the same coder said before, which is
    told, as is what another said and is not taken over."""
    round_ = find_round(project, given.round).id if given.round else None
    reason = None if given.reason == "none" else given.reason
    if given.reason is not None or given.comment is not None:
        return acts.Grounds(reason, given.comment or "", given.present, round_), []
    before = earlier_grounds(project, ruling)
    if before is None:
        return acts.Grounds(None, "", given.present, round_), []
    said = because_in_words(before.reason, before.comment)
    if before.coder != coder.id:
        note = f"{before.coder_name} said before: {said}. That is not taken over (--reason and"
        return acts.Grounds(None, "", given.present, round_), [f"{note} --comment say why)."]
    note = f"As {before.coder_name} said before: {said} (--reason and --comment say it anew)."
    return acts.Grounds(before.reason, before.comment, given.present, round_), [note]


def _accepted(project: Project, given: Namespace) -> Coder | None:
    return find_coder(project, given.accept) if given.accept else None


def _of_spot(project: Project, given: Namespace) -> acts.Ruling:
    spot = named_spot(project, [named_coding(project, one) for one in given.codings])
    document = stored_document(project, spot.document)
    theme = next(iter(some_themes(project, [spot.theme])), None)
    if document is None or theme is None:
        raise CoderError("The document or the theme of these codings is not in this file.")
    chosen = _accepted(project, given)
    if chosen is not None and chosen.id not in spot.coders:
        raise CoderError(
            f"{chosen.name} marked nothing of it, and is not compared in {document.key}: accept"
            " somebody who is, or say --none."
        )
    other = find_theme(project, given.theme) if given.theme else theme
    quoted = find_quote(project, document, given.quote, page=given.page) if given.quote else None
    answer = spot_answer(
        project, spot.codings, _outcome(given), theme=other.id,
        chosen=chosen.id if chosen else None,
        marked=(quoted.file.id, quoted.anchor) if quoted else None,
    )  # fmt: skip
    return acts.of_spot(project, document, theme, spot.codings, answer)


def _outcome(given: Namespace) -> Outcome:
    if given.state:
        given.wrong_usage("--state is for a cell")
    for name, outcome in _TYPED.items():
        if getattr(given, name):
            return outcome
    if given.outcome is None:
        given.wrong_usage("say how it is decided, as with --accept NAME or --union")
    found: Outcome = given.outcome
    return found


_TYPED: dict[str, Outcome] = {"accept": "coder", "quote": "edited", "theme": "other theme"}


def _of_cell(project: Project, given: Namespace) -> acts.Ruling:
    document = find_document(project, given.cell[0])
    theme = find_theme(project, given.cell[1])
    chosen = _accepted(project, given)
    state = given.state
    if chosen is not None:
        state = _state_by(project, document, theme, chosen)
        if state is None:
            raise CoderError(f"{chosen.name} has not judged {theme.path} in {document.key}.")
    elif state is None and given.outcome != "defer":
        given.wrong_usage("of a cell say --state, --accept NAME or --defer")
    return acts.of_cell(document, theme, state, chosen=chosen)


def _state_by(project: Project, document: Document, theme: Theme, chosen: Coder) -> str | None:
    if theme.id in present_themes(project, document.id, chosen.id):
        return PRESENT
    judged = judgements(project, document=document.id, coder=chosen.id)
    return judged[theme.id][0] or None if theme.id in judged else None


def _of_value(project: Project, given: Namespace) -> acts.Ruling:
    document = find_document(project, given.value[0])
    name, _, value = given.value[1].partition("=")
    attribute = attribute_named(project, name)
    chosen = _accepted(project, given)
    if chosen is not None:
        value = _charted_by(project, document, attribute.id, chosen)
    elif not value and given.outcome not in {"none", "defer"}:
        given.wrong_usage("of a value say ATTRIBUTE=VALUE, --accept NAME, --none or --defer")
    decided = None if given.outcome == "defer" else value
    return acts.of_value(document, attribute, decided, chosen=chosen)


def _charted_by(project: Project, document: Document, attribute: str, chosen: Coder) -> str:
    found = charted_of(project, document.id).get(attribute, {}).get(chosen.id)
    if found is None:
        raise CoderError(f"{chosen.name} charted nothing of it in {document.key}.")
    return found


def _decisions(given: Namespace) -> Answer:
    if given.reopen is None:
        with reading(given) as project:
            return _listed(project, given)
    with writing(given) as project:
        held = decisions(project)
        named = {one.id: one for one in (_named(held, name) for name in given.reopen)}
        acts.open_again(project, list(named.values()))
        return _listed(project, given)


def _named(held: Sequence[Decision], name: str) -> Decision:
    """The decision with an id or a unique beginning of one."""
    found = [one for one in held if one.id.startswith(name)]
    if len(found) != 1:
        many = "Several decisions begin with" if found else "There is no decision"
        raise CoderError(f"{many} '{name}': 'coder decisions' lists them.")
    return found[0]


def _listed(project: Project, given: Namespace) -> Answer:
    document = find_document(project, given.document).id if given.document else None
    if given.history:
        told = [] if whose_shown(project) else decided_differences(project, document)
        return Answer(
            history_value(project, told), [*history_lines(project, told), *said_if_blind(project)]
        )
    shown = [] if whose_shown(project) else decisions(project, document)
    past = no_longer_held(project) if shown else set()
    lines = columns(decision_lines(project, shown, past))
    return Answer(decision_value(project, shown, past), [*lines, *said_if_blind(project)])
