"""Tests of the matrix and its export."""
