"""The panel that searches the texts of all documents, and codes what it finds."""
