"""`ladder promote`: is a seat due? If so, write it; if not, say what is missing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from ladder_cli.commands import completing
from ladder_cli.commands.call import Call, call_of
from ladder_cli.commands.options import Commit, DryRun, Form, Person, Role, Sig, Texts
from ladder_cli.model.record import Sponsor

if TYPE_CHECKING:
    from ladder_cli.render.requirements import Prospect
    from ladder_cli.roles.ladders import Ladders
    from ladder_cli.roles.words import Words
    from ladder_cli.store.writing import Plan


@dataclass(frozen=True, slots=True)
class How:
    """What to do with the answer."""

    dry_run: bool
    commit: bool
    as_json: bool


def promote(
    context: typer.Context,
    person: Person,
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
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Is it due, requirement by requirement? If so, write the seat; status 1 where it is not.

    Without ROLE the one next rung. It ends with what to paste: lines that would settle what is unknown,
    or the pull request's text.

    Example: ladder promote soo-jin approver --sig storage --attest sees-the-whole=mateo
    """
    from ladder_cli.commands.candidate import chosen, prospect, words
    from ladder_cli.roles.ladders import Ladders

    call = call_of(context)
    ladders = Ladders(call.registry)
    person = call.person(person)
    rung = chosen(call, ladders, person, role, sig)
    spoken = words(call, ladders, person, rung, (sponsor or (), attest or (), waive or ()))
    found = prospect(ladders, person, rung, call.today, spoken)
    how = How(dry_run, commit, form == "json")
    if found.judgement.verdict != "met":
        return _refused(call, found, how)
    _tell_unneeded(call, found, spoken)
    return _granted(call, ladders, found, how)


def _refused(call: Call, found: "Prospect", how: How) -> int:
    from ladder_cli.render.as_json import dumped
    from ladder_cli.render.requirements import Page, plain
    from ladder_cli.render.settling import settling
    from ladder_cli.store.locating import Places

    places = Places(call.source)
    verdict = found.judgement.verdict
    if how.as_json:
        call.answer(dumped(plain(found, places)))
    else:
        page = Page(places, call.colored)
        last = settling(found, places) if verdict == "unknown" else page.routes(found)
        call.answer(page.heading(found) + page.tree(found) + last)
    call.talk(f"nothing was written: `{found.rung.role}` is not due for `{found.person}` ({verdict})")
    return 1


def _granted(call: Call, ladders: "Ladders", found: "Prospect", how: How) -> int:
    from ladder_cli.commands.landing import land
    from ladder_cli.render import pull_request
    from ladder_cli.render.as_json import dumped
    from ladder_cli.render.requirements import Page, plain
    from ladder_cli.store.locating import Places

    places = Places(call.source)
    plan, message = _planned(call, ladders, found)
    tree = "" if how.as_json else Page(places, call.colored).tree(found)
    request = pull_request.request(found, call.registry, places)
    answer = plain(found, places)
    landed = land(call, plan, message=message if how.commit else "", dry_run=how.dry_run)
    if how.as_json:
        call.answer(dumped({**answer, **landed.plain, "pull_request": request.plain}))
        return 0
    call.answer(f"{Page(places, call.colored).heading(found)}{tree}\n")
    call.answer(f"{landed.page}\n{request.text}")
    return 0


def _planned(call: Call, ladders: "Ladders", found: "Prospect") -> tuple["Plan", str]:
    """The change that gives the seat, made sure of, and the message of its commit."""
    from ladder_cli.commands.landing import made_sure
    from ladder_cli.render.pull_request import title
    from ladder_cli.roles.promotion import promotion
    from ladder_cli.store.edits import applied
    from ladder_cli.store.planned import planned

    rung = found.rung
    edits = promotion(ladders, found.person, rung.role, rung.sig, call.today, found.judgement)
    path = call.registry.path("record", found.person)
    if found.person in call.registry.records:
        plan = planned(call.source, {}, {path: edits})
    else:
        made = applied({}, edits)
        plan = planned(call.source, {path: made if isinstance(made, dict) else {}}, {})
    sponsors = [
        word.by for node in found.judgement.nodes() for word in node.counted if isinstance(word, Sponsor)
    ]
    trailers = [f"Ladder-Person: {found.person}", f"Ladder-Role: {rung.role}"]
    trailers += [f"Ladder-Sig: {rung.sig}"] if rung.sig else []
    trailers += [f"Sponsored-by: {by}" for by in dict.fromkeys(sponsors)]
    return made_sure(call, plan), title(found) + "\n\n" + "\n".join(trailers) + "\n"


def _tell_unneeded(call: Call, found: "Prospect", spoken: "Words") -> None:
    """Say which words of the command line are not written, for they count for nothing here."""
    counted = {word for node in found.judgement.nodes() for word in node.counted}
    lots = (spoken.sponsors, spoken.attestations, spoken.waivers)
    for word in (one.word for lot in lots for one in lot):
        if word not in counted:
            call.talk(f"the word of `{word.by}` is not written: it counts for no requirement here")
