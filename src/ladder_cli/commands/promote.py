"""`ladder promote`: is a seat due? If so, write it; if not, say what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from ladder_cli.commands import completing
from ladder_cli.commands.batch import PERSON, Row, refused, rows
from ladder_cli.commands.call import Call, call_of
from ladder_cli.commands.options import FromFile, Person, Role, Sig, Texts, Writing
from ladder_cli.model.record import Sponsor
from ladder_cli.model.stop import Stop

if TYPE_CHECKING:
    from ladder_cli.model.finding import Edit, Plain
    from ladder_cli.render.requirements import Prospect
    from ladder_cli.roles.ladders import Ladders
    from ladder_cli.roles.words import Words
    from ladder_cli.store.plans.writing import Plan


def promote(
    context: typer.Context,
    how: Writing,
    person: Person = "",
    role: Role = "",
    sig: Sig = "",
    sponsor: Annotated[
        Texts,
        typer.Option(metavar="HANDLE", help="They vouch, as of today.", autocompletion=completing.handles),
    ] = None,
    attest: Annotated[
        Texts, typer.Option(metavar="ID=HANDLE", help="Their word settles this requirement, as of today.")
    ] = None,
    waive: Annotated[
        Texts, typer.Option(metavar="ID=HANDLE:REASON", help="They waive this requirement, as of today.")
    ] = None,
    from_: FromFile = None,
) -> int:
    """Is it due, requirement by requirement? If so, write the seat; status 1 where it is not.

    Without ROLE the one next rung. It ends with what to paste: lines that would settle what is unknown,
    or the pull request's text. With --from the first word is ROLE; columns: person, role, sig.

    Example: ladder promote soo-jin approver --sig storage --attest sees-the-whole=mateo
    """
    from ladder_cli.roles.ladders import Ladders

    call = call_of(context)
    if from_ is not None and not role:
        person, role = "", person
    given = rows(call, from_, {PERSON: person, "role": role, "sig": sig}, ("role", "sig"))
    words = _Words(sponsor or (), attest or (), waive or ())
    ladders = Ladders(call.registry)
    if from_ is not None:
        return _all_granted(call, ladders, _all_due(call, ladders, given, words), how)
    found, spoken = words.judged(call, ladders, given[0])
    if found.judgement.verdict != "met":
        return _refused(call, found, how)
    _tell_unneeded(call, found, spoken)
    return _granted(call, ladders, found, how)


@dataclass(frozen=True, slots=True)
class _Words:
    """What the command line says of everyone it is about, as it says it."""

    sponsors: Sequence[str]
    attestations: Sequence[str]
    waivers: Sequence[str]

    def judged(self, call: Call, ladders: "Ladders", row: Row) -> tuple["Prospect", "Words"]:
        """How the person of a row stands to the seat, and the words that were said for it."""
        from ladder_cli.commands.candidate import chosen, prospect, words

        person = call.person(row[PERSON])
        rung = chosen(call, ladders, person, row["role"], row["sig"])
        spoken = words(call, ladders, person, rung, (self.sponsors, self.attestations, self.waivers))
        return prospect(ladders, person, rung, call.today, spoken), spoken


def _all_due(call: Call, ladders: "Ladders", given: Sequence[Row], words: _Words) -> "list[Prospect]":
    """Whose seats are due, each as the registry stands before any of them; Stop where one is not."""
    due: list[tuple[Prospect, Words]] = []
    stops: list[tuple[Row, Stop]] = []
    seen: dict[str, Row] = {}
    for row in given:
        try:
            found, spoken = words.judged(call, ladders, row)
            first = seen.setdefault(found.person, row)
            if first is not row:
                raise Stop(f"{first.place} names `{found.person}` already", "one seat a person at a time", 2)
            _check_due(found)
        except Stop as stop:
            stops.append((row, stop))
        else:
            due.append((found, spoken))
    if stops:
        raise refused(stops, len(given))
    for found, spoken in due:
        _tell_unneeded(call, found, spoken)
    return [found for found, _ in due]


def _check_due(found: "Prospect") -> None:
    verdict, rung = found.judgement.verdict, found.rung
    if verdict != "met":
        seat = rung.role + (f" --sig {rung.sig}" if rung.sig else "")
        hint = f"see: ladder next {found.person} {seat}"
        raise Stop(f"`{rung.role}` is not due for `{found.person}`: {verdict}", hint, 1)


def _refused(call: Call, found: "Prospect", how: Writing) -> int:
    from ladder_cli.render.as_json import dumped
    from ladder_cli.render.requirements import Page, plain
    from ladder_cli.render.settling import settling
    from ladder_cli.store.documents.locating import Places

    places = Places(call.source)
    verdict = found.judgement.verdict
    if how.as_json:
        call.answer(dumped(plain(found, places)))
    else:
        page = Page(places, call.colored, call.width)
        last = settling(found, places) if verdict == "unknown" else page.routes(found)
        call.answer(page.heading(found) + page.tree(found) + last)
    call.talk(f"nothing was written: `{found.rung.role}` is not due for `{found.person}` ({verdict})")
    return 1


def _granted(call: Call, ladders: "Ladders", found: "Prospect", how: Writing) -> int:
    from ladder_cli.commands.landing import land
    from ladder_cli.render import pull_request
    from ladder_cli.render.as_json import dumped
    from ladder_cli.render.requirements import Page, plain
    from ladder_cli.store.documents.locating import Places

    places = Places(call.source)
    plan = _planned(call, ladders, [found])
    tree = "" if how.as_json else Page(places, call.colored, call.width).tree(found)
    request = pull_request.request(found, call.registry, places)
    answer = plain(found, places)
    message = _message(request.title, [found]) if how.commit else ""
    landed = land(call, plan, message=message, dry_run=how.dry_run)
    if how.as_json:
        call.answer(dumped({**answer, **landed.plain, "pull_request": request.plain}))
        return 0
    call.answer(f"{Page(places, call.colored, call.width).heading(found)}{tree}\n")
    call.answer(f"{landed.page}\n{request.text}")
    return 0


def _all_granted(call: Call, ladders: "Ladders", due: "Sequence[Prospect]", how: Writing) -> int:
    """Every seat in one change and one pull request; who stands how in a line each."""
    from ladder_cli.commands.landing import land
    from ladder_cli.render import pull_request
    from ladder_cli.render.as_json import dumped
    from ladder_cli.render.requirements import Page, plain
    from ladder_cli.store.documents.locating import Places

    places = Places(call.source)
    plan = _planned(call, ladders, due)
    request = pull_request.joined(due, call.registry, places)
    seats = [plain(found, places) for found in due]
    message = _message(request.title, due) if how.commit else ""
    landed = land(call, plan, message=message, dry_run=how.dry_run)
    if how.as_json:
        call.answer(dumped({"seats": seats, **landed.plain, "pull_request": request.plain}))
        return 0
    page = Page(places, call.colored, call.width)
    call.answer("".join(page.heading(found) for found in due))
    call.answer(f"\n{landed.page}\n{request.text}")
    return 0


def _planned(call: Call, ladders: "Ladders", due: "Sequence[Prospect]") -> "Plan":
    """The change that gives each of them the seat, made sure of."""
    from ladder_cli.commands.landing import made_sure
    from ladder_cli.roles.promotion import promotion
    from ladder_cli.store.plans.planned import planned
    from ladder_cli.store.splicing.edits import applied

    new: dict[str, dict[str, Plain]] = {}
    changed: dict[str, Sequence[Edit]] = {}
    for found in due:
        rung = found.rung
        edits = promotion(ladders, found.person, rung.role, rung.sig, call.today, found.judgement)
        path = call.registry.path("record", found.person)
        if found.person in call.registry.records:
            changed[path] = edits
        else:
            made = applied({}, edits)
            new[path] = made if isinstance(made, dict) else {}
    return made_sure(call, planned(call.source, new, changed))


def _message(title: str, due: "Sequence[Prospect]") -> str:
    """What the commit says: the seats as trailers, and whose word they rest on."""
    trailers: list[str] = []
    for found in due:
        rung = found.rung
        nodes = found.judgement.nodes()
        sponsors = [word.by for node in nodes for word in node.counted if isinstance(word, Sponsor)]
        trailers += [f"Ladder-Person: {found.person}", f"Ladder-Role: {rung.role}"]
        trailers += [f"Ladder-Sig: {rung.sig}"] if rung.sig else []
        trailers += [f"Sponsored-by: {by}" for by in dict.fromkeys(sponsors)]
    return title + "\n\n" + "".join(f"{trailer}\n" for trailer in trailers)


def _tell_unneeded(call: Call, found: "Prospect", spoken: "Words") -> None:
    """Say which words of the command line are not written, for they count for nothing here."""
    counted = {word for node in found.judgement.nodes() for word in node.counted}
    lots = (spoken.sponsors, spoken.attestations, spoken.waivers)
    for word in (one.word for lot in lots for one in lot):
        if word not in counted:
            call.talk(f"the word of `{word.by}` is not written: it counts for no requirement here")
