"""What became of somebody who left, and honestly what no command can take back."""

from collections.abc import Sequence

from msgspec import Struct

from ladder_cli.model.finding import Plain
from ladder_cli.render.plain_text import visible

HISTORY = (
    "git's history keeps what was committed, in every clone, in every fork, and on the code host in pull"
    " requests; their own commits keep their name and address. Only those who own the repository can rewrite"
    " it (git filter-repo, then a forced push), and no clone has to follow"
)


class Leaving(Struct, frozen=True):
    """Who left and who stands in for them (nobody where no file of others named them).

    `words` are paths whose words may still speak of them; `commits` is how many hold their files, None
    without git.
    """

    person: str
    stand_in: str
    words: Sequence[str]
    commits: int | None


def as_plain(leaving: Leaving) -> dict[str, Plain]:
    """For JSON."""
    return {
        "person": leaving.person,
        "stand_in": leaving.stand_in or None,
        "words": list(leaving.words),
        "history": None if leaving.commits is None else {"commits": leaving.commits, "keeps": HISTORY},
    }


def as_text(leaving: Leaving) -> str:
    """As paragraphs for a terminal."""
    stands = f"`{leaving.stand_in}` stands where others named `{leaving.person}`"
    lines = [stands if leaving.stand_in else f"no file of others names `{leaving.person}`"]
    if leaving.words:
        lines.append("words that may still speak of them, for people to judge:")
        lines += [f"  {path}" for path in leaving.words]
    if leaving.commits is not None:
        number = f"{leaving.commits} {'commit' if leaving.commits == 1 else 'commits'}"
        lines.append(f"{number} up to here touched their files: {HISTORY}")
    return "".join(f"{visible(line)}\n" for line in lines)
