"""Coder: code the papers of a scoping review."""
