"""What a search found is coded as a whole, or not at all."""

import pytest

from coder.analysis.passages import passages
from coder.analysis.searching import search, sought, stretches
from coder.domain.errors import CoderError
from coder.domain.texts.text_codec import digest, encode
from coder.operations.autocoding import Chosen, code_planned, outlook, plan_passages
from coder.operations.themes import add_theme
from coder.store.blobs import put_text
from coder.store.coders import coders
from coder.store.searched_texts import index_texts, searched_texts
from coder.store.text_index import TextIndex
from coder.store.themes import themes
from tests.coded_project import Hand, empty_project
from tests.domain.typeset import plain


@pytest.fixture
def project(tmp_path):
    with empty_project(tmp_path / "review.coder") as project:
        hand = Hand(project)
        ana = hand.coder("Ana", role="lead")
        project.set_local("me", ana)
        add_theme(project, "Support")
        for key in ("one", "two"):
            text = plain(f"Peers gave support in {key}. Support", "was mutual. Nothing else was.")
            document = hand.add("document", key, key=key)
            put_text(project, digest(text), key, encode(text), [])
            hand.add(
                "file", f"{key}.pdf", document=document, sha256=key, name=f"{key}.pdf",
                text=digest(text), bytes=1, pages=1,
            )  # fmt: skip
        yield project


def chosen(project):
    with TextIndex(project.id) as index:
        list(index_texts(project, index))
        found = list(search(index, searched_texts(project), sought("support")))
        return [
            Chosen(one.document, one.file, one.digest, stretches(index, one, range(len(one.spans))))
            for one in found
        ]


def test_two_hits_of_one_sentence_are_one_passage(project):
    twice = [one for one in chosen(project) for _ in range(2)]
    assert [one.words for one in plan_passages(project, twice[:1], "sentence")] == [
        "Peers gave support in one.",
        "Support was mutual.",
    ]
    assert len(plan_passages(project, chosen(project)[:1], "paragraph")) == 1


def test_what_would_be_made_is_what_is_made_and_nothing_twice(project):
    planned = plan_passages(project, chosen(project), "sentence")
    (ana,) = coders(project)
    would = outlook(project, planned, themes(project), ana)
    assert (would.codings, would.there, would.passages) == (4, 0, 4)
    change = code_planned(project, planned, themes=themes(project), coder=ana, searched="support")
    assert len(change.ids("coding")) == 4
    assert len(list(passages(project))) == 4
    assert change.description == "Code what 'support' found with Support"
    again = outlook(project, planned, themes(project), ana)
    assert (again.codings, again.there, again.passages) == (0, 4, 0)


def test_stopped_within_nothing_is_coded(project):
    planned = plan_passages(project, chosen(project), "hit")
    (ana,) = coders(project)
    before = project.db.execute("SELECT count(*) FROM operation").fetchone()

    def told(done):
        if done == 3:
            raise CoderError("Stopped: nothing was coded.")

    with pytest.raises(CoderError):
        code_planned(project, planned, themes=themes(project), coder=ana, searched="x", told=told)
    assert list(passages(project)) == []
    assert project.db.execute("SELECT count(*) FROM operation").fetchone() == before


def test_a_plan_that_is_stopped_comes_to_an_end(project):
    done = []
    plan_passages(project, chosen(project), "hit", told=done.append, stopped=lambda: bool(done))
    assert done == [1]
