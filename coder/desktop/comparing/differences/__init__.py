"""Differences between coders, one by one on the page, and settling them."""
