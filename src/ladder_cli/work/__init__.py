"""Open items, ideas, workload, and how a group brings people in."""
