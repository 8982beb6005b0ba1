"""Gitea and its fork Forgejo: forges, whose contributions are changes to repositories."""

from __future__ import annotations

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.isodate import parse_iso
from crawler.readers.json_values import dicts, dig, line, whole
from crawler.readers.nodes import attribute
from crawler.reading import Reading
from vocabulary.items import Ask, Post, PostKind, Rank, fingerprint

REPOSITORIES = "/api/v1/repos/search"
_QUERY = "sort=updated&order=desc&limit=30"
_KEYWORDS = 'meta[name="keywords"][content]'
_REGISTER = 'a[href$="/user/sign_up"]'
_EXPLORE = 'a[href$="/explore/repos"]'
_USERS = 'a[href$="/explore/users"]'


class GiteaProbe(Probe):
    """Gitea and Forgejo.

    Reads: any page (``meta name=keywords``, links of the menu) and the API's search of public
    repositories by newest change.
    Gives: dates of the newest changes, registration, directory.
    Caveats: users in total come from NodeInfo. A change of a repository's settings moves its date
    too, so the dates are of activity, not of commits alone; archived repositories and mirrors of
    others are left out. Owners and names of repositories are not kept.
    Checked: saved pages of Gitea: keywords. Not checked: keywords of Forgejo, links of the menu,
    fields of the API.
    """

    name = "gitea"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` names Gitea or Forgejo, or is its list of repositories."""
        if page.is_html:
            return page.has(b"gitea") or page.has(b"forgejo")
        return page.path.endswith(REPOSITORIES) and isinstance(dig(page.json, "data"), list)

    def read(self, page: Page) -> Reading:
        """Return what the page or the list of repositories says."""
        reading = Reading()
        if page.is_html:
            self._read_page(page, reading)
        else:
            _read_repositories(page, reading)
        return reading

    def _read_page(self, page: Page, reading: Reading) -> None:
        node = page.tree.css_first(_KEYWORDS)
        keywords = attribute(node, "content").split(",") if node else []
        named = {word.strip() for word in keywords} & {"gitea", "forgejo"}
        explore = page.tree.css_first(_EXPLORE)
        if not named or explore is None:
            return
        reading.platform = self.name
        software = "forgejo" if "forgejo" in named else self.name
        reading.text("software", software, rank=Rank.MARKUP, place=_KEYWORDS)
        if page.tree.css_matches(_REGISTER):
            reading.text("registration", "open", rank=Rank.MARKUP, place=_REGISTER)
        if page.tree.css_matches(_USERS):
            reading.feature("directory", place=_USERS)
        base = page.join(attribute(explore, "href")).removesuffix("/explore/repos")
        reading.asks.append(Ask(f"{base}{REPOSITORIES}?{_QUERY}", self.name, 10))


def _read_repositories(page: Page, reading: Reading) -> None:
    reading.platform = GiteaProbe.name
    for repository in dicts(page.json["data"]):
        if repository.get("mirror") is True or repository.get("archived") is True:
            continue
        changed_at = parse_iso(line(repository.get("updated_at")) or "")
        number = whole(repository.get("id"))
        if changed_at and number and changed_at <= page.fetched_at:
            identity = fingerprint(f"repository {number} {changed_at}")
            reading.posts.append(Post(changed_at, PostKind.POST, identity))
