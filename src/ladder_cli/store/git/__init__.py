"""What git knows: objects, trees, the index, history; nothing that a repository names is ever run."""
