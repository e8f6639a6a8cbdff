"""What a merge tells: what is new by it, once."""


def test_what_is_shown_as_one_is_told_by_the_merge_that_joined_it(desk, tmp_path):
    ben = desk.hand_out("Ben", tmp_path / "ben.coder")
    for one in (desk, ben):
        one.do("theme", "add", "Power")
    planned = desk.do("merge", ben.path, "--dry-run")["joined"]
    (joined,) = desk.merge(ben.path)["joined"]
    assert planned == [joined]
    assert joined["kind"] == "theme"
    ben.do("theme", "add", "Trust")
    assert "Power" not in desk.say("merge", ben.path)
    assert desk.merge(ben.path)["joined"] == []
    desk.undo()
    desk.undo()
    assert "shown as one: Power" in desk.say("merge", ben.path)
