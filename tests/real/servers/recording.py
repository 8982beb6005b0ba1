"""Pages of a real server as an archive would have captured them on an invented day."""

from __future__ import annotations

import http.client
import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urldefrag, urljoin, urlsplit

from tests.real.servers.community import Community
from tests.real.servers.process import LOOPBACK, START_SECONDS
from tests.real.servers.pywb import Captured

#: Pages recorded of one server on one day.
MOST = 12
_LINK = re.compile(r'href=["\']([^"\'<>]+)["\']')
_NO_PAGE = re.compile(r"\.(?:css|js|png|svg|ico|jpe?g|woff2?)(?:\?|$)")


def record(community: Community, at: datetime, address: str) -> Iterator[Captured]:
    """Yield its home page and what that links to, as captured at ``at`` under another ``address``."""
    port, own = urlsplit(community.url).port, community.url.rstrip("/")
    waiting, seen, homes = [community.url], {community.url}, {community.url}
    while waiting and len(seen) - len(waiting) < MOST:
        url = waiting.pop(0)
        connection = http.client.HTTPConnection(LOOPBACK, port, timeout=START_SECONDS)
        there = {"Host": urlsplit(own).netloc}
        connection.request("GET", url.removeprefix(own) or "/", headers=there)
        answer = connection.getresponse()
        body = answer.read().decode("utf-8", "replace")
        location = answer.headers.get("Location", "")
        homes |= {location} if url in homes else set()
        captured = Captured(
            url,
            f"{at:%Y-%m-%dT%H:%M:%SZ}",
            f"{answer.status} {answer.reason}",
            body,
            answer.headers.get("Content-Type", "application/octet-stream"),
            location,
        )
        yield Captured(*(cell.replace(own, address.rstrip("/")) for cell in captured))
        for link in (location, *_LINK.findall(body)) if url in homes else ():
            found = urldefrag(urljoin(url, link.replace("&amp;", "&")))[0]
            if found.startswith(own) and not _NO_PAGE.search(found) and found not in seen:
                seen.add(found)
                waiting.append(found)
