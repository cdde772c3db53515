"""Marked fields of documents, found by path: quickly as mere values, and with their places where needed.

A path is written as `seats[].sponsors[].by`; `.*` stands for each value of a mapping, `.KEY` for
each of its keys, and a mark such as `@requirement` for a part that is walked by paths of its own.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from keyword import iskeyword
from operator import attrgetter
from typing import Any, Final

from ladder_cli.model.finding import Keys

KEY: Final = "KEY"
Paths = Mapping[str, str]
"""Path to mark."""
Take = Callable[[Any, list[Any]], None]


@dataclass(slots=True)
class Step:
    """One step of many paths: where it leads, whether its value is marked, and the steps beyond."""

    name: str
    marked: bool = False
    part: str = ""
    inner: "dict[str, Step]" = field(default_factory=dict)

    @property
    def attribute(self) -> str:
        """The field's name in Python."""
        return f"{self.name}_" if iskeyword(self.name) else self.name

    @property
    def is_plain(self) -> bool:
        """Whether it is a field whose value is marked, with nothing beyond."""
        return self.marked and not self.part and not self.inner and self.name not in ("[]", "*", KEY)


class Walk:
    """The fields of one kind of document that carry one mark."""

    def __init__(self, paths: Paths, mark: str, parts: Mapping[str, Paths]) -> None:
        self._parts = {name: _steps(inner, mark) for name, inner in parts.items()}
        self._steps = _steps(paths, mark)
        self._of_part: dict[str, list[Take]] = {name: [] for name in parts}
        for name, steps in self._parts.items():
            self._of_part[name] += self._takes(steps)
        self._of_root = self._takes(self._steps)

    def values(self, value: Any) -> list[str]:
        """The marked values, without their places."""
        found: list[str | None] = []
        for take in self._of_root:
            take(value, found)
        return [one for one in found if one is not None]

    def places(self, value: Any) -> Iterator[tuple[Keys, str, bool]]:
        """The marked values with their places, and whether the place is a key rather than a value."""
        return self._located(value, self._steps, ())

    def _located(self, value: Any, steps: Mapping[str, Step], keys: Keys) -> Iterator[tuple[Keys, str, bool]]:
        for step in steps.values():
            if step.name == "[]":
                for index, item in enumerate(value):
                    yield from self._at(item, step, (*keys, index))
            elif step.name == "*":
                for key, item in value.items():
                    yield from self._at(item, step, (*keys, key))
            elif step.name == KEY:
                for key in value:
                    yield (*keys, key), key, True
            else:
                held = getattr(value, step.attribute)
                if held is not None:
                    yield from self._at(held, step, (*keys, step.name))

    def _at(self, value: Any, step: Step, keys: Keys) -> Iterator[tuple[Keys, str, bool]]:
        if step.marked:
            yield keys, value, False
        if step.part:
            yield from self._located(value, self._parts[step.part], keys)
        yield from self._located(value, step.inner, keys)

    def _takes(self, steps: Mapping[str, Step]) -> list[Take]:
        plain = [step.attribute for step in steps.values() if step.is_plain]
        deeper = [take for step in steps.values() if not step.is_plain and (take := self._take(step))]
        return [_of_fields(plain), *deeper] if plain else deeper

    def _take(self, step: Step) -> Take | None:
        inner = self._of_part[step.part] if step.part else self._takes(step.inner)
        if step.name == KEY or (step.name == "[]" and step.marked):
            return lambda value, found: found.extend(value)
        if not inner and not step.part:
            return None
        # The takes of a part are complete only when all parts have been gone through.
        go_on = _each_of(inner) if step.part or len(inner) > 1 else inner[0]
        if step.name == "[]":
            return _of_items(go_on)
        if step.name == "*":
            in_items = _of_items(go_on)
            return lambda value, found: in_items(value.values(), found)
        return _of_field(step.attribute, go_on)


def _of_fields(attributes: list[str]) -> Take:
    """All plain fields at once, those that are not there as None."""
    get: Callable[[Any], Any] = attrgetter(*attributes)
    if len(attributes) == 1:
        return lambda value, found: found.append(get(value))
    return lambda value, found: found.extend(get(value))


def _each_of(inner: list[Take]) -> Take:
    def each(value: Any, found: list[Any]) -> None:
        for take in inner:
            take(value, found)

    return each


def _of_items(go_on: Take) -> Take:
    def items(values: Any, found: list[Any]) -> None:
        for value in values:
            go_on(value, found)

    return items


def _of_field(attribute: str, go_on: Take) -> Take:
    def field(value: Any, found: list[Any]) -> None:
        held = getattr(value, attribute)
        if held:
            go_on(held, found)

    return field


def _steps(paths: Paths, mark: str) -> dict[str, Step]:
    """The paths that lead to the mark, or to a part where there may be more, as steps."""
    root: dict[str, Step] = {}
    for path, carried in paths.items():
        if carried != mark and not carried.startswith("@"):
            continue
        inner = root
        step = None
        for name in path.replace("[]", ".[]").split("."):
            step = inner.setdefault(name, Step(name))
            inner = step.inner
        if step is not None:
            step.marked = carried == mark
            step.part = carried[1:] if carried.startswith("@") else ""
    return root
