"""Matrix: a federated server of chat rooms."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers import dicts, dig, line, whole
from crawler.reading import Reading
from vocabulary.items import Ask, Outcome, Rank

ROOMS, VERSION = "/_matrix/client/v3/publicRooms", "/_matrix/federation/v1/version"
CONFIG = "/config.json"
_CLIENT = "#matrixchat:empty"  # a chat exported to a page fills it
_LANDING = b"Synapse is running"
#: How a server says that visitors may not see the list.
_DENIALS = frozenset(
    {"M_MISSING_TOKEN", "M_UNKNOWN_TOKEN", "M_FORBIDDEN", "M_GUEST_ACCESS_FORBIDDEN"}
)


class MatrixProbe(Probe):
    """Matrix (Synapse and other servers; Element as the page in front of one).

    Reads: the landing page of Synapse, the page that starts Element and its ``/config.json``; the
    server's list of public rooms and its federation version.
    Gives: number of public rooms, software and version of the server, groups, messages.
    Caveats: a server does not tell visitors how many accounts it has nor when anyone wrote, so
    members and freshness stay unknown. Members of single rooms come from all servers and are no
    total. A list that needs an account is refused, and an empty one only says that no room was
    published: neither is zero.
    Checked: against a running Synapse 1.163 (landing page, version, list shown and list denied).
    Not checked: other servers, and Element's page, known from others' copies of it.
    """

    name = "matrix"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is one of the pages or answers this reads."""
        if page.is_html:
            return page.has(b'id="matrixchat"') or page.has(_LANDING)
        return page.path in (ROOMS, VERSION, CONFIG) and isinstance(page.json, dict)

    def read(self, page: Page) -> Reading:
        """Return what the page or the answer says."""
        reading = Reading()
        if page.is_html:
            self._read_page(page, reading)
        elif page.path == ROOMS:
            _read_rooms(page.json, reading)
        elif page.path == VERSION:
            _read_version(page.json, reading)
        else:
            self._read_config(page, reading)
        return reading

    def _read_page(self, page: Page, reading: Reading) -> None:
        title = page.first("title")
        if page.shows(_CLIENT):
            place = _CLIENT
            reading.asks.append(Ask(page.join(CONFIG), self.name, 10))
        elif title is not None and title.text(strip=True) == _LANDING.decode():
            place = "title"
            self._ask_server(page.url, reading)
        else:
            return
        reading.platform = self.name
        for feature in ("groups", "messages"):
            reading.feature(feature, place=place)

    def _read_config(self, page: Page, reading: Reading) -> None:
        address = line(dig(page.json, "default_server_config", "m.homeserver", "base_url"))
        server = page.join(address) if address else ""
        if server:
            self._ask_server(server, reading)

    def _ask_server(self, server: str, reading: Reading) -> None:
        reading.platform = self.name
        for order, endpoint in ((11, f"{ROOMS}?limit=100"), (12, VERSION)):
            reading.asks.append(Ask(urljoin(server, endpoint), self.name, order))


def _read_rooms(answer: dict[str, Any], reading: Reading) -> None:
    if line(answer.get("errcode")) in _DENIALS:
        reading.missing("groups_total", Outcome.REFUSED, place="/errcode")
    if not isinstance(answer.get("chunk"), list):
        return
    reading.platform = MatrixProbe.name
    reading.missing("members_total", Outcome.NOT_AVAILABLE, place="/chunk")
    listed = len([room for room in dicts(answer["chunk"]) if line(room.get("room_id"))])
    estimate = whole(answer.get("total_room_count_estimate"))
    is_cut = bool(answer.get("next_batch"))
    if is_cut and estimate is not None:
        listed, is_cut = max(listed, estimate), False
    if listed:
        quote = f"total_room_count_estimate: {estimate}"
        reading.number("groups_total", listed, at_least=is_cut, place="/chunk", quote=quote)
        reading.feature("groups", rank=Rank.API, place="/chunk")
    else:
        reading.missing("groups_total", Outcome.NOT_AVAILABLE, place="/chunk")


def _read_version(answer: dict[str, Any], reading: Reading) -> None:
    software = line(dig(answer, "server", "name"))
    version = line(dig(answer, "server", "version"))
    if software and version:
        reading.platform = MatrixProbe.name
        reading.text("software", software.lower(), place="/server/name", quote=software)
        reading.text("software_version", version, place="/server/version", quote=version)
