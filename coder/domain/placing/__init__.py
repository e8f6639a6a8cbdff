"""Where a passage that was made on one Text lies on another."""
