"""The pull request that gives a seat: its title, and a body in Markdown to paste."""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from ladder_cli.model.finding import At
from ladder_cli.model.registry import Registry
from ladder_cli.render.markdown import escaped, sentence
from ladder_cli.render.requirements import Prospect, roots, seat_named
from ladder_cli.roles.judgement import Judgement
from ladder_cli.store.documents.locating import Places

MOST_ASKED = 8
"""So many are asked by login in one step; the sentence before says who else could."""


class Request(Struct, frozen=True):
    """A pull request's title and body, and the logins to ask."""

    title: str
    body: str
    ask: tuple[str, ...]

    @property
    def text(self) -> str:
        """As it is shown."""
        return f"The pull request:\n\n{self.title}\n\n{self.body}"

    @property
    def plain(self) -> dict[str, object]:
        """As JSON."""
        return {"title": self.title, "body": self.body, "ask": list(self.ask)}


def request(prospect: Prospect, registry: Registry, places: Places) -> Request:
    """The pull request that gives a seat."""
    logins = {login(registry, who) for step in prospect.process for who in step.who}
    return Request(title(prospect), body(prospect, registry, places), tuple(sorted(logins)))


def joined(prospects: Sequence[Prospect], registry: Registry, places: Places) -> Request:
    """One pull request for many seats: what is said of each, one after another."""
    asked = [request(one, registry, places) for one in prospects]
    if len(asked) == 1:
        return asked[0]
    body = "\n".join(f"## {escaped(one.title)}\n\n{one.body}" for one in asked)
    return Request(
        f"Seat {len(asked)} people", body, tuple(sorted({who for one in asked for who in one.ask}))
    )


def title(prospect: Prospect) -> str:
    """The subject of the commit and the title of the pull request."""
    rung = prospect.rung
    return f"Seat {prospect.person} as {rung.role}" + (f" in {rung.sig}" if rung.sig else "")


def body(prospect: Prospect, registry: Registry, places: Places) -> str:
    """Who becomes what, whom to ask by login, what is still to come, and what it rests on."""
    who = f"{escaped(registry.name_of(prospect.person))} ({login(registry, prospect.person)})"
    name = escaped(registry.roles[prospect.rung.role].title)
    lines = [f"{who} becomes {name}, {seat_named(prospect.rung)}."]
    if prospect.process:
        lines += ["", "Still to come:", ""]
        lines += [f"- {sentence(step.needed)}{_asked(step.who, registry)}" for step in prospect.process]
    lines += ["", "What it rests on:", ""]
    changing = registry.path("record", prospect.person)

    def shown(at: At) -> str:
        # the lines of the file that this very change moves would be wrong after it
        return places.source.prefix + at.path if at.path == changing else places.shown(at)

    lines += [line for one in roots(prospect.judgement) for line in _grounds(one, shown, 0)]
    return "".join(f"{line}\n" for line in lines)


def login(registry: Registry, person: str) -> str:
    """Somebody's account as a mention; the handle where no account is on file."""
    account = registry.record(person).account
    return f"@{account.login if account else person}"


def _asked(people: Sequence[str], registry: Registry) -> str:
    shown = [login(registry, person) for person in people[:MOST_ASKED]]
    return f" ({', '.join(shown)})" if shown else ""


def _grounds(one: Judgement, shown: Callable[[At], str], depth: int) -> Iterator[str]:
    """What was found for all that is met; what was not needed is left out."""
    if one.verdict != "met":
        return
    seen = dict.fromkeys(shown(evidence.at) for evidence in one.evidence[:MOST_ASKED])
    found = "" if one.children else f": {sentence(one.found)}"
    yield f"{'  ' * depth}- {escaped(one.label)}{found}" + (f" ({escaped(', '.join(seen))})" if seen else "")
    for child in one.children:
        yield from _grounds(child, shown, depth + 1)
