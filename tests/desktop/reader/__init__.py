"""The reader, as a reviewer meets it."""
