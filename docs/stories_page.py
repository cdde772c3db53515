"""The page on stories: told once, counted by themselves, read by topic."""

from docs.answered import shown
from ladder_cli.work.telling import HOLDS

OPENING = f"""\
# Stories

What broke and what was learnt, told by those who were there. A story says where it runs and how large that
is, so that others can see whether it could be theirs.

```console
$ ladder story new "A full disk" --broke "It wrote nothing." --learnt "Ask the disk." \\
    --environment "Two boxes in a cellar" --scale "2 boxes" --topic disks --group keepers --witness hamish
```

On a terminal it asks for what is missing. The file is the author's own to write and to mend; `ladder review`
asks the witness it names, else a lead of its group or a steward, before it goes in.

- **A story is by itself a contribution of its author**, of the kind `story`, on its day. Where that kind asks
  for a witness, one without any but its author counts for nothing. Whoever wrote theirs down as an entry
  too, with the same link, has told it once.
- **It is looked at again.** `review_on` is {HOLDS} later unless its author says otherwise; a story past that
  day is a finding (L650), because what broke then may be mended now.
- **Nothing is told of conduct.** A group that keeps the code of conduct has no stories ([why](conduct.md)).

`ladder query stories --interest storms` finds them, and a group's page lists its own. `ladder story render
--into FOLDER` writes a page for each and an index by topic, the same bytes for the same stories on every
day; a page whose story has gone is taken away, and a file that it did not make is left alone.

"""


def page() -> str:
    """`docs/stories.md`."""
    one = shown("ladder story render solar-clinic", "markdown")
    return f"{OPENING}{shown('ladder story render', 'markdown')}\n{one}"
