"""The report on agreement: all that a paper has to say of it, and its text to paste."""
