"""Searching all documents, and coding what was found, from the command line."""

import pytest

from tests.cli.acts import run_json
