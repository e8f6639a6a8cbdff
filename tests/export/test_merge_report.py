"""The report of a merge as a file: a letter, a workbook, JSON."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from coder.domain.errors import CoderError
from coder.domain.journal.conflict import Dispute, Opinion
from coder.domain.merge_report import (
    Arrived,
    Brought,
    FileReport,
    Joining,
    MergeReport,
    RowNews,
    ThemeNews,
    Work,
)
from coder.domain.proposal import Proposal
from coder.export.merge_letter import merge_letter
from coder.export.merge_report import write_merge_report

HOSTILE = '=HYPERLINK("http://x","y")'


def opinion(value, coder):
    return Opinion(value, value, coder, coder.lower(), "2026-05-12T10:00:00.000Z")


REPORT = MergeReport(
    files=(
        FileReport("/mail/ana.coder", 1_210, 0, 2, 317, 14), FileReport("b.coder", 0, 0, 0, 0, 5),
    ),
    coders=(Arrived("Ana", "a", 317),),
    joined=(Joining("theme", "t1", "t2", "Power"),),
    conflicts=(
        Dispute("c1", "field", "theme", "t1", "name", "Two people set the name.",
                (opinion(HOSTILE, "Ana"), opinion("Power", "Ben")), settled=False),
    ),
    ahead=("Ben",),
    backup="/backups/one.coder",
    brought=(
        Brought("Ana", "a", "ali-2022", "d1", HOSTILE, "t1", 316, 2, 0),
        Brought("Ana", "a", "kay-2019", "d2", "Support / Group", "t2", 1, 0, 3),
        Brought("Ben", "b", "kay-2019", "d2", "Support / Group", "t2", 0, 0, 1),
    ),
    themes=(
        ThemeNews("t3", "Support / Peers", "new", "Ana", {"definition": (None, "like\nus")}),
        ThemeNews("t4", "Teaching", "changed", None, {"name": ("Training", "Teaching")}),
        ThemeNews("t5", "Teaching", "joined", "Ben", {"path": ("Tuition", "Teaching")}),
        ThemeNews("t6", "Old", "removed", "Ben"),
    ),
    others=(RowNews("coder", "b", "Ben", "new", "Ana"),),
    work=(Work("Ana", "a", memos=3, finished=1), Work("Ben", "b", charted=2)),
    proposals=(Proposal("p1", "document", "d1", "d2", "They may be one.", ("Alike.", "Very.")),),
    reanchored={"exact": 30, "close": 0, "ambiguous": 0, "unplaced": 1},
    new_conflicts=1,
    number=2,
    at="2026-05-12T14:03:20.000Z",
    project="Recovery Colleges",
)  # fmt: skip

LETTER = """\
Recovery Colleges: what a merge brought, 2026-05-12 at 14:03 UTC

317 codings by Ana came in.
The clock of Ben is more than a day ahead: what Ben did shows over what others did at the same \
time, until it is settled.

Files
- ana.coder: 1,210 acts (0 documents, 2 themes, 317 codings); here already: 14.
- b.coder: nothing new.

Codings
- Ana: 317 codings added, 2 changed and 3 removed, in 2 documents.
- Ben: 1 coding removed, in 1 document.

Other work
- Ana: 3 memos and 1 finished reading.
- Ben: 2 charted values.

Passages
- 31 passages from another build of a document: 30 exact and 1 unplaced.

Themes
- New theme Support / Peers, by Ana: “like us”.
- The theme Teaching was changed: name “Teaching” instead of “Training”.
- The theme Tuition is shown as part of Teaching now, by Ben.
- The theme Old was removed by Ben.

Documents, reviewers and the rest
- New reviewer Ben, by Ana.

Shown as one
- By a rule, several themes are shown as one: Power.

To decide
1 conflict is open, raised by this merge:
- Two people set the name.
1 proposal is open:
- They may be one. Alike. Very.

