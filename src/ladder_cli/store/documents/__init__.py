"""From bytes to values: YAML with places, the bounds before it, the schemas after it."""
