"""A person's page: who they are, where they stood, and everything they did."""

from collections.abc import Iterator

from ladder_cli.directory.listing import View
from ladder_cli.directory.page import Line, Page, Section, page, span
from ladder_cli.directory.people import mentees_left, on_leave, profile
from ladder_cli.model.record import Seat
from ladder_cli.model.role import Role
from ladder_cli.roles.standing import active, next_rungs


def person_page(view: View, handle: str) -> Page:
    """Profile, record and contributions on one page, with what somebody could do next."""
    record = view.registry.record(handle)
    facts = {**_profile(view, handle), "login": record.account.login if record.account else ""}
    if on_leave(view, handle):
        facts["away"] = "on leave today"
    sections = [
        Section("Seats", tuple(_seats(view, handle))),
        Section("Nominations", tuple(_cases(view, handle))),
        Section("Could be next", tuple(_rungs(view, handle))),
        *done(view, handle),
        Section("Mentor and mentee", tuple(_pairings(view, handle))),
        Section("Agreements", tuple(_agreements(view, handle))),
        Section("Employers", tuple(_employers(view, handle))),
    ]
    return page("person", handle, view.registry.name_of(handle), facts, sections)


def service_page(view: View, handle: str) -> Page:
    """A record of service: everything dated, linked and witnessed, code or not; nothing of the profile."""
    record = view.registry.record(handle)
    facts = {
        "community": view.registry.community.name,
        "login": record.account.login if record.account else "",
        "as of": view.day,
    }
    sections = [
        Section("Seats", tuple(_seats(view, handle))),
        *done(view, handle),
        Section("Mentor and mentee", tuple(_pairings(view, handle))),
    ]
    return page("person", handle, view.registry.name_of(handle), facts, sections)


def done(view: View, handle: str) -> list[Section]:
    """What somebody did, a section a kind, newest first."""
    kinds = view.registry.community.contribution_kinds
    found: dict[str, list[Line]] = {}
    for contribution in view.registry.entries_of(handle):
        entry = contribution.entry
        notes = [f"in {entry.group}"] if entry.group else []
        notes += [f"with {', '.join(map(view.registry.name_of, entry.with_))}"] if entry.with_ else []
        notes += _witnesses(view, entry.witnesses)
        line = Line(entry.what, entry.date, entry.link or "", tuple(notes), contribution.at)
        found.setdefault(entry.kind, []).append(line)
    for counted in view.registry.measures_of(handle):
        measure = counted.measure
        notes = [f"in {measure.group}"] if measure.group else []
        notes += [f"on {measure.days} days"] if measure.days else []
        notes += [f"with {measure.actors} people"] if measure.actors else []
        line = Line(
            f"{measure.count} counted by {measure.source}",
            span(measure.from_, measure.until),
            "",
            tuple(notes),
            counted.at,
        )
        found.setdefault(measure.kind, []).append(line)
    for at, story in view.ladders.stories.get(handle, ()):
        notes = [f"in {story.group}"] if story.group else []
        notes += _witnesses(view, story.witnesses)
        line = Line(story.title, story.on, (story.links or ("",))[0], tuple(notes), at)
        found.setdefault("story", []).append(line)
    return [
        Section(
            kinds[kind].title if kind in kinds else kind.replace("-", " ").capitalize(),
            tuple(
                sorted(lines, key=lambda line: (line.when.removeprefix("since "), line.what), reverse=True)
            ),
        )
        for kind, lines in sorted(found.items())
    ]


def _witnesses(view: View, handles: tuple[str, ...]) -> list[str]:
    return [f"witnessed by {', '.join(map(view.registry.name_of, handles))}"] if handles else []


def _profile(view: View, handle: str) -> dict[str, str]:
    person = profile(view, handle)
    hours = "; ".join(f"{', '.join(each.days)} {each.from_} to {each.to}" for each in person.availability)
    left = mentees_left(view, handle)
    wish = person.mentoring.wish
    return {
        "about": person.about or "",
        "pronouns": person.pronouns or "",
        "classes": ", ".join(person.classes),
        "time zone": person.time_zone or "",
        "hours": hours,
        "languages": ", ".join(person.languages),
        "interests": ", ".join(person.interests),
        "follows": ", ".join(follow.group for follow in person.follows),
        "offers mentoring": (f"room for {left}" if left else "no room now") if person.mentoring.offer else "",
        "looks for a mentor": f"since {wish.since}" if wish and handle not in view.mentored else "",
        "listening": "happy to listen for now" if person.listening else "",
    }


