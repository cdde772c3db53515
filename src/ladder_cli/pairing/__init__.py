"""Who should meet whom: hours in common, candidates, fit, the best assignment, and why."""
