"""The files of a team of three that come back to the lead on one day."""

import random
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from coder.cli.main import main
from coder.operations.texts import text_of
from coder.store.documents import documents
from coder.store.project import Project

ARTICLES = Path(__file__).parents[3] / "resources" / "example" / "articles"
PAIR = ("pair-A_meta-review_author-Manubot.pdf", "pair-A_meta-review_publisher-PLOS.pdf")
WORDS = 12
THEMES = ("Training", "Support", "Guidance", "Support / Mutual support")


def make_team(folder: Path, pdfs: Path) -> tuple[Path, list[Path]]:
    """The lead's project, and what Ben, Cem and Dora send back.

    Ben and Dora work in copies, and change what the lead changes too; Cem never had a copy, and
    reads the publisher's build of an article of which the lead has the authors'.
    """
    lead, ben, cem, dora = (folder / f"{name}.coder" for name in ("Review", "Ben", "Cem", "Dora"))
    _do("new", lead, "--title", "Trainers in Recovery Colleges", "--coder", "Ana",
        "--codebook", "co-production")  # fmt: skip
    _do("add", lead, ARTICLES, pdfs / PAIR[0])
    for name, path in (("Ben", ben), ("Dora", dora)):
        _do("copy", lead, path, "--for", name, "--light")
    _do("new", cem, "--coder", "Cem", "--codebook", "co-production")
    _do("add", cem, pdfs / PAIR[1], ARTICLES / "marchbanks-2018.pdf")
    for seed, path in enumerate((lead, ben, dora, cem)):
        _code(path, seed)
    _do("theme", lead, "set", "Support / Group support", "--name", "Support in groups")
    _do("theme", ben, "set", "Support / Group support", "--name", "Peer groups")
    _do("theme", ben, "add", "Pay", "--definition", "What trainers are paid, and who pays them")
    _do("theme", dora, "add", "Payment", "--definition", "What trainers are paid")
    _do("theme", dora, "set", "Training", "--definition", "Courses for trainers")
    _do("theme", lead, "set", "Training", "--definition", "What prepares trainers")
    _do("coders", cem, "--add", "Ben")
    return lead, [ben, cem, dora]


def _code(path: Path, seed: int) -> None:
    """Code twelve passages of every article, taken at random."""
    dice = random.Random(seed)
    for key, quotes in _quotes(path, dice).items():
        for quote in quotes:
            main(_words("code", path, key, "--quote", quote, "--theme", dice.choice(THEMES)))
        _do("finish", path, key)


def _quotes(path: Path, dice: random.Random) -> dict[str, list[str]]:
    found = {}
    with Project(path, write=False) as project:
        for document in documents(project):
            words = text_of(project, document)[1].whole().split()
            starts = sorted(dice.sample(range(len(words) - WORDS), 12))
            found[document.key] = [" ".join(words[at : at + WORDS]) for at in starts]
    return found


def _do(*words: object) -> None:
    code = main(_words(*words))
    assert code == 0, words


def _words(*words: object) -> list[str]:
    return [str(word) for word in words]


def make_quietly(folder: Path, pdfs: Path) -> tuple[Path, list[Path]]:
    """The same without a word."""
    with redirect_stdout(StringIO()):
        return make_team(folder, pdfs)
