"""The example project, with real pages, for what is drawn of them."""

import pytest

from coder.operations.example import make_example
from coder.pdf.readers import Readers


@pytest.fixture(scope="session")
def example(tmp_path_factory):
    """It is only read."""
    path = tmp_path_factory.mktemp("example") / "example.coder"
    with Readers(processes=1) as readers:
        make_example(path, readers)
    return path
