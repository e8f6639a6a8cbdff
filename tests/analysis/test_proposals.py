"""What is proposed as one thing, with which evidence, and what is left alone."""

import random
from itertools import permutations

import pytest

from coder.analysis.proposals import open_proposals, proposals
from coder.domain.journal.ids import new_id
from coder.domain.texts.text_codec import digest, encode
from coder.merge.merging import merge_files
from coder.operations import documents, identity, readings
from coder.operations.coders import find_coder
from coder.operations.importing import import_read, with_content
from coder.operations.projects import new_project
from coder.pdf.limits import Limits
from coder.pdf.reader import Reader
from coder.pdf.requests import Read
from coder.store import blobs
from coder.store.coders import coders
from coder.store.documents import documents as all_documents
from coder.store.project import Project
from coder.store.themes import themes as all_themes
from tests.coded_project import Hand, empty_project
from tests.domain.typeset import plain

WORDS = [
    "peer", "trainer", "course", "college", "recovery", "learn", "shared", "value", "group",
    "review", "mental", "expert", "lesson", "health", "story", "number",
]  # fmt: skip


@pytest.fixture
def hand(tmp_path):
    with empty_project(tmp_path / "review.coder") as project:
        yield Hand(project)


def prose(seed, words=900):
    """Words without a meaning, always the same for a seed."""
    dice = random.Random(seed)
    return " ".join(dice.choice(WORDS) + dice.choice(WORDS) for _ in range(words))


def set_in_lines(words, wide):
    """The same words broken into lines of another width, each with its number."""
    lines = [words[at : at + wide] for at in range(0, len(words), wide)]
    return [f"{number} {line}" for number, line in enumerate(lines, 1)]


def with_text(hand, document, lines):
    """Give the file of a document a text of its own."""
    text = plain(*lines)
    blobs.put_text(hand.project, digest(text), document, encode(text), ())
    hand.set("file", f"{document}.pdf", text=digest(text))


def told(project, kind):
    return [(one.about, one.evidence) for one in open_proposals(project) if one.kind == kind]


def test_documents_with_one_guessed_doi_are_proposed_with_what_speaks_for_and_against(hand):
    hand.document(
        "ali-2022", doi="10.5555/abc", doi_from="page", title="Peers who teach", year=2022
    )
    hand.document(
        "kay-2019", doi="10.5555/ABC", doi_from="metadata", title="Reply to Ali", year=2019
    )
    assert told(hand.project, "document") == [
        (
            "ali-2022 and kay-2019 may be one document.",
            (
                "Both have the DOI 10.5555/abc, which nobody has confirmed.",
                "The titles differ: 'Peers who teach' and 'Reply to Ali'.",
                "The years differ: 2022 and 2019.",
            ),
        )
    ]
    assert len(all_documents(hand.project)) == 2


def test_another_build_of_an_article_is_known_by_its_text(hand):
    words = prose(1)
    hand.document("ali-2022")
    hand.document("draft")
    hand.document("kay-2019")
    with_text(hand, "ali-2022", set_in_lines(words, 90))
    with_text(hand, "draft", set_in_lines(words, 40))
    with_text(hand, "kay-2019", set_in_lines(prose(2), 90))
    [(about, evidence)] = told(hand.project, "document")
    assert about == "ali-2022 and draft may be one document."
    assert evidence == ("The texts are alike throughout.",)


