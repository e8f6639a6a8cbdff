"""Two reviewers' codings of the same articles: alike in most, with other borders, themes and gaps.

Both look for the same words; what they make of a sentence is drawn at random, with a fixed seed.
Ben works in a blind copy, which comes back to the lead.
"""

import random
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from coder.cli.main import main
from coder.domain.quoting.anchor import describe, to_json
from coder.domain.quoting.prose import Prose
from coder.domain.quoting.sentences import sentence_at
from coder.operations.coders import working_coder
from coder.operations.coding import code_passage
from coder.operations.readings import finish
from coder.operations.texts import text_of
from coder.store.documents import documents
from coder.store.project import Project
from coder.store.themes import themes

ARTICLES = (
    "trials_16-3_qualitative-study.pdf", "bmjopen-2021_e042953.pdf",
    "bmc-hsr_barriers_two-rotated-pages.pdf", "bmc-midm-2021_digido.pdf",
)  # fmt: skip
CUES = {
    "Burden / Emotions": ("emotion", "upset", "stress"),
    "Burden / Workload": ("workload", "time-consuming", "busy"),
    "Help / Training": ("training", "educat"),
    "Help / Support": ("support", "colleague"),
    "Trust": ("trust", "confiden"),
}
MOST = 9  # passages of a theme in a document


def make_twice(folder: Path, pdfs: Path) -> Path:
    """The lead's project, into which the second reviewer's file has been merged."""
    with redirect_stdout(StringIO()):
        lead, copy = folder / "Review.coder", folder / "Ben.coder"
        _do("new", lead, "--title", "Working on trials", "--coder", "Ana")
        _do("add", lead, *(pdfs / name for name in ARTICLES))
        for theme in CUES:
            _do("theme", lead, "add", theme)
        _do("codebook", lead, "freeze", "Pilot")
        _do("copy", lead, copy, "--for", "Ben", "--blind")
        for seed, path in enumerate((lead, copy)):
            _code(path, random.Random(seed))
        _do("merge", lead, copy)
    return lead


def _code(path: Path, dice: random.Random) -> None:
    with Project(path, write=True) as project:
        me = working_coder(project)
        held = themes(project)
        for document in documents(project):
            file, text = text_of(project, document)
            prose = Prose(text)
            for theme in held:
                for start, end in _found(prose, CUES.get(theme.path, ()), dice):
                    meant = theme if dice.random() < 0.9 else dice.choice(held)
                    anchor = to_json(describe(text, file.text or "", start, end, prose=prose))
                    code_passage(project, file, anchor, themes=[meant], coder=me)
            finish(project, document, me, rest="absent")


def _found(prose: Prose, cues: tuple[str, ...], dice: random.Random) -> list[tuple[int, int]]:
    """Sentences that hold one of some words, as one reviewer marks them."""
    whole, found = prose.whole.lower(), {}
    for cue in cues:
        at = whole.find(cue)
        while at >= 0 and len(found) < MOST:
            start, end = sentence_at(prose, at)
            seen = dice.random()
            if seen < 0.1:
                end = max(end, sentence_at(prose, min(end + 2, len(whole) - 1))[1])
            elif seen < 0.25 and at - start > 20:
                start = at
            if seen < 0.85 and end - start > 20:
                found[start] = end
            at = whole.find(cue, end)
    return sorted(found.items())


def _do(*words: object) -> None:
    code = main([str(word) for word in words])
    assert code == 0, words
