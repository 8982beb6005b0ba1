"""Who speaks on a page: under which names a site says something of itself. Pure.

Counts, closures and features ask the same question: is this sentence said of the site itself, or of
somebody else? The site's own names are those of its address, of its own tags, of the catalogue, and
the parts of its title where nothing else can be meant by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from unicodedata import normalize
from urllib.parse import urlsplit

from vocabulary.domains import registrable_domain

#: Where names, menus, "join" and "free" are the host's, not those of the network that lives there.
HOSTS_OF_MANY: Final = frozenset(
    {
        *("linkedin.com", "facebook.com", "reddit.com", "bsky.app", "slack.com", "discord.com"),
        *("t.me", "meetup.com", "helloasso.com"),
    }
)
#: Letters of a name that is not found in other names by chance.
SHORTEST: Final = 3
#: Words of a name, an article and a kind before it ("le réseau Kervia") included.
MOST_WORDS: Final = 8
#: Characters looked at of a title, a tag or a heading.
_LENGTH: Final = 300
#: What a site's own tags are known by (``Page.stated``).
OWN_TAGS: Final = (
    ("property", "og:site_name"),
    ("name", "application-name"),
    ("name", "apple-mobile-web-app-title"),
)
_SEPARATOR = re.compile(r"\s+[-–—|•·:»/~]+\s+|\s*[|»]\s*|\s*:\s+")
_ARTICLE: Final = r"(?:le|la|les|l['’]|the|das|die|der|den|el|los|las|il|lo|gli|i|o|os|a|as|de|het)"
_HOME = re.compile(r"/?|/(?:index|default|home|accueil)(?:\.\w{2,5})?", re.IGNORECASE)
#: What stands before a name without being part of it: "le réseau ", "the community of ".
_BEFORE_NAME = re.compile(
    rf"^\s*(?:(?:{_ARTICLE}(?:\s+|(?<=['’])))?"
    r"(?:site|forum|réseau|network|netzwerk|red|rete|community|communauté|comunidad|association|verein"
    r"|club|asociación|associazione|plate-?forme|platform|plattform)\s+(?:(?:of|de|des|du|von)\s+)?)?"
    rf"(?:{_ARTICLE}(?:\s+|(?<=['’])))?",
    re.IGNORECASE,
)
#: What is no letter and no digit.
_NO_LETTERS = re.compile(r"[\W_]+")
#: Parts of a title that name no site.
_GENERIC: Final = frozenset(
    {
        *(
            "accueil",
            "home",
            "homepage",
            "bienvenue",
            "welcome",
            "startseite",
            "willkommen",
            "inicio",
        ),
        *(
            "bienvenidos",
            "homepagina",
            "index",
            "forum",
            "forums",
            "forumindex",
            "boardindex",
            "news",
        ),
        *(
            "portail",
            "portal",
            "actualites",
            "about",
            "apropos",
            "stronagłowna",
            "главная",
            "login",
        ),
        *("community", "communaute", "members", "membres"),
    }
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """The names of the site that speaks on one page: letters and digits only, in lower case."""

    names: frozenset[str]

    def is_named(self, text: str) -> bool:
        """Whether ``text`` is a name of the site, with or without article and kind before it."""
        return letters(text) in self.names or _bare(text) in self.names

    def is_named_last(self, text: str) -> bool:
        """Whether ``text`` ends with a name of the site: as the subject of what follows."""
        words = text.split()[-MOST_WORDS:]
        return any(self.is_named(" ".join(words[at:])) for at in range(len(words)))


#: Where no page is: nobody has a name.
NOBODY: Final = Speaker(frozenset())


def speaker_of(title: str, tags: Iterable[str], url: str, known: Iterable[str] = ()) -> Speaker:
    """Return who speaks on the page at ``url`` with this title; ``known`` are names from the catalogue.

    ``tags`` is what the site's own tags (``OWN_TAGS``) name it.

    A part of the title is a name on the site's home page; on other pages only one that is the name
    of the address or of the site's own tags, since the rest names what the page is about.
    """
    domain = registrable_domain(url)
    if domain in HOSTS_OF_MANY:
        return Speaker(frozenset(filter(_is_a_name, map(letters, known))))
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    certain = {letters(raw[:_LENGTH]) for raw in (domain, domain.partition(".")[0], host, *known)}
    certain |= {letters(raw[:_LENGTH]) for raw in tags}
    parts = _names_in_title(title, url, certain)
    names = certain | {letters(part) for part in parts} | {_bare(part) for part in parts}
    return Speaker(frozenset(filter(_is_a_name, names)))


def letters(text: str) -> str:
    """Return the letters and digits of ``text`` in lower case, without accents: names compared."""
    plain = text.casefold() if text.isascii() else normalize("NFKD", text.casefold())
    return _NO_LETTERS.sub("", plain)


def _bare(text: str) -> str:
    """Return the letters of a name without the article and the kind before it."""
    return letters(_BEFORE_NAME.sub("", text))


def _is_a_name(name: str) -> bool:
    return len(name) >= SHORTEST and name not in _GENERIC


def _names_in_title(title: str, url: str, certain: set[str]) -> list[str]:
    title = " ".join(title[:_LENGTH].split())
    parts = [part for part in _SEPARATOR.split(title) if 0 < len(part.split()) <= MOST_WORDS]
    if _HOME.fullmatch(urlsplit(url).path):
        return [*parts, title]
    return [part for part in parts if _bears(part, certain)]


def _bears(part: str, names: set[str]) -> bool:
    """Whether a part of a title is, but for its spelling, the name that the address bears."""
    own = _bare(part)
    return len(own) >= SHORTEST and any(own == name or own in name for name in names)
