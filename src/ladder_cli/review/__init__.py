"""Who may change what: a change in plain words, and whose word it still needs."""
