"""Charts in the window: chosen, drawn, read as numbers, copied and saved."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from coder.desktop.charts.numbers import NumbersModel
from coder.desktop.charts.saving import SaveChart
from coder.desktop.look.palettes import set_appearance
from coder.domain.chart import KINDS
from coder.operations.projects import new_project
from coder.operations.themes import add_theme
from tests.desktop.acts import answer, choose, click, control

ROOT = Path(__file__).parents[3]


@pytest.fixture
def charts(window, qtbot):
    choose(window, "charts")
    qtbot.waitUntil(lambda: window.charts.picture.is_drawn)
    return window.charts


def take(charts, name, value):
    box = control(charts, name)
    box.choose(value)
    box.value_changed.emit()


def numbers(charts):
    model = charts.numbers.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def pixels(charts):
    return charts.picture.findChild(QLabel).pixmap()


def test_the_numbers_are_a_sound_model(charts, qtmodeltester):
    qtmodeltester.check(charts.numbers.model())
    qtmodeltester.check(NumbersModel())


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_drawn_beside_its_numbers(charts, qtbot, kind):
    take(charts, "chart kind", kind)
    qtbot.waitUntil(lambda: charts.picture.is_drawn)
    assert not pixels(charts).isNull()
    assert len(numbers(charts)) >= 7
    assert charts.picture.accessibleName()
    assert charts.picture.accessibleDescription().startswith("Number of ")


def test_choices_that_do_not_concern_a_kind_are_not_seen(charts):
    def seen():
        names = ("attribute", "unit", "along", "order")
        return {name for name in names if control(charts, f"chart {name}").isVisible()}

    assert seen() == {"order"}
    take(charts, "chart kind", "together")
    assert seen() == {"unit"}
    take(charts, "chart kind", "saturation")
    assert seen() == {"along"}
    take(charts, "chart kind", "attribute")
    assert seen() == {"attribute", "order"}


def test_what_is_chosen_is_what_is_counted(charts):
    take(charts, "chart level", value=True)
    assert [row[0] for row in numbers(charts)] == [
        "Collaborative experience", "Training", "Guidance", "Support",
    ]  # fmt: skip
    all_of_them = numbers(charts)
    ben = next(value for value in control(charts, "chart reviewer")._values if value)
    take(charts, "chart reviewer", ben)
    assert numbers(charts) != all_of_them


def test_the_chart_follows_what_is_coded(window, charts, qtbot):
    space = window.workspace
    space.do(lambda: add_theme(space.project, "Time"))
    qtbot.waitUntil(lambda: numbers(charts)[-1] == ["Time", "0", "0", "0", "7"])
    qtbot.waitUntil(lambda: charts.picture.is_drawn)


def test_the_chosen_rows_are_copied_with_their_heads_and_the_button_copies_all(window, charts):
    charts.numbers.selectRow(2)
    charts.numbers.setFocus()
    QTest.keyClick(charts.numbers, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines() == [
        "Theme\tPresent\tUnclear\tAbsent\tOpen", "\t".join(numbers(charts)[2]),
    ]  # fmt: skip
    click(control(charts, "copy numbers"))
    assert len(QGuiApplication.clipboard().text().splitlines()) == 1 + len(numbers(charts))


@pytest.mark.parametrize("ending", [".svg", ".png", ".csv"])
def test_a_chart_is_saved_as_what_is_chosen(window, charts, tmp_path, ending):
    def fill(dialog):
        take(dialog, "chart form", ending)
        control(dialog, "chart file").setText(str(tmp_path / "themes"))
        control(dialog, "chart width").setValue(8.5)
        dialog.accept()

    answer(fill)
    click(control(charts, "save chart"))
    path = tmp_path / f"themes{ending}"
    assert path.stat().st_size > 100
    assert window.notices.words == f"Wrote {path}."
    assert control(window, "notice answer").text() == "Open the file"
    if ending == ".png":
        assert abs(QPixmap(str(path)).width() - 8.5 / 2.54 * 300) <= 1


def test_the_dialog_gives_the_file_its_ending_and_says_what_is_replaced(window, tmp_path):
    (tmp_path / "c.png").write_text("mine")
    dialog = SaveChart(window, path=tmp_path / "c.svg")
    told = control(dialog, "chart told")
    assert told.text().startswith("Pictures are on white")
    take(dialog, "chart form", ".png")
    assert dialog.path == tmp_path / "c.png"
    assert told.text() == "c.png is there already and will be replaced."
    assert control(dialog, "save now").text() == "Replace"
    assert control(dialog, "chart dpi").isEnabled()
    take(dialog, "chart form", ".csv")
    assert not control(dialog, "chart width").isEnabled()
    dialog.deleteLater()


def test_what_cannot_be_written_is_told(window, charts, tmp_path):
    def fill(dialog):
        (tmp_path / "none").mkdir()
        control(dialog, "chart file").setText(str(tmp_path / "none" / "c.svg"))
        (tmp_path / "none").rmdir()  # as when it is on a stick that is taken out
        dialog.accept()

    def look(dialog):
        control(dialog, "chart file").setText(str(tmp_path / "none" / "c.svg"))
        assert "There is no folder" in control(dialog, "chart told").text()
        assert not control(dialog, "save now").isEnabled()
        dialog.reject()

    answer(look)
    click(control(charts, "save chart"))
    answer(fill)
    click(control(charts, "save chart"))
    assert "could not be written" in window.notices.words


def test_it_is_drawn_anew_in_the_dark_and_for_another_width(window, charts, qtbot):
    light, narrow = pixels(charts).toImage(), pixels(charts).width()
    set_appearance("dark")
    qtbot.waitUntil(lambda: charts.picture.is_drawn and pixels(charts).toImage() != light)
    assert pixels(charts).toImage().pixelColor(2, 2).lightness() < 64
    set_appearance("light")
    window.resize(window.width() + 200, window.height())
    qtbot.waitUntil(lambda: charts.picture.is_drawn and pixels(charts).width() > narrow)


def test_without_codings_and_without_attributes_a_sentence_says_what_to_do(
    open_windows, tmp_path, qtbot
):
    with new_project(tmp_path / "p.coder", title="P", lead="Ana"):
        pass
    window = open_windows(tmp_path / "p.coder").projects[0]
    choose(window, "charts")
    sentence = control(window.charts, "no chart")
    qtbot.waitUntil(sentence.isVisible)
    assert sentence.text().startswith("Charts show what was coded")
    assert not control(window.charts, "save chart").isEnabled()
    take(window.charts, "chart kind", "attribute")
    assert sentence.text().startswith("There is no attribute yet")


_WINDOW = """
import sys
from pathlib import Path
from coder.desktop.application import opened
from coder.pdf.readers import Readers
if __name__ == "__main__":
    with Readers(processes=1) as readers, opened([Path(sys.argv[1])], readers) as windows:
        windows.projects[0].show_place("matrix")
        print("matplotlib" in sys.modules)
"""


def test_a_window_without_a_chart_does_not_load_matplotlib(example, tmp_path):
    script = tmp_path / "opens.py"
    script.write_text(_WINDOW, "utf-8")
    run = subprocess.run(
        [sys.executable, str(script), str(example)],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.stdout.strip() == "False", run.stderr


def test_names_beside_a_chart_are_cut_only_where_there_is_no_room(charts):
    table = charts.numbers
    usual = table.columnWidth(0)
    table.parentWidget().setSizes([100, 3_000])
    table.horizontalHeader().length()
    names = [row[0] for row in numbers(charts)]
    longest = max(table.fontMetrics().horizontalAdvance(name) for name in names)
    assert table.columnWidth(0) > longest
    table.parentWidget().setSizes([3_000, 100])
    assert table.columnWidth(0) <= usual
