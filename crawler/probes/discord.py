"""Discord: servers, as the invitations to them and their public widget show them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers import add_counts, attribute, dig, line, parse_number, whole
from crawler.reading import Reading
from vocabulary.items import Ask, Outcome, Rank

_HOSTS = frozenset({"discord.com", "discord.gg", "discordapp.com"})
_INVITE = re.compile(r"(?:/invite)?/(?!invite/?$)([A-Za-z0-9-]{2,60})/?")
_INVITE_API = re.compile(r"/api(?:/v[0-9]{1,2})?/invites/[^/]{1,60}")
_PREVIEW_API = re.compile(r"/api(?:/v[0-9]{1,2})?/guilds/[0-9]{5,25}/preview")
_WIDGET_API = re.compile(r"/api(?:/v[0-9]{1,2})?/guilds/[0-9]{5,25}/widget\.json")
#: Signal, and its key in the answer about a server.
COUNTS = (
    ("members_total", "approximate_member_count"),
    ("members_online", "approximate_presence_count"),
)
_DESCRIPTION = 'meta[name="description"], meta[property="og:description"]'
#: "With 1,234 other members", as the page says it in its visitor's language.
_OTHERS = re.compile(
    r"([0-9][0-9.,\u00a0\u202f ]{0,14}) (?:other members|autres membres|(?:andere|weitere)n? Mitglieder"
    r"|miembros más|altri membri|outros membros|andere leden|innymi członkami)"
)
#: An identifier counts milliseconds since 2015 above its lowest 22 bits.
_EPOCH_MS = 1_420_070_400_000
_LONGEST_ID = 20


class DiscordProbe(Probe):
    """Discord.

    Reads: the page of an invitation, the API's answer about it, a server's ``widget.json`` and
    ``preview``.
    Gives: members in total, members online, founding date, registration where the server lists
    itself in Discord's directory.
    Caveats: Discord calls both figures approximate. An invitation that has run out (error 10006)
    says nothing about the server: its figures are then not available. An invitation to a group of
    friends or to a person has no server. Messages are for members only, so their dates stay
    unknown.
    Checked: second-hand knowledge of discord/discord-api-docs: invite and guild resources,
    identifiers. Not checked: the words of the invitation's page, known from many quotes of it.
    """

    name = "discord"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is an invitation's page or an answer about a server."""
        if page.host not in _HOSTS:
            return False
        if page.is_html:
            return _is_invite(page)
        return _is_api(page.path) and isinstance(page.json, dict)

    def read(self, page: Page) -> Reading:
        """Return what the answer says of the server."""
        reading = Reading(platform=self.name)
        rank = Rank.MARKUP if page.is_html else Rank.API
        reading.text("software", self.name, rank=rank, place="host")
        if page.is_html:
            self._read_invite_page(page, reading)
        elif _INVITE_API.fullmatch(page.path):
            _read_invite(page, reading, dig(page.json, "guild"), "/guild")
        elif _PREVIEW_API.fullmatch(page.path):
            _read_invite(page, reading, page.json, "")
        else:
            self._read_widget(page, reading)
        return reading

    def _read_invite_page(self, page: Page, reading: Reading) -> None:
        for meta in page.select(_DESCRIPTION):
            said = _OTHERS.search(attribute(meta, "content")[:500])
            figure = parse_number(said[1]) if said else None
            if said and figure:
                value = round(figure.value)
                # "Other" than the one invited, or than the one who invites: the page does not say.
                place, quote = "meta[name=description]", said[0]
                reading.number(
                    "members_total",
                    value,
                    high=value + 1,
                    rank=Rank.STRUCTURED,
                    place=place,
                    quote=quote,
                )
                break
        if code := _INVITE.fullmatch(page.path):
            self._ask(code[1], reading)

    def _read_widget(self, page: Page, reading: Reading) -> None:
        answer = page.json
        online = whole(dig(answer, "presence_count"))
        place = "/presence_count"
        reading.number("members_online", online, place=place, quote=f"presence_count: {online}")
        reading.moment("founded_at", _created_at(dig(answer, "id"), page.fetched_at), place="/id")
        code = (line(dig(answer, "instant_invite")) or "").rstrip("/").rpartition("/")[2]
        if _INVITE.fullmatch(f"/{code}"):
            self._ask(code, reading)

    def _ask(self, code: str, reading: Reading) -> None:
        url = f"https://discord.com/api/v10/invites/{code}?with_counts=true"
        reading.asks.append(Ask(url, self.name, 10))


def _is_invite(page: Page) -> bool:
    return page.host == "discord.gg" or page.path.startswith("/invite/")


def _is_api(path: str) -> bool:
    return any(api.fullmatch(path) for api in (_INVITE_API, _WIDGET_API, _PREVIEW_API))


def _read_invite(page: Page, reading: Reading, guild: Any, place: str) -> None:
    """Read the figures of an answer about a server, whose own part is ``guild``."""
    answer = page.json
    if not isinstance(guild, dict) or not whole(dig(answer, "approximate_member_count")):
        reading.missing("members_total", Outcome.NOT_AVAILABLE, place="/approximate_member_count")
        return
    add_counts(reading, answer, COUNTS)
    reading.moment("founded_at", _created_at(guild.get("id"), page.fetched_at), place=f"{place}/id")
    features = guild.get("features")
    if isinstance(features, list) and "DISCOVERABLE" in features:
        reading.text("registration", "open", place=f"{place}/features", quote="DISCOVERABLE")


def _created_at(identifier: Any, as_of: datetime) -> datetime | None:
    """Return when a server was made: its identifier begins with that moment."""
    if not isinstance(identifier, str) or len(identifier) > _LONGEST_ID:
        return None
    if not (identifier.isascii() and identifier.isdigit()):
        return None
    milliseconds = (int(identifier) >> 22) + _EPOCH_MS
    created_at = datetime.fromtimestamp(milliseconds / 1000, UTC)
    return created_at if created_at <= as_of else None
