"""Foreign formats, one module each: pure functions between other tools' data and the registry's."""
