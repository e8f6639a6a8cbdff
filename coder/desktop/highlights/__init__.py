"""Bringing in what other programs marked in PDFs, and writing PDFs that show the coding."""
