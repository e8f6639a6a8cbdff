"""Charts as files: readable whatever themes are called, and alike for like data."""

import csv
import os
import struct
import subprocess
import sys
import warnings
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from matplotlib.text import Text

from coder.domain.chart import Chart, ChartRow
from coder.domain.errors import CoderError
from coder.export.charts.bars import draw_bars
from coder.export.charts.curve import draw_curve
from coder.export.charts.drawing import picture
from coder.export.charts.frame import fonts_of, framed
from coder.export.charts.heat import draw_heat
from coder.export.charts.lettering import Measure, families, plain
from coder.export.charts.page import IN_THE_DARK, ON_PAPER, settings
from coder.export.charts.writing import write_chart

ROOT = Path(__file__).parents[3]
HOSTILE = [
    "X" * 300, "التدريب على الإنتاج المشترك", "תמיכה", "😀 👩‍🏫 \ufe0f", "漢字テーマ", "=SUM(A1)",
    "Cost $5 and $6 \\frac{1}{2}", "a_b^c{d}%", "Tab\tline\nend", "\x00\x1f\x7f",
    "ﬁ \u202ereversed",
]  # fmt: skip
KINDS = ["documents", "years", "attribute", "together", "saturation"]


def made(kind, names=("Support", "Training"), numbers=None):
    columns = {
        "documents": ("Present", "Unclear", "Absent", "Open"),
        "together": tuple(names),
        "saturation": ("New themes", "Themes so far"),
    }.get(kind, ("2019", "2020", "no year"))
    rows = tuple(
        ChartRow(name, name, tuple(numbers or range(place, place + len(columns))), place + 1)
        for place, name in enumerate(names)
    )
    totals = (3,) * len(columns) if kind in {"years", "attribute"} else ()
    return Chart(kind, "Title", "Theme", columns, rows, "Number of documents", "Documents", totals)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_drawn_whatever_themes_are_called_without_a_warning(kind):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for inks in ({}, {"inks": IN_THE_DARK}):
            content = picture(made(kind, HOSTILE), "png", dpi=50, **inks)
            assert content.startswith(b"\x89PNG")


@pytest.mark.parametrize("kind", KINDS)
def test_svg_is_sound_and_needs_no_fonts(kind):
    tree = ET.fromstring(picture(made(kind), "svg"))
    assert not list(tree.iter("{http://www.w3.org/2000/svg}text"))


def test_a_png_is_as_wide_as_asked_and_taller_with_more_themes():
    def size(names):
        content = picture(made("documents", names), "png", width=17, dpi=300)
        return struct.unpack(">II", content[16:24])

    wide, few = size(["A", "B"])
    assert abs(wide - 17 / 2.54 * 300) <= 1
    assert size([f"Theme {n}" for n in range(30)])[1] > few


def test_a_thousand_documents_and_two_hundred_themes_are_drawn_as_far_as_they_can_be_read():
    names = [f"Theme {n}" for n in range(200)]
    heights = [
        struct.unpack(">II", picture(made("together", names, [1] * 200), "png", dpi=50)[16:24])[1],
        struct.unpack(">II", picture(made("documents", names), "png", dpi=50)[16:24])[1],
    ]
    assert max(heights) < 50 * 12  # inches
    assert picture(made("saturation", [f"doc-{n}" for n in range(1_000)]), "png", dpi=50)


def test_long_names_are_cut_to_the_room_there_is():
    measure = Measure(families(map(plain, HOSTILE)))
    for name in HOSTILE:
        cut = measure.cut(plain(name), 9, 1.0)
        assert measure.width(cut, 9) <= 1.0 or len(cut) <= 1
    assert measure.cut("Support / Mutual support between peers", 9, 1.6).startswith("Support")
    assert measure.cut("Support / Mutual support between peers", 9, 1.6).endswith("peers")


@pytest.mark.parametrize("kind", KINDS)
def test_in_a_column_of_a_journal_names_are_whole_and_nothing_is_cut_at_the_edge(kind):
    names = ["Training on co-production", "Mutual support between peers", "Stigma"]
    frame = framed(made(kind, names), 8.5 / 2.54, ON_PAPER)
    with settings(fonts_of(frame.chart)):
        page = {"documents": draw_bars, "saturation": draw_curve}.get(kind, draw_heat)(frame)
        renderer = page.figure.canvas.get_renderer()
        page.figure.draw(renderer)
        seen = [one for one in page.figure.findobj(Text) if one.get_text()]
        edges = [one.get_window_extent(renderer) for one in seen]
    assert min(one.x0 for one in edges) >= 0
    assert max(one.x1 for one in edges) <= page.figure.bbox.x1
    if kind != "saturation":  # whose rows are documents
        assert not any("…" in one.get_text() for one in seen)
        assert [" ".join(lines) for lines in frame.names] == names


def test_nothing_to_draw_is_a_sentence():
    with pytest.raises(CoderError, match="nothing to draw yet"):
        picture(made("documents", numbers=[0, 0, 0, 0]), "svg")


def test_the_numbers_are_written_with_names_that_are_no_formulas(tmp_path):
    chart = made("years", ["=SUM(A1)", 'A "quoted", name'])
    write_chart(chart, tmp_path / "c.csv")
    with (tmp_path / "c.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [
        ["Theme", "2019", "2020", "no year"], ["all documents", "3", "3", "3"],
        ["'=SUM(A1)", "0", "1", "2"], ['A "quoted", name', "1", "2", "3"],
    ]  # fmt: skip


def test_another_ending_or_width_is_refused_and_leaves_no_file(tmp_path):
    with pytest.raises(CoderError, match="name a file that ends in"):
        write_chart(made("documents"), tmp_path / "c.gif")
    with pytest.raises(CoderError, match="centimetres wide"):
        write_chart(made("documents"), tmp_path / "c.svg", width=1)
    assert list(tmp_path.iterdir()) == []


_WRITE = """
import hashlib, sys
from pathlib import Path
from coder.export.charts.writing import write_chart
from tests.export.charts.test_charts import HOSTILE, KINDS, made
for kind in KINDS:
    for ending in ("svg", "png", "csv"):
        path = Path(sys.argv[1]) / f"{kind}.{ending}"
        write_chart(made(kind, HOSTILE), path, dpi=60)
        print(hashlib.sha256(path.read_bytes()).hexdigest())
"""


def test_the_same_data_give_the_same_bytes_in_another_process_zone_and_place(tmp_path):
    digests = []
    for zone, seed, place in (("UTC", "1", "C"), ("Asia/Kathmandu", "2", "de_DE.UTF-8")):
        folder = tmp_path / seed
        folder.mkdir()
        env = os.environ | {
            "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": place, "PYTHONPATH": str(ROOT),
            "SOURCE_DATE_EPOCH": seed,
        }  # fmt: skip
        run = subprocess.run(
            [sys.executable, "-W", "error", "-c", _WRITE, str(folder)],
            cwd=folder, env=env, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert (run.returncode, run.stderr) == (0, "")
        digests.append(run.stdout.split())
    assert digests[0] == digests[1]
    assert len(digests[0]) == 3 * len(KINDS)
