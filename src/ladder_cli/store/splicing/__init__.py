"""Edits that touch nothing else: a few characters replaced, parsed again and proved."""
