"""One module a command: parse, ask the core, render, return a status."""
