"""L22x: who is who: logins, account ids, handles and names that could be taken for another's."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from ladder_cli.model.finding import At, Finding, Keys
from ladder_cli.model.organization import Organization
from ladder_cli.rules.lookalikes import handle_skeleton, mixed_word, name_skeleton
from ladder_cli.rules.whole import Whole
from ladder_cli.rules.wording import typed


def duplicate_login(whole: Whole) -> Iterator[Finding]:
    """Two records have the same login on the code host.

    Code hosts do not tell capitals apart, so both are one account, and one person would count as two. Merge
    the records: `ladder rename` moves what names the other.
    """
    for login, handles in whole.logins.items():
        for other in handles[1:]:
            yield Finding(
                whole.registry.at("record", other, "account", "login"),
                f"{typed(login)} is the login of `{handles[0]}` too",
                "merge the two records, or mend the login",
            )


def duplicate_account_id(whole: Whole) -> Iterator[Finding]:
    """Two records have the same numeric id on the code host.

    The id stays when a login changes, so both are one account. Merge the records, or mend the id.
    """
    owners: dict[int, str] = {}
    for handle, record in whole.registry.records.items():
        if record.account is None or record.account.id is None:
            continue
        first = owners.setdefault(record.account.id, handle)
        if first != handle:
            yield Finding(
                whole.registry.at("record", handle, "account", "id"),
                f"{record.account.id} is the account id of `{first}` too",
                "merge the two records, or mend the id",
            )


def reused_handle(whole: Whole) -> Iterator[Finding]:
    """A handle that somebody had before is somebody else's now.

    What was said of the old holder would speak of the new one. Give the newcomer another handle, or merge
    the two if they are one person.
    """
    registry = whole.registry
    former: dict[str, str] = {}
    for handle, record in registry.records.items():
        for index, old in enumerate(record.account.previous if record.account else ()):
            at = registry.at("record", handle, "account", "previous", index)
            first = former.setdefault(old, handle)
            if old == handle:
                continue
            if registry.exists(old):
                yield Finding(at, f"`{old}` is somebody's handle now", "give the newcomer another handle")
            elif first != handle:
                yield Finding(at, f"`{old}` was a handle of `{first}` too", "keep it where it is true")


def profile_of_another_record(whole: Whole) -> Iterator[Finding]:
    """A profile without a record is named for a login that is on somebody else's record.

    One person would be two. Rename the profile to the handle of the record.
    """
    registry = whole.registry
    for handle in registry.people:
        if handle in registry.records:
            continue
        owners = whole.logins.get(handle, ())
        if owners:
            yield Finding(
                registry.at("person", handle),
                f"the account `{handle}` is the one on the record of `{owners[0]}`",
                f"rename this file to `{owners[0]}.yaml`",
            )


def look_alike_handles(whole: Whole) -> Iterator[Finding]:
    """Two handles look the same at a glance: `0` and `o`, `1` and `l`, `rn` and `m`.

    An approval could be read as another person's. Where both are real people there is nothing to mend;
    it is good to know. Two that differ in capitals alone have an error already.
    """
    registry = whole.registry
    kinds = {**dict.fromkeys(registry.people, "person"), **dict.fromkeys(registry.records, "record")}
    for first, other in _pairs((handle, handle_skeleton(handle)) for handle in sorted(kinds)):
        if first.lower() != other.lower():
            yield Finding(
                registry.at(kinds[other], other),
                f"`{other}` looks like `{first}`",
                "see that nobody mixes them up",
            )


def look_alike_names(whole: Whole) -> Iterator[Finding]:
    """Two names look the same and are not: letters of one script stand for those of another.

    Cyrillic and Greek have letters that look as Latin ones do. People may share a name, but hardly one that
    differs in what nobody can see. Write the name in one script.
    """
    named: dict[str, At] = {}
    for at, name in _names(whole):
        named.setdefault(unicodedata.normalize("NFC", name), at)
    for first, other in _pairs((name, name_skeleton(name)) for name in named):
        later, earlier = (first, other) if first.isascii() < other.isascii() else (other, first)
        if not mixed_word(later):  # which a rule on that file alone says
            yield Finding(
                named[later],
                f"{typed(later)} looks like the name in `{named[earlier].path}`, in other letters",
                "write it in one script",
            )


def _names(whole: Whole) -> Iterator[tuple[At, str]]:
    registry = whole.registry
    for handle, person in registry.people.items():
        yield registry.at("person", handle, "name"), person.name
    for handle, record in registry.records.items():
        if record.name is not None and handle not in registry.people:
            yield registry.at("record", handle, "name"), record.name
    for name, organization in registry.organizations.items():
        yield registry.at("organization", name, "name"), organization.name
    for name, group in registry.groups.items():
        yield registry.at("group", name, "title"), group.title


def _pairs(skeletons: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The first with each skeleton, and every later one that shares it."""
    first: dict[str, str] = {}
    for name, skeleton in skeletons:
        if first.setdefault(skeleton, name) != name:
            yield first[skeleton], name


