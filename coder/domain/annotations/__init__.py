"""What other programs write on the pages of a PDF, and what it becomes in a project."""
