"""Copies, merges and conflicts."""
