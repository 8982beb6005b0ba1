"""A host's own page in the site's place: the account is suspended, or nobody has claimed the name.

Words alone prove nothing: a living site may speak of suspensions, and a host may serve one "not
found" page for a missing site and for a missing page of a living one. So each host's row holds words
that it says of a missing *site* only, and a second sign of another kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.faces.facts import Facts
from crawler.faces.finding import Finding
from vocabulary.items import Face

_SUSPENDED = re.compile(
    r"(?:(?:this |your )?(?:account|site|web ?site|domain) (?:has been |is )?(?:currently )?suspended"
    r"|(?:ce |cet |votre )?(?:compte|site(?: web)?|hébergement) (?:est |a été )?suspendu"
    r"|(?:konto|webseite|website) (?:wurde )?gesperrt|cuenta suspendida|(?:sito|account) sospeso"
    r"|conta suspensa|account opgeschort|konto zawieszone)[.! ]*",
    re.IGNORECASE,
)
_PANEL_ADDRESS = re.compile(
    r"/cgi-sys/suspendedpage\.cgi|//suspended-(?:domain|website)\.com/|//suspended\.page/"
)
#: Pictures and redirections of cPanel's own page; a post that merely links to it has none.
_PANEL_MARKUP = (
    "img[src*='/img-sys/'], img[src*='/sys_cpanel/'], "
    "meta[http-equiv='refresh' i][content*='/cgi-sys/suspendedpage.cgi']"
)
_PANEL_WORDS = re.compile(
    r"contact your (?:web ?)?host(?:ing provider|er)?\b|contactez votre hébergeur|billing department"
    r"|the domain has been overused, or the reseller ran out of resources"
    r"|contacte (?:con )?(?:a )?su proveedor de (?:alojamiento|hosting)"
    r"|kontaktieren sie ihren (?:web)?hoster|contatta il (?:tuo )?(?:fornitore di )?hosting",
    re.IGNORECASE,
)


def suspended(facts: Facts) -> Finding | None:
    """Recognise a hosting account that the host has suspended.

    A whole title or heading says it, and either the panel's address or markup, or its words under a
    status that is a refusal.
    """
    said = next((head for head in facts.heads if _SUSPENDED.fullmatch(head)), "")
    if not said or not facts.is_notice or facts.own_paths:
        return None
    signs = ["title"]
    if _PANEL_ADDRESS.search(facts.page.url):
        signs.append("address of the panel's page")
    if facts.has(_PANEL_MARKUP):
        signs.append("markup of the panel's page")
    if facts.page.status in {402, 403, 503, 509} and _PANEL_WORDS.search(facts.text):
        signs += ["status", "words of the panel's page"]
    return Finding(Face.SUSPENDED, tuple(signs), said) if len(signs) > 1 else None


@dataclass(frozen=True, slots=True)
class _Host:
    """What a host answers for a site it does not have. ``words`` are matched in the raw page."""

    name: str
    words: str
    header: tuple[str, str] = ("", "")  # a header and how its value starts, both in lower case
    title: str = ""  # the whole title, in lower case
    address: str = ""  # a pattern of the final address
    statuses: frozenset[int] = frozenset({404, 410})
    at_root: bool = False  # the host says it of missing pages too: only a home page proves it


_HOSTS: tuple[_Host, ...] = (
    _Host("GitHub Pages", r"there isn't a github pages site here", header=("server", "github.com")),
    _Host("Heroku", r"herokucdn\.com/error-pages/no-such-app\.html", title="no such app"),
    _Host("Amazon S3", r"<code>nosuchbucket</code>", header=("server", "amazons3")),
    _Host("Netlify", r"\Anot found - request id: \w+\s*\Z", ("server", "netlify"), at_root=True),
    _Host("Vercel", r"deployment_not_found", header=("x-vercel-error", "deployment_not_found")),
    _Host(
        "WordPress.com",
        r"do you want to register (?:<[^>]{1,80}>)?[\w-]{1,63}\.wordpress\.com",
        address=r"//(?:[\w-]+\.)?wordpress\.com/",
        statuses=frozenset({200, 404, 410}),
    ),
    _Host(
        "WordPress.com",
        r"[\w-]{1,63}\.wordpress\.com is no longer available",
        address=r"//[\w-]+\.wordpress\.com/",
        statuses=frozenset({200, 404, 410}),
    ),
    _Host(
        "Blogger",
        r"sorry, the blog you were looking for does not exist",
        title="blog not found",
    ),
    _Host("Blogger", r"sorry, the blog at [\w.-]+ has been removed", title="blog has been removed"),
    _Host(
        "Tumblr",
        r"whatever you were looking for doesn't currently exist at this address",
        title="not found.",
        at_root=True,
    ),
    _Host(
        "Fastly",
        r"fastly error: unknown domain",
        header=("x-served-by", "cache-"),
        statuses=frozenset({404, 500}),
    ),
    _Host("Azure", r"404 web site not found", title="microsoft azure web app - error 404"),
    _Host("Squarespace", r"no such account", title="squarespace - no such account"),
    _Host(
        "Wix",
        r"looks like this domain isn't connected to a website yet",
        header=("x-wix-request-id", ""),
    ),
    _Host(
        "Pantheon",
        r"the gods are wise, but do not know of the site which you seek",
        title="404 error unknown site!",
    ),
    _Host("Surge", r"project not found", ("server", "surge"), title="project not found"),
)
_WORDS = tuple(re.compile(host.words) for host in _HOSTS)
#: Such pages are small.
_SIZE = 60_000


def unclaimed_host(facts: Facts) -> Finding | None:
    """Recognise a host's answer for a name that no site of its has: its words and a second sign."""
    page = facts.page
    if page.status not in {200, 404, 410, 500} or len(page.body) > _SIZE:
        return None
    if page.status == 200 and "wordpress.com/" not in page.url:
        return None
    if page.is_html and not facts.is_notice:
        return None
    raw = page.text.replace("’", "'").replace("&#39;", "'").replace("&#8217;", "'").lower().strip()
    for host, words in zip(_HOSTS, _WORDS, strict=True):
        if page.status in host.statuses and words.search(raw) and (sign := _sign(host, facts)):
            return Finding(Face.UNCLAIMED_HOST, (host.name, "words", sign))
    return None


def _sign(host: _Host, facts: Facts) -> str:
    """Return the sign other than words that shows ``host``; empty unless all its signs are there."""
    page, (name, start) = facts.page, host.header
    if host.at_root and page.path != "/":
        return ""
    signs = []
    if name:
        value = page.headers.get(name)
        signs.append("header" if value is not None and value.lower().startswith(start) else "")
    if host.title:
        signs.append("title" if facts.title.lower() == host.title else "")
    if host.address:
        signs.append("address" if re.search(host.address, page.url) else "")
    return " and ".join(signs) if all(signs) else ""
