"""All rules: one table, from permanent code to rule."""

from typing import Final

from ladder_cli.model.finding import Severity
from ladder_cli.rules import (
    characters,
    circles,
    conduct,
    contents,
    counts,
    days,
    evidence,
    folder,
    identities,
    ladder_texts,
    names,
    notation,
    privacy,
    retirements,
    seats,
    severities,
    shapes,
    unknown,
    values,
    words,
)
from ladder_cli.rules.references import GIVER, GROUP, KIND, ORGANIZATION, PERSON, ROLE, naming
from ladder_cli.rules.rule import Check, Column, Rule

_NAMED = ("person", "record", "organization", "group", "role", "community")


def _text(check: Check, *, fixable: bool = False) -> Rule:
    """A rule on files in disorder. None of them can be softened: such a file is not read."""
    return Rule(check, "text", safety=True, fixable=fixable)


def _file(check: Check, *kinds: str, severity: Severity = "error") -> Rule:
    return Rule(check, "file", severity, kinds)


def _linked(check: Check, *kinds: str, severity: Severity = "error", fixable: bool = False) -> Rule:
    return Rule(check, "linked", severity, kinds, fixable=fixable)


def _whole(
    check: Check,
    severity: Severity = "error",
    *kinds: str,
    column: Column = "",
    safety: bool = False,
) -> Rule:
    return Rule(check, "registry", severity, kinds, safety=safety, column=column)


