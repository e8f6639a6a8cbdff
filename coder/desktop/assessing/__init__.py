"""The cells of the open document: absent, unclear, and when it is finished."""
