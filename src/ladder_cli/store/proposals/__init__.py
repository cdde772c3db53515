"""A change between two commits, read for `review` from git's objects alone."""
