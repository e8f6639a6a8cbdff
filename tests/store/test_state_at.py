"""The state of a frozen set of operations, whatever was done or merged since."""

from coder.merge.merging import merge_files
from coder.operations import themes
from coder.operations.projects import new_project
from coder.store import copies
from coder.store.project import Project
from coder.store.rounds import known_now
from coder.store.state_at import state_at
from coder.store.themes import themes as all_themes


def paths(project: Project) -> list[str]:
    return [theme.path for theme in all_themes(project)]


def test_a_frozen_state_does_not_move_when_earlier_work_comes_in_later(tmp_path):
    late = tmp_path / "late.coder"
    with new_project(tmp_path / "r.coder", title="Review", lead="Ana") as project:
        themes.add_theme(project, "Training")
        copies.write_project_copy(project, late, me=project.me, light=True, blind_for=None)
        with Project(late, write=True) as copy:
            themes.add_theme(copy, "Guidance")
        themes.add_theme(project, "Support")
        frozen = known_now(project)
        themes.set_theme(project, all_themes(project)[0], {"name": "Coaching"})
        merge_files(project, [late])
        assert sorted(paths(project)) == ["Coaching", "Guidance", "Support"]
        with state_at(project, frozen) as state:
            assert sorted(paths(state)) == ["Support", "Training"]
        with state_at(project, known_now(project)) as state:
            assert paths(state) == paths(project)
