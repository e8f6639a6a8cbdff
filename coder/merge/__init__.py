"""Bringing coders together."""
