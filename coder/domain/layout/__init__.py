"""What stands where on a page: furniture, columns, floats, page numbers."""
