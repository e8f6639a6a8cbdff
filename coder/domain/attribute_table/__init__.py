"""The table of what is charted, one row a document, as it goes out and comes in."""
