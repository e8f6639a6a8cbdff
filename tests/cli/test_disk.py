"""Full disks, files that may not be written, projects that another process has open."""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.acts import ARTICLES, ROOT, Outcome, assert_is_one_sentence, kept_tables, tables_of

DOCUMENT = "thistlewood-2014"
QUOTE = "how to disagree with a colleague in front of students"
CODE = ["--quote", QUOTE, "--theme", "Training"]
NOBODY = 65_534

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs POSIX limits and users")

RUN = (
    "import sys\nfrom coder.__main__ import main\nimport coder.cli.main\n{before}\nsys.exit(main())"
)


def run_after(before, *words):
    """Run a command in a process that first does something to itself."""
    run = subprocess.run(
        [sys.executable, "-c", RUN.format(before=before), *map(str, words)], cwd=ROOT,
        capture_output=True, check=False,
    )  # fmt: skip
    return Outcome(run.returncode, run.stdout, run.stderr.decode())


def run_with_room_for(size, *words):
    """Run a command whose process may not write a file longer than so many bytes."""
    return run_after(
        f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))", *words
    )


def run_as_nobody(*words):
    """Run a command as a user who owns nothing here."""
    if os.geteuid():
        return run_after("", *words)
    # What is imported late must be there already: nobody may not read this installation.
    late = (
        "import encodings.utf_16_le, getpass, importlib.readers, sqlite_utils, openpyxl\n"
        "import platformdirs.unix\n"
        "import coder.export.workbook, coder.pdf.readers, coder.store.placing_between\n"
        "coder.cli.main._parser()"
    )
    return run_after(f"import os\n{late}; os.setgid({NOBODY}); os.setuid({NOBODY})", *words)


@contextmanager
def may_not_write(*paths):
    held = {path: path.stat().st_mode for path in paths}
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        yield
    finally:
        for path, mode in held.items():
            path.chmod(mode)


@pytest.fixture
def open_to_all(desk):
    """The way to the project can be walked by everybody."""
    for folder in (desk.path.parent, *desk.path.parent.parents):
        if folder == Path(tempfile.gettempdir()):
            break
        folder.chmod(0o755)
    desk.path.chmod(0o666)
    return desk


