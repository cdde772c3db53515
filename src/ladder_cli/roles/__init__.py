"""Requirements, verdicts and promotion: who stands where, what is asked, and what would settle it."""
