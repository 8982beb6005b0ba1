"""A farewell: the community says of itself that it has ended.

A sentence has a subject that can only be the site itself ("ce site", "our community", "we", its own
name) and an end that has come. Beside it stands one more sign: the title or first heading says the end
too, or the page has nothing of its own but that sentence. A page of posts, a door that will open again, a
question and a day still to come are no ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from crawler.faces import farewell_words as words
from crawler.faces.closing_date import closing_date, printed_dates
from crawler.faces.facts import LETTER, NOTICE, Sight
from crawler.faces.finding import Finding
from crawler.speaker import letters
from vocabulary.domains import registrable_domain
from vocabulary.items import Face

_POSTING = "textarea, form[action*='post'], form[action*='reply'], a[href*='mode=post']"
_STATUSES = frozenset({200, 403, 404, 410, 503})
#: A farewell may link to its archives and a contact; a living site has a menu. "The network has
#: closed" may follow the name of another one: fewer links then.
_OWN_LINKS = 4
_OWN_LINKS_IF_VAGUE = 1
#: What a page that only says its end may hold before it says it, and in all (words).
_OPENING = 600
_FIRST = 300
_FEW_WORDS = 150
#: Characters around an end in which something may take it back.
_AROUND = 300
#: Characters of an address that a person could have written.
_LONGEST_URL = 500
#: Letters of a name that is not found in other names by chance, and of one found inside an address.
_NAME = 3
_NICKNAME = 5
#: Parts of the title "Name - Closed for good".
_NAME_AND_END = 2
#: Characters and words before an end in which its subject is looked for.
_BEFORE = 120
_SUBJECT_WORDS = 8
#: "This API has been retired": whatever it is, it is no other.
_THIS = re.compile(rf"{words.DEICTIC}\b", re.IGNORECASE)
#: The end of a sentence, not the dot of "3. Mai".
_STOP = re.compile(r"(?<!\b\d)(?<!\b\d\d)[.!?…]\s|\n")
_SEPARATOR = re.compile(r"\s+[-–—|•·]\s+|\s*[:|»]\s+|[.!]+(?:\s+|$)")
#: Labels of links that lead to a host, a door or the law, and to no successor.
_NO_SUCCESSOR = re.compile(
    r"\s*(?:go to|aller (?:sur|à|au|vers)|retour|back|return|zurück|zur|torna|volver|powered|hébergé|hosted"
    r"|cré(?:er|ez)|create|learn more|en savoir plus|more info|log ?in|privacy|terms|sign in|accueil|home)\b"
    r"|.{0,40}(?:click here to log ?in|softwares?|®)",
    re.IGNORECASE,
)


class _Head(Enum):
    """What title and headings say of an end."""

    NOTHING = auto()
    OWN = auto()
    OTHER = auto()  # somebody else's, or a question


@dataclass(frozen=True, slots=True)
class _End:
    """A sentence that says the end: the words that do, and what stands before and after them."""

    quote: str
    before: str
    after: str  # from the end on: it may hold the date
    at: int  # where in the text
    is_vague: bool  # its subject has a mere article: "the network"
    is_coming: bool  # it is to come, unless its day is past

    @property
    def may_be_a_day_off(self) -> bool:
        """Whether nothing says that it is for good, of something that may have closing days."""
        said = f"{self.before} {self.after}"
        return not (words.FOR_GOOD.search(said) or words.ONLINE.search(said))


def farewell(facts: Sight) -> Finding | None:
    """Recognise a farewell, with its closing date and the site it sends the members to.

    A closing date after ``page.fetched_at`` means that the community is still open.
    """
    page = facts.page
    if page.status not in _STATUSES or not facts.is_within(LETTER):
        return None
    if facts.has_posts or facts.has(_POSTING) or not _speaks_of_an_end(facts):
        return None
    names = own_names(facts)
    head = _head(facts, names)
    if head is _Head.OTHER:
        return None
    end, sign = _proven_end(facts, head, names)
    if end is None:
        return None
    closed_on = closing_date(end.after) or closing_date(end.before) or only_date(facts)
    today = page.fetched_at.date().isoformat()[: len(closed_on)]
    if closed_on > today or (end.is_coming and (closed_on in {"", today} or end.may_be_a_day_off)):
        return None
    signs: tuple[str, ...] = (sign, "text says this site closed")
    if len(facts.text) > NOTICE:
        signs += ("letter without posts or forms",)
    return Finding(
        Face.CLOSURE_NOTICE, signs, end.quote, closed_on, successor(facts), notice="closed"
    )


def _speaks_of_an_end(facts: Sight) -> bool:
    """Whether title, heading or text say an end of anything at all."""
    said = facts.said.lower()
    if words.MAY_END.holds(said) and words.ANY_END.search(said):
        return True
    parts = (part for head in facts.heads for part in _SEPARATOR.split(head))
    return any(words.HEAD.fullmatch(part) or words.NAMED_HEAD.fullmatch(part) for part in parts)


def _holds_an_end(part: str) -> bool:
    return bool(words.HEAD.search(part) or words.NAMED_HEAD.fullmatch(part))


def own_names(facts: Sight) -> frozenset[str]:
    """Return the names of the site, letters only: of its address, its own tags and its title.

    A part of the title is the site's name where it is nothing else: "Name - Closed for good".
    """
    domain = registrable_domain(facts.page.url)
    tags = facts.page.select("meta[property='og:site_name'], meta[name='application-name']")
    own = (node.attributes.get("content") or "" for node in tags)
    parts = _SEPARATOR.split(facts.heads[0]) if facts.title else []
    named = (
        [part for part in parts if not _holds_an_end(part)] if len(parts) <= _NAME_AND_END else []
    )
    host = facts.page.host
    found = (
        domain,
        domain.partition(".")[0],
        host,
        host.removeprefix("www.").partition(".")[0],
        *own,
    )
    found += tuple(named)
    return frozenset(name for raw in found if len(name := letters(raw)) >= _NAME)


def is_own(subject: str, names: frozenset[str]) -> bool:
    """Whether ``subject``, the words before an end, is the site: "this forum", or one of ``names``."""
    if re.fullmatch(words.SUBJECT, subject.strip(), re.IGNORECASE):
        return True
    if letters(words.LEADING_ARTICLE.sub("", subject)) in names or letters(subject) in names:
        return True
    last = subject.split()[-_SUBJECT_WORDS:]
    is_kind = bool(last) and re.fullmatch(words.WHAT, last[-1], re.IGNORECASE) is not None
    until = range(1, len(last)) if is_kind else range(len(last), len(last) + 1)
    return any(letters(" ".join(last[start:end])) in names for end in until for start in range(end))


def successor(facts: Sight) -> str:
    """Return the one other site the notice links to; with several, none can be told apart.

    A link back to the host, to a door or to the law names no successor.
    """
    targets: dict[str, str] = {}
    for link in facts.page.links:
        url = facts.page.join(link.href)
        is_usable = url in facts.foreign_urls and len(url) <= _LONGEST_URL
        if is_usable and not _NO_SUCCESSOR.match(link.label):
            targets.setdefault(registrable_domain(url), url)
    return next(iter(targets.values())) if len(targets) == 1 else ""


def _proven_end(facts: Sight, head: _Head, names: frozenset[str]) -> tuple[_End | None, str]:
    """Return the end that the page says of itself and the sign that stands beside it."""
    if head is _Head.OWN:
        text = "\n".join(line for line in facts.text.splitlines() if line not in facts.heads)
        end = _own_end(text, names | _nicknames(facts, text))
        if end and not _goes_on(facts, text, end):
            return end, "heading says closed"
    end = _own_end(facts.said, names)
    if end is None or _is_taken_back(facts.said, end) or _moved_to_nowhere(facts):
        return None, ""
    leads_nowhere = facts.is_brief and not facts.site_links
    if facts.is_bare and end.at <= _OPENING and (leads_nowhere or not end.is_vague):
        return end, "nothing of its own"
    is_first = end.at <= _FIRST and not end.is_vague and not end.is_coming
    few_words = _FEW_WORDS if facts.site_links else 2 * _FEW_WORDS
    if is_first and len(facts.text.split()) <= few_words:
        return end, "said first, with few words beside it"
    return None, ""


def _nicknames(facts: Sight, text: str) -> frozenset[str]:
    """Return the capitalised words of a farewell that the address holds: "La Taverne"."""
    host = letters(facts.page.host)
    found = {letters(word) for word in re.findall(r"\b[A-ZÀ-Ý]\w+", text[:LETTER])}
    return frozenset(name for name in found if len(name) >= _NICKNAME and name in host)


def _goes_on(facts: Sight, text: str, end: _End) -> bool:
    """Whether something shows that the site lives: its words, or a menu."""
    if _is_taken_back("\n".join((*facts.heads, text)), None):
        return True
    if _moved_to_nowhere(facts):
        return True
    return len(facts.own_paths) > (_OWN_LINKS_IF_VAGUE if end.is_vague else _OWN_LINKS)


def _moved_to_nowhere(facts: Sight) -> bool:
    """Whether the page speaks of a new site of its own and links to none: then it is to come."""
    return words.MOVED.search(facts.said) is not None and not facts.foreign_urls


def _is_taken_back(text: str, end: _End | None) -> bool:
    around = text[max(end.at - _AROUND, 0) : end.at + _AROUND] if end else text
    return words.NOT_AN_END.search(around) is not None


def _head(facts: Sight, names: frozenset[str]) -> _Head:
    """Return what title and first heading say: an end of the site's own, or of someone else."""
    says = _Head.NOTHING
    for head in facts.heads:
        if "?" in head:
            return _Head.OTHER
        for part in _SEPARATOR.split(head):
            named = words.NAMED_HEAD.fullmatch(part)
            if words.HEAD.fullmatch(part) or (named and _is_page_s(named["name"], names, facts)):
                says = _Head.OWN
            elif named and not _THIS.match(named["name"]):
                return _Head.OTHER
    return says


