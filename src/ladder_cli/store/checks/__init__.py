"""Every rule over every file, by all processors, and no more than has changed since."""
