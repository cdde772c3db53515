"""Where links lead: two that are written differently may be one."""

import re
from typing import Final
from urllib.parse import quote, unquote

_PLAIN: Final = re.compile(r"https?://[a-z0-9.-]+(?:/[A-Za-z0-9._~-]+)*")
_PARTS: Final = re.compile(r"https?://([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.IGNORECASE)
_PORT: Final = re.compile(r":(?:80|443)?\Z")
_VIEWS: Final = frozenset(("files", "commits", "checks", "changes", "diffs"))
"""The pages that a code host makes of one change."""
_VIEW: Final = re.compile(rf"(/(?:pull|pulls|merge_requests)/[0-9]+)/(?:{'|'.join(sorted(_VIEWS))})\Z")
_TRACKED: Final = re.compile(r"(?:utm_\w+|ref_src|fbclid|gclid)(?:=.*)?", re.DOTALL)
"""Words in a link that say where a reader came from."""


def target(link: str) -> str:
    """Where a link leads, the same for every spelling of it; what is no link stays as it is."""
    if _PLAIN.fullmatch(link) and link.rpartition("/")[2] not in _VIEWS:
        return link.partition("://")[2].removeprefix("www.")
    parts = _PARTS.fullmatch(link)
    if parts is None:
        return link
    host = _PORT.sub("", parts[1].lower()).removeprefix("www.")
    path = quote(re.sub("//+", "/", unquote(parts[2])), safe="/~@:+,;=!$&'()*").rstrip("/")
    asked = "&".join(part for part in (parts[3] or "").split("&") if part and not _TRACKED.fullmatch(part))
    return "".join(
        (host, _VIEW.sub(r"\1", path), f"?{asked}" if asked else "", f"#{parts[4]}" if parts[4] else "")
    )
