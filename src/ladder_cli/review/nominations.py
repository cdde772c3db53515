"""Nominations in a record: who opens a case, whose word each line in it takes, how it is closed."""

from ladder_cli.review.bench import Bench
from ladder_cli.review.diff import Difference
from ladder_cli.review.endings import new_seats
from ladder_cli.review.needs import Ruling, both
from ladder_cli.review.proposal import FileChange, Proposal
from ladder_cli.review.spoken import dated, word_ruling
from ladder_cli.review.values import text, tree

WORDS = ("sponsors[]", "attestations[]", "waivers[]", "seconds[]")


def nomination(bench: Bench, proposal: Proposal, file: FileChange, one: Difference) -> Ruling:
    """What one difference in the nominations takes."""
    del proposal
    if one.names == ("nominations[]",):
        return _opened(bench, file, one) if one.how == "set" else _closed(bench, file, one)
    if len(one.names) == 2 and one.names[1] in WORDS:
        return _word(bench, file, one)
    if one.names == ("nominations[]", "accepted") and one.how == "set":
        because = "the nominee says yes"
        ruling = Ruling(because, (bench.own(file.id, because),))
        return both(ruling, dated(bench, str(one.after), "the yes", file.id))
    if one.names[:2] == ("nominations[]", "closed") and one.before is None:
        return bench.stewards("a nomination is closed with its reason", file.id)
    return bench.stewards("what a nomination says stays as it was said", file.id)


def _opened(bench: Bench, file: FileChange, one: Difference) -> Ruling:
    """A new case: the nominator's word, and the word of everyone it names besides."""
    from ladder_cli.review.nominators import may_nominate

    data = tree(one.after)
    by = str(data.get("by", ""))
    because = f"`{by}` nominates"
    ruling = Ruling(because, (bench.own(by, because, file.id if by != file.id else ""),))
    ruling = both(ruling, dated(bench, str(data.get("on", "")), "the nomination", file.id))
    if not may_nominate(bench, by, file.id, str(data.get("role", "")), text(data.get("sig"))):
        why = f"by the role's process `{by}` is not one of those who nominate"
        ruling = both(ruling, bench.stewards(why, file.id))
    if "accepted" in data:
        ruling = both(ruling, Ruling("the nominee says yes", (bench.own(file.id, "the nominee says yes"),)))
    if "closed" in data:
        ruling = both(ruling, bench.stewards("a case that is closed when it is opened is history", file.id))
    for key in ("seconds", "sponsors", "attestations", "waivers"):
        words = data.get(key)
        for word in words if isinstance(words, list) else []:
            ruling = both(ruling, word_ruling(bench, file.id, word))
    return ruling


def _closed(bench: Bench, file: FileChange, one: Difference) -> Ruling:
    """An open nomination goes when its seat is given; else it is a steward's to clear away."""
    data = tree(one.before)
    for seat in new_seats(file) if "closed" not in data else ():
        if (seat.get("role"), seat.get("sig")) == (data.get("role"), data.get("sig")):
            return Ruling("its words are the seat's now")
    return bench.stewards("a nomination is taken away together with the words in it", file.id)


def _word(bench: Bench, file: FileChange, one: Difference) -> Ruling:
    if one.how == "set":
        return word_ruling(bench, file.id, one.after)
    by = str(tree(one.before).get("by", ""))
    return bench.person(by, f"`{by}` takes the word back", file.id)
