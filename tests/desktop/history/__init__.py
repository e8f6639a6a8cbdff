"""Tests of the history and of undo."""