def duplicate_organization_name(whole: Whole) -> Iterator[Finding]:
    """Two organizations have a name or an alias in common.

    Nobody could tell which of them is meant, and one employer would count as two. Merge them, or list them
    as `related`.
    """
    owners: dict[str, str] = {}
    registry = whole.registry
    for name, organization in registry.organizations.items():
        spellings: list[tuple[Keys, str]] = [(("name",), organization.name)]
        spellings += [(("aliases", index), alias) for index, alias in enumerate(organization.aliases)]
        for keys, text in spellings:
            first = owners.setdefault(_compared(text), name)
            if first != name:
                yield Finding(
                    registry.at("organization", name, *keys),
                    f"{typed(text)} is a name of `{first}` too",
                    "merge the two, or take the name from one",
                )


def similar_organizations(whole: Whole) -> Iterator[Finding]:
    """Two organizations have names that differ in capitals, marks, a legal form such as Inc, or a letter.

    They are probably one employer, and would count as two. Merge them with an alias, or list them as
    `related` if they are two companies of one group.
    """
    registry = whole.registry
    families = whole.ladders.firm_of
    first: dict[str, str] = {}
    for name, organization in registry.organizations.items():
        spellings = _slips(_plain_name(organization.name))
        other = next((first[one] for one in spellings if one in first), name)
        first.update((one, name) for one in spellings if one not in first)
        if other == name or families.get(other) == families.get(name):
            continue
        if not _spellings(organization).isdisjoint(_spellings(registry.organizations[other])):
            continue  # which is an error of its own
        yield Finding(
            registry.at("organization", name, "name"),
            f"{typed(organization.name)} is nearly the name of `{other}`",
            f"make it an alias of `{other}`, or list the two as `related`",
        )


def _slips(plain: str) -> list[str]:
    """The name, and a long one without each of its letters: names with a slip between them share one."""
    short = len(plain) < LONG_NAME
    places = [] if short else [place for place, letter in enumerate(plain) if letter.isalpha()]
    return [plain, *(plain[:place] + plain[place + 1 :] for place in places)]


LONG_NAME: Final = 7
"""Letters of a name from which on another with one letter more, less or changed is probably a slip."""
LEGAL_FORMS: Final = frozenset(
    (
        *("ab", "ag", "as", "bv", "co", "company", "corp", "corporation", "gmbh", "inc"),
        *("incorporated", "kg", "limited", "llc", "ltd", "oy", "plc", "pty", "sa", "sarl", "se", "srl"),
    )
)
"""Last words of a company's name that do not tell it from another."""


def _spellings(organization: Organization) -> set[str]:
    """Its name and aliases, as they are compared."""
    return {_compared(text) for text in (organization.name, *organization.aliases)}


def _compared(text: str) -> str:
    return " ".join(text.casefold().split())


def _plain_name(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold().replace(".", ""))
    words = "".join(
        letter if letter.isalnum() else " " for letter in letters if not unicodedata.combining(letter)
    ).split()
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return "".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
