"""What every value of the model is: frozen, compact, and named as in its schema."""

import msgspec


def _yaml_name(field: str) -> str | None:
    """`from_` in Python is `from` in YAML."""
    return field[:-1] if field.endswith("_") else None


class Value(msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True, rename=_yaml_name):
    """A mapping of the registry, read. Fields are the schema's properties, in the schema's order.

    Built from plain data with `msgspec.convert(data, type)` once the schema has accepted it;
    a key that is a Python keyword carries a trailing underscore here (`from_`, `as_`, `not_`).
    """
