"""Other programs' files: what comes in from them."""
