"""Charting: values of attributes in a form beside the page, tied to passages."""
