"""Tests of the list of passages."""
