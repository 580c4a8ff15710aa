"""Programs: phrases that may name one, and the scorer that decides."""
