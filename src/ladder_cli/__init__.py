"""Ladder: people, groups and the ladders they climb, kept as reviewed YAML in git."""

__version__ = "0.1.0"
