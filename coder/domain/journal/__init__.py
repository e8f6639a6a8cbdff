"""What was done, and what it comes to: the rules of the journal."""
