"""Sentences for what people say aloud: moves, agreements, seats, meetings, sponsors."""

from collections.abc import Callable
from typing import Final

from ladder_cli.model.finding import Plain
from ladder_cli.review.diff import Difference
from ladder_cli.review.proposal import FileChange
from ladder_cli.review.quoting import listed, quoted, short
from ladder_cli.review.values import tree
from ladder_cli.roles.days import parsed

DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
Particular = Callable[[FileChange, Difference], str]
"""The sentence of a difference; empty where the plain one says it better."""


def _moves(file: FileChange, one: Difference) -> str:
    return f"`{file.id}` moves to {quoted(one.after)}" if file.existed and one.after is not None else ""


def _affiliation(file: FileChange, one: Difference) -> str:
    data = tree(one.value)
    if not one.names[-1].endswith("[]"):
        return ""
    where = quoted(data.get("organization"))
    since = f" since {data['from']}" if data.get("from") else ""
    until = f" until {data['until']}" if data.get("until") else ""
    if one.how == "gone":
        return f"takes away that `{file.id}` works for {where}{since}{until}"
    return f"says that `{file.id}` works for {where}{since}{until}"


def _leaves(file: FileChange, one: Difference) -> str:
    if one.before is not None or one.after is None:
        return ""
    return f"`{file.id}` leaves {quoted(tree(one.items[0]).get('organization'))} on {short(str(one.after))}"


def _agreement(file: FileChange, one: Difference) -> str:
    data = tree(one.value)
    if not one.names[-1].endswith("[]"):
        return ""
    version = f" {data['version']}" if data.get("version") else ""
    what = f"`{short(str(data.get('what')))}{short(version) and version}`"
    verb = "agrees to" if one.how == "set" else "no longer agrees to"
    return f"`{file.id}` {verb} {what} on {short(str(data.get('on')))}"


def _leave(file: FileChange, one: Difference) -> str:
    data = tree(one.value)
    if not one.names[-1].endswith("[]"):
        return ""
    until = f" until {short(str(data['until']))}" if data.get("until") else ""
    verb = "is on leave" if one.how == "set" else "was never on leave"
    return f"`{file.id}` {verb} from {short(str(data.get('from')))}{until}"


def _seat(file: FileChange, one: Difference) -> str:
    data = tree(one.value)
    if not one.names[-1].endswith("[]"):
        return ""
    role = quoted(data.get("role")) + (f" in {quoted(data['sig'])}" if data.get("sig") else "")
    if one.how == "gone":
        return f"takes the seat as {role} out of the record of `{file.id}`"
    since = f" from {short(str(data['since']))}" if data.get("since") else ""
    origin = f", as {quoted(data['origin'])}" if data.get("origin", "granted") != "granted" else ""
    return f"grants {role} to `{file.id}`{since}{origin}{_words(data)}"


def _words(data: dict[str, Plain]) -> str:
    said = ""
    for key, verb in (
        ("sponsors", "sponsored by"),
        ("attestations", "attested by"),
        ("waivers", "waived by"),
    ):
        words = data.get(key)
        people = [tree(word).get("by") for word in words] if isinstance(words, list) else []
        if people:
            said += f", {verb} {' and '.join(quoted(one) for one in people)}"
    return said


def _ended(file: FileChange, one: Difference) -> str:
    seat = tree(one.items[-1])
    ended = tree(seat.get("ended"))
    if one.how != "set" or not ended:
        return ""
    role = quoted(seat.get("role")) + (f" in {quoted(seat['sig'])}" if seat.get("sig") else "")
    on = f" on {short(str(ended['on']))}" if ended.get("on") else ""
    remains = f", {quoted(ended['as'])} from then on" if ended.get("as") else ""
    if ended.get("why") == "stepped-down":
        return f"`{file.id}` steps down as {role}{on}{remains}"
    return f"ends the seat of `{file.id}` as {role}{on} ({quoted(ended.get('why'))}){remains}"


