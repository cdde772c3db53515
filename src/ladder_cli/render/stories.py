"""Stories as Markdown pages with an index by topic; the same bytes for the same stories on every day."""

from collections.abc import Iterator, Mapping

from ladder_cli.model.registry import Registry
from ladder_cli.model.work import Story
from ladder_cli.render.markdown import escaped, linked

MARKER = "<!-- made by `ladder story render` -->"
"""How a page that was made is known again; no story can write it."""
INDEX = "README.md"
"""No story has that name: ids are in small letters."""
NO_TOPIC = "Of no topic"


def pages(registry: Registry) -> dict[str, str]:
    """Every page by its file's name: the index, and one a story."""
    stories = dict(sorted(registry.stories.items()))
    return {INDEX: index(registry), **{f"{name}.md": page(registry, name) for name in stories}}


def index(registry: Registry) -> str:
    """The stories by topic, the newest first; a story of several topics stands under each."""
    lines = [
        MARKER,
        "",
        f"# Stories of {escaped(registry.community.name)}",
        "",
        _opening(len(registry.stories)),
    ]
    for topic, names in _by_topic(registry.stories).items():
        lines += ["", f"## {escaped(topic)}", ""]
        lines += [_entry(registry, name) for name in names]
    return "\n".join(lines) + "\n"


def _opening(number: int) -> str:
    if not number:
        return "Nobody has told one yet: `ladder story new`."
    stories = "One story" if number == 1 else f"{number} stories"
    return f"{stories} of what broke and what was learnt, told without blame by those who were there."


def _by_topic(stories: Mapping[str, Story]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in sorted(sorted(stories), key=lambda name: stories[name].on, reverse=True):
        for topic in stories[name].topics or (NO_TOPIC,):
            found.setdefault(topic, []).append(name)
    return {topic: found[topic] for topic in sorted(found, key=lambda topic: (topic == NO_TOPIC, topic))}


def _entry(registry: Registry, name: str) -> str:
    story = registry.stories[name]
    where = f", {escaped(story.group)}" if story.group else ""
    return (
        f"- [{escaped(story.title)}]({name}.md): {escaped(registry.name_of(story.author))}, {story.on}{where}"
    )


def page(registry: Registry, name: str) -> str:
    """One story: who tells it, where it runs and how large, what broke, what was learnt."""
    story = registry.stories[name]
    lines = [MARKER, "", f"# {escaped(story.title)}", "", _told(registry, story)]
    for title, text in (("Where it runs", story.environment), ("How large", story.scale)):
        lines += ["", f"**{title}:** {escaped(text)}"] if text else []
    for title, text in (("What broke", story.broke), ("What was learnt", story.learnt)):
        lines += ["", f"## {title}", *_paragraphs(text)]
    if story.links:
        lines += ["", "## More to read", "", *(f"- {linked(link, link)}" for link in story.links)]
    lines += ["", *_closing(story)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _told(registry: Registry, story: Story) -> str:
    where = f", for {escaped(story.group)}" if story.group else ""
    read = ", ".join(escaped(registry.name_of(one)) for one in story.witnesses)
    seen = f" Read before it went in by {read}." if read else ""
    return f"Told by {escaped(registry.name_of(story.author))} on {story.on}{where}.{seen}"


def _paragraphs(text: str) -> Iterator[str]:
    for part in text.strip().split("\n\n"):
        yield from ("", escaped(part))


def _closing(story: Story) -> Iterator[str]:
    if story.topics:
        yield f"Topics: {', '.join(escaped(topic) for topic in story.topics)}."
    if story.review_on:
        yield f"To be looked at again on {story.review_on}: what was true of one place may change."