def test_of_a_text_that_was_revised_the_alike_part_is_told(hand):
    words = prose(1)
    hand.document("ali-2022")
    hand.document("draft")
    with_text(hand, "ali-2022", [words])
    with_text(hand, "draft", [words[: len(words) * 3 // 4] + prose(3, 225)])
    [(_, [sentence])] = told(hand.project, "document")
    alike = int(sentence.removeprefix("About ").removesuffix(" % of the text is alike."))
    assert 50 <= alike <= 70  # of all that either says: three of five quarters


def test_a_licence_in_every_article_makes_no_two_of_them_one(hand):
    licence = prose(99, 60)
    for number in range(20):
        hand.document(f"doc-{number}")
        with_text(hand, f"doc-{number}", [prose(number, 500) + licence])
    assert told(hand.project, "document") == []


def test_one_file_name_with_another_content_is_no_proposal(hand):
    for key, seed in (("ali-2022", 1), ("kay-2019", 2)):
        hand.document(key)
        with_text(hand, key, [prose(seed)])
        hand.set("file", f"{key}.pdf", name="article.pdf")
    assert told(hand.project, "document") == []


TITLE = "Preparing peer trainers to co-produce courses"


@pytest.mark.parametrize(
    ("one", "other", "proposed"),
    [
        ({}, {}, True),
        ({}, {"title": "Preparing peer trainers to coproduce courses."}, True),
        ({"year": 2019}, {"year": 2020}, True),
        ({"year": 2014}, {"year": 2020}, False),
        ({"authors": "Sue Kay"}, {"authors": "Kay, S."}, True),
        ({"authors": "Sue Kay"}, {"authors": "Ben Edgley"}, False),
        ({"title": f"{TITLE}: Part I"}, {"title": f"{TITLE}: Part II"}, False),
        ({}, {"title": f"Correction: {TITLE}"}, False),
        ({"title": "Editorial"}, {"title": "Editorial"}, False),
    ],
)
def test_a_title_counts_as_far_as_years_and_authors_fit(hand, one, other, proposed):
    for key, fields in (("a", one), ("b", other)):
        hand.document(key, **{"title": TITLE, **fields})
    assert bool(told(hand.project, "document")) == proposed


def test_two_reports_that_somebody_put_into_one_study_are_not_asked_about(hand):
    for key in ("a", "b"):
        hand.document(key, title=TITLE)
    assert len(told(hand.project, "document")) == 1
    for document in all_documents(hand.project):
        documents.set_study(hand.project, document, "Kay")
    assert told(hand.project, "document") == []


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("Co-production", "Coproduction", "are written with other spaces, hyphens, capitals"),
        ("Organisational support", "Organizational support", "the British and the American way"),
        ("Training need", "Training needs", "differ in endings only"),
        ("Trainning", "Training", "differ by one letter"),
        ("Barriers and enablers", "Enablers & barriers", "differ in small words only"),
        ("Staff training", "Training staff", "hold the same words in another order"),
    ],
)
def test_themes_spelled_nearly_alike_are_proposed(hand, one, other, said):
    hand.theme("Support")
    hand.theme(one, under="Support")
    hand.theme(other, under="Support")
    [(about, evidence)] = told(hand.project, "theme")
    assert about.startswith("The themes Support / ")
    assert said in evidence[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Phase 1", "Phase 2"), ("Phase I", "Phase II"), ("Group A", "Group B"), ("Cost", "Post"),
        ("Group support", "Mutual support"), ("Formal support", "Informal support"),
        ("First contact", "Second contact"),
    ],
)  # fmt: skip
def test_themes_that_say_something_else_are_left_alone(hand, one, other):
    hand.theme(one)
    hand.theme(other)
    assert told(hand.project, "theme") == []


def test_one_name_in_two_places_is_two_themes_unless_they_are_defined_alike(hand):
    hand.theme("Support")
    hand.theme("Training")
    first = hand.theme("Written guidance", under="Support")
    hand.theme("Written Guidance", under="Training")
    assert told(hand.project, "theme") == []
    definition = "Anything that is handed out on paper to those who teach."
    hand.set("theme", "Written guidance", definition=definition)
    hand.set("theme", "Written Guidance", definition=definition.replace("teach", "train"))
    [(_, evidence)] = told(hand.project, "theme")
    assert evidence[1].startswith("About 9")
    assert evidence[2].startswith("They stand in different places")
    assert first in {open_proposals(hand.project)[0].one, open_proposals(hand.project)[0].other}


def test_themes_defined_alike_are_proposed_whatever_they_are_called(hand):
    definition = "How those who teach are helped by others who teach."
    hand.coder("Ana")
    hand.coder("Ben")
    for coder, name in (("Ana", "Group support"), ("Ben", "Peer help")):
        hand.project.set_local("me", hand.ids[coder])
        hand.theme(name, definition=definition)
    [(_, evidence)] = told(hand.project, "theme")
    assert evidence[0] == "Their definitions are the same."
    assert sorted(evidence[1].removesuffix(" the other.").split(" made one and ")) == ["Ana", "Ben"]


def test_themes_of_one_name_in_two_places_are_not_said_to_be_spelled_differently(hand):
    definition = "How those who teach are helped by others who teach."
    hand.theme("Support")
    hand.theme("Group support", definition=definition)
    hand.theme("Group support", under="Support", definition=definition)
    [(_, evidence)] = told(hand.project, "theme")
    assert evidence[0] == "Both are called 'Group support'."


