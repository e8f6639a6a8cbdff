"""What is said where the system lacks libraries that Qt stands on; tried on real libraries."""

import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from coder.desktop.qt_libraries import check_libraries, install_command, lost_by, missing_library

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asked on Linux alone")

QT = Path(find_spec("PySide6").submodule_search_locations[0]) / "Qt" / "lib"


def test_here_nothing_is_missing():
    assert missing_library() is None
    check_libraries()


def test_a_library_that_another_needs_and_does_not_find_is_named(tmp_path):
    real = QT / "libQt6Svg.so.6"
    if not real.exists():
        pytest.skip("a PySide6 that a distribution packed")
    lame = tmp_path / "libQt6Svg.so.6"
    lame.write_bytes(real.read_bytes().replace(b"libQt6Core.so.6", b"libQt6Gone.so.6"))
    assert lost_by(real) is None
    assert lost_by(lame) == "libQt6Gone.so.6"


def test_a_library_that_is_no_library_is_named(tmp_path):
    broken = tmp_path / "libqxcb.so"
    broken.write_bytes(b"no library")
    assert lost_by(broken) == "libqxcb.so"


def test_a_library_that_is_not_there_is_left_to_the_distribution(tmp_path):
    assert lost_by(tmp_path / "libQt6Gui.so.6") is None


def test_the_command_that_installs_them_is_one_line():
    command = install_command()
    assert command is None or (command.startswith("sudo ") and "\n" not in command)
