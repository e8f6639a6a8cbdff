"""A lead's project to begin with: made once, copied for each case."""

from contextlib import redirect_stdout
from io import StringIO

import pytest

from coder.cli.main import main
from tests.cli.acts import ARTICLES, Terminal
from tests.merging.cases import MARCHBANKS, QUILLAN, Case

CODEBOOK = ["Training", "Training / Topics", "Support", "Support / Group support", "Guidance"]


@pytest.fixture
def terminal(capsysbinary):
    return Terminal(capsysbinary)


@pytest.fixture(scope="session")
def shelf(tmp_path_factory, home):
    """Ana's project with two invented articles and five themes."""
    path = tmp_path_factory.mktemp("shelf") / "lead.coder"
    papers = [str(ARTICLES / f"{name}.pdf") for name in (MARCHBANKS, QUILLAN)]
    with redirect_stdout(StringIO()):
        assert main(["new", str(path), "--coder", "Ana"]) == 0
        assert main(["add", str(path), *papers]) == 0
        for theme in CODEBOOK:
            assert main(["theme", str(path), "add", theme]) == 0
    return path


@pytest.fixture
def case(terminal, shelf, tmp_path):
    return Case(terminal, tmp_path, shelf)
