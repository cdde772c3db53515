"""OpenStack's meetups: two hosts at most of one organization, at each meetup, and no cap elsewhere."""

from datetime import date

import pytest

from docs import encodings
from ladder_cli.store.checks.checking import check
from ladder_cli.store.source import Texts

MEETUP = "{title: Operators' meetup in spring, kind: user-group}\n"
RECORD = """\
affiliations: [{{organization: brinewell, from: 2022-01-01}}]
facts: [{{what: foundation-member, source: the list, as_of: 2026-11-01}}]
seats: [{seat}]
"""
HOST = "{{role: meetup-host, sig: {group}, since: 2026-10-01, until: 2027-03-31}}"
ACTIVE = "{role: active-user, since: 2018-07-01}"


@pytest.mark.parametrize(
    ("seats", "over"),
    [
        ([HOST.format(group="meetup")] * 1, []),  # with `hal`, who is there already
        ([HOST.format(group="meetup")] * 2, ["L352"]),
        ([HOST.format(group="meetup"), HOST.format(group="spring"), HOST.format(group="spring")], []),
        ([HOST.format(group="meetup"), ACTIVE, ACTIVE], []),
    ],
)
def test_the_cap_is_on_the_hosts_of_one_meetup(seats: list[str], over: list[str], today: date) -> None:
    files = encodings.texts("openstack") | {"sigs/spring.yaml": MEETUP}
    for number, seat in enumerate(seats):
        files[f"records/host-{number}.yaml"] = RECORD.format(seat=seat)

    found = check(Texts({path: text.encode() for path, text in files.items()}), today)

    assert [one.rule for one in found.findings if one.rule in ("L352", "L353")] == over