def is_of_another(facts: Sight, names: frozenset[str]) -> bool:
    """Whether title or heading say the end of somebody else, or ask a question, or the site moved on."""
    return _head(facts, names) is _Head.OTHER or _moved_to_nowhere(facts)


def may_be_a_day_off(facts: Sight, said: str) -> bool:
    """Whether ``said``, folded, tells of a closed day, and nothing on the page that it is for good."""
    is_then = words.CLOSED_THEN.search(said) and not closing_date(said, since=True)
    is_lasting = words.FOR_GOOD.search(facts.said) or words.ONLINE.search(facts.said)
    return bool(is_then and closing_date(said) and not is_lasting)


def _is_page_s(subject: str, names: frozenset[str], facts: Sight) -> bool:
    """Whether a head's subject is the site, by its names or by a name that its host bears too."""
    if is_own(subject, names):
        return True
    named = words.NAMED_SUBJECT.match(subject)
    return named is not None and bool(_nicknames(facts, named["name"]))


def _own_end(text: str, names: frozenset[str]) -> _End | None:
    """Return the first sentence that says the end of this very site."""
    text = text[: 2 * LETTER]
    found = [*words.ENDED.finditer(text), *words.WE.finditer(text), *words.COMING.finditer(text)]
    for end in found:
        begin = max((stop.end() for stop in _STOP.finditer(text, 0, end.start())), default=0)
        stop = _STOP.search(text, end.end())
        after = text[end.start() : stop.end() if stop else len(text)]
        if "?" in after or words.LATE_OBJECT.search(after):
            continue
        before = text[begin : end.start()]
        subject = words.OWN_SUBJECT.search(before[-_BEFORE:])
        if end.re is words.WE or subject or is_own(before, names) or _is_named_kind(before, names):
            said = f"{subject['subject']} {end.group()}" if subject else end.group()
            is_coming = end.re is words.COMING or bool(
                end.re is words.WE and words.WE_TO_COME.search(end.group())
            )
            is_vague = bool(subject and not subject["deictic"])
            return _End(said, before, after, end.start(), is_vague, is_coming)
    return None


def _is_named_kind(before: str, names: frozenset[str]) -> bool:
    """Whether the subject is a kind and a name, one word of which is the site's: "le service Pages"."""
    clause = re.split(r"[,;:]\s", before)[-1]
    named = words.NAMED_SUBJECT.match(clause)
    return named is not None and any(letters(word) in names for word in named["name"].split())


def only_date(facts: Sight) -> str:
    """Return the one date that a page with nothing of its own names."""
    dates = set(printed_dates(facts.text)) if facts.is_bare else set()
    return dates.pop() if len(dates) == 1 else ""
