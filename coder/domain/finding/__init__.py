"""Finding words in texts: what is searched, what is asked, and where it stands."""
