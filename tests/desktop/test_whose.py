"""While a project is blind, a reviewer's window shows their own work alone; a lead's shows all."""

import pytest

from coder.analysis.passages import passages
from coder.desktop.history.model import WHAT, WHO
from coder.desktop.passages.model import REVIEWER
from coder.merge.copying import copy_project
from coder.merge.merging import merge_files
from coder.operations.coders import find_coder, work_as
from coder.operations.memos import write_memo
from coder.operations.projects import set_blind
from coder.operations.summaries import summarise
from coder.store.documents import documents
from coder.store.project import Project
from coder.store.themes import themes
from tests.desktop.acts import answer, choose, control, select_documents
from tests.desktop.coding.acts import open_document, theme
from tests.desktop.matrix.acts import cell_at, go_to, pick


def as_ben(path):
    """The file as Ben opens it."""
    with Project(path, write=True) as project:
        work_as(project, find_coder(project, "Ben Okoye"))
    return path


@pytest.fixture
def blind(example):
    """A blind project with Ana's and Ben's coding in it, in which Ben works."""
    with Project(example, write=True) as project:
        set_blind(project, blind=True)
    return as_ben(example)


@pytest.fixture
def ben(open_windows, blind):
    return open_windows(blind).projects[0]


def of(project, name):
    return [one for one in passages(project) if one.coder == name]


def column(view, number):
    model = view.model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def counts(window):
    """How many codings the codebook counts in all."""
    project = window.workspace.project
    held = {one.theme.id for one in passages(project)}
    return sum(window.codebook.model._counts.get(id_, 0) for id_ in held)


def test_the_passages_listed_are_ones_own(ben, qtbot):
    mine = of(ben.workspace.project, "Ben Okoye")
    qtbot.waitUntil(lambda: ben.passages.model.rowCount() == len(mine))
    assert set(column(ben.passages.view, REVIEWER)) == {"Ben Okoye"}
    assert not control(ben, "passage reviewer").isVisibleTo(ben)


def test_the_pages_show_ones_own_passages(ben):
    document = next(one for one in documents(ben.workspace.project) if one.key == "wetherall-2023")
    open_document(ben, document.key)
    mine = {one.passage for one in of(ben.workspace.project, "Ben Okoye")
            if one.document.id == document.id}  # fmt: skip
    assert mine
    assert set(ben.reader.marking.highlights) == mine


def test_the_codebook_counts_ones_own(ben):
    assert counts(ben) == len(of(ben.workspace.project, "Ben Okoye"))


def test_the_documents_tell_of_ones_own_work_and_of_who_else_was_asked_to_read(ben):
    project = ben.workspace.project
    me = project.me
    listing = ben.documents.listing.model
    rows = [listing.row(number) for number in range(listing.rowCount())]
    assert sum(row.codings for row in rows) == len(of(project, "Ben Okoye"))
    assert {coder for row in rows for coder in row.by} == {me}
    assert {state for row in rows for coder, state in row.states.items() if coder != me} <= {
        "assigned"
    }


def test_the_matrix_is_ones_own(ben, qtbot):
    choose(ben, "matrix")
    qtbot.waitUntil(lambda: ben.matrix.model.matrix is not None)
    made = ben.matrix.model.matrix
    assert [one.name for one in made.coders] == ["Ben Okoye"]
    assert control(ben, "matrix reviewers").currentText() == "Only Ben Okoye"
    assert ben.matrix.shown.only == ben.workspace.project.me
    shown = {coder for row in made.cells for cell in row for coder in cell.own.coders}
    assert shown == {ben.workspace.project.me}


def test_the_cell_beside_the_matrix_shows_ones_own_work(blind, open_windows, qtbot):
    with Project(blind, write=True) as project:
        document = next(one for one in documents(project) if one.key == "wetherall-2023")
        support = next(one for one in themes(project) if one.path == "Support")
        for name, all_ in (("Ana Brandt", False), ("Ana Brandt", True), ("Ben Okoye", False)):
            words = f"By {name}, {all_}"
            summarise(project, document, support, find_coder(project, name), words, consensus=all_)
    ben = open_windows(blind).projects[0]
    choose(ben, "matrix")
    place = ben.matrix
    qtbot.waitUntil(lambda: place.model.rowCount() > 0)
    go_to(place, qtbot, "wetherall-2023", "Support")
    cell = place.cell
    assert {cell.model.passage(row).coder for row in range(cell.model.rowCount())} == {"Ben Okoye"}
    assert cell.summaries.mine.toPlainText() == "By Ben Okoye, False"
    assert not cell.summaries.agreed.isVisible()
    assert not cell.summaries.others.isVisible()
    pick(place.choices.content, "Summaries")
    assert cell_at(place, "wetherall-2023", "Support").data() == "By Ben Okoye, False"
    cell.summaries.followed.emit("wetherall-2023:AB1")
    assert "no passage wetherall-2023:AB1" in ben.notices.words


