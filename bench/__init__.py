"""How fast `ladder` is, beside what else could do the work."""
