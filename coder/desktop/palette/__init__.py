"""Choosing themes by typing a part of their names."""
