"""L40x: what may stand nowhere in a registry. These fail closed: no community can switch them off."""

from collections.abc import Iterator

from ladder_cli.model.file import File
from ladder_cli.model.finding import At, Finding
from ladder_cli.rules.causes import told
from ladder_cli.rules.redaction import forbidden, is_suspect
from ladder_cli.rules.whole import Whole


def email_address(file: File) -> Iterator[Finding]:
    """An e-mail address stands in the registry.

    What is in a public repository is read by everyone, for ever, machines included. Only
    `conduct.report_to` of the community and `contact.private` of a group hold an address, which belongs
    to a role and not to a person. People are reached by their account. Take it out of the history too.
    """
    return told(
        file,
        "address",
        lambda problem: "an e-mail address stands here",
        "take it out: people are reached by their account on the code host",
    )


def phone_number(file: File) -> Iterator[Finding]:
    """A telephone number stands in the registry.

    What is in a public repository is read by everyone, for ever. Take it out, of the history too.
    """
    return told(file, "phone", lambda problem: "a telephone number stands here", "take it out")


def secret(file: File) -> Iterator[Finding]:
    """A private key, an access token or a password stands in the registry.

    Whoever has read it can use it. Make it invalid where it was issued; taking it out is not enough.
    """
    return told(
        file,
        "secret",
        lambda problem: "a key, token or password stands here",
        "make it invalid where it was issued, then take it out",
    )


def forbidden_file_name(whole: Whole) -> Iterator[Finding]:
    """A file's name holds an e-mail address, a telephone number or a token.

    Names of files are as public as what is in them. Rename the file.
    """
    if not is_suspect("\n".join(whole.every_path).encode(errors="surrogateescape")):
        return
    for path in whole.every_path:
        if any(forbidden(path)):
            yield Finding(At(path), "the file's name holds what may stand nowhere", "rename the file")
