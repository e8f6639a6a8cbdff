"""Charting: a form beside the page, values tied to passages, and tables of other programs."""
