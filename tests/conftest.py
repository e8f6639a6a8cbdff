"""What all tests share: a home of their own, hypothesis profiles, the corpus of real articles."""

import os
import shutil
import site
from importlib import import_module
from pathlib import Path

import psutil
import pytest
from hypothesis import settings

from tests.corpus import corpus_folder

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # set it to xcb to watch the tests
if os.environ["QT_QPA_PLATFORM"] == "offscreen":  # its own screen is smaller than any that is sold
    screen = Path(__file__).with_name("screen.json")
    where = os.path.relpath(screen) if screen.drive else screen  # Qt stops at the drive's colon
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={where}"
try:
    import_module("PySide6.QtWidgets")
except ImportError:  # the system lacks what a window needs; the command line needs none of it
    collect_ignore = ["desktop"]
else:
    pytest_plugins = ["pytestqt.plugin"]

settings.register_profile("ci", max_examples=20, derandomize=True, deadline=None)
settings.register_profile("long", max_examples=1_500, deadline=None)
settings.register_profile("desk", deadline=None)  # a busy machine is no failure
settings.load_profile("desk")
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory):
    """Backups, caches and settings go to a temporary folder, also those of child processes."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        # Packages that pip put into the user's own folder are found all the same.
        patch.setenv("PYTHONUSERBASE", site.getuserbase())
        for name in ("HOME", "USERPROFILE"):
            patch.setenv(name, str(folder))
        for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(folder / name.lower()))
        for name in ("LOCALAPPDATA", "APPDATA"):
            patch.setenv(name, str(folder / name.lower()))
        yield folder


@pytest.fixture(autouse=True)
def _backups_go(home):
    """Backups of one test are of no use to the next, and thousands of them fill a disk."""
    yield
    shutil.rmtree(home / "xdg_data_home" / "coder" / "backups", ignore_errors=True)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real articles, with ``pdf`` in it; the test is skipped without it."""
    folder = corpus_folder()
    if folder is None:
        pytest.skip("the corpus is not here: set CODER_CORPUS to its folder")
    return folder


@pytest.fixture
def worker_pids():
    """Tells the processes that this test run has spawned as workers and that still live."""

    def is_worker(child):
        try:
            lives = child.status() != psutil.STATUS_ZOMBIE
            return lives and any("spawn_main" in part for part in child.cmdline())
        except psutil.NoSuchProcess:  # it ended between the list and the look at it
            return False

    def pids():
        return {child.pid for child in psutil.Process().children() if is_worker(child)}

    return pids
