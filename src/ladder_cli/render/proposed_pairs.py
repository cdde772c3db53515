"""The pull request that proposes a batch of pairs, and the message of its commit."""

from collections.abc import Sequence

from ladder_cli.model.registry import Registry
from ladder_cli.pairing.suggestion import Pair
from ladder_cli.render.markdown import escaped, sentence
from ladder_cli.render.pull_request import MOST_ASKED, Request, login

NEXT = (
    "Each begins when both have said yes: `ladder pairing accept`. Who would rather not says nothing, "
    "and in four weeks the proposal is over."
)


def request(registry: Registry, pairs: Sequence[Pair], stewards: Sequence[str]) -> Request:
    """The pull request: who should meet whom, why, and whose word it takes."""
    asked = tuple(sorted({login(registry, steward) for steward in stewards}))
    lines = [f"{title(pairs)}, as `ladder pair` finds them.", "", NEXT, ""]
    if asked:
        lines += [f"It takes the word of a steward ({', '.join(asked[:MOST_ASKED])}).", ""]
    for pair in pairs:
        where = f" in {escaped(pair.sig)}" if pair.sig else ""
        names = (_named(registry, pair.mentor), _named(registry, pair.mentee))
        lines += [f"- {names[0]} for {names[1]}{where}", *(f"  - {sentence(why)}" for why in pair.reasons)]
    return Request(title(pairs), "".join(f"{line}\n" for line in lines), asked)


def title(pairs: Sequence[Pair]) -> str:
    """The subject of the commit and the title of the pull request."""
    return f"Propose {len(pairs)} pair{'' if len(pairs) == 1 else 's'} of mentor and mentee"


def message(pairs: Sequence[Pair]) -> str:
    """The message of the commit."""
    lines = (f"Ladder-Mentor: {pair.mentor}, Ladder-Mentee: {pair.mentee}" for pair in pairs)
    return "\n".join((title(pairs), "", *lines, ""))


def _named(registry: Registry, person: str) -> str:
    return f"{escaped(registry.name_of(person))} ({login(registry, person)})"
