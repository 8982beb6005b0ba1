"""A page that takes leave: what it tells adds up, whatever its words.

``closure`` and ``plain_end`` know how a sentence says an end. People say it in more ways, but they say
more than one thing: that it is over, since when and why, thanks, what became of the rest, where to go.
On a page with nothing of its own these kinds (``tables/leave.toml``) are counted, each once. An end counts
most where its subject is the site or its people; an end of something else (a season, a shop, a contest)
does not count at all. One thing that goes on, and it is no farewell.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from crawler.faces import farewell_words as words
from crawler.faces import plain_end_words as grammar
from crawler.faces.closing_date import closing_date
from crawler.faces.closure import (
    is_of_another,
    is_own,
    may_be_a_day_off,
    only_date,
    own_names,
    successor,
)
from crawler.faces.facts import Sight
from crawler.faces.finding import Finding
from vocabulary.identity import plain
from vocabulary.items import Face

_TABLE = Path(__file__).with_name("tables") / "leave.toml"
_STATUSES = frozenset({200, 404, 410})
#: What an end of the site, an end of who knows what, and any other kind count; so much is a farewell.
_OWN_END, _AN_END, _ENOUGH = 3, 2, 4
#: What stands still counts one less than what ended.
_STILL = 1
_KINDS = ("stale", "thanks", "goodbye", "cause", "estate", "past", "elsewhere")
#: Kinds that may hold words of what goes on: "they met every week".
_OVER = ("stale", "cause", "past", "estate", "asked")
#: Words in all, and words before an end that can be its subject.
_WORDS = 130
_SUBJECT = 8
#: Pages of its own that it may still lead to: its archive.
_OWN_LINKS = 1
_STARTS = re.compile(r"[,;:–—(]\s*|\s(?:et|and|und|y|que|that|dass|che|dat)\s+|\squ'")
_TAKEN_BACK = re.compile(plain(words.NOT_AN_END.pattern))
#: What a title is of, and no more the thing itself: "Friends of the line".
_OF_WHAT = re.compile(r"\b(?:of|de|du|des|d'|de la|der|von|del?|della|di|do|da|van)\b.*")
_WORD = re.compile(r"[^\W\d_]{4,}")
_ELIDED = re.compile(r"\b[ldjcsn]'")


@dataclass(frozen=True, slots=True)
class _Own:
    """How a page is named: its names, and the words of its title and heading."""

    names: frozenset[str]
    words: frozenset[str]

    def is_subject(self, before: str) -> bool:
        """Whether the words before an end speak of the site: its kind, its people or its name."""
        said = _ELIDED.sub("", before).split()[-_SUBJECT:]
        if any(re.fullmatch(grammar.WHAT, word) for word in said):
            return True
        if _table("people").search(before) or _table("ours").search(before):
            return True
        bare = [word for word in said if word not in _small()]
        return bool(bare) and (bare[-1] in self.words or is_own(" ".join(bare), self.names))


def leave_taking(facts: Sight) -> Finding | None:
    """Recognise a page with nothing of its own that takes leave in several ways."""
    page = facts.page
    is_bare = facts.is_brief and facts.site_links <= _OWN_LINKS and not facts.has("form")
    if page.status not in _STATUSES or not is_bare or len(facts.text.split()) > _WORDS:
        return None
    told = [each for each in facts.folded_sentences if "?" not in each]
    names = own_names(facts)
    if goes_on(facts) or is_of_another(facts, names) or facts.is_ordinary:
        return None
    heads = " ".join(_OF_WHAT.sub("", head) for head in facts.folded_heads)
    own, leads_to = _Own(names, frozenset(_WORD.findall(heads))), successor(facts)
    said_below = [each for each in told if each not in facts.folded_heads]
    ends = [(_weight(each, own, has_link=bool(leads_to)), each) for each in said_below]
    weight, said = max(ends, default=(0, ""), key=lambda end: end[0])
    day = closing_date(said) or only_date(facts)
    signs = [kind for kind in _KINDS if any(_table(kind).search(each) for each in told)]
    signs += ["day"] if day else []
    signs += ["heading"] if any(map(_table("heading").match, facts.folded_heads)) else []
    if not weight or weight + len(signs) < _ENOUGH or may_be_a_day_off(facts, said):
        return None
    if day > page.fetched_at.date().isoformat()[: len(day)]:
        return None
    signs = ["an end", *signs, "nothing of its own, nothing goes on"]
    return Finding(Face.CLOSURE_NOTICE, tuple(signs), said[:200], day, leads_to, notice="closed")


def goes_on(facts: Sight) -> bool:
    """Whether something goes on, or will, in the sentences of a page that ask nothing."""
    told = [each for each in facts.folded_sentences if "?" not in each]
    text = grammar.NEVER_AGAIN.sub(" ", " . ".join(told))
    for kind in _OVER:
        text = _table(kind).sub(" ", text)
    return any(goes_on.search(text) for goes_on in (grammar.GOES_ON, _TAKEN_BACK, _table("life")))


def _weight(sentence: str, own: _Own, *, has_link: bool) -> int:
    """Return what the end in a sentence counts: nothing where there is none, or another's."""
    best = 0
    if words.LATE_OBJECT.search(sentence):
        return best
    for clause in _STARTS.split(grammar.QUOTED.sub(" ", sentence)):
        ends = [(end, 0) for end in _ends().finditer(clause)]
        ends += [(end, _STILL) for end in _table("stale").finditer(clause)]
        ends += [(end, 0) for end in _table("move").finditer(clause) if has_link]
        for end, less in ends:
            before, after = clause[: end.start()], clause[end.end() :]
            if _table("other").search(before) or _ends_a_thing(after):
                continue
            best = max(best, (_OWN_END if own.is_subject(before) else _AN_END) - less)
    return best


def _ends_a_thing(after: str) -> bool:
    """Whether an object follows the verb, a thing of the site: "a fermé ses inscriptions"."""
    found = _object().match(after)
    return found is not None and not re.match(rf"{grammar.WHAT}\b", after[found.end() - 1 :])


@cache
def _read() -> dict[str, list[str]]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


@cache
def _table(kind: str) -> re.Pattern[str]:
    """Return the patterns of a kind as one, from the beginning of a word on."""
    return re.compile(rf"\b(?:{'|'.join(_read()[kind])})")


@cache
def _object() -> re.Pattern[str]:
    return re.compile("|".join(_read()["object"]))


@cache
def _ends() -> re.Pattern[str]:
    """Return the patterns of an end: a verb of its own, or an auxiliary, few words, and a participle."""
    end, helper, participle = ("|".join(_read()[k]) for k in ("end", "auxiliary", "participle"))
    helped = rf"(?:{helper})(?: [^\s.,;:!?]{{1,20}}){{0,4}}? (?:{participle})"
    return re.compile(rf"\b(?:{end}|{helped})\b")


@cache
def _small() -> frozenset[str]:
    return frozenset(word for line in _read()["small"] for word in line.split())
