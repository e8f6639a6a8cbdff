"""What a person does: one function an act, each returns a Change."""
