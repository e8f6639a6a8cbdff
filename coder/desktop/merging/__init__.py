"""The merge window: what a merge brings, and what a person decides about it."""
