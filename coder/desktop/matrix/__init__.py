"""The theme matrix."""
