"""Gitea and its fork Forgejo: forges, whose contributions are changes to repositories."""

from __future__ import annotations

from crawler.page import Page
from crawler.probes.marked import MarkedPlatform
from crawler.readers import attribute, dicts, line, parse_iso, whole
from crawler.reading import Reading
from vocabulary.items import Rank

REPOSITORIES = "/api/v1/repos/search"
_QUERY = "sort=updated&order=desc&limit=30"
_EXPLORE = 'a[href$="/explore/repos"]'
_KEYWORDS = 'meta[name="keywords"][content]'


class GiteaProbe(MarkedPlatform):
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
    marks = (b"gitea", b"forgejo")
    shown = ()
    links = (("directory", 'a[href$="/explore/users"]'),)
    register = 'a[href$="/user/sign_up"]'
    answers = (REPOSITORIES,)

    def sign(self, page: Page) -> str | None:
        """Return the keywords that name it, where its list of repositories is in the menu."""
        keywords = attribute(page.first(_KEYWORDS), "content").split(",")
        is_named = not {"gitea", "forgejo"}.isdisjoint(map(str.strip, keywords))
        return _KEYWORDS if is_named and page.shows(_EXPLORE) else None

    def read_more(self, page: Page, reading: Reading) -> None:
        """Ask for the repositories changed last; tell the fork by its name."""
        if "forgejo" in attribute(page.first(_KEYWORDS), "content"):
            reading.forget("software")
            reading.text("software", "forgejo", rank=Rank.MARKUP, place=_KEYWORDS)
        explore = page.join(attribute(page.first(_EXPLORE), "href"))
        base = explore.removesuffix("/explore/repos")
        reading.ask(f"{base}{REPOSITORIES}?{_QUERY}", self.name, 10)

    def read_answer(self, page: Page, reading: Reading) -> None:
        """Add the last change of each repository."""
        reading.platform = self.name
        for repository in dicts(page.json.get("data")):
            number, changed_at = whole(repository.get("id")), repository.get("updated_at")
            if number and True not in (repository.get("mirror"), repository.get("archived")):
                moment = parse_iso(line(changed_at) or "")
                reading.post(moment, f"repository {number} {moment}", page.fetched_at)
