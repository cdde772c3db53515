"""YAML documents with places, their loading, and edits that touch nothing else."""
