"""What several recognisers ask of one page, each worked out once and only if asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from crawler.faces.weights import chances, marks
from crawler.marks import finder
from crawler.page import Page
from vocabulary.domains import registrable_domain
from vocabulary.identity import plain
from vocabulary.items import Face

#: Characters of visible text. A notice is shorter, a page with content longer.
NOTICE = 800
#: A farewell letter or a server's own page may be this long.
LETTER = 5000
#: Words and characters of a page that has nothing of its own to say.
BARE_WORDS = 220
BARE = 1800
#: Pages of its own that a page with nothing of its own may still link to.
BARE_LINKS = 1
#: So many are many, whoever asks.
MANY_LINKS = 4
#: Headings looked at, and characters of each.
_HEADS = 8
_HEAD = 200
#: Headings whose words are marks of their own.
_TOP = 3
#: Words of a page that says too little, or something more than words tell.
_FEWEST, _MOST = 3, 120
#: How probable it is that a page is an ordinary one where no grammar of notices is believed.
_ORDINARY, _ORDINARY_WITH_PEOPLE = 0.8, 0.65
#: Forms looked at.
_FORMS = 10
#: Characters of a body that is no HTML page and still says what it is.
_PLAIN = 2000
#: Marks of public contributions.
_PUBLIC = "article, .post, .postbody, .topiclist .row, time[datetime], [itemtype*='Posting']"
_WRITING = "textarea, form[action*='post'], form[action*='reply'], a[href*='mode=post']"
#: Addresses that every page may link to, a host's notice too: the law, a door, pictures, help.
_NO_CONTENT = re.compile(
    r"privacy|confidential|datenschutz|privacidad|legal|mentions|imprint|impressum|terms|\btos\b|conditions"
    r"|\bcgu\b|\bcgv\b|cookie|\bsso\b|saml|oidc|log-?in|sign-?in|connexion|auth|account|compte|contact|support|help|aide|whois"
    r"|[?&](?:s|q|k|kw|search|query|term|keywords?)=|captcha|errors/|verify|offer|inquir|cdn-cgi|cgi-sys|__media__|renew|billing|invoice|\.(?:png|jpe?g|gif"
    r"|svg|ico|css|js)\?",
    re.IGNORECASE,
)
#: Where a seller takes offers: no page of a site.
_OFFER = re.compile(
    r"/(?:offres?|faire-une-offre|ofertas?|offerta|angebot|gebot|proposta|bod|bid|offer)(?:\.\w{2,5})?/?",
    re.IGNORECASE,
)
_ROOT = re.compile(r"/?(?:(?:index|home|accueil|default)(?:\.\w{2,5})?)?", re.IGNORECASE)
#: The end of a sentence, not the dot of "3. Mai".
SENTENCE_END = re.compile(r"(?<!\b\d\.)(?<!\b\d\d\.)(?<=[.!?…])\s+")
#: Words of a club, in a text folded: who belongs, who runs it, what it is.
_PEOPLE = re.compile(
    r"\b(?:clubs?|co-?ops?|cooperati\w+|associations?|amicales?|syndicats?|comites?|collectifs?|federations?|confreries?|cercles?"
    r"|adherent\w*|membres?|benevoles?|confreres?|tresori\w+|habitants|riverains|voisins|etudiant\w*|moniteurs?"
    r"|notre reseau|societ(?:y|ies)|members?|volunteers?|treasurer|choirs?|unions?|circles?|students?|guilds?"
    r"|leagues?|residents|neighbours|we help|vereine?s?|mitglied\w*|ehrenamt\w*|asociacion\w*|soci[oa]s"
    r"|vecin[oa]s|coro|associazion\w*|volontari|circolo|associac\w+|clube|voluntari\w+|vereniging\w*|leden"
    r"|vrijwilligers|join us|rejoignez-nous|mach(?:t|en sie)? mit|unete|unisciti|junte-se|doe mee)\b"
)
#: The name of a domain says nothing of people: "club.example is for sale".
_DOMAIN = re.compile(r"\b[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}\b")
#: What stands between a name and what it is.
_IS_A = (
    r"(?:(?:is|are|was) (?:an?|the|our)|est (?:une?|le|la|l'|notre)|ist (?:eine?|der|die|das)"
    r"|es (?:una?|el|la)"
    r"|e (?:una?|uno|un'|il|la|o|a|uma?)|is (?:een|de|het)|(?:plays?|presents?|joue|presente|spielt))"
)
#: Elements that part no sentence.
_INLINE = [
    *("a", "abbr", "b", "bdi", "big", "cite", "code", "em", "font", "i", "mark", "q", "small"),
    *("span", "strong", "sub", "sup", "time", "tt", "u"),
]
#: Letters of markup above which no page is short, whatever it shows.
_LARGE = 1_000_000
#: Characters of one sentence.
_SENTENCE = 300
#: Apostrophes of all kinds, and letters that have no accent to lose.
_ONE_KIND = str.maketrans("’‘ʼ´`ıłøđ", "'''''ilod")


def fold(text: str) -> str:
    """Return ``text`` in small letters, without accents, with one kind of blank and apostrophe."""
    return " ".join(plain(text.translate(_ONE_KIND)).split())


@dataclass(frozen=True)
class Sight:
    """A page and what is known of it. Everything but the status is empty for a page not in HTML."""

    page: Page

    @cached_property
    def text(self) -> str:
        """What a reader without scripts sees, a line for each text node."""
        return self.page.visible_text

    @cached_property
    def title(self) -> str:
        """The title, cut short, on one line."""
        return " ".join(self.page.title.split())[:_HEAD]

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """The title and the first heading, those that are not empty."""
        first = self.page.first("h1")
        heading = " ".join(first.text().split())[:_HEAD] if first else ""
        return tuple(head for head in (self.title, heading) if head)

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The title and the first headings of any kind, each on one line, cut short."""
        nodes = self.page.select("h1, h2, h3, h4")[:_HEADS]
        found = (" ".join(node.text().split())[:_HEAD] for node in nodes)
        return tuple(dict.fromkeys(head for head in (self.title, *found) if head))

    @cached_property
    def folded_first(self) -> tuple[str, ...]:
        """Title and first heading, folded."""
        return tuple(fold(head) for head in self.heads)

    @cached_property
    def folded_heads(self) -> tuple[str, ...]:
        """Title and headings, folded."""
        return tuple(fold(head) for head in self.headings)

    @cached_property
    def folded(self) -> str:
        """Title and text, folded; the whole body of an answer that is no page but short."""
        if self.page.is_html:
            return fold(f"{self.title}\n{self.text}"[: 2 * LETTER])
        return fold(self.page.text) if len(self.page.body) <= _PLAIN else ""

    @cached_property
    def says_one_thing(self) -> bool:
        """Whether the page is brief, leads nowhere else and is no door: what it says is then all it is."""
        return self.is_brief and not self.site_links and not self.has("input[type='password']")

    @cached_property
    def speaks_of_people(self) -> bool:
        """Whether the page speaks of people who belong together: a host's or a seller's page does not."""
        return _PEOPLE.search(self.prose) is not None

    @cached_property
    def prose(self) -> str:
        """``folded`` without names of domains, whose words say nothing of what the page is about."""
        return _DOMAIN.sub(" ", self.folded)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Title and sentences of a short page, each once, cut; links and emphasis do not part them.

        Of a page that is not parsed for its tangle, and of a very large one, there are none.
        """
        if self.page.tangle or len(self.page.text) > _LARGE:
            return ()
        tree = LexborHTMLParser(self.page.text)
        tree.unwrap_tags(_INLINE)
        tree.merge_text_nodes()
        lines = tree.body.text(separator="\n").splitlines() if tree.body else []
        parts = (part for line in lines for part in SENTENCE_END.split(" ".join(line.split())))
        found = (self.title, *(part for part in parts if "{" not in part))
        return tuple(dict.fromkeys(each[:_SENTENCE] for each in found if each))

    @cached_property
    def folded_sentences(self) -> tuple[str, ...]:
        """``sentences``, folded."""
        return tuple(fold(each) for each in self.sentences)

    def is_a_name(self, head: str) -> bool:
        """Whether a sentence says what ``head`` is, folded as it is: "Under construction is a festival"."""
        name = re.split(r" ?[,;:|–—.!?]", head, maxsplit=1)[0]
        is_a = re.compile(rf"{re.escape(name)},? {_IS_A}\b")
        return any(map(is_a.match, self.folded_sentences))

    @cached_property
    def said(self) -> str:
        """Title, heading and visible text, a line for each."""
        return "\n".join((*self.heads, self.text))

    @cached_property
    def lowered(self) -> bytes:
        """``said`` in UTF-8, its ASCII letters small."""
        return self.said.encode("utf-8", "replace").lower()

    @cached_property
    def has_posts(self) -> bool:
        """Whether the page shows public contributions."""
        return self.page.shows(_PUBLIC)

    @cached_property
    def is_notice(self) -> bool:
        """Whether an HTML page shows no more text than a notice and no public contribution."""
        return self.is_within(NOTICE) and not self.has_posts

    @cached_property
    def is_home(self) -> bool:
        """Whether the address is the root of its host."""
        parts = urlsplit(self.page.url)
        return bool(_ROOT.fullmatch(parts.path)) and not parts.query

    @cached_property
    def is_bare(self) -> bool:
        """Whether the page has nothing of its own: few words, no post, no form to write in, no menu.

        An answer that is no page, and short, has nothing of its own either.
        """
        if not self.page.is_html:
            return 0 < len(self.page.body) <= _PLAIN and not self.page.start.startswith("{")
        if len(self.text) > BARE or len(self.text.split()) > BARE_WORDS:
            return False
        if self.has_posts or self.has(_WRITING) or self.site_links > BARE_LINKS:
            return False
        return not (self.site_links and self.has("nav a")) and not self._has_own_form

    @cached_property
    def is_door(self) -> bool:
        """Whether the page has few words and no menu, whatever its forms and its markup."""
        is_short = self.is_within(BARE) and self.site_links <= BARE_LINKS
        return is_short and not self.has("time[datetime]")

    @cached_property
    def is_brief(self) -> bool:
        """Whether the page is bare and shows no more text than a notice."""
        return self.is_bare and len(self.text) <= NOTICE

    @cached_property
    def is_read_by_words(self) -> bool:
        """Whether the page says something and has nothing else: its words are all there is to go by."""
        return self.page.is_html and self.is_bare and _FEWEST <= len(self.text.split()) <= _MOST

    @cached_property
    def word_marks(self) -> frozenset[str]:
        """The marks of the page's words (``weights.marks``), and how far it leads."""
        said = dict.fromkeys((*self.folded_heads, *self.folded_sentences))
        return marks(said, self.folded_heads[:_TOP]) | {
            f"links {min(len(self.foreign_urls), MANY_LINKS - 1)}"
        }

    @cached_property
    def chances(self) -> Mapping[Face, float]:
        """How probable its words make each face; nothing for a page that they cannot tell."""
        return chances(self.word_marks) if self.is_read_by_words else {}

    @property
    def is_ordinary(self) -> bool:
        """Whether its words say that a page with nothing of its own is no notice of any kind."""
        return self.chances.get(Face.OK, 0) >= _ORDINARY

    @property
    def is_no_host_s(self) -> bool:
        """Whether its words say that no host, server or seller speaks; with people, less is enough."""
        return self.is_ordinary or (
            self.speaks_of_people and self.chances.get(Face.OK, 0) >= _ORDINARY_WITH_PEOPLE
        )

    @cached_property
    def _has_own_form(self) -> bool:
        """Whether a form leads to another page of the site; notices have doors and searches of names."""
        for form in self.page.select("form[action]")[:_FORMS]:
            url = self.page.join(form.attributes.get("action") or "")
            path = urlsplit(url).path
            is_here = registrable_domain(url) == registrable_domain(self.page.url)
            is_this = path == self.page.path or _ROOT.fullmatch(path) is not None
            is_offer = _OFFER.fullmatch(path) is not None
            if is_here and not is_this and not is_offer and not _NO_CONTENT.search(path):
                return True
        return False

    @cached_property
    def own_paths(self) -> frozenset[str]:
        """The paths of the same site that the page links to, without itself and the home page."""
        here = registrable_domain(self.page.url)
        urls = {url for link in self.page.links if (url := self.page.join(link.href))}
        paths = {urlsplit(url).path for url in urls if registrable_domain(url) == here}
        return frozenset(paths - {"", "/", self.page.path})

    @cached_property
    def site_links(self) -> int:
        """How many other pages of the site are linked, but for those of any notice: the law, a door, help.

        Nobody asks for more than whether they are ``MANY_LINKS``.
        """
        here, home = registrable_domain(self.page.url), {"", "/", self.page.path}
        found: set[str] = set()
        for link in self.page.links:
            url = self.page.join(link.href) if not link.href.startswith("#") else ""
            if not url or registrable_domain(url) != here:
                continue
            parts = urlsplit(url)
            address = f"{parts.path}?{parts.query}"
            is_other = parts.query or parts.path not in home
            if is_other and address not in found and not _NO_CONTENT.search(address):
                found.add(address)
                if len(found) == MANY_LINKS:
                    break
        return len(found)

    @cached_property
    def foreign_urls(self) -> tuple[str, ...]:
        """The addresses of other sites that the page links to, each once, in document order."""
        here = registrable_domain(self.page.url)
        urls = dict.fromkeys(self.page.join(link.href) for link in self.page.links)
        return tuple(url for url in urls if url and registrable_domain(url) != here)

    def is_within(self, limit: int) -> bool:
        """Whether the page is HTML with at most ``limit`` characters of visible text."""
        return self.page.is_html and len(self.text) <= limit

    def mentions(self, words: tuple[bytes, ...]) -> bool:
        """Whether title, heading or text hold one of ``words``: UTF-8, ASCII letters small.

        Much quicker than a pattern: to rule most pages out before one is tried.
        """
        return bool(finder(words).find_matches_as_indexes(self.lowered))

    def has(self, selector: str) -> bool:
        """Whether an element of the page matches the CSS ``selector``."""
        return self.page.shows(selector)
