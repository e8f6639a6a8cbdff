"""Memos on what is marked."""