The project as it was before lies in /backups/one.coder."""


def read_workbook(path):
    import openpyxl

    book = openpyxl.load_workbook(path)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}, book


def test_the_letter_says_who_and_what_and_what_needs_deciding_and_where_the_backup_is():
    assert "\n".join(merge_letter(REPORT)) == LETTER


def test_a_letter_of_little_is_short():
    nothing = MergeReport((FileReport("a.coder", 0, 0, 0, 0, 5),), (), (), (), (), None)
    assert "\n".join(merge_letter(nothing)) == (
        "The project: what a merge brought\n\nNothing new came in.\n\nFiles\n"
        "- a.coder: nothing new.\n\nNothing needs deciding."
    )
    rehearsed = replace(REPORT, rehearsed=True, at=None, backup=None)
    assert merge_letter(rehearsed)[:3] == [
        "Recovery Colleges: what a merge would bring", "", "317 codings by Ana would come in.",
    ]  # fmt: skip


def test_a_letter_of_much_says_how_much_more_there_is():
    many = replace(REPORT, themes=tuple(ThemeNews(str(n), f"T{n}", "new", None) for n in range(50)))
    lines = merge_letter(many)
    assert "- and 30 more: the workbook lists all" in lines
    assert sum(line.startswith("- New theme T") for line in lines) == 20


def test_the_workbook_holds_everything_as_plain_text(tmp_path):
    path = tmp_path / "report.xlsx"
    write_merge_report(REPORT, path)
    sheets, book = read_workbook(path)
    assert list(sheets) == [
        "Summary", "Codings", "Themes", "Other changes", "Proposals", "Conflicts", "Files",
    ]  # fmt: skip
    assert sheets["Codings"][1:] == [
        ("Ana", "ali-2022", HOSTILE, 316, 2, None),
        ("Ana", "kay-2019", "Support / Group", 1, None, 3),
        ("Ben", "kay-2019", "Support / Group", None, None, 1),
    ]
    assert sheets["Themes"][2][3:] == ("name", "Training", "Teaching")
    assert sheets["Conflicts"][1][1:4] == (1, HOSTILE, "Ana")
    assert sheets["Proposals"][1] == ("They may be one.", "document", "Alike.\nVery.")
    assert sheets["Files"][1] == ("/mail/ana.coder", 1_210, 0, 2, 317, 14)
    summary = dict(row[:2] for row in sheets["Summary"])
    assert summary["Codings"] == "317 codings by Ana came in."
    assert summary["Backup"] == "/backups/one.coder"
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert book["Codings"].auto_filter.ref == "A1:F4"


def test_the_same_report_is_the_same_bytes(tmp_path):
    for suffix in (".xlsx", ".txt", ".json"):
        paths = [tmp_path / f"{name}{suffix}" for name in ("one", "other")]
        for path in paths:
            write_merge_report(REPORT, path)
        assert paths[0].read_bytes() == paths[1].read_bytes()


def test_json_holds_everything_a_program_wants(tmp_path):
    write_merge_report(REPORT, tmp_path / "report.json")
    held = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert held["brought"][0] == {
        "coder": "Ana", "coder_id": "a", "document": "ali-2022", "document_id": "d1",
        "theme": HOSTILE, "theme_id": "t1", "added": 316, "changed": 2, "removed": 0,
    }  # fmt: skip
    assert held["themes"][1]["fields"] == {"name": ["Training", "Teaching"]}
    assert held["proposals"][0]["about"] == "They may be one."
    assert held["reanchored"]["exact"] == 30


def test_text_that_no_file_can_hold_is_no_reason_to_fail(tmp_path):
    odd = replace(REPORT, project="\ud800\x00")
    for suffix in (".xlsx", ".txt", ".json"):
        path = tmp_path / f"odd{suffix}"
        write_merge_report(odd, path)
        assert path.stat().st_size


@pytest.mark.parametrize("suffix", [".xlsx", ".txt", ".json"])
def test_a_report_that_cannot_be_written_leaves_nothing_behind(tmp_path, suffix):
    path = tmp_path / f"taken{suffix}"
    path.mkdir()
    with pytest.raises(CoderError, match="could not be written"):
        write_merge_report(REPORT, path)
    assert list(tmp_path.iterdir()) == [Path(path)]
