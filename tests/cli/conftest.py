"""A terminal, and projects to work on: made once, copied for each test."""

import shutil
from contextlib import redirect_stdout
from io import StringIO

import pytest

from coder.cli.main import main
from tests.cli.acts import ARTICLES, Desk, Terminal


@pytest.fixture
def terminal(capsysbinary):
    return Terminal(capsysbinary)


@pytest.fixture(scope="session")
def shelf(tmp_path_factory, home):
    """A project with the codebook on co-production and the example articles, led by Ana."""
    path = tmp_path_factory.mktemp("shelf") / "review.coder"
    with redirect_stdout(StringIO()):
        assert main(["new", str(path), "--coder", "Ana", "--codebook", "co-production"]) == 0
        assert main(["add", str(path), str(ARTICLES)]) == 0
    return path


@pytest.fixture
def desk(terminal, shelf, tmp_path):
    """Ana's desk: a fresh copy of the project on the shelf."""
    path = tmp_path / "review.coder"
    shutil.copyfile(shelf, path)
    return Desk(terminal, path)


@pytest.fixture
def bare(terminal, tmp_path):
    """A new project without documents, led by Ana."""
    path = tmp_path / "bare.coder"
    terminal.do("new", path, "--coder", "Ana")
    return Desk(terminal, path)
