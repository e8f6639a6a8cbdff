"""Parts of pages are passages in every count, though no figure counts them."""

from coder.analysis.comparing.agreement import agreement
from coder.analysis.comparing.compared import compare
from coder.analysis.comparing.shared import Asked
from coder.analysis.reporting.negotiation import negotiation

BOX, ELSEWHERE = (0, 1_000, 1_000, 9_000, 9_000), (0, 20_000, 20_000, 29_000, 29_000)


def test_a_theme_on_parts_of_pages_alone_is_used_and_counted_once_everywhere(team):
    for name in ("Ana", "Ben"):
        team.mark(name, BOX, "Support / Mutual support")
    team.mark("Ana", ELSEWHERE, "Support / Mutual support")
    team.code("Ben", "It went both ways, and this surprised us equally.", "Guidance")
    team.finish("Ana", "Ben")
    held = compare(team.project, Asked())
    found = agreement(team.project, held, "characters")
    lines = {held.themes[one.theme].path: one for one in found.themes}
    for path in ("Support", "Support / Mutual support"):
        assert lines[path].line.kinds == {"both": 1, "only": 1}
        assert lines[path].alone == {0: 1}
        assert [flag.what for flag in lines[path].flags] == ["no text"]
    assert found.overall.kinds == {"both": 1, "only": 2}
    told = negotiation(team.project, team.project, held)
    assert told.passages == sum(found.overall.kinds.values()) == 3
    assert [flag.what for flag in lines["Training"].flags] == ["not used"]