def test_a_theme_is_not_proposed_as_one_with_what_it_stands_under(hand):
    definition = "How those who teach are helped by others who teach."
    hand.theme("Support", definition=definition)
    hand.theme("Group support", under="Support", definition=definition)
    assert told(hand.project, "theme") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana", "Ana Müller"), ("A. Müller", "Ana Müller"), ("Müller, Ana", "Ana Müller"),
        ("Ana Mueller", "Ana Müller"), ("Anna Müller", "Ana Müller"), ("José", "Jose"),
    ],
)  # fmt: skip
def test_one_person_under_two_names_is_proposed(hand, one, other):
    hand.coder(one)
    hand.coder(other)
    assert len(told(hand.project, "coder")) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Müller", "Ben Müller"), ("Coder 1", "Coder 2"), ("AM", "Ana Müller"),
        ("Reviewer A", "Reviewer B"), ("Martin", "Martina"), ("Ana", "Ben"), ("Sue", "Su"),
    ],
)  # fmt: skip
def test_two_people_are_left_alone(hand, one, other):
    hand.coder(one)
    hand.coder(other)
    assert told(hand.project, "coder") == []


def test_what_two_people_did_speaks_for_and_against(hand):
    hand.coder("Ana")
    hand.coder("Ana Müller")
    hand.document("ali-2022")
    hand.theme("Training")
    project = hand.project
    for who in ("Ana", "Ana Müller"):
        readings.assign(project, all_documents(project), find_coder(project, who))
    hand.code("Ana", "ali-2022", "Training", 0, 5)
    [(_, evidence)] = told(project, "coder")
    assert "Ana Müller has done nothing yet." in evidence
    assert "Both were given one document to read." in evidence
    hand.code("Ana Müller", "ali-2022", "Training", 0, 5)
    [(_, evidence)] = told(project, "coder")
    assert any(sentence.startswith("Both worked on one day") for sentence in evidence)


def test_what_was_answered_is_not_asked_again_in_a_copy_of_the_other(hand, tmp_path):
    """An answer given to two rows holds for whatever they are one thing with."""
    hand.coder("Ana")
    hand.coder("Ana Müller")
    hand.coder("A. Müller")
    project = hand.project
    ids = hand.ids
    identity.join(project, "coder", (ids["A. Müller"], ids["Ana Müller"]))
    identity.part(project, "coder", (ids["Ana"], ids["A. Müller"]))
    assert told(project, "coder") == []
    assert len(coders(project)) == 2


def test_answers_of_several_people_come_to_the_same_in_every_order(tmp_path):
    first = tmp_path / "first.coder"
    with new_project(first, title="Review", lead="Lead") as project:
        hand = Hand(project)
        for name in ("Ana", "Ana Müller", "A. Müller"):
            hand.coder(name)
        for name in ("Training", "Trainings", "Trainning"):
            hand.theme(name)
        for key in ("a", "b", "c"):
            hand.document(key, title=TITLE, doi="10.5555/x", doi_from="page")
    paths = []
    dice = random.Random(7)
    for number in range(3):
        path = tmp_path / f"{number}.coder"
        path.write_bytes(first.read_bytes())
        with Project(path, write=True) as project:
            for _ in range(4):
                one = dice.choice(proposals(project))
                dice.choice([identity.accept, identity.decline])(project, one)
        paths.append(path)
    seen = []
    for number, order in enumerate(permutations(paths)):
        path = tmp_path / f"merged-{number}.coder"
        path.write_bytes(order[0].read_bytes())
        with Project(path, write=True) as project:
            for other in order[1:]:
                merge_files(project, [other])
            seen.append(
                (
                    [one.id for one in coders(project)], [one.id for one in all_themes(project)],
                    [one.id for one in all_documents(project)], open_proposals(project),
                )
            )  # fmt: skip
    assert all(one == seen[0] for one in seen)


PAIRS = ["pair-B", "pair-D", "pair-E", "pair-F"]
OTHERS = ["trials_16-3_qualitative-study.pdf", "bmjopen-2021_e042953.pdf", "f1000_3-190.pdf"]


def test_both_builds_of_real_articles_are_proposed_and_nothing_else(tmp_path, corpus):
    paths = [path for pair in PAIRS for path in sorted((corpus / "pdf").glob(f"{pair}_*.pdf"))]
    paths += [corpus / "pdf" / name for name in OTHERS]
    reader = Reader(Limits(), lambda _pages: None)
    with new_project(tmp_path / "review.coder", title="Review", lead="Lead") as project:
        batch = new_id()
        for path in paths:
            import_read(project, with_content(path, reader.read(Read(path, None))), batch=batch)
        names = dict(project.db.execute("SELECT document, name FROM file").fetchall())
        found = open_proposals(project)
        pairs = [sorted((names[one.one][:6], names[one.other][:6])) for one in found]
        assert sorted(pairs) == [[pair, pair] for pair in PAIRS]
        project.db.execute("DELETE FROM fingerprint")
        assert open_proposals(project) == found
        for one in found:
            identity.accept(project, one)
        assert open_proposals(project) == ()
        assert len(all_documents(project)) == len(paths) - len(PAIRS)
