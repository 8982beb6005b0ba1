"""Telegram: channels and groups, as their public pages on t.me show them."""

from __future__ import annotations

import re

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers import add_posting, attribute, parse_iso, parse_number
from crawler.reading import Reading
from vocabulary.items import Ask, Listing, Post, PostKind, Rank, fingerprint

#: Messages looked at: the preview shows some twenty.
MAX_MESSAGES = 100
_HOSTS = frozenset({"t.me", "telegram.me", "telegram.dog"})
#: What t.me, in English only, says under the title. A bot has "monthly users": no members.
_EXTRA = re.compile(r"([0-9][0-9 ]{0,14}) (?:member|subscriber)s?(?:, ([0-9][0-9 ]{0,14}) online)?")
_LABELS = frozenset({"member", "members", "subscriber", "subscribers"})
_PREVIEW = re.compile(r"/s/\w{4,40}/?", re.ASCII)


class TelegramProbe(Probe):
    """Telegram: the page of a channel, a group or an invitation, and a channel's preview.

    Reads: t.me/NAME, t.me/+INVITATION and t.me/s/NAME: the line under the title, the counters of
    the channel, the messages of its preview.
    Gives: members (of a channel: subscribers) in total, members online, dates of the newest
    messages and their number.
    Caveats: bots and single people have no members. A group has no preview: its messages stay
    unknown. The preview rounds its counter ("3.4K"), which is kept as a range; the channel's page
    has the exact figure. Notices, such as that of a pinned message, are no messages.
    Checked: The source of t.me is closed: its markup was checked in many independent readers of it.
    """

    name = "telegram"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is a page of t.me."""
        return page.host in _HOSTS and page.is_html

    def read(self, page: Page) -> Reading:
        """Return what the page says of the channel or group."""
        reading = Reading(platform=self.name)
        reading.text("software", self.name, rank=Rank.MARKUP, place="host")
        if _PREVIEW.fullmatch(page.path):
            self._read_preview(page, reading)
        else:
            self._read_card(page, reading)
        return reading

    def _read_card(self, page: Page, reading: Reading) -> None:
        place = ".tgme_page_extra"
        extra = page.first(place)
        said = _EXTRA.fullmatch(" ".join(extra.text()[:100].split())) if extra else None
        if said is None:
            return
        _add_count("members_total", said[1], place, reading)
        if said[2]:
            _add_count("members_online", said[2], place, reading)
        preview = page.first('a.tgme_page_context_link[href^="/s/"]')
        if preview:
            url = page.join(attribute(preview, "href"))
            reading.asks.append(Ask(url, self.name, 10))

    def _read_preview(self, page: Page, reading: Reading) -> None:
        place = ".tgme_channel_info_counter"
        for counter in page.select(place):
            value, label = counter.css_first(".counter_value"), counter.css_first(".counter_type")
            if value and label and label.text(strip=True).lower() in _LABELS:
                _add_count("members_total", value.text(strip=True), place, reading)
                break
        card = page.path.removeprefix("/s").rstrip("/")
        reading.asks.append(Ask(page.join(card), self.name, 11))
        _read_messages(page, reading)


def _add_count(signal: str, printed: str, place: str, reading: Reading) -> None:
    figure = parse_number(printed, "en")
    if figure:
        reading.figure(signal, figure, rank=Rank.MARKUP, place=place)


def _read_messages(page: Page, reading: Reading) -> None:
    """Take the messages, which the preview lists from the oldest to the newest."""
    dates = []
    for message in page.select(".tgme_widget_message[data-post]")[-MAX_MESSAGES:]:
        time = message.css_first(".tgme_widget_message_date time[datetime]")
        is_notice = "service_message" in attribute(message, "class")
        posted_at = parse_iso(attribute(time, "datetime"))
        if is_notice or posted_at is None or posted_at > page.fetched_at:
            continue
        identity = fingerprint(attribute(message, "data-post"))
        reading.posts.append(Post(posted_at, PostKind.POST, identity, listing=Listing.STREAM))
        dates.append(posted_at)
    place = ".tgme_widget_message_date time"
    add_posting(reading, reversed(dates), page.fetched_at, rank=Rank.MARKUP, place=place)
