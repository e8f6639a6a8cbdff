"""The place of charts: what is drawn, the numbers beside it, and how both are saved."""
