"""What a document is called, and what its PDF says of that."""
