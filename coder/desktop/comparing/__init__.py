"""Comparing coders: how far they agree, where they differ, and what is settled."""
