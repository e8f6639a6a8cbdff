"""The text of a file with the box of every character."""
