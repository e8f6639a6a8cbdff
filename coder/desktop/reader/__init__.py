"""The reader: pages, selection, passages."""
