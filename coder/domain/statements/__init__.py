"""Statements: how many documents say what, as it goes into a paper."""
