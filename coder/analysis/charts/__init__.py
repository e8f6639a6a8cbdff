"""Charts as plain tables: what is counted, before anything is drawn."""
