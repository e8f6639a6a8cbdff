"""The theme matrix: cells and what is counted in them."""
