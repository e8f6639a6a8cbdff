"""The matrix: what its cells show, and where they lead."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from coder.analysis.matrix import matrix
from coder.desktop.passages.acts import spot_of
from coder.domain.round import RoundSettings
from coder.operations.coders import add_coder, find_coder, working_coder
from coder.operations.deciding import decide, of_cell
from coder.operations.documents import find_document, set_study
from coder.operations.rounds import find_round, freeze_round, remove_round
from coder.operations.themes import find_theme
from coder.store.documents import documents
from coder.store.themes import themes as stored_themes
from tests.desktop.acts import choose, press
from tests.desktop.matrix.acts import cell_at, click_head, column_at, go_to, keys, pick, themes

KEY = "wetherall-2023"


@pytest.fixture
def made(window):
    return matrix(window.workspace.project)


def test_the_matrix_is_a_proper_model(place, qtmodeltester):
    qtmodeltester.check(place.model)


def test_cells_show_counts_and_signs(place, made):
    for row, cells in enumerate(made.cells):
        for column, cell in enumerate(cells):
            wanted = {"absent": "–", "unclear": "?", "open": ""}.get(
                cell.state, str(cell.with_children.passages)
            )
            assert place.model.index(row, column).data() == wanted


def test_a_cell_says_in_words_what_it_is(place):
    said = cell_at(place, "lindborg-2019", "Support / Group support").data(
        Qt.ItemDataRole.AccessibleTextRole
    )
    assert said == "lindborg-2019, Support / Group support: unclear, reviewers disagree"


def test_a_cells_tool_tip_names_who_coded_and_quotes_the_first_passages(place):
    tip = cell_at(place, "wetherall-2023", "Support").data(Qt.ItemDataRole.ToolTipRole)
    assert "5 passages (Ana Brandt, Ben Okoye)" in tip
    assert tip.count("(Wetherall et al., 2023: ") == 3


def test_enter_on_a_cell_lists_its_passages(place, window, qtbot):
    index = cell_at(place, "wetherall-2023", "Support")
    place.view.setFocus()
    place.view.setCurrentIndex(index)
    press(place.view, Qt.Key.Key_Return)
    assert window.passages.isVisible()
    found = [window.passages.model.passage(r) for r in range(window.passages.model.rowCount())]
    assert found
    assert {one.document.key for one in found} == {"wetherall-2023"}
    assert all(one.theme.path.startswith("Support") for one in found)


def test_a_double_click_does_the_same(place, window, qtbot):
    index = cell_at(place, "thistlewood-2014", "Guidance")
    spot = place.view.visualRect(index).center()
    QTest.mouseClick(place.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    with qtbot.waitSignal(window.workspace.passages_wanted):
        QTest.mouseDClick(place.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_an_empty_cell_says_why_it_leads_nowhere(place, window):
    place.view.setCurrentIndex(cell_at(place, "quillan-2016", "Guidance"))
    place.view.setFocus()
    press(place.view, Qt.Key.Key_Return)
    assert "absent: looked for, not reported" in window.notices.words
    assert place.isVisible()


def test_clicks_on_a_theme_sort_by_it_most_first_then_least_then_by_name_again(place):
    column = cell_at(place, "wetherall-2023", "Support").column()
    before = keys(place)
    click_head(place, column)
    assert keys(place)[0] == "wetherall-2023"
    assert place.choices.sorting.currentText() == "Most of Support"
    click_head(place, column)
    assert keys(place)[-1] != "wetherall-2023"
    click_head(place, column)
    assert keys(place) == before


def test_each_reviewer_stands_in_the_cell_with_letters_and_a_sign(place, window):
    pick(place.choices.reviewers, "Each reviewer")
    index = cell_at(place, "lindborg-2019", "Training / Training not on co-production")
    assert index.data() == "AB 1  BO –"
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert "Ana Brandt: 1 passage" in tip
    assert "Ben Okoye: absent" in tip
    assert "disagree" in tip
    assert place.model.rowCount() == len(matrix(window.workspace.project).rows)


def test_the_matrix_shows_what_the_team_agreed_on(place, window, qtbot):
    guidance = "lindborg-2019", "Guidance"
    everything = cell_at(place, *guidance).data()
    pick(place.choices.reviewers, "Consensus of the team")
    qtbot.waitUntil(lambda: cell_at(place, *guidance).data() != everything)
    support = cell_at(place, "wetherall-2023", "Support")
    assert "The team" in support.data(Qt.ItemDataRole.ToolTipRole)
    place.view.setCurrentIndex(support)
    said = place.cell.findChild(QLabel, "cell said")
    qtbot.waitUntil(lambda: place.cell.model.rowCount() > 0)
    assert "all reviewers" not in said.text()


def test_one_reviewers_matrix_leads_to_their_passages_alone(place, window, qtbot):
    pick(place.choices.reviewers, "Only Ana Brandt")
    index = cell_at(place, "wetherall-2023", "Support")
    place.view.setCurrentIndex(index)
    number = index.data()
    place.view.setFocus()
    press(place.view, Qt.Key.Key_Return)
    found = [window.passages.model.passage(r) for r in range(window.passages.model.rowCount())]
    assert {one.coder for one in found} == {"Ana Brandt"}
    assert int(number) <= len(found)


def test_documents_of_one_study_share_a_row_and_lead_to_all_their_passages(place, window, qtbot):
    project = window.workspace.project
    pair = [one for one in documents(project) if one.key in {"quillan-2016", "wetherall-2023"}]
    for one in pair:
        window.workspace.do(lambda one=one: set_study(project, one, "The college"))
    pick(place.choices.by, "By study")
    qtbot.waitUntil(lambda: "The college" in keys(place))
    place.view.setCurrentIndex(cell_at(place, "The college", "Training"))
    place.view.setFocus()
    press(place.view, Qt.Key.Key_Return)
    listed = window.passages.model
    found = {listed.passage(row).document.key for row in range(listed.rowCount())}
    assert found == {"quillan-2016", "wetherall-2023"}
    assert window.passages.filters.document.currentText() == "Study: The college"


def test_it_counts_again_when_it_is_shown_after_an_act(place, window, qtbot):
    before = cell_at(place, "wetherall-2023", "Support").data()
    choose(window, "read")
    choose(window, "undo")
    choose(window, "undo")
    choose(window, "matrix")
    qtbot.waitUntil(lambda: not place._stale)
    found = matrix(window.workspace.project)
    shown = [
        [place.model.index(row, column).data() for column in range(place.model.columnCount())]
        for row in range(place.model.rowCount())
    ]
    assert [[bool(text) for text in line] for line in shown] == [
        [cell.state != "open" for cell in cells] for cells in found.cells
    ]
    assert before


def test_what_was_chosen_is_chosen_again_in_this_copy(open_windows, example, qtbot):
    windows = open_windows(example)
    window = windows.projects[0]
    choose(window, "matrix")
    pick(window.matrix.choices.reviewers, "Majority of reviewers")
    window.close()
    again = windows.open(example)
    assert again.matrix.choices.reviewers.currentText() == "Majority of reviewers"


def test_a_column_is_headed_by_its_theme_and_tells_its_path(place, window):
    held = stored_themes(window.workspace.project)
    for column, theme in enumerate(held):
        assert place.model.headerData(column, Qt.Orientation.Horizontal).endswith(theme.name)
        tip = place.model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        assert theme.path in tip


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_chosen_cells_are_copied_with_their_heads(place, window, qtbot):
    def copied():
        QApplication.clipboard().clear()
        QTest.keyClick(place.view, Qt.Key.Key_C, CTRL)
        return [line.split("\t") for line in QApplication.clipboard().text().split("\n")]

    go_to(place, qtbot, "hoshikawa-2021", "Collaborative experience")
    assert copied() == [["1"]]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        QTest.keyClick(place.view, key, SHIFT)
    head = ["Passages", "Collaborative experience", themes(place)[1]]
    assert copied() == [head, ["hoshikawa-2021", "1", "1"], ["lindborg-2019", "2", "1"]]
    assert window.notices.words == "Copied 4 cells, with their heads."
    QTest.keyClick(place.view, Qt.Key.Key_A, CTRL)
    assert [line[0] for line in copied()] == ["Passages", *keys(place)]
    assert copied()[0][1:] == themes(place)


def test_a_click_on_a_theme_sorts_and_chooses_no_cells(place, qtbot):
    go_to(place, qtbot, "lindborg-2019", "Support")
    click_head(place, column_at(place, "Guidance"))
    qtbot.wait(0)
    assert len(place.view.selectedIndexes()) == 1
    assert place.view.currentIndex() == cell_at(place, "lindborg-2019", "Support")


def test_what_is_decided_to_be_there_without_a_passage_is_no_zero_and_in_the_legend(place, qtbot):
    project = place._workspace.project
    document = find_document(project, "wetherall-2023")
    theme = find_theme(project, "Training / Need for training")
    decide(project, [of_cell(document, theme, "present")], working_coder(project))
    pick(place.choices.reviewers, "Consensus of the team")
    qtbot.waitUntil(lambda: place.model.matrix.view == "consensus")
    index = cell_at(place, document.key, theme.path)
    assert index.data() == "●"
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith("reported, as the team decided, without a passage")
    legend = {one.text() for one in place.legend.findChildren(QLabel)}
    assert "reported, as the team decided, without a passage" in legend


def _by_the_consensus(place, qtbot, words="Consensus of the team"):
    pick(place.choices.reviewers, words)
    qtbot.waitUntil(lambda: place.model.matrix.view == "consensus")
    index = cell_at(place, KEY, "Support")
    place.view.setFocus()
    place.view.setCurrentIndex(index)
    qtbot.waitUntil(lambda: not place._looking.isActive() and place.cell.model.rowCount() > 0)


def test_a_cell_of_the_consensus_leads_to_the_page_of_its_first_passage(place, window, qtbot):
    _by_the_consensus(place, qtbot)
    listed = []
    window.workspace.passages_wanted.connect(listed.append)  # where all reviewers' would stand
    spots = []
    window.workspace.spot_wanted.connect(spots.append)
    press(place.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(spots))
    first = place.cell.model.passage(0)
    assert first.coder == "The team"
    assert spots[0] == spot_of(first)
    assert not listed
    assert "&Go to its first passage" in [one.text() for one in place.menu().actions()]


def test_what_the_reviewers_of_a_round_agreed_on_is_offered_where_there_is_a_round(
    place, window, qtbot
):
    offered = place.choices.reviewers
    assert offered.findText("Consensus of round Pilot") < 0
    project = window.workspace.project
    window.workspace.do(lambda: add_coder(project, "Cem Aydin"))  # who has done nothing yet
    two = [find_coder(project, name).id for name in ("Ana Brandt", "Cem Aydin")]
    settings = RoundSettings(coders=tuple(two))
    window.workspace.do(lambda: freeze_round(project, "Pilot", settings))
    qtbot.waitUntil(lambda: offered.findText("Consensus of round Pilot") > 0)
    pick(offered, "Only Ana Brandt")
    qtbot.waitUntil(lambda: place.model.matrix.only is not None)
    hers = [cell_at(place, key, "Support").data() for key in keys(place)]
    _by_the_consensus(place, qtbot, "Consensus of round Pilot")
    assert [cell_at(place, key, "Support").data() for key in keys(place)] == hers
    assert place.undecided.text() == "Shown is the consensus of Ana Brandt and Cem Aydin."
    beside = [place.cell.model.passage(row) for row in range(place.cell.model.rowCount())]
    assert str(len({one.passage or one.quote for one in beside})) == hers[keys(place).index(KEY)]
    window.workspace.do(lambda: remove_round(project, find_round(project, "Pilot")))
    qtbot.waitUntil(lambda: place.model.matrix.view == "union")
    assert offered.currentText() == "All reviewers together"
