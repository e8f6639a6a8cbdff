"""The statements for the paper: a place of the window."""
