"""What people say of an item, each as the line that changes its file."""

from msgspec.structs import replace

from ladder_cli.model.finding import Append, Delete, Edit, Put
from ladder_cli.model.moves import LIVE_ITEMS
from ladder_cli.model.stop import Stop
from ladder_cli.model.work import Item
from ladder_cli.roles.case import Line, Speaker
from ladder_cli.work.actors import may_lead, refuse_unless_mover


def take(speaker: Speaker, name: str) -> Line:
    """Take an open item on; Stop (status 1) where it is not open."""
    item = _item(speaker, name)
    if item.state == "taken":
        raise Stop(f"`{item.owner}` has taken `{name}`", f"offer them help: ladder item note {name} TEXT", 1)
    refuse_unless_mover(speaker, "item", replace(item, owner=speaker.handle), "taken", "take it")
    edits = (Put(("state",), "taken"), Put(("owner",), speaker.handle))
    shepherd = f"`{item.shepherd}` looks after it: ask them anything" if item.shepherd else ""
    return _line(speaker, name, edits, f"`{speaker.handle}` takes `{name}`: {item.title}", shepherd)


def shepherd(speaker: Speaker, name: str) -> Line:
    """Look after an item from now on; Stop (status 1) where somebody else does, and where it is over."""
    item = _item(speaker, name)
    _refuse_unless_live(name, item)
    refuse_tended(name, "item", item.shepherd, speaker)
    said = f"`{speaker.handle}` looks after `{name}`: {item.title}"
    return _line(speaker, name, (Put(("shepherd",), speaker.handle),), said)


def release(speaker: Speaker, name: str, whose: str) -> Line:
    """Give an item back: what somebody does of it, looks after in it, or both.

    One's own where nobody is named; as its shepherd or a lead somebody else's. Raises Stop (status 1) for
    anyone else.
    """
    item = _item(speaker, name)
    person = whose or speaker.handle
    _refuse_unless_live(name, item)
    edits: list[Edit] = []
    if person == item.owner and item.state == "taken":
        refuse_unless_mover(speaker, "item", item, "open", "give it back")
        edits += [Put(("state",), "open"), Delete(("owner",))]
    if person == item.shepherd and (person == speaker.handle or may_lead(speaker, item.group)):
        edits.append(Delete(("shepherd",)))
    if not edits:
        has = [one for one in (item.owner, item.shepherd) if one]
        hint = f"say whose it is: --for {has[0]}" if has else "nobody has taken it"
        raise Stop(f"`{name}` is not `{person}`'s to give back", hint, 1)
    return _line(speaker, name, tuple(edits), f"`{person}` gives `{name}` back, with thanks")


def finish(speaker: Speaker, name: str, text: str = "") -> Line:
    """Say that an item is done."""
    item = _item(speaker, name)
    refuse_unless_mover(speaker, "item", item, "done", "call it done")
    thanks = f", with thanks to `{item.owner}`" if item.owner else ""
    edits = (Put(("state",), "done"), *_noted(speaker, text))
    return _line(speaker, name, edits, f"`{name}` is done{thanks}: {item.title}")


def drop(speaker: Speaker, name: str, text: str = "") -> Line:
    """Say that an item will not be done; it can be opened again."""
    item = _item(speaker, name)
    refuse_unless_mover(speaker, "item", item, "dropped", "drop it")
    edits = (Put(("state",), "dropped"), *_noted(speaker, text))
    return _line(speaker, name, edits, f"`{name}` is dropped: {item.title}")


def reopen(speaker: Speaker, name: str) -> Line:
    """Open an item again that was done or dropped; whoever had taken it is free of it."""
    item = _item(speaker, name)
    if item.state == "taken":
        raise Stop(f"`{item.owner}` has taken `{name}`", f"they give it back: ladder item release {name}", 1)
    refuse_unless_mover(speaker, "item", item, "open", "open it again")
    gone = (Delete(("owner",)),) if item.owner else ()
    return _line(speaker, name, (Put(("state",), "open"), *gone), f"`{name}` is open again: {item.title}")


def note(speaker: Speaker, name: str, text: str) -> Line:
    """Say what happened; of an item that is not over it is a movement."""
    item = _item(speaker, name)
    said = f"`{speaker.handle}` notes on `{name}`: {text}"
    if item.state in LIVE_ITEMS:
        return _line(speaker, name, _noted(speaker, text), said)
    return Line(speaker.ladders.registry.path("item", name), _noted(speaker, text), said, speaker.handle)


def refuse_tended(name: str, kind: str, tended: str | None, speaker: Speaker) -> None:
    """Stop (status 1) where somebody looks after an item or idea already."""
    if tended == speaker.handle:
        raise Stop(f"`{tended}` looks after `{name}` already", "there is nothing to write", 1)
    if tended is not None:
        hint = f"they, or a lead, give it back first: ladder {kind} release {name}"
        raise Stop(f"`{tended}` looks after `{name}`", hint, 1)


def _refuse_unless_live(name: str, item: Item) -> None:
    if item.state not in LIVE_ITEMS:
        raise Stop(f"`{name}` is {item.state}", f"open it again first: ladder item reopen {name}", 1)


def _item(speaker: Speaker, name: str) -> Item:
    return speaker.ladders.registry.items[name]


def _noted(speaker: Speaker, text: str) -> tuple[Edit, ...]:
    return (Append(("notes",), {"by": speaker.handle, "on": speaker.day, "text": text}),) if text else ()


def _line(speaker: Speaker, name: str, edits: tuple[Edit, ...], said: str, *notes: str) -> Line:
    """The line of a movement: what it changes, and its day."""
    path = speaker.ladders.registry.path("item", name)
    moved = Put(("moved",), speaker.day)
    return Line(path, (*edits, moved), said, speaker.handle, tuple(one for one in notes if one))
