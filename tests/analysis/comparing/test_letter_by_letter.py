"""Ratings of real texts, against counting letter by letter."""

import random
from collections import Counter
from contextlib import redirect_stdout
from io import StringIO

import pytest

from coder.analysis.comparing.agreement import agreement
from coder.analysis.comparing.compared import compare
from coder.analysis.comparing.difference import differences
from coder.analysis.comparing.ratings import theme_ratings
from coder.analysis.comparing.shared import Asked
from coder.analysis.comparing.texts import Texts
from coder.analysis.comparing.units import CHARACTERS, PARAGRAPHS, SENTENCES, WORDS
from coder.cli.main import main
from coder.domain.quoting.anchor import describe, to_json
from coder.domain.quoting.prose import Prose
from coder.operations import coding
from coder.operations.coders import find_coder
from coder.operations.texts import text_of
from coder.store.compared import words_of_text
from coder.store.documents import documents
from coder.store.project import Project
from tests.analysis.comparing.conftest import KEY, OTHER, Team

CODERS = ("Ana", "Ben", "Cem")
PATHS = ("Support", "Support / Mutual support", "Support / Group support", "Training")
REAL = (
    "f1000_3-190.pdf", "arabluatex-sample_al-Jahiz.pdf", "emoji-doc_astral-code-points.pdf",
    "latex-mr_Marathi.pdf",
)  # fmt: skip


def code_at_random(team, key, dice, *, count=25):
    """Marks anywhere, often where another coder marked something too; what each marked."""
    file, text = text_of(team.project, team.document(key))
    prose, whole = Prose(text), text.whole()
    marked = {(coder, path): set() for coder in CODERS for path in PATHS}
    start = 0
    for _ in range(count):
        if dice.random() < 0.5:
            start = dice.randrange(max(1, len(whole) - 400))
        end = start + dice.randrange(5, 300)
        if not text.stretch(start, end).strip():
            continue
        anchor = describe(text, file.text, start, end, prose=prose)
        coder, path = dice.choice(CODERS), dice.choice(PATHS)
        coding.code_passage(
            team.project, file, to_json(anchor),
            themes=[team.theme(path)], coder=find_coder(team.project, coder),
        )  # fmt: skip
        for theme in {path, path.split(" / ")[0]}:
            marked[coder, theme].update(range(anchor.start, anchor.end))
    return marked


def by_letters(marked, path, coders, units):
    """The table of a theme, unit by unit; a unit counts if a letter of it is marked."""
    own = [marked[coder, path] for coder in coders]
    return Counter(tuple(int(not held.isdisjoint(unit)) for held in own) for unit in units)


def check(team, key, marked):
    held, texts = compare(team.project, Asked(documents=(team.document(key).id,))), Texts()
    [document] = held.documents
    words = words_of_text(team.project, document.text)
    assert document.length == len(words)
    for unit in (CHARACTERS, WORDS, SENTENCES, PARAGRAPHS):
        ratings = theme_ratings(team.project, held, unit, texts)
        counted = [[at] for at in range(len(words))]
        if unit != CHARACTERS:
            units = texts.units(team.project, document.text, unit)
            assert list(units.starts) == sorted(units.starts)
            counted = [range(a, b) for a, b in zip(units.starts, units.ends, strict=True)]
        for number, theme in enumerate(held.themes):
            if theme.path in PATHS:
                [table] = ratings.of(number)
                assert table == by_letters(marked, theme.path, CODERS, counted)
    found = agreement(team.project, held, CHARACTERS, texts)
    assert sum(len(one.line.kinds) for one in found.themes) > 0
    assert differences(team.project, held)


@pytest.mark.parametrize("seed", range(3))
def test_example_articles(team, seed):
    dice = random.Random(seed)
    for key in (KEY, OTHER):
        marked = code_at_random(team, key, dice)
        team.finish(*CODERS, key=key)
        check(team, key, marked)


def test_real_articles(corpus, tmp_path):
    """Also those that are written from the right, and with signs beyond the usual plane."""
    path = tmp_path / "real.coder"
    with redirect_stdout(StringIO()):
        assert main(["new", str(path), "--coder", "Ana", "--codebook", "co-production"]) == 0
        for name in REAL:
            assert main(["add", str(path), str(corpus / "pdf" / name)]) == 0
        for name in CODERS[1:]:
            assert main(["coders", str(path), "--add", name]) == 0
    with Project(path, write=True) as project:
        team = Team(project)
        for number, document in enumerate(documents(project)):
            marked = code_at_random(team, document.key, random.Random(number), count=12)
            team.finish(*CODERS, key=document.key)
            check(team, document.key, marked)
