"""The terminal of the command line's tests."""

import pytest

from tests.cli.acts import Terminal


@pytest.fixture
def terminal(capsysbinary):
    return Terminal(capsysbinary)
