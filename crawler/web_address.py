"""Which texts are addresses that can be asked for, and how a server's own spelling of one is read. Pure."""

from __future__ import annotations

import re
import string
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

from w3lib.url import safe_url_string

#: Characters; browsers and servers agree on no more.
LONGEST = 2_000
#: Underscores are no host names by the book, yet such hosts exist and answer.
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?", re.IGNORECASE | re.ASCII)
#: Spelt so plainly that nothing in them can be wrong: nearly all.
_PLAIN = re.compile(
    r"https?://[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}(?:/[a-z0-9/._~%?=&;,+#-]*)?",
    re.IGNORECASE | re.ASCII,
)
_AS_THEY_ARE = string.ascii_letters + string.digits + string.punctuation


def is_web_address(url: str) -> bool:
    """Whether ``url`` is an absolute address of the web that a request can be made for.

    A port that is none, a host that cannot be spelt, a lone surrogate: pages and headers hold them all.
    """
    if len(url) > LONGEST:
        return False
    if _PLAIN.fullmatch(url):
        return True
    try:
        parts = urlsplit(safe_url_string(url))
        is_host = _HOST.fullmatch(parts.hostname or "") or ip_address(parts.hostname or "")
        return bool(is_host) and parts.scheme in {"http", "https"} and parts.port != 0
    except ValueError:
        return False


def from_header(value: bytes) -> str:
    """Return the address a header gives. Bytes beyond ASCII are sent back as they came (``%E9``)."""
    return quote(value.strip(), safe=_AS_THEY_ARE)


def host_of(url: str) -> str:
    """Return the host whose turn it is when ``url`` is asked for: ``www.`` is no host of its own."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    return host.removeprefix("www.")
