"""Where the values of a document stand in its text."""

from dataclasses import dataclass


@dataclass(slots=True)
class Node:
    """Where a value stands in the text, with its key, its children, and whether it is block style.

    `keys` is the children of a mapping by key, `items` those of a list by position; both are
    None for a scalar. `key` is the span of the key that names the value, None for list items.
    """

    start: int
    end: int
    key: tuple[int, int] | None = None
    keys: "dict[str, Node] | None" = None
    items: "list[Node] | None" = None
    block: bool = False

    def child(self, key: str | int) -> "Node | None":
        """The child of that key or position, None where there is none."""
        if self.keys is not None and isinstance(key, str):
            return self.keys.get(key)
        if self.items is not None and isinstance(key, int) and 0 <= key < len(self.items):
            return self.items[key]
        return None

    def entry(self, key: str | int) -> "Node":
        """The child of that key or position, which must exist."""
        child = self.child(key)
        if child is None:
            raise KeyError(key)
        return child

    def names(self) -> list[str | int]:
        """The keys or positions of the children, in the order of the text."""
        return [*(self.keys or ()), *range(len(self.items or ()))]
