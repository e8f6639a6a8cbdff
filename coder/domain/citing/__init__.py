"""Citing: how documents are named in running text."""
