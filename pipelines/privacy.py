"""Takes people out of what is kept. The last gate before the store; it adds nothing.

Probes already leave authors and texts behind. Here the few short texts that remain (titles, quotes,
places, addresses) lose e-mail addresses, handles, telephone numbers and user names in addresses. The
public address of a mailing list stays: it is the list's, and its archive is found by it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from vocabulary.items import Group, Observation, Post, VisitRecord
from vocabulary.needles import Sieve

#: Characters kept of a quote and of a title: enough to find the place, too short for a text.
QUOTE_LENGTH = 120
TITLE_LENGTH = 150
#: And of an address: longer ones are not asked for either.
URL_LENGTH = 2_000
#: What stands where something of a person stood.
GONE = "[…]"

_EMAIL = re.compile(
    r"[\w.+%-]{1,64}(?:@|%40|\s?\[(?:at|à)\]\s?|\s?\((?:at|à)\)\s?|\sAT\s|\s@\s)"
    r"[\w-]{1,63}(?:(?:\.|\s?\[dot\]\s?|\s?\(dot\)\s?|\sDOT\s)[\w-]{1,63})+"
)
_HANDLE = re.compile(r"(?<![\w/.])@[\w.-]{2,64}(?:@[\w.-]{1,253})?")
_PHONE = re.compile(
    r"\+\d{1,3}[ .-]?(?:\(0\)[ .-]?)?\d(?:[ .-]?\d){6,11}"  # +33 (0)6 12 34 56 78
    r"|(?<!\d)0\d(?:[ .-]?\d{2}){4}(?!\d)"  # 06 12 34 56 78
    r"|\(\d{3}\) ?\d{3}[ .-]\d{4}(?!\d)"  # (514) 555-0123
    r"|(?<![\d.-])\d{3}[.-]\d{3}[.-]\d{4}(?![\d.-])"  # 514-555-0123
)
#: Who wrote something, after the words that say so; what follows ``par jour`` is no name.
_AUTHOR = re.compile(
    r"(?P<said>\b(?i:post(?:é|ée|ed)|publiée?|écrite?|envoyée?|créée?|lancée?|written|replied|started"
    r"|dernier\s(?:message|post)|last\s(?:post|message|reply)|letzter\sBeitrag)\s(?i:par|by|von)\s)"
    r"(?!(?i:jour|mois|an|semaine|heure|minute|membre|personne|e-?mail|mail|day|the|la|le|les)\b)"
    r"[^\s,;:!?()|–—]{2,40}(?:\s[A-ZÀ-Ý][\w’'-]{0,30}){0,2}"
)
#: A name with a capital or a figure: ``Profil de poste`` is nobody's.
_NAME = (
    r"(?:[A-ZÀ-Ý][^\s,;:!?()|–—]{1,39}|[^\s,;:!?()|–—\d_]{0,39}[\d_][^\s,;:!?()|–—]{0,39})"
    r"(?:\s[A-ZÀ-Ý][\w’'-]{0,30}){0,2}"
)
#: Whose page it is, and who came last.
_WHO = re.compile(
    r"(?P<said>\b(?i:profile?\s(?:de|du\smembre|of|von)|(?:viewing|user|member)\sprofile\s?:"
    r"|(?:auteure?|author|autor)\s?:|(?:newest|latest)\s(?:registered\s)?(?:member|user)(?:\sis|\s?[:,])"
    r"|neuestes\smitglied(?:\sist|\s?:)|(?:membre|utilisateur|inscrit)\sle\splus\srécent(?:\sest|\s?:)"
    r"|dernier\s(?:membre\s)?inscrit(?:\sest|\s?:)|bienvenue\sà\snotre\snouveau\smembre\s?[:,]?)\s)"
    rf"(?:{_NAME}|(?<=[:t,]\s)[^\s,;:!?()|–—]{{2,40}})"
)
_MAY_SAY_AUTHOR, _MAY_SAY_WHO = Sieve(_AUTHOR), Sieve(_WHO)
_OWNED = r"[’']s\s(?i:profile)\b"
_OWNER, _MAY_OWN = re.compile(rf"{_NAME}(?={_OWNED})"), re.compile(_OWNED)
#: One of these signs is in each handle and e-mail address: quick to look for, and in few texts.
_MAY_NAME = re.compile(r"[@%\[(]|\sAT\s")
#: The part of an address that names a mailing list: ``/list/metier@listes.exemple.fr/``.
_LIST = re.compile(
    r"(?<=/)(?:lists?|listinfo)/[^/?#\s]{1,128}(?:@|%40)[^/?#\s]{1,253}", re.IGNORECASE
)
#: The parts of an address that name one of its users.
_USER = re.compile(
    r"(?<=/)(?P<place>u|users?|profiles?|profil|members?|membres?|authors?|auteurs?|people)/"
    r"(?!(?:all|index|list|log-?_?in|new|password|register|search|sign-?_?(?:in|up|out))\b|\d+\b)"
    r"[^/?#&\s]+"
    r"|(?<=/)@[^/?#&\s]+"
    r"|(?<=[?&])(?P<key>author|auteur|user|username|u|member|login)=[^&#\s]*[^&#\s\d][^&#\s]*",
    re.IGNORECASE,
)


def scrub(text: str, length: int = QUOTE_LENGTH) -> str:
    """Return ``text`` on one line, without addresses, handles and telephone numbers, cut short."""
    text = " ".join(text[: 4 * length].split())
    if _MAY_NAME.search(text):
        for pattern in (_HANDLE, _EMAIL):
            text = pattern.sub(GONE, text)
    text = _PHONE.sub(GONE, text)
    lower = text.lower()
    for pattern, sieve in ((_AUTHOR, _MAY_SAY_AUTHOR), (_WHO, _MAY_SAY_WHO)):
        if sieve.holds(lower):
            text = pattern.sub(rf"\g<said>{GONE}", text)
    if _MAY_OWN.search(text):
        text = _OWNER.sub(GONE, text)
    return text if len(text) <= length else text[: length - 1] + "…"


_scrub_place = lru_cache(maxsize=1_000)(scrub)  # places are the same on page after page


@lru_cache(maxsize=2_000)  # all contributions of a page are of one source
def scrub_url(url: str, asked: str = "") -> str:
    """Return an address without user name and password, e-mail addresses and names of users.

    What ``asked``, the address of the visit itself, names is the network: an account may be one.
    """
    url = url[:URL_LENGTH]
    if url.isascii() and not (_USER.search(url) or _MAY_NAME.search(url)):
        return url
    try:
        parts = urlsplit(url)
    except ValueError:
        return GONE
    if "@" in parts.netloc:
        url = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    own = {found[0] for found in _USER.finditer(asked)}
    url = _USER.sub(lambda found: found[0] if found[0] in own else _without_name(found), url)
    kept = _LIST.search(url)
    if kept is None:
        return _EMAIL.sub(GONE, url)
    return url[: kept.start()] + kept[0] + _EMAIL.sub(GONE, url[kept.end() :])


def _without_name(found: re.Match[str]) -> str:
    if found["key"]:
        return f"{found['key']}={GONE}"
    return f"{found['place']}/{GONE}" if found["place"] else GONE


class PrivacyPipeline:
    """Scrubs every text of a record."""

    def process_item(self, item: Any) -> Any:
        """Return the record without people."""
        return clean(item) if isinstance(item, VisitRecord) else item


def clean(record: VisitRecord) -> VisitRecord:
    """Return a record without people."""
    visit = record.visit
    url = scrub_url(visit.url, visit.url)
    to = scrub_url(visit.redirect_url, visit.url) if visit.redirect_url else None
    is_clean = (url, to) == (visit.url, visit.redirect_url)
    return VisitRecord(
        visit if is_clean else replace(visit, url=url, redirect_url=to),
        tuple(_clean_observation(seen, visit.url) for seen in record.observations),
        tuple(_clean_post(post, visit.url) for post in record.posts),
        tuple(_clean_group(group, visit.url) for group in record.groups),
        record.keepsake if _names_nobody(record) else None,
    )


def _names_nobody(record: VisitRecord) -> bool:
    """Whether no address of a keepsake names a user: one that was scrubbed would lead nowhere."""
    kept, url = record.keepsake, record.visit.url
    if kept is None:
        return True
    asked = (ask.url for ask in kept.asks)
    addresses = (url, *asked, *kept.feeds, *kept.foreign_feeds, *kept.sitemaps)
    return all(scrub_url(address, url) == address for address in addresses)


def _clean_observation(seen: Observation, asked: str) -> Observation:
    value = seen.value
    if isinstance(value, str):  # an address cut short would lead nowhere
        is_url = seen.signal in {"successor_url", "community_url", "rules_url", "report_url"}
        value = scrub_url(value, asked) if is_url else scrub(value, TITLE_LENGTH)
    place, quote = _scrub_place(seen.place), scrub(seen.quote)
    if (value, place, quote) == (seen.value, seen.place, seen.quote):
        return seen
    return replace(seen, value=value, place=place, quote=quote)


def _clean_post(post: Post, asked: str) -> Post:
    source = scrub_url(post.source, asked)
    return post if source == post.source else replace(post, source=source)


def _clean_group(group: Group, asked: str) -> Group:
    name, url = scrub(group.name), scrub_url(group.url, asked)
    return group if (name, url) == (group.name, group.url) else replace(group, name=name, url=url)
