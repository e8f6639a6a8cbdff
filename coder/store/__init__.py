"""Where things are kept: one SQLite file a project, its journal and its schema."""
