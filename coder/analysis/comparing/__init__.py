"""Coders compared: what must be known first, ratings by unit, spots and differences, consensus."""
