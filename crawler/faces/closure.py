"""A farewell: the community says of itself that it has ended.

The title or first heading must say so **and** the text must say it again, as a fact, of the site
itself: "ce site", "our community", "nous fermons", or the site's own name. A page of posts, a door
that will open again, a question and a date still to come are no ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.faces import farewell_words as words
from crawler.faces.closing_date import closing_date
from crawler.faces.facts import LETTER, NOTICE, Facts
from crawler.faces.finding import Finding
from crawler.readers.nodes import attribute
from vocabulary.domains import registrable_domain
from vocabulary.items import Face

_POSTING = "textarea, form[action*='post'], form[action*='reply'], a[href*='mode=post']"
#: A farewell may link to its archives and a contact; a living site has a menu. "The network has
#: closed" may follow the name of another one: fewer links then.
_OWN_LINKS = 4
_OWN_LINKS_IF_VAGUE = 1
#: Characters of an address that a person could have written.
_LONGEST_URL = 500
#: Letters of a name that is not found in other names by chance.
_NAME = 3
#: Parts of the title "Name - Closed for good".
_NAME_AND_END = 2
#: Characters before a predicate in which its subject is looked for.
_BEFORE = 120
#: The end of a sentence, not the dot of "3. Mai".
_STOP = re.compile(r"(?<!\b\d)(?<!\b\d\d)[.!?…]\s|\n")
_SEPARATOR = re.compile(r"\s+[-–—|•·]\s+|\s*[:|»]\s+|[.!]+(?:\s+|$)")


def farewell(facts: Facts) -> Finding | None:
    """Recognise a farewell, with its closing date and the site it sends the members to.

    A closing date after ``page.fetched_at`` means that the community is still open.
    """
    page = facts.page
    if page.status not in {200, 404, 410, 503} or not facts.is_within(LETTER):
        return None
    if not _says_head(facts) or facts.has_posts or facts.has(_POSTING):
        return None
    text = "\n".join(line for line in facts.text.splitlines() if line not in facts.heads)
    end = _own_end(text, _own_names(facts))
    if end is None or _goes_on(facts, text, end):
        return None
    closed_on = closing_date(end.after) or closing_date(end.before)
    today = page.fetched_at.date().isoformat()[: len(closed_on)]
    is_announced = bool(words.TO_COME.search(end.quote))
    if closed_on > today or (is_announced and closed_on in {"", today}):
        return None
    signs: tuple[str, ...] = ("heading says closed", "text says this site closed")
    if len(text) > NOTICE:
        signs += ("letter without posts or forms",)
    return Finding(
        Face.CLOSURE_NOTICE, signs, end.quote, closed_on, successor(facts), notice="closed"
    )


@dataclass(frozen=True, slots=True)
class _End:
    """A sentence that says the end: the words that do, and what stands before and after them."""

    quote: str
    before: str
    after: str  # from the predicate on: it may hold the date
    is_vague: bool  # its subject has a mere article: "the network"


def _goes_on(facts: Facts, text: str, end: _End) -> bool:
    """Whether something shows that the site lives: its words, or a menu."""
    if words.NOT_AN_END.search("\n".join((*facts.heads, text))):
        return True
    if words.MOVED.search(text) and not facts.foreign_urls:
        return True
    return len(facts.own_paths) > (_OWN_LINKS_IF_VAGUE if end.is_vague else _OWN_LINKS)


def _own_names(facts: Facts) -> frozenset[str]:
    """Return the names of the site, letters only: of its address, its own tags and its title.

    A part of the title is the site's name where it is nothing else: "Name - Closed for good".
    """
    domain = registrable_domain(facts.page.url)
    tags = facts.page.tree.css("meta[property='og:site_name'], meta[name='application-name']")
    own = (attribute(node, "content") for node in tags)
    parts = _SEPARATOR.split(facts.heads[0]) if facts.heads else []
    named = (part for part in parts if len(parts) == _NAME_AND_END and not words.HEAD.search(part))
    found = (domain, domain.partition(".")[0], facts.page.host, *own, *named)
    return frozenset(name for raw in found if len(name := _letters(raw)) >= _NAME)


def successor(facts: Facts) -> str:
    """Return the one other site the notice links to; with several, none can be told apart."""
    short = (url for url in facts.foreign_urls if len(url) <= _LONGEST_URL)
    targets = {registrable_domain(url): url for url in short}
    return next(iter(targets.values())) if len(targets) == 1 else ""


def _says_head(facts: Facts) -> bool:
    """Whether title or heading says an end, none of them that of someone else, nor asks for it."""
    says = False
    for head in facts.heads:
        if "?" in head:
            return False
        for part in _SEPARATOR.split(head):
            named = words.NAMED_HEAD.fullmatch(part)
            if words.HEAD.fullmatch(part) or (named and _is_own(named["name"], _own_names(facts))):
                says = True
            elif named:
                return False
    return says


def _is_own(subject: str, names: frozenset[str]) -> bool:
    if re.fullmatch(words.SUBJECT, subject.strip(), re.IGNORECASE):
        return True
    return _letters(words.LEADING_ARTICLE.sub("", subject)) in names or _letters(subject) in names


def _own_end(text: str, names: frozenset[str]) -> _End | None:
    """Return the first sentence that says the end of this very site."""
    for found in (*words.PREDICATE.finditer(text), *words.WE.finditer(text)):
        begin = max((stop.end() for stop in _STOP.finditer(text, 0, found.start())), default=0)
        stop = _STOP.search(text, found.end())
        after = text[found.start() : stop.end() if stop else len(text)]
        if "?" in after or words.LATE_OBJECT.search(after):
            continue
        before = text[begin : found.start()]
        subject = words.OWN_SUBJECT.search(before[-_BEFORE:])
        if found.re is words.WE or subject or _is_own(before, names):
            said = f"{subject['subject']} {found.group()}" if subject else found.group()
            return _End(said, before, after, bool(subject and not subject["deictic"]))
    return None


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
