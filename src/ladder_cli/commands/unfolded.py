"""Options that several commands have: one parameter of each, unfolded for the command line."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from functools import wraps


def unfolded(command: Callable[..., int]) -> Callable[..., int]:
    """The command as the command line sees it: a parameter that is a dataclass stands for its fields.

    These come after the command's own, in the order in which the dataclass takes them.
    """
    own = inspect.signature(command).parameters
    kinds = {name: one.annotation for name, one in own.items() if _is_group(one.annotation)}
    fields = {name: inspect.signature(kind).parameters for name, kind in kinds.items()}

    @wraps(command)
    def run(**given: object) -> int:
        folded = {name: kind(**_taken(given, fields[name])) for name, kind in kinds.items()}
        return command(**given, **folded)

    kept = [one for name, one in own.items() if name not in kinds]
    shared = [one for options in fields.values() for one in options.values()]
    parameters = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in (*kept, *shared)]
    vars(run)["__signature__"] = inspect.Signature(parameters, return_annotation=int)
    return run


def _is_group(annotation: object) -> bool:
    return isinstance(annotation, type) and is_dataclass(annotation)


def _taken(given: dict[str, object], names: Mapping[str, object]) -> dict[str, object]:
    return {name: given.pop(name) for name in names}
