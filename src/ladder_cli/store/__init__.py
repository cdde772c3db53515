"""Between bytes and values: YAML with places, loading, checking, edits that touch nothing else, and git."""
