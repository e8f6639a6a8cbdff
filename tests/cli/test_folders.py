"""A project in a synchronised folder: what is said of it, and when."""

import pytest

_SAID = (
    "coder: review.coder lies in a folder that is synchronised or on a network drive: Coder works"
    " there in a slower way that keeps the file whole at every moment; let nobody else open it"
    " meanwhile, and merge copies instead.\n"
)


@pytest.fixture
def path(tmp_path):
    (tmp_path / "Dropbox").mkdir()
    return tmp_path / "Dropbox" / "review.coder"


def test_a_project_in_a_synchronised_folder_says_so_once(terminal, path):
    begun = terminal.type("new", path, "--coder", "Ana")
    assert (begun.code, begun.err) == (0, _SAID)
    assert terminal.type("theme", path, "add", "Training").err == ""
    assert terminal.type("themes", path).err == ""


def test_json_stays_one_document_beside_the_warning(terminal, path):
    begun = terminal.type("new", path, "--coder", "Ana", "--json")
    assert begun.value["coder"] == "Ana"
    assert begun.err == _SAID


def test_each_copy_says_it_for_itself_when_it_is_first_written_to(terminal, bare, path):
    bare.do("copy", path, "--for", "Ben")
    assert terminal.type("themes", path).err == ""
    assert terminal.type("theme", path, "add", "").err != _SAID
    assert terminal.type("theme", path, "add", "Training").err == _SAID
    assert terminal.type("theme", path, "add", "Support").err == ""


def test_a_project_elsewhere_says_nothing(bare):
    bare.say("theme", "add", "Training")