RULES: Final[dict[str, Rule]] = {
    "L001": _text(contents.unreadable),
    "L002": _text(contents.not_utf8),
    "L003": _text(contents.too_large),
    "L004": _text(contents.too_deep),
    "L005": _text(contents.too_many_values),
    "L006": _text(contents.not_yaml),
    "L007": _text(contents.empty_file),
    "L008": _text(contents.not_a_mapping),
    "L010": _text(notation.duplicate_key),
    "L011": _text(notation.shared_value),
    "L012": _text(notation.tag),
    "L013": _text(notation.merge_key),
    "L014": _text(notation.several_documents),
    "L015": _text(notation.directive),
    "L016": _text(notation.key_not_text, fixable=True),
    "L017": _text(notation.read_differently, fixable=True),
    "L018": _text(notation.number_out_of_range),
    "L020": _text(characters.tab, fixable=True),
    "L021": _text(characters.hidden_line_break),
    "L022": _text(characters.text_direction, fixable=True),
    "L023": _text(characters.control_character),
    "L024": _text(characters.invisible_character, fixable=True),
    "L030": _whole(folder.no_community, safety=True),
    "L031": _whole(folder.not_a_plain_file, safety=True),
    "L032": _whole(folder.misplaced_file),
    "L033": _whole(folder.shadowed_file, safety=True),
    "L034": _whole(folder.file_name),
    "L035": _whole(folder.case_collision),
    "L101": _text(shapes.unknown_key),
    "L102": _text(shapes.missing_key),
    "L103": _text(shapes.wrong_type),
    "L104": _text(shapes.number_for_text, fixable=True),
    "L105": _text(shapes.not_in_list),
    "L106": _text(shapes.one_of_several_keys),
    "L110": _text(values.wrong_form),
    "L111": _text(values.no_such_day),
    "L112": _text(values.out_of_bounds),
    "L113": _text(values.repeated_item),
    "L201": _linked(unknown.unknown_role, *naming(ROLE)),
    "L202": _linked(unknown.unknown_person, *naming(PERSON)),
    "L203": _linked(unknown.unknown_group, *naming(GROUP)),
    "L204": _linked(unknown.unknown_organization, *naming(ORGANIZATION)),
    "L205": _linked(unknown.organization_by_alias, *naming(ORGANIZATION), fixable=True),
    "L206": _linked(unknown.unknown_contribution_kind, *naming(KIND)),
    "L207": _linked(unknown.unknown_giver, *naming(GIVER)),
    "L210": _linked(retirements.retired_role, *retirements.ROLES),
    "L211": _linked(retirements.retired_group, *retirements.GROUPS),
    "L212": _linked(retirements.retired_organization, *retirements.ORGANIZATIONS),
    "L220": _whole(identities.duplicate_login, "error", "record", column="accounts"),
    "L221": _whole(identities.duplicate_account_id, "error", "record", column="accounts"),
    "L222": _whole(identities.reused_handle, "error", "record", column="accounts"),
    "L223": _whole(identities.profile_of_another_record, "error", "person", column="accounts"),
    "L224": _whole(identities.look_alike_handles, "info", "person", "record"),
    "L225": _whole(identities.look_alike_names, "warning", *_NAMED, column="names"),
    "L226": _whole(identities.duplicate_organization_name, "error", "organization"),
    "L227": _whole(identities.similar_organizations, "info", "organization"),
    "L230": _file(names.mixed_scripts, *_NAMED, severity="warning"),
    "L231": _linked(names.group_outside_its_folder, "group"),
    "L232": _file(names.entry_of_another_year, "contributions", severity="warning"),
    "L233": _linked(names.contributions_of_nobody, "contributions"),
    "L234": _file(names.unknown_time_zone, "person", "group"),
    "L240": _whole(circles.groups_in_a_circle, "error", "group"),
    "L241": _whole(circles.roles_in_a_circle, "error", "role"),
    "L250": _file(days.reversed_days, *days.RANGES),
    "L251": _file(days.future_day, *days.DATES),
    "L252": _file(days.far_off_day, *days.DATES, severity="warning"),
    "L253": _file(days.overlapping_affiliations, "record", severity="warning"),
    "L254": _file(days.overlapping_leave, "record", severity="warning"),
    "L260": _file(severities.unknown_rule, "community"),
    "L261": _file(severities.safety_rule, "community"),
    "L301": _linked(seats.seat_out_of_scope, "record"),
    "L302": _file(seats.overlapping_seats, "record"),
    "L303": _linked(seats.excluded_roles, "record"),
    "L304": _file(seats.term_is_over, "record", severity="warning"),
    "L305": _linked(seats.term_too_long, "record", severity="warning"),
    "L306": _file(seats.nominated_again, "record", severity="warning"),
    "L307": _linked(seats.unknown_requirement, "record"),
    "L310": _file(words.self_sponsorship, "record"),
    "L311": _file(words.own_word, "record"),
    "L312": _file(words.same_sponsor_twice, "record"),
    "L313": _linked(words.word_after_the_seat, "record", severity="warning"),
    "L314": _linked(words.sponsor_rule_broken, "record"),
    "L315": _linked(words.tied_word, "record", severity="info"),
    "L316": _file(words.tie_with_oneself, "record"),
    "L330": _linked(ladder_texts.unmeetable_requirement, "role", "group"),
    "L331": _linked(ladder_texts.rung_needs_code, "role", severity="info"),
    "L332": _file(ladder_texts.repeated_requirement_id, "role"),
    "L333": _linked(ladder_texts.contradictory_role, "role"),
    "L334": _file(ladder_texts.crossed_bounds, "role", "group", "community"),
    "L340": _linked(evidence.entry_without_link, "contributions"),
    "L341": _linked(evidence.entry_without_witness, "contributions"),
    "L342": _file(evidence.own_witness, "contributions", "story"),
    "L343": _linked(evidence.same_link_twice, "contributions", severity="warning"),
    "L344": _file(evidence.overlapping_measures, "contributions", severity="info"),
    "L345": _file(evidence.overlapping_coverage, "community", severity="warning"),
    "L350": _whole(counts.too_many_seats, "error", "record", column="seats"),
    "L351": _whole(counts.too_few_seats, "warning", "role", column="seats"),
    "L352": _whole(counts.employer_cap, "error", "record", column="seats"),
    "L353": _whole(counts.employer_cap_to_cure, "warning", "record", column="seats"),
    "L354": _whole(counts.too_many_alternates, "warning", "record", column="seats"),
    "L355": _whole(counts.no_steward, "info", "role", "community", column="seats"),
    "L356": _whole(counts.group_without_lead, "info", "group", column="seats"),
    "L401": _text(privacy.email_address),
    "L402": _text(privacy.phone_number),
    "L403": _text(privacy.secret),
    "L404": _whole(privacy.forbidden_file_name, safety=True),
    "L410": _whole(conduct.conduct_committee_too_small, "warning", "role", column="seats", safety=True),
    "L411": _whole(conduct.committee_without_private_address, "error", "group", column="seats", safety=True),
    "L412": _file(conduct.committee_without_recusal, "group", severity="info"),
    "L413": _whole(conduct.nobody_keeps_conduct, "info", "role", "community", column="seats"),
    "L414": _linked(conduct.conduct_version_out_of_date, "record", severity="warning"),
}
"""Code to rule. A code is never given twice, and one that has gone is not given again."""
