"""What the coding shows; reads only."""
