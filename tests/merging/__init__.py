"""A team's life with several files: what must hold however they are merged."""