def _meeting(file: FileChange, one: Difference) -> str:
    if not one.names[-1].endswith("[]") or not file.existed or not file.exists:
        return ""
    data = tree(one.value)
    kind = str(data.get("kind", "meeting")).replace("-", " ")
    weekday = _weekday(data)
    named = f"{weekday}'s {kind}" if weekday else f"the {kind} {quoted(data.get('title'))}"
    at = f" at {short(str(data['time']))}" if data.get("time") else ""
    verb = "adds" if one.how == "set" else "removes"
    return f"{verb} {named}{at} of `{file.id}`"


def _weekday(data: dict[str, Plain]) -> str:
    """The day of the week of a meeting every so many weeks, or of a month's; empty where nobody can say."""
    every = tree(data.get("every"))
    anchor = parsed(str(data.get("anchor", "")))
    if every.get("weekday"):
        return str(every["weekday"]).capitalize()
    return "" if anchor is None or "weeks" not in every else DAYS[anchor.weekday()]


def _requirement(file: FileChange, one: Difference) -> str:
    if not one.names[-1].endswith("[]") or not file.existed or not file.exists:
        return ""
    verb = "asks besides" if one.how == "set" else "no longer asks"
    data = tree(one.value)
    asked = {key: value for key, value in data.items() if key not in ("id", "label")}
    turned = " (which must not be so)" if "not" in one.names else ""
    name = quoted(data.get("label") or data.get("id"))
    return f"{verb} {name} {_aim(file, one)}{turned}: {quoted(asked)}"


def _aim(file: FileChange, one: Difference) -> str:
    from ladder_cli.review.sentences import purpose

    said = purpose(file, one).strip()
    return said if said.startswith("for ") else f"for `{file.id}`"


def _contribution(file: FileChange, one: Difference) -> str:
    if not one.names[-1].endswith("[]"):
        return ""
    data = tree(one.value)
    handle = file.id.partition(".")[0]
    seen = data.get("witnesses")
    by = f", witnessed by {listed(seen)}" if isinstance(seen, list) and seen else ""
    group = f" in {quoted(data['group'])}" if data.get("group") else ""
    verb = "says that" if one.how == "set" else "no longer says that"
    said = f"{quoted(data.get('kind'))}{group} on {short(str(data.get('date')))}: {quoted(data.get('what'))}"
    return f"{verb} `{handle}` did {said}{by}"


def _measure(file: FileChange, one: Difference) -> str:
    if not one.names[-1].endswith("[]"):
        return ""
    data = tree(one.value)
    span = f"from {short(str(data.get('from')))} to {short(str(data.get('until')))}"
    group = f" in {quoted(data['group'])}" if data.get("group") else ""
    verb = "counts" if one.how == "set" else "no longer counts"
    what = f"{short(str(data.get('count')))} of {quoted(data.get('kind'))}{group}"
    return f"{verb} {what} {span} for `{file.id.partition('.')[0]}`, by {quoted(data.get('source'))}"


def _nomination(file: FileChange, one: Difference) -> str:
    if not one.names[-1].endswith("[]"):
        return ""
    data = tree(one.value)
    role = quoted(data.get("role")) + (f" in {quoted(data['sig'])}" if data.get("sig") else "")
    if one.how == "gone":
        return f"takes away the nomination of `{file.id}` as {role}"
    return f"{quoted(data.get('by'))} nominates `{file.id}` as {role}{_words(data)}"


PARTICULAR: Final[dict[tuple[str, str], Particular]] = {
    ("person", "time_zone"): _moves,
    ("record", "affiliations"): _affiliation,
    ("record", "affiliations.until"): _leaves,
    ("record", "agreements"): _agreement,
    ("record", "leave"): _leave,
    ("record", "seats"): _seat,
    ("record", "seats.ended.on"): _ended,
    ("record", "seats.ended.why"): _ended,
    ("record", "seats.ended.as"): _ended,
    ("record", "nominations"): _nomination,
    ("group", "meetings"): _meeting,
    ("role", "all_of"): _requirement,
    ("contributions", "entries"): _contribution,
    ("contributions", "measures"): _measure,
}
"""By kind and path; the rest is told by its noun."""
