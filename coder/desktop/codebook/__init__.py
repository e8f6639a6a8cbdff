"""The tree of themes."""
