"""What a page says and shows, read in worker processes."""
