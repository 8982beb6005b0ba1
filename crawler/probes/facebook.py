"""Facebook: groups and pages, most of which ask for a login."""

from __future__ import annotations

import json
import re

from crawler.page import Page
from crawler.probes.hosted import HostedPlatform
from crawler.readers import parse_number
from crawler.reading import Reading
from vocabulary.items import Outcome, Rank

_GROUP = re.compile(r"/groups/[\w.-]{1,80}(?:/about)?/?")
#: What the page's own data say of the group: "12 345 membres", "12.3K members".
_COUNT = re.compile(
    rb'"group_member_profiles":\s?\{[^{}]{0,200}?"formatted_count_text":\s?("(?:[^"\\]|\\.){1,80}")'
)
_DOOR = 'form#login_form, form[action*="/login/"], #login_popup_cta_form'


class FacebookProbe(HostedPlatform):
    """Facebook.

    Reads: the login form that stands in for a page, and the data of a group's page.
    Gives: members in total of a group that states them to everyone; else that members and posts
    are kept behind a login.
    Caveats: the wall answers with status 200. "Likes" and followers of a page are no members, and
    figures of other groups that the page recommends differ from its own: of several figures none is
    taken. Short figures ("12.3K") are kept as ranges.
    Checked: Facebook's source is closed: the names of the data were seen in other readers of its
    pages, the login form is as long known.
    """

    name = "facebook"
    hosts = ("facebook.com", "fb.com")

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add what the page says of a group, or that it says nothing without a login."""
        has_members = _GROUP.fullmatch(page.path) is not None and _read_members(page, reading)
        if page.shows(_DOOR):
            if not has_members:
                reading.missing("members_total", Outcome.REFUSED, rank=Rank.MARKUP, place=_DOOR)
            reading.missing("newest_post_at", Outcome.REFUSED, rank=Rank.MARKUP, place=_DOOR)


def _read_members(page: Page, reading: Reading) -> bool:
    texts = {found[1] for found in _COUNT.finditer(page.body)}
    try:
        said = str(json.loads(texts.pop())) if len(texts) == 1 else ""
    except ValueError:
        return False
    # All before the last word, so that in "12 mil miembros" the thousands are not lost. The page
    # is in the visitor's language, not the group's: it does not settle what "1,234 K" means.
    figure = parse_number(" ".join(said.split()[:-1]))
    if figure is None or not figure.value:
        return False
    reading.figure("members_total", figure, rank=Rank.MARKUP, place="group_member_profiles")
    return True
