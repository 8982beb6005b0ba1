"""A page that says an end and nothing else.

``closure`` asks for a known sentence, word for word. Farewells are worded in more ways than any list
holds. Where a page has nothing of its own (no menu, no post, no form, few words), a wider grammar is read:
**a clause that begins with the site or its people and goes on to an end**, and **nothing on the page goes
on**: no next meeting, no weekday with an hour, no door to come in. What closed was never the neighbour, the
factory whose former workers meet, the old page or the season: those are no subjects here. All is folded:
small letters, no accents; what stands in quotation marks is somebody else's.
"""

from __future__ import annotations

import re

from crawler.faces import farewell_words as words
from crawler.faces import plain_end_words as grammar
from crawler.faces.closing_date import closing_date
from crawler.faces.closure import is_of_another, may_be_a_day_off, only_date, own_names, successor
from crawler.faces.facts import Sight, fold
from crawler.faces.finding import Finding
from crawler.speaker import letters
from vocabulary.items import Face

_STATUSES = frozenset({200, 403, 404, 410, 503})
#: Words of the name of a site, its kind and its article.
_NAME = 6
#: A thing of something: "le magasin de ce site" is not the site.
_OF = frozenset({"de", "du", "des", "of", "di", "della", "da", "do", "van"})
#: Words in all: a farewell that is only that.
_WORDS = 120


def plain_end(facts: Sight) -> Finding | None:
    """Recognise a page with nothing of its own whose one message is an end."""
    page = facts.page
    if page.status not in _STATUSES or not page.is_html or not facts.says_one_thing:
        return None
    is_long = len(facts.text.split()) > _WORDS
    if is_long or grammar.GOES_ON.search(grammar.NEVER_AGAIN.sub(" ", facts.folded)):
        return None
    names = own_names(facts) | {letters(_kindless(head)) for head in facts.folded_first}
    if words.NOT_AN_END.search(facts.said) or is_of_another(facts, names) or facts.is_ordinary:
        return None
    kinds = " ".join(facts.folded_heads)
    is_notice = (
        any(map(words.HEAD.fullmatch, facts.headings))
        or any(map(grammar.FAREWELL.match, facts.folded_heads))
        or not grammar.LETTERS.search(kinds.replace(page.host, ""))
    )
    ends = (
        each
        for each in facts.sentences
        if _says_an_end(each, names, kinds=kinds, is_notice=is_notice)
    )
    said = next(ends, "")
    if not said or may_be_a_day_off(facts, fold(said)):
        return None
    day = closing_date(said) or only_date(facts)
    if day > page.fetched_at.date().isoformat()[: len(day)]:
        return None
    signs = ("a clause of site and end", "nothing of its own, nothing goes on")
    return Finding(Face.CLOSURE_NOTICE, signs, said[:200], day, successor(facts), notice="closed")


def _says_an_end(sentence: str, names: frozenset[str], *, kinds: str, is_notice: bool) -> bool:
    folded = fold(grammar.QUOTED.sub(" ", sentence))
    if "?" in folded or len(folded.split()) < grammar.CLAUSE_WORDS or grammar.NOT_IT.search(folded):
        return False
    if words.LATE_OBJECT.search(folded):
        return False
    if grammar.NOUN.search(folded) or grammar.WE_END.search(folded):
        return True
    if (we := grammar.WE.search(folded)) and (
        grammar.OURS.search(folded) or _begins_with_a_name(folded[we.end() :], names)
    ):
        return True
    starts = [0, *(found.end() for found in grammar.CLAUSE.finditer(folded))]
    if any(_is_an_end(folded[at:], names, kinds=kinds, is_notice=is_notice) for at in starts):
        return True
    return _begins_with_a_name(folded, names) and any(
        grammar.PREDICATE.match(f" {folded[at:]}") for at in starts[1:]
    )


def _begins_with_a_name(clause: str, names: frozenset[str]) -> bool:
    """Whether the first words of a clause are the site's name, after an article or the kind of site."""
    first = words.LEADING_ARTICLE.sub("", clause.strip(" ,:")).split()[:_NAME]
    return any(letters(" ".join(first[:end])) in names for end in range(1, len(first) + 1))


def _is_an_end(clause: str, names: frozenset[str], *, kinds: str, is_notice: bool) -> bool:
    """Whether a clause has the site for its subject; where a heading takes leave, its whole name too."""
    clause = grammar.TIME.sub("", clause)
    itself = grammar.ITSELF.match(clause)
    if itself and itself["whose"] and itself["whose"] not in kinds:
        itself = None
    if itself and (itself["the"] is None or is_notice or itself["the"] in kinds):
        return itself["own"] is None or not grammar.ONE_OF_SEVERAL.match(clause)
    named = grammar.PREDICATE.search(clause)
    if named is None:
        return False
    subject = clause[: named.start()].split()
    is_short = is_notice and 0 < len(subject) <= _NAME and not _OF & set(subject)
    is_name = is_short and (
        (len(subject) == 1 and "'" not in subject[0])
        or re.search(rf"\b{grammar.WHAT}\b", " ".join(subject))
    )
    said = " ".join(subject)
    bare = words.LEADING_ARTICLE.sub("", said)
    return bool(is_name) or bool({letters(said), letters(bare), letters(_kindless(bare))} & names)


def _kindless(name: str) -> str:
    """Return a name without the kind of site it ends in: "dev-platform mailing list"."""
    return re.sub(rf" {grammar.WHAT}$", "", name)