def test_the_history_tells_of_others_only_what_the_team_shares(ben, qtbot):
    choose(ben, "history")
    qtbot.waitUntil(lambda: ben.history.model.rowCount() > 0)
    told = dict.fromkeys(zip(column(ben.history.view, WHO), column(ben.history.view, WHAT),
                             strict=True))  # fmt: skip
    others = [what for who, what in told if who == "Ana Brandt"]
    assert any(what.startswith("Import ") for what in others)
    assert not any(what.startswith(("Code ", "Assess ", "Finish ", "Write ")) for what in others)
    assert any(what.startswith("Code ") for who, what in told if who == "Ben Okoye")


def test_the_team_shows_how_far_one_is_oneself(ben):
    choose(ben, "team")
    table = control(ben, "reviewers")
    rows = {column(table, 0)[row]: [column(table, c)[row] for c in range(3, 7)] for row in (0, 1)}
    assert rows["Ana Brandt"] == ["–"] * 4
    assert "–" not in rows["Ben Okoye (works here)"]
    assert "blind" in control(ben, "whose work is shown").text()


def test_what_others_noted_on_ones_own_passage_is_not_shown(ben, qtbot):
    project = ben.workspace.project
    passage = of(project, "Ben Okoye")[0].passage
    ana = find_coder(project, "Ana Brandt")
    ben.workspace.do(
        lambda: write_memo(project, table="passage", row=passage, coder=ana.id, text="zeppelin")
    )
    ben.passages.filters.words.setText("zeppelin")
    ben.passages.filters.asked_changed.emit()
    assert ben.passages.model.rowCount() == 0
    ben.passages.filters.clear()
    memos = [ben.passages.model.passage(row).memo for row in range(ben.passages.model.rowCount())]
    assert "zeppelin" not in str(memos)


def test_a_lead_sees_all_though_the_project_is_blind(window, qtbot):
    everything = len(list(passages(window.workspace.project)))
    choose(window, "blind")
    qtbot.waitUntil(lambda: window.passages.model.rowCount() == everything)
    assert window.workspace.whose is None
    assert counts(window) == everything


def test_a_copy_handed_out_blind_stays_so_whatever_is_merged_into_it(
    open_windows, example, tmp_path, qtbot
):
    copy = tmp_path / "ben.coder"
    with Project(example, write=True) as project:
        copy_project(project, copy, recipient="Ben Okoye", light=True, blind=True)
        everything = len(list(passages(project)))
    with Project(copy, write=True) as project:
        merge_files(project, [example])
        mine = len(of(project, "Ben Okoye"))
        assert len(list(passages(project))) == everything > mine
    window = open_windows(copy).projects[0]
    qtbot.waitUntil(lambda: window.passages.model.rowCount() == mine)


def test_all_comes_in_sight_when_a_merge_brings_the_leads_opening(open_windows, blind, qtbot):
    opened = blind.with_name("opened.coder")
    with Project(blind, write=True) as project:
        copy_project(project, opened, recipient="Ana Brandt", light=True, blind=False)
        mine, everything = len(of(project, "Ben Okoye")), len(list(passages(project)))
    with Project(opened, write=True) as project:
        set_blind(project, blind=False)
    window = open_windows(blind).projects[0]
    qtbot.waitUntil(lambda: window.passages.model.rowCount() == mine)
    from tests.desktop.team.acts import agree, rehearse

    choose(window, "team")
    agree(window, qtbot, rehearse(window, qtbot, opened))
    choose(window, "read")
    qtbot.waitUntil(lambda: window.passages.model.rowCount() == everything)
    assert counts(window) == everything


def test_removing_a_theme_does_not_tell_who_coded_with_it(ben):
    from coder.desktop.codebook.acts import what_goes_along

    said = what_goes_along(ben.workspace, [theme(ben, "Guidance / Written guidance")], [])
    assert said == "All that was coded or judged with it goes along, whoever did it."


def test_what_goes_along_with_a_document_is_said_without_numbers(ben):
    said = []

    def keep(dialog):
        said.append(control(dialog, "question").text())
        dialog.reject()

    select_documents(ben, "lindborg-2019")
    answer(keep)
    choose(ben, "remove document")
    assert said[0] == (
        "All that was coded, judged or charted in it goes along, whoever did it."
        " Undo brings all of it back."
    )
