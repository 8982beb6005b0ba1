"""Takes people out of what is kept. The last gate before the store; it adds nothing.

Probes already leave authors and texts behind. Here the few short texts that remain (titles, quotes,
places, addresses) lose e-mail addresses, handles, telephone numbers and user names in addresses.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from vocabulary.items import Observation, Post, VisitRecord

#: Characters kept of a quote and of a title: enough to find the place, too short for a text.
QUOTE_LENGTH = 120
TITLE_LENGTH = 150
#: And of an address: longer ones are not asked for either.
URL_LENGTH = 2_000

_EMAIL = re.compile(
    r"[\w.+%-]{1,64}(?:@|%40|\s?\[at\]\s?|\(at\))[\w-]{1,63}(?:\.[\w-]{1,63})+", re.IGNORECASE
)
#: An address that names a mailing list in the address of its pages is no person's.
_IN_URL = re.compile(rf"(/lists?/)?{_EMAIL.pattern}", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w/.])@[\w.-]{2,64}(?:@[\w.-]{1,253})?")
_PHONE = re.compile(r"\+\d{1,3}(?:[ .-]?\d){7,12}|(?<!\d)0\d(?:[ .-]?\d{2}){4}(?!\d)")


def scrub(text: str, length: int = QUOTE_LENGTH) -> str:
    """Return ``text`` on one line, without addresses, handles and telephone numbers, cut short."""
    text = " ".join(text[: 4 * length].split())
    for pattern in (_HANDLE, _EMAIL, _PHONE):
        text = pattern.sub("[…]", text)
    return text if len(text) <= length else text[: length - 1] + "…"


def scrub_url(url: str) -> str:
    """Return an address without user name and password, and without any person's e-mail address in it.

    A mailing list's own address stays: without it, the address of its pages would lead nowhere.
    """
    url = url[:URL_LENGTH]
    parts = urlsplit(url)
    if "@" in parts.netloc:
        url = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    return _IN_URL.sub(lambda found: found[0] if found[1] else "[…]", url)


class PrivacyPipeline:
    """Scrubs every text of a record."""

    def process_item(self, item: Any) -> Any:
        """Return the record without people."""
        if not isinstance(item, VisitRecord):
            return item
        visit = item.visit
        return VisitRecord(
            replace(
                visit,
                url=scrub_url(visit.url),
                redirect_url=scrub_url(visit.redirect_url) if visit.redirect_url else None,
            ),
            tuple(_scrub_observation(seen) for seen in item.observations),
            tuple(_scrub_post(post) for post in item.posts),
            tuple(
                replace(group, name=scrub(group.name), url=scrub_url(group.url))
                for group in item.groups
            ),
        )


def _scrub_observation(seen: Observation) -> Observation:
    value = seen.value
    if isinstance(value, str):  # an address cut short would lead nowhere
        is_url = seen.signal == "successor_url"
        value = scrub_url(value) if is_url else scrub(value, TITLE_LENGTH)
    return replace(seen, value=value, place=scrub(seen.place), quote=scrub(seen.quote))


def _scrub_post(post: Post) -> Post:
    source = scrub_url(post.source)
    return post if source == post.source else replace(post, source=source)
