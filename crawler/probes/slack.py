"""Slack: workspaces, whose invitations and login pages are all that visitors see."""

from __future__ import annotations

import re

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.reading import Reading
from vocabulary.items import Outcome, Rank

_DOMAIN = ".slack.com"
#: Slack's own services, which are no workspaces.
_SERVICES = frozenset({"www", "api", "app", "status", "docs", "get", "edgeapi"})
_INVITE = re.compile(r"(?:/t/[\w-]{1,60}|/join)/shared_invite/.{1,200}", re.DOTALL)
_EXPIRED = re.compile(
    r"this (?:invite )?link is no longer active|invitation expired|link was deactivated",
    re.IGNORECASE,
)
_JOINING = 'input[type="email"], [data-qa="join_page_form"]'


class SlackProbe(Probe):
    """Slack.

    Reads: the page of an invitation (join.slack.com) and a workspace's login page.
    Gives: registration by invitation where the invitation still works; that members and messages
    are kept from visitors.
    Caveats: an invitation that has run out says nothing about the workspace, which may well be
    alive: registration is then not available. Slack shows no figures to visitors.
    Checked: Slack's source is closed: the words about a run-out invitation are those many users
    quote, in English only; the form on a working invitation is not checked.
    """

    name = "slack"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is a page of a workspace."""
        host = page.host
        return (
            host.endswith(_DOMAIN) and host.removesuffix(_DOMAIN) not in _SERVICES and page.is_html
        )

    def read(self, page: Page) -> Reading:
        """Return how one joins, and that the rest is kept from visitors."""
        reading = Reading(platform=self.name)
        reading.text("software", self.name, rank=Rank.MARKUP, place="host")
        reading.missing("members_total", Outcome.NOT_AVAILABLE, rank=Rank.MARKUP, place="host")
        reading.missing("newest_post_at", Outcome.REFUSED, rank=Rank.MARKUP, place="host")
        if _INVITE.fullmatch(page.path):
            if expired := _EXPIRED.search(page.visible_text):
                outcome = Outcome.NOT_AVAILABLE
                reading.missing("registration", outcome, rank=Rank.TEXT, quote=expired[0])
            elif page.shows(_JOINING):
                reading.text("registration", "invite", rank=Rank.MARKUP, place=_JOINING)
        return reading
