"""Two copies that named the same things on their own, brought together."""

import pytest

from coder.analysis.disputes import disputes
from coder.domain.journal.ids import new_id
from coder.merge.copying import copy_project
from coder.merge.merging import merge_files
from coder.operations import charting, documents, identity, settling, themes
from coder.operations.coders import working_coder
from coder.operations.projects import new_project
from coder.store import conflicts, rows
from coder.store.attributes import attributes, charted_values
from coder.store.checking import problems
from coder.store.coders import coders
from coder.store.documents import documents as all_documents
from coder.store.journal import act
from coder.store.project import Project
from coder.store.themes import themes as all_themes
from coder.store.titles import title_of


def add_document(project: Project, key: str, sha256: str) -> None:
    with act(project, "import", f"Import {key}") as running:
        document = new_id()
        rows.add(running, "document", document, {"key": key, "title": key, "title_from": "page"})
        fields = {"document": document, "sha256": sha256, "name": "a.pdf", "bytes": 1, "pages": 1}
        rows.add(running, "file", new_id(), fields)


@pytest.fixture
def two(tmp_path):
    """Ana's and Ben's projects, each begun alone, on the same article with the same theme."""
    paths = [tmp_path / "ana.coder", tmp_path / "ben.coder"]
    for path, name, definition in zip(paths, ("Ana", "Ben"), ("a", "b"), strict=True):
        with new_project(path, title="Review", lead=name) as project:
            add_document(project, f"{name.lower()}-2020", "same")
            themes.add_theme(project, "Training", fields={"definition": definition})
            documents.describe_document(
                project, all_documents(project)[0], {"title": f"Title by {name}"}
            )
    return paths


def test_the_same_file_is_one_document_and_the_same_path_one_theme(two):
    with Project(two[0], write=True) as project:
        merge_files(project, [two[1]])
        assert len(all_documents(project)) == 1
        assert len(all_themes(project)) == 1


@pytest.mark.parametrize("title", ["Title by Ana", "Title by Ben", "Another title"])
def test_what_is_set_on_a_joined_document_shows_and_ends_the_conflict(two, title):
    with Project(two[0], write=True) as project:
        merge_files(project, [two[1]])
        documents.describe_document(project, all_documents(project)[0], {"title": title})
        assert all_documents(project)[0].title == title
        assert "title" not in {conflict.field for _, conflict in conflicts.read(project)}


@pytest.mark.parametrize("definition", ["a", "b", "c"])
def test_what_is_set_on_a_joined_theme_shows_and_ends_the_conflict(two, definition):
    with Project(two[0], write=True) as project:
        merge_files(project, [two[1]])
        themes.set_theme(project, all_themes(project)[0], {"definition": definition})
        assert all_themes(project)[0].definition == definition
        assert "definition" not in {conflict.field for _, conflict in conflicts.read(project)}


def test_a_rename_does_not_part_what_was_joined_by_its_name(two):
    with Project(two[0], write=True) as project:
        merge_files(project, [two[1]])
        themes.set_theme(project, all_themes(project)[0], {"name": "Coaching"})
        assert [theme.name for theme in all_themes(project)] == ["Coaching"]


def test_a_theme_that_was_joined_and_moved_away_does_not_go_with_its_old_parent(tmp_path):
    with new_project(tmp_path / "r.coder", title="Review", lead="Ana") as project:
        for path in ("Training", "Support", "Training / Peers", "Support / Fellows"):
            themes.add_theme(project, path)
        peers, fellows = (themes.find_theme(project, name).id for name in
                          ("Training / Peers", "Support / Fellows"))  # fmt: skip
        identity.join(project, "theme", (peers, fellows))
        (joined,) = [theme for theme in all_themes(project) if theme.id in {peers, fellows}]
        training = themes.find_theme(project, "Training")
        themes.move_theme(project, joined, training)
        themes.remove_theme(project, themes.find_theme(project, "Support"))
        assert [theme.path for theme in all_themes(project)] == ["Training", "Training / Fellows"]
        assert conflicts.read(project) == []
        assert list(problems(project)) == []


@pytest.mark.parametrize("answer", ["same", "different"])
def test_themes_that_are_one_although_one_was_moved_below_the_other_and_merged_away(
    tmp_path, answer
):
    other = tmp_path / "ben.coder"
    with new_project(tmp_path / "r.coder", title="Review", lead="Ana") as project:
        for name in ("Guidance", "Training", "Support"):
            themes.add_theme(project, name)
        copy_project(project, other, recipient="Ben", light=False, blind=False)
        guidance, training, support = (
            themes.find_theme(project, name) for name in ("Guidance", "Training", "Support")
        )
        themes.move_theme(project, support, guidance)
        themes.merge_theme(project, themes.find_theme(project, support.id), training)
        with Project(other, write=True) as theirs:
            identity.join(theirs, "theme", (guidance.id, support.id))
        merge_files(project, [other])
        [(_, conflict)] = conflicts.read(project)
        settling.settle(project, conflict, answer)
        assert conflicts.read(project) == []
        assert list(problems(project)) == []


def test_an_attribute_of_one_name_is_one_thing_and_both_values_are_kept(two):
    for path, value in zip(two, ("RCT", "Case study"), strict=True):
        with Project(path, write=True) as project:
            charting.add_attribute(project, "Design" if value == "RCT" else "design")
            charting.chart(
                project, all_documents(project)[0], attributes(project)[0],
                working_coder(project), value,
            )  # fmt: skip
    with Project(two[0], write=True) as project:
        merge_files(project, [two[1]])
        [attribute] = attributes(project)
        values = charted_values(project)[all_documents(project)[0].id][attribute.id]
        assert sorted(values.values()) == ["Case study", "RCT"]


def test_two_documents_with_one_key_get_one_each_when_it_is_settled(tmp_path):
    paths = [tmp_path / "ana.coder", tmp_path / "ben.coder"]
    for path, sha256 in zip(paths, ("one", "other"), strict=True):
        with new_project(path, title="Review", lead=path.stem) as project:
            add_document(project, "ali-2022", sha256)
    with Project(paths[0], write=True) as project:
        merge_files(project, [paths[1]])
        [(_, conflict)] = conflicts.read(project)
        assert conflict.kind == "citation key"
        settling.settle(project, conflict, conflicts.choices(conflict)[0])
        assert sorted(one.key for one in all_documents(project)) == ["ali-2022", "ali-2022b"]
        assert [one for one in disputes(project) if not one.settled] == []


def test_who_began_another_project_leads_that_one_alone(two):
    ana, ben = two
    with Project(ana, write=True) as project:
        merge_files(project, [ben])
        assert [(one.name, one.role) for one in coders(project)] == [
            ("Ana", "lead"), ("Ben", "coder"),
        ]  # fmt: skip
        assert title_of(project) == "Review"
    with Project(ben, write=True) as project:
        merge_files(project, [ana])
        assert [(one.name, one.role) for one in coders(project)] == [
            ("Ben", "lead"), ("Ana", "coder"),
        ]  # fmt: skip
