"""A reviewer's whole day, played on a real X screen with real mouse and key events."""
