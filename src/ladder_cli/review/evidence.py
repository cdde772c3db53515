"""Contributions and stories: no evidence rests on its subject alone."""

from ladder_cli.model.finding import Plain
from ladder_cli.review.bench import Bench
from ladder_cli.review.diff import Difference
from ladder_cli.review.needs import AnyOf, Need, Ruling, both, joined
from ladder_cli.review.proposal import FileChange
from ladder_cli.review.values import items, tree

STORY_IS_EVIDENCE = ("author", "on", "witnesses", "group")
"""What a requirement reads of a story, beside the first of its links, by which it counts once."""


def contribution(bench: Bench, file: FileChange, one: Difference) -> Ruling:
    """What an entry or a measure takes: the witnesses it names, else a lead of its group or a steward."""
    subject = file.id.partition(".")[0]
    if one.how == "order" or not one.items or not one.names[0].endswith("[]"):
        return bench.stewards("a contributions file is evidence", subject)
    sides = [tree(one.items[0])]
    if len(one.names) > 1:
        sides += [_old_item(file, one)]
    rulings = [witnessed(bench, subject, side) for side in sides]
    if one.how == "set" and len(one.names) == 1 and "recorded_by" in sides[0]:
        by = str(sides[0]["recorded_by"])
        if by != subject:
            because = f"`{by}` is said to have written it down"
            rulings.append(Ruling(because, (bench.own(by, because),)))
        elif not bench.voices.own(by):
            rulings.append(bench.person(by, f"`{by}` is said to have written it down"))
    if len(one.names) > 1 or one.how == "gone":
        groups = dict.fromkeys(_group(side) for side in reversed(sides))
        rulings += [_led(bench, group, "evidence that stands is changed", subject) for group in groups]
    return joined(rulings)


def _old_item(file: FileChange, one: Difference) -> dict[str, Plain]:
    """The item that is changed as it stood, wherever in its list that was."""
    top, index = one.old_keys[:2]
    return tree(items(file.old.get(str(top)))[int(index)])


def witnessed(bench: Bench, subject: str, data: dict[str, Plain]) -> Ruling:
    """The word of every witness named; a lead's or a steward's where none is."""
    named = data.get("witnesses")
    witnesses = tuple(dict.fromkeys(str(one) for one in named)) if isinstance(named, list) else ()
    if subject in witnesses:
        why = "nobody is sponsor, witness or attester of themselves"
        return Ruling(why, refused=f"{why}: name somebody who has seen it")
    if witnesses:
        given = tuple(one for one in witnesses if bench.voices.own(one))
        because = "a witness has seen it" if len(witnesses) == 1 else "every witness named has seen it"
        return Ruling(because, (Need(len(witnesses), witnesses, given, because),))
    return _led(bench, _group(data), "no evidence rests on its subject alone", subject)


def _led(bench: Bench, group: str | None, because: str, subject: str) -> Ruling:
    """The word of a lead of its group or a steward, who is never the subject, were they the only steward."""
    need = bench.lead_word(group, because, subject)
    if subject in need.of:
        others = tuple(one for one in need.of if one != subject)
        need = Need(1, others, (), f"{because}: name somebody who has seen it")
    return Ruling(because, (need,))


def story(bench: Bench, file: FileChange, one: Difference) -> Ruling:
    """What a part of a story takes: its author's word, and a witness's for what counts as evidence."""
    author = str(file.new.get("author") or file.old.get("author") or "")
    top = one.names[0].removesuffix("[]") if one.names else ""
    before = str(file.old.get("author", author))
    if file.existed and file.exists and not _counts(file, top):
        return bench.person(before, "a story is its author's to tell")
    if not file.exists:
        return bench.person(before, "a story is its author's to take back")
    because = f"`{author}` tells it"
    ruling = Ruling(because, (bench.own(author, because),))
    ruling = both(ruling, witnessed(bench, author, file.new))
    if file.existed:
        ruling = both(ruling, witnessed(bench, before, file.old))
        if before != author:
            ruling = both(ruling, bench.person(before, "the story was theirs"))
    return ruling


def _counts(file: FileChange, top: str) -> bool:
    """Whether a part of a story that differs is what a requirement reads."""
    first, second = (items(side.get("links"))[:1] for side in (file.old, file.new))
    return top in STORY_IS_EVIDENCE or (top == "links" and first != second)


def signal(bench: Bench, file: FileChange) -> Ruling:
    """What a signal takes: a lead of its group, on both sides where that changes, or a steward."""
    groups = {_group(side) for side in (file.old, file.new) if side}
    return joined(
        bench.leads(group, "a signal is looked after by the leads of its group")
        for group in sorted(groups, key=str)
    )


def _group(data: dict[str, Plain]) -> str | None:
    group = data.get("group")
    return group if isinstance(group, str) else None


__all__ = ["AnyOf", "contribution", "signal", "story", "witnessed"]
