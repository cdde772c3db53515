"""What git knows: objects, trees, the index, commits; nothing that a repository names is ever run."""
