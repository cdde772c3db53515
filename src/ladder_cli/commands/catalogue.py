"""The commands: one table for the program, its help, its completion and the docs.

A command's module is imported when the command runs, never for `--help` of the whole.
"""

from dataclasses import dataclass

ASKERS = ("Maintainers", "CI", "Contributors", "SIG leads")


@dataclass(frozen=True, slots=True)
class Entry:
    """A command: its name (two words within a noun group), who asks, what it answers, its function."""

    name: str
    asker: str
    summary: str
    module: str
    function: str


GROUPS: dict[str, tuple[str, str]] = {
    "import": ("Maintainers", "take in what communities already have"),
    "item": ("Contributors", "open work: take it, look after it, find some"),
    "idea": ("Contributors", "what is bigger than a feature: raise, second, shepherd"),
    "export": ("CI", "files that other tools need"),
    "pairing": ("Contributors", "what you two say in its course, and what is due"),
    "sig": ("SIG leads", "the life of a group"),
    "story": ("Contributors", "what broke and what was learnt"),
}
"""Noun groups: who asks, and what they hold."""

COMMANDS: tuple[Entry, ...] = (
    Entry("init", "Maintainers", "start a registry, ready to commit", "init", "init"),
    Entry("promote", "Maintainers", "is it due? if so, write it", "promote", "promote"),
    Entry("ready", "Maintainers", "who is due, or lacks only a word", "ready", "ready"),
    Entry("lapsing", "Maintainers", "whose seats would lapse, and what protects them", "lapsing", "lapsing"),
    Entry("what-if", "Maintainers", "other roles, tried before they bite", "what_if", "what_if"),
    Entry("history", "Maintainers", "what became of somebody or something", "history", "history"),
    Entry("rename", "Maintainers", "a handle that changed, everywhere", "rename", "rename"),
    Entry("forget", "Maintainers", "the right to go: somebody's files and name", "forget", "forget"),
    Entry("import kubernetes", "Maintainers", "sigs.yaml and organization folders", "import_", "kubernetes"),
    Entry("import peribolos", "Maintainers", "organization files with teams", "import_", "peribolos"),
    Entry("import people", "Maintainers", "a table of people", "import_", "people"),
    Entry("import items", "Maintainers", "a table of open work", "import_", "items"),
    Entry(
        "import contributions",
        "Maintainers",
        "what people did, one a row",
        "import_evidence",
        "contributions",
    ),
    Entry("import measures", "Maintainers", "counts that a source keeps", "import_evidence", "measures"),
    Entry("import survey", "Maintainers", "a survey's answers, counted", "import_evidence", "survey"),
    Entry("import mentions", "Maintainers", "links to public posts", "import_evidence", "mentions"),
    Entry("validate", "CI", "what is wrong, where, why, and how to mend it", "validate", "validate"),
    Entry("export codeowners", "CI", "whom a code host asks about a path", "export", "codeowners"),
    Entry("export owners-aliases", "CI", "lists of people for OWNERS files", "export", "owners_aliases"),
    Entry("export peribolos", "CI", "organizations and teams on a code host", "export", "peribolos"),
    Entry("review", "CI", "may this change merge, and whose word is missing", "review", "review"),
    Entry("explain", "CI", "a rule's or a role's page", "explain", "explain"),
    Entry("query", "Contributors", "look things up in lists", "query", "query"),
    Entry("show", "Contributors", "one thing on one page", "show", "show"),
    Entry("me", "Contributors", "your own entry, guided", "me", "me"),
    Entry("next", "Contributors", "what is still asked, cheapest first", "next_", "next_"),
    Entry("contribute", "Contributors", "write down what somebody did", "contribute", "contribute"),
    Entry("nominate", "Contributors", "open a case for a seat", "nominate", "nominate"),
    Entry("sponsor", "Contributors", "vouch for a candidate", "sponsor", "sponsor"),
    Entry("attest", "Contributors", "settle a requirement by your word", "attest", "attest"),
    Entry("waive", "Contributors", "waive a requirement, with a reason", "waive", "waive"),
    Entry("vouch", "Contributors", "keep a seat whose work is not counted", "vouch", "vouch"),
    Entry("step-down", "Contributors", "leave a seat, with thanks", "step_down", "step_down"),
    Entry("story new", "Contributors", "tell one", "story", "new"),
    Entry("story render", "Contributors", "stories as Markdown pages", "story", "render"),
    Entry("ask", "Contributors", "whom to ask, and who can answer now", "ask", "ask"),
    Entry("pairing accept", "Contributors", "say yes to a mentor or mentee", "pairing", "accept"),
    Entry("pairing checkin", "Contributors", "say that you two have spoken", "pairing", "checkin"),
    Entry("pairing pause", "Contributors", "stop the clock for a while", "pairing", "pause"),
    Entry("pairing complete", "Contributors", "the goal is reached", "pairing", "complete"),
    Entry("pairing end", "Contributors", "end it, and only the day stays", "pairing", "end"),
    Entry("pairing resign", "Contributors", "leave the programme", "pairing", "resign"),
    Entry("pairing due", "Contributors", "what time brings, in words to send", "pairing_due", "due"),
    Entry("pairing measures", "Contributors", "how the programme does", "pairing_measures", "measures"),
    Entry("item new", "Contributors", "raise one", "item_new", "new"),
    Entry("item match", "Contributors", "open items for somebody, and why", "item_match", "match"),
    Entry("item take", "Contributors", "take one on", "item", "take"),
    Entry("item shepherd", "Contributors", "look after one", "item", "shepherd"),
    Entry("item release", "Contributors", "give one back, with thanks", "item", "release"),
    Entry("item note", "Contributors", "say what happened", "item", "note"),
    Entry("item done", "Contributors", "say that it is done", "item", "done"),
    Entry("item drop", "Contributors", "say that it will not be done", "item", "drop"),
    Entry("item reopen", "Contributors", "open it again", "item", "reopen"),
    Entry("idea raise", "Contributors", "raise one: four fields", "idea_raise", "raise_"),
    Entry("idea second", "Contributors", "say that you would like to see it too", "idea", "second"),
    Entry("idea shepherd", "Contributors", "look after one", "idea", "shepherd"),
    Entry("idea release", "Contributors", "give one back, with thanks", "idea", "release"),
    Entry("idea feedback", "Contributors", "say what you think of it", "idea", "feedback"),
    Entry("idea incubate", "Contributors", "let it grow for six months", "idea", "incubate"),
    Entry("idea renew", "Contributors", "six months more, for one link", "idea", "renew"),
    Entry("idea park", "Contributors", "let it rest, with thanks", "idea", "park"),
    Entry("idea unpark", "Contributors", "bring it back", "idea", "unpark"),
    Entry("idea withdraw", "Contributors", "take your own back", "idea", "withdraw"),
    Entry("idea adopt", "Contributors", "it is part of what we do now", "idea_end", "adopt"),
    Entry("idea merge", "Contributors", "it lives on in other work", "idea_end", "merge"),
    Entry("idea hand-off", "Contributors", "a group takes it over", "idea_end", "hand_off"),
    Entry("idea due", "Contributors", "what time brings", "idea_due", "due"),
    Entry("workload", "SIG leads", "who carries what, and who could carry more", "workload", "workload"),
    Entry("pair", "SIG leads", "who should meet whom, and why", "pair", "pair"),
    Entry("sig agenda", "SIG leads", "what the next meeting is about", "sig_agenda", "agenda"),
    Entry(
        "sig calendar", "SIG leads", "who meets when, and a file to subscribe to", "sig_calendar", "calendar"
    ),
    Entry("sig route", "SIG leads", "which groups could be somebody's, and why", "sig_route", "route"),
    Entry("sig health", "SIG leads", "how a group is, told without blame", "sig_health", "health"),
    Entry("sig nudge", "SIG leads", "whom to write to this week, and why", "sig_nudge", "nudge"),
    Entry("sig handoff", "SIG leads", "hand somebody on, or welcome them", "sig_handoff", "handoff"),
    Entry(
        "sig office-hours", "SIG leads", "when they reach most newcomers", "sig_office_hours", "office_hours"
    ),
    Entry("sig conduct", "SIG leads", "who keeps the code of conduct", "sig_conduct", "conduct"),
)
