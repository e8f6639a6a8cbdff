"""A small typesetter: from plain manuscripts to pages that look like those of a journal."""
