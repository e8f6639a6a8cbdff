"""The report of a merge is what a comparison of everything before and after it finds."""

import random
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from coder.merge.merging import merge_files, rehearse_merge
from tests.histories.team import Acts, Team

PEOPLE = ["Lead", "Ana", "Ben"]
WORK = {
    "memos": "memo", "assessments": "assessment", "charted": "charted", "summaries": "summary",
    "decisions": "decision",
}  # fmt: skip


@settings(
    max_examples=5, deadline=None, suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)  # fmt: skip
@given(seed=st.integers(0, 2**32))
def test_a_report_tells_what_differs_and_nothing_else(seed):
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        team = Team(Path(folder), dice)
        team.found(PEOPLE)
        for _ in range(4):
            for name in PEOPLE:
                with team.open(name) as project:
                    acts = Acts(project, dice)
                    for _ in range(8):
                        acts.act()
            for name in PEOPLE:
                others = [team.copies[other] for other in PEOPLE if other != name]
                dice.shuffle(others)
                with team.open(name) as project:
                    compare(project, others[: dice.choice([1, 2])])


def compare(project, others):
    before = everything(project)
    planned = rehearse_merge(project, others)
    report = merge_files(project, others)
    after = everything(project)
    assert (planned.brought, planned.work) == (report.brought, report.work)
    assert (planned.themes, planned.others) == (report.themes, report.others)
    assert told(report) == codings_that_differ(before, after)
    assert work_told(report) == work_that_differs(before, after)
    gone = {one.theme_id for one in report.themes if one.what == "removed"}
    assert gone <= before["shown_theme"].keys() - after["shown_theme"].keys()
    new = {one.theme_id for one in report.themes if one.what == "new"}
    assert new <= after["shown_theme"].keys()


def everything(project):
    """All rows of the tables that matter, by id; and as what rows are shown."""
    tables = ("coding", "passage", "memo", "assessment", "charted", "reading", "file",
              "summary", "decision", "shown_theme", "theme", "document", "coder")  # fmt: skip
    found = {}
    for table in tables:
        rows = project.db.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in rows.description]
        found[table] = {row[0]: dict(zip(names, row, strict=True)) for row in rows}
    found["shown"] = dict(project.db.execute("SELECT row, as_row FROM shown"))
    return found


def told(report):
    lines = Counter()
    for one in report.brought:
        for what in ("added", "changed", "removed"):
            lines[what, one.coder_id, one.document_id, one.theme_id] += getattr(one, what)
    return +lines


def codings_that_differ(before, after):
    lines = Counter()
    for row in before["coding"].keys() | after["coding"].keys():
        old, new = whole(before, row), whole(after, row)
        if old == new:
            continue
        what = "added" if old is None else "removed" if new is None else "changed"
        coding, passage = new or old
        state = after if new else before
        document = state["file"][passage["file"]]["document"]
        cell = (
            shown(before, after, passage["coder"]), shown(before, after, document),
            shown(before, after, coding["theme"]),
        )  # fmt: skip
        lines[(what, *cell)] += 1
    return lines


def whole(state, row):
    """A coding with its passage."""
    coding = state["coding"].get(row)
    return coding and (coding, state["passage"][coding["passage"]])


def shown(before, after, row):
    """As what a row is shown now; of one that is gone, as what that is which it was shown as."""
    there = any(row in after[table] for table in ("theme", "document", "coder"))
    was = row if there else before["shown"].get(row, row)
    return after["shown"].get(was, was)


def work_told(report):
    numbers = Counter()
    for one in report.work:
        for name in (*WORK, "finished"):
            numbers[name, one.coder_id] += getattr(one, name)
    return +numbers


def work_that_differs(before, after):
    numbers = Counter()
    for name, table in WORK.items():
        for row in before[table].keys() | after[table].keys():
            old, new = before[table].get(row), after[table].get(row)
            if old != new:
                numbers[name, shown(before, after, (new or old)["coder"])] += 1
    for row, new in after["reading"].items():
        old = before["reading"].get(row)
        if new["finished"] is not None and (old is None or old["finished"] is None):
            numbers["finished", shown(before, after, new["coder"])] += 1
    return numbers
