"""The start page and the dialog for a new project."""
