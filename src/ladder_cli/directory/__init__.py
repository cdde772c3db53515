"""Looking things up: rows for lists, and the pages of single things."""
