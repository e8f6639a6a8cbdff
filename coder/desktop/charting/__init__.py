"""Charting: attributes of documents, beside the open paper and as tables of other programs."""