def _seats(view: View, handle: str) -> Iterator[Line]:
    for held in view.registry.seats_of(handle):
        seat = held.seat
        role = view.registry.roles.get(seat.role)
        title = role.title if role else seat.role
        where = f" in {seat.sig}" if seat.sig else ""
        yield Line(title + where, _served(seat, role), "", tuple(_how(view, seat)), held.at)


def _served(seat: Seat, role: Role | None) -> str:
    if seat.ended:
        return span(seat.since, seat.ended.on or seat.until)
    until = seat.until or (role.seats.ends_with if role else None)
    return span(seat.since, None) + (f", until {until}" if until else "")


def _how(view: View, seat: Seat) -> Iterator[str]:
    name_of = view.registry.name_of
    if not active(seat, view.day):
        yield f"ended: {seat.ended.why.replace('-', ' ')}" if seat.ended else "term over"
    if seat.ended and seat.ended.as_:
        yield seat.ended.as_
    if seat.origin != "granted":
        yield f"{seat.origin} ({seat.source})" if seat.source else seat.origin
    if seat.sponsors:
        yield f"sponsored by {', '.join(name_of(sponsor.by) for sponsor in seat.sponsors)}"
    if seat.attestations:
        givers = dict.fromkeys(attestation.by for attestation in seat.attestations)
        yield f"attested by {', '.join(map(name_of, givers))}"
    for waiver in seat.waivers:
        yield f"`{waiver.id}` waived by {name_of(waiver.by)}: {waiver.reason}"


def _cases(view: View, handle: str) -> Iterator[Line]:
    for case in view.registry.cases_of(handle):
        nomination = case.nomination
        where = f" in {nomination.sig}" if nomination.sig else ""
        ended = nomination.closed.as_ if nomination.closed else "open"
        notes = (f"nominated by {view.registry.name_of(nomination.by)}", ended)
        yield Line(nomination.role + where, nomination.on, "", notes, case.at)


def _rungs(view: View, handle: str) -> Iterator[Line]:
    """A line a role; a role with a group as its scope names the groups it could be in."""
    groups: dict[str, list[str]] = {}
    for rung in next_rungs(view.ladders, handle, view.today):
        groups.setdefault(rung.role, []).extend([rung.sig] if rung.sig else [])
    for role, open_ in groups.items():
        where = f" in {' or '.join(open_)}" if open_ else ""
        sig = f" --sig {open_[0]}" if open_ else ""
        yield Line(role + where, notes=(f"ladder next {handle} {role}{sig}",))


def _pairings(view: View, handle: str) -> Iterator[Line]:
    for name, pairing in sorted(view.registry.pairings.items()):
        if handle in (pairing.mentor, pairing.mentee) and pairing.state not in ("proposed",):
            role, other = (
                ("mentor of", pairing.mentee) if handle == pairing.mentor else ("mentee of", pairing.mentor)
            )
            ended = pairing.ended.on if pairing.ended else None
            yield Line(
                f"{role} {view.registry.name_of(other)}",
                span(pairing.proposed, ended),
                "",
                (pairing.state,) if pairing.state != "ended" else (),
                view.registry.at("pairing", name),
            )


def _agreements(view: View, handle: str) -> Iterator[Line]:
    for index, agreement in enumerate(view.registry.record(handle).agreements):
        version = f" {agreement.version}" if agreement.version else ""
        at = view.registry.at("record", handle, "agreements", index)
        yield Line(agreement.what + version, agreement.on, agreement.link or "", (), at)


def _employers(view: View, handle: str) -> Iterator[Line]:
    for index, affiliation in enumerate(view.registry.record(handle).affiliations):
        known = view.registry.organizations.get(affiliation.organization)
        at = view.registry.at("record", handle, "affiliations", index)
        when = (
            span(affiliation.from_, affiliation.until) if affiliation.from_ else f"as of {affiliation.as_of}"
        )
        yield Line(known.name if known else affiliation.organization, when, "", (), at)
