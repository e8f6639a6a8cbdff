"""The list of documents with progress, filters and fields."""
