"""Who is on the way to which seat: the words on a command line, made sure of."""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

from ladder_cli.commands.call import Call
from ladder_cli.model.record import Attestation, Sponsor, Waiver
from ladder_cli.model.requirement import Requirement
from ladder_cli.model.stop import usage
from ladder_cli.render.requirements import Prospect
from ladder_cli.roles.choice import routes
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.outlook import earliest
from ladder_cli.roles.process import coming
from ladder_cli.roles.promotion import due
from ladder_cli.roles.rungs import nominated_rungs, rungs_above
from ladder_cli.roles.standing import Rung
from ladder_cli.roles.words import Words, given, nominated, open_case


def asked(call: Call, ladders: Ladders, person: str, role: str, sig: str) -> Rung | None:
    """The rung the command line names; None where it names no role.

    A role in a group without one takes the only group it could be for: nominated in, or right above.
    """
    if sig:
        sig = call.group(sig)
    if not role:
        return None
    role = call.role(role)
    if sig or ladders.registry.roles[role].scope == "community":
        return Rung(role, sig or None)
    likely = [*nominated_rungs(ladders, person), *rungs_above(ladders, person, call.today)]
    found = sorted({rung.sig for rung in likely if rung.role == role and rung.sig})
    if len(found) == 1:
        return Rung(role, found[0])
    listed = f"one of: {', '.join(found)}" if found else "see them all: ladder query sigs"
    raise usage(f"`{role}` is a role in a group: say which with --sig", listed)


def chosen(call: Call, ladders: Ladders, person: str, role: str, sig: str) -> Rung:
    """The rung the command line names, else the one that comes next; Stop (status 2) for several."""
    rung = asked(call, ladders, person, role, sig)
    if rung is not None:
        return rung
    found = nearby(ladders, person, call.today, sig)
    if len(found) == 1:
        return found[0]
    if not found:
        raise usage(f"no rung comes right after where `{person}` stands", "name the role: ladder query roles")
    listed = ", ".join(f"`{one.role} --sig {one.sig}`" if one.sig else f"`{one.role}`" for one in found)
    raise usage(f"several seats could be next for `{person}`", f"say which after the name: {listed}")


def nearby(ladders: Ladders, person: str, today: date, sig: str) -> tuple[Rung, ...]:
    """The seats somebody is nominated for; without any, the rungs right above; of one group if named."""
    for rungs in (nominated_rungs(ladders, person), rungs_above(ladders, person, today, sig)):
        found = tuple(rung for rung in rungs if not sig or rung.sig == sig)
        if found:
            return found
    return ()


def prospect(ladders: Ladders, person: str, rung: Rung, today: date, words: Words | None = None) -> Prospect:
    """How somebody stands to a seat; Stop as `promotion.check` does."""
    judgement = due(ladders, person, rung.role, rung.sig, today, words)
    process = coming(ladders, person, rung.role, rung.sig, today)
    case = open_case(ladders, person, rung.role, rung.sig)
    first = earliest(ladders, case, judgement, today) if case is not None else None
    return Prospect(person, rung, judgement, routes(judgement), process, first)


def words(
    call: Call,
    ladders: Ladders,
    person: str,
    rung: Rung,
    said: tuple[Iterable[str], Iterable[str], Iterable[str]],
) -> Words:
    """The words of `--sponsor H`, `--attest ID=H` and `--waive ID=H:REASON`, dated today.

    What the open nomination holds already is not said twice. Raises Stop (status 2) for what is
    not written so, and for people and requirements that there are none of.
    """
    today = call.today.isoformat()
    before = nominated(ladders, person, rung.role, rung.sig)
    sponsors, attests, waives = said
    known = {one.word.by for one in before.sponsors}
    sponsored = [name for word in sponsors if (name := call.person(word)) not in known]
    attested = {(one.word.id, one.word.by) for one in before.attestations}
    attesting = [
        (name, call.person(by))
        for name, by in (_pair(word, "--attest", "ID=HANDLE") for word in attests)
        if (_requirement(ladders, rung, name), by) not in attested
    ]
    return given(
        ladders,
        person,
        [Sponsor(by=by, on=today) for by in dict.fromkeys(sponsored)],
        [Attestation(id=name, by=by, on=today) for name, by in dict.fromkeys(attesting)],
        [_waiver(call, ladders, rung, word, today) for word in waives],
    )


def _waiver(call: Call, ladders: Ladders, rung: Rung, word: str, today: str) -> Waiver:
    name, rest = _pair(word, "--waive", "ID=HANDLE:REASON")
    by, _, reason = rest.partition(":")
    if not reason.strip():
        raise usage(f"`{word}` gives no reason", "write it as --waive ID=HANDLE:REASON")
    return Waiver(id=_requirement(ladders, rung, name), by=call.person(by), on=today, reason=reason.strip())


def _pair(word: str, option: str, form: str) -> tuple[str, str]:
    name, _, rest = word.partition("=")
    if not name or not rest:
        raise usage(f"`{word}` does not go with {option}", f"write it as {option} {form}")
    return name, rest


def _requirement(ladders: Ladders, rung: Rung, name: str) -> str:
    own = ladders.registry.roles[rung.role].requires
    more = ladders.tightened(rung.role, rung.sig)
    known = [one for tree in (own, more) if tree is not None for one in _ids(tree)]
    if name not in known:
        close = get_close_matches(name, known, n=1, cutoff=0.6)
        hint = f"did you mean `{close[0]}`?" if close else f"one of: {', '.join(known)}"
        raise usage(f"`{rung.role}` asks nothing called `{name}`", hint)
    return name


def _ids(requirement: Requirement) -> Iterable[str]:
    yield requirement.id
    for part in requirement.parts:
        yield from _ids(part)
