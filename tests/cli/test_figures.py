"""Charts from a terminal: their numbers, and the files they become."""

import pytest


@pytest.fixture
def review(terminal, tmp_path):
    terminal.do("demo", tmp_path, "--no-window")
    return next(tmp_path.glob("*.coder"))


def test_without_a_file_the_numbers_are_told(terminal, review):
    lines = terminal.say("figure", review, "documents").splitlines()
    assert lines[0] == "Themes in 7 documents"
    assert lines[3].split() == ["Theme", "Present", "Unclear", "Absent", "Open"]
    found = terminal.do("figure", review, "years", "--top-level")
    assert found["columns"][0] == "2014"
    assert [row["name"] for row in found["rows"]] == [
        "Collaborative experience", "Training", "Guidance", "Support",
    ]  # fmt: skip


def test_where_names_are_long_themes_stand_in_the_table_by_number(terminal, review):
    long = "What the trainers say about written guidance " * 2 + "and about other things"
    terminal.do("theme", review, "add", long)
    lines = terminal.say("figure", review, "documents").splitlines()
    number = next(line.split()[0] for line in lines if line.endswith(long))
    assert any(line.split() == [number, "0", "0", "0", "7"] for line in lines)
    assert terminal.do("figure", review, "documents")["rows"][-1]["name"] == long
    together = terminal.say("figure", review, "together").splitlines()
    assert max(map(len, together[-int(number) :])) < 120


@pytest.mark.parametrize("kind", ["documents", "years", "together", "saturation"])
@pytest.mark.parametrize(("ending", "begins"), [("svg", b"<?xml"), ("png", b"\x89PNG")])
def test_a_chart_becomes_a_picture(terminal, review, tmp_path, kind, ending, begins):
    out = tmp_path / f"chart.{ending}"
    assert terminal.say("figure", review, kind, out, "--dpi", "60") == f"Wrote {out}.\n"
    assert out.read_bytes().startswith(begins)


def test_a_chart_by_an_attribute_becomes_a_table(terminal, review, tmp_path):
    out = tmp_path / "design.csv"
    terminal.do("figure", review, "attribute", out, "--attribute", "design")
    assert out.read_text("utf-8-sig").startswith("Theme,Case study,")
    said = terminal.refused("figure", review, "attribute", "--attribute", "Colour")
    assert said.startswith("There is no attribute 'Colour'; there are: Design, ")
    assert "Choose an attribute" in terminal.refused("figure", review, "attribute")


def test_a_file_that_is_there_is_replaced_only_when_asked(terminal, review, tmp_path):
    out = tmp_path / "c.svg"
    out.write_text("mine")
    assert "--overwrite" in terminal.refused("figure", review, "documents", out)
    assert out.read_text() == "mine"
    terminal.do("figure", review, "documents", out, "--overwrite")
    assert out.read_text("utf-8").startswith("<?xml")


def test_what_cannot_be_written_is_a_sentence_and_no_half_file(terminal, review, tmp_path):
    assert ".svg, .png or .csv" in terminal.refused(
        "figure", review, "documents", tmp_path / "c.gif"
    )
    nowhere = tmp_path / "none" / "c.svg"
    assert "does not exist: make it first" in terminal.refused(
        "figure", review, "documents", nowhere
    )
    terminal.do("new", tmp_path / "empty.coder", "--coder", "Ana")
    said = terminal.refused("figure", tmp_path / "empty.coder", "years", tmp_path / "c.png")
    assert "nothing to draw yet" in said
    assert not (tmp_path / "c.png").exists()
