"""Every rule over every file, by all processors, no more than has changed since; and what mends itself."""