@contextmanager
def small_disk(folder, megabytes):
    """A disk of its own, where this machine lets us have one."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    if (
        shutil.which("mount") is None
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("this machine lends no small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_said_and_changes_nothing(desk, tmp_path):
    with small_disk(tmp_path / "disk", 16) as disk:
        project = shutil.copyfile(desk.path, disk / "review.coder")
        before = tables_of(project)
        with (disk / "ballast").open("wb") as ballast:
            ballast.write(bytes(disk_free(disk)))
        for words in (
            ["code", project, DOCUMENT, *CODE], ["copy", project, disk / "copy.coder"],
            ["matrix", project, disk / "matrix.xlsx"],
            ["new", disk / "new.coder", "--coder", "Ana"],
        ):  # fmt: skip
            outcome = desk.terminal.type(*words)
            assert_is_one_sentence(outcome)
            assert "disk" in outcome.err, outcome
            assert tables_of(project) == before
        assert sorted(one.name for one in disk.iterdir()) == ["ballast", "review.coder"]
        (disk / "ballast").unlink()
        assert desk.terminal.do("code", project, DOCUMENT, *CODE)["quote"] == QUOTE
        assert desk.terminal.do("check", project)["ok"]


def disk_free(folder):
    facts = os.statvfs(folder)
    return facts.f_bavail * facts.f_frsize


def test_papers_that_find_no_room_are_refused_one_by_one(bare, tmp_path):
    with small_disk(tmp_path / "disk", 1) as disk:
        project = shutil.copyfile(bare.path, disk / "review.coder")
        ballast = disk_free(disk) - 400_000
        (disk / "ballast").write_bytes(bytes(ballast))
        outcome = bare.terminal.type("add", project, ARTICLES, "--json")
        assert outcome.code == 1
        assert "Traceback" not in outcome.err
        refused = [one for one in outcome.value["files"] if one["status"] == "refused"]
        assert len(outcome.value["files"]) == 7
        assert refused
        assert all("disk" in one["reason"] for one in refused)
        (disk / "ballast").unlink()
        assert bare.terminal.do("check", project)["ok"]
        assert len(bare.terminal.do("documents", project)) == 7 - len(refused)


@pytest.mark.parametrize("room", [0, 60_000])
def test_a_limit_on_file_sizes_is_like_a_full_disk(desk, tmp_path, room):
    before = tables_of(desk.path)
    size = desk.path.stat().st_size if room else 0
    for words in (
        ["code", desk.path, DOCUMENT, *CODE], ["new", tmp_path / "new.coder", "--coder", "Ana"],
        ["copy", desk.path, tmp_path / "copy.coder"], ["matrix", desk.path, tmp_path / "m.xlsx"],
    ):  # fmt: skip
        outcome = run_with_room_for(0 if not size else 4_000, *words)
        assert_is_one_sentence(outcome)
        assert outcome.out == b""
        assert tables_of(desk.path) == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["review.coder"]
    desk.assert_whole()


def test_a_file_that_may_not_be_written_can_be_read(open_to_all):
    desk = open_to_all
    before = desk.path.read_bytes()
    desk.path.parent.chmod(0o777)
    with may_not_write(desk.path):
        outcome = run_as_nobody("documents", desk.path, "--json")
        assert (outcome.code, len(outcome.value)) == (0, 7)
        outcome = run_as_nobody("code", desk.path, DOCUMENT, *CODE)
        assert_is_one_sentence(outcome)
        assert "review.coder may not be written to" in outcome.err
    assert desk.path.read_bytes() == before
    assert [one.name for one in desk.path.parent.iterdir()] == ["review.coder"]


def test_a_folder_that_may_not_be_written_can_be_read(open_to_all):
    desk = open_to_all
    folder = desk.path.parent
    before = desk.path.read_bytes()
    with may_not_write(folder, desk.path):
        for command in ("documents", "check"):
            outcome = run_as_nobody(command, desk.path, "--json")
            assert (outcome.code, outcome.err) == (0, ""), command
        for words in (
            ["code", desk.path, DOCUMENT, *CODE], ["copy", desk.path, folder / "copy.coder"],
            ["new", folder / "n.coder", "--coder", "A"], ["theme", desk.path, "add", "X"],
        ):  # fmt: skip
            outcome = run_as_nobody(*words)
            assert_is_one_sentence(outcome)
    assert desk.path.read_bytes() == before
    assert [one.name for one in folder.iterdir()] == ["review.coder"]


def test_a_copy_that_cannot_be_written_adds_nobody(open_to_all, tmp_path_factory):
    desk = open_to_all
    desk.path.parent.chmod(0o777)
    before = tables_of(desk.path)
    closed = tmp_path_factory.mktemp("closed")
    with may_not_write(closed):
        outcome = run_as_nobody("copy", desk.path, closed / "zoe.coder", "--for", "Zoe")
    assert_is_one_sentence(outcome)
    assert tables_of(desk.path) == before


def test_a_file_that_may_not_be_read_is_said(open_to_all):
    desk = open_to_all
    desk.path.chmod(0o600 if os.geteuid() == 0 else 0)
    for command in ("documents", "check", "undo"):
        outcome = run_as_nobody(command, desk.path)
        if command == "check":
            assert (outcome.code, b"Traceback" in outcome.out) == (1, False)
        else:
            assert_is_one_sentence(outcome)
    desk.path.chmod(0o600)


HOLD = """
import sys
from pathlib import Path
from coder.store.project import Project
with Project(Path(sys.argv[1]), write=True) as project:
    if sys.argv[2] == "act":
        from coder.operations.themes import add_theme
        add_theme(project, "Made while open")
    print("open", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def held_open(path, act):
    """Another process, such as the window, has the project open for writing."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path), act], cwd=ROOT, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout.readline() == "open\n"
    try:
        yield process.pid
    finally:
        process.stdin.close()
        process.stdout.close()
        assert process.wait() == 0


@pytest.mark.parametrize("act", ["idle", "act"])
def test_while_the_window_is_open_commands_read_and_writes_are_refused(desk, tmp_path, act):
    before = kept_tables(desk.path)
    with held_open(desk.path, act) as holder:
        assert ("Made while open" in desk.themes()) == (act == "act")
        assert len(desk.documents()) == 7
        assert desk.do("check")["ok"]
        desk.do("matrix", tmp_path / "matrix.xlsx")
        desk.do("copy", tmp_path / "copy.coder")
        for words in (
            ["code", DOCUMENT, *CODE], ["undo"], ["add", ARTICLES], ["check", "--repair"],
            ["merge", tmp_path / "copy.coder"], ["theme", "remove", "Training"],
        ):  # fmt: skip
            said = desk.refused(*words)
            assert said.startswith("review.coder is open in another window or command")
            assert f"(process {holder})" in said
    if act == "idle":
        assert kept_tables(desk.path) == before
    assert desk.code(DOCUMENT, QUOTE, "Training")["quote"] == QUOTE
    desk.assert_whole()


def test_a_merge_takes_a_file_that_its_coder_still_has_open(desk, tmp_path):
    ben = desk.hand_out("Ben", tmp_path / "ben.coder")
    with held_open(ben.path, "act"):
        assert ben.path.with_name("ben.coder-wal").stat().st_size > 0
        assert desk.merge(ben.path)["files"][0]["themes"] == 1
    assert "Made while open" in desk.themes()
    ben.assert_whole()
    desk.assert_whole()


def test_limits_are_known_here():
    assert resource.RLIMIT_FSIZE is not None
