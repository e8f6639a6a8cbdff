"""A review with the example articles, in which Ana, Ben and Cem code."""

import shutil
from contextlib import redirect_stdout
from io import StringIO

import pytest

from coder.cli.main import main
from coder.domain.quoting.anchor import describe_region, to_json
from coder.domain.texts.text import Box
from coder.operations import coding, readings
from coder.operations.coders import find_coder
from coder.operations.documents import find_document
from coder.operations.quoting import find_quote
from coder.operations.texts import text_of
from coder.operations.themes import find_theme
from coder.store.project import Project
from tests.cli.acts import ARTICLES

KEY, OTHER = "quillan-2016", "thistlewood-2014"


class Team:
    """What people do in one project, by their names."""

    def __init__(self, project):
        self.project = project

    def document(self, key=KEY):
        return find_document(self.project, key)

    def theme(self, path):
        return find_theme(self.project, path)

    def code(self, name, quote, path, key=KEY):
        """The coding's id."""
        found = find_quote(self.project, self.document(key), quote)
        return self._coded(name, found.file, found.anchor, path)

    def mark(self, name, box, path, key=KEY):
        """The id of the coding of a region."""
        file, _ = text_of(self.project, self.document(key))
        return self._coded(name, file, describe_region(file.text, Box(*box)), path)

    def _coded(self, name, file, anchor, path):
        change = coding.code_passage(
            self.project, file, to_json(anchor),
            themes=[self.theme(path)], coder=find_coder(self.project, name),
        )  # fmt: skip
        return change.ids("coding")[0]

    def assess(self, name, path, state, key=KEY):
        who, what = find_coder(self.project, name), self.theme(path)
        readings.assess(self.project, self.document(key), what, who, state=state)

    def finish(self, *names, key=KEY):
        for name in names:
            readings.finish(self.project, self.document(key), find_coder(self.project, name))


@pytest.fixture(scope="session")
def shelf(tmp_path_factory, home):
    path = tmp_path_factory.mktemp("shelf") / "review.coder"
    with redirect_stdout(StringIO()):
        assert main(["new", str(path), "--coder", "Ana", "--codebook", "co-production"]) == 0
        assert main(["add", str(path), str(ARTICLES)]) == 0
        for name in ("Ben", "Cem"):
            assert main(["coders", str(path), "--add", name]) == 0
    return path


@pytest.fixture
def team(shelf, tmp_path):
    path = tmp_path / "review.coder"
    shutil.copyfile(shelf, path)
    with Project(path, write=True) as project:
        yield Team(project)
