"""A passage and its words: marking it, citing it, finding it again."""
