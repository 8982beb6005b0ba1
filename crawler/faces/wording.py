"""A page with nothing of its own, read by its words as a whole.

Tables and grammars know wordings. People say the same in others each time, but with words of the same
stock: what these say, each a little, adds up (``weights``, ``Sight.chances``). Asked late, and only of pages
with nothing of their own. A farewell is believed where the words leave little chance of anything else, and
nothing goes on or is only for now. A notice of a host, a server or a wall is believed where the page says one
thing and speaks of no people; what a server was delivered with is left to the tables. The other way round,
a page whose words say that it is an ordinary one is no notice by its words
alone (``Sight.is_ordinary``).
"""

from __future__ import annotations

from collections.abc import Mapping

from crawler.faces.closing_date import closing_date
from crawler.faces.closure import is_of_another, may_be_a_day_off, only_date, own_names, successor
from crawler.faces.facts import Sight
from crawler.faces.farewell_words import COMING, FOR_GOOD, HEAD, LATE_OBJECT, NOT_AN_END
from crawler.faces.finding import Finding
from crawler.faces.known_rows import pattern
from crawler.faces.leave_taking import goes_on
from crawler.faces.weights import marks, weights
from vocabulary.items import Face

#: The only status under which words are all there is to go by.
_ANSWERED = 200
#: How probable a farewell is at least, and where something may go on.
_FAREWELL, _GOING_ON = 0.8, 0.87
#: Notices that words tell, how probable one is at least, and an ordinary page at most.
_NOTICES = (
    *(Face.MAINTENANCE, Face.ERROR_PAGE, Face.SUSPENDED, Face.UNCLAIMED_HOST, Face.PARKED),
    Face.CHALLENGE,
)
_NOTICE, _ORDINARY = 0.5, 0.2
_SIGNS = ("its words as a whole", "nothing of its own")
#: What is only for now is no end.
_FOR_NOW = (
    r"\b(?:{now}|tonight|tomorrow|this (?:morning|afternoon|evening|weekend)|in (?:a few|some) (?:hours|days)"
    r"|ce soir|demain|dans (?:quelques|deux|trois) (?:minutes|heures|jours)|heute abend|morgen"
    r"|in (?:wenigen|einigen|ein paar) (?:stunden|tagen)|esta (?:noche|tarde)|manana"
    r"|en (?:unas?|pocas|breves?) (?:horas|minutos|dias)|stasera|domani"
    r"|tra (?:poche|qualche) (?:or[ae]|giorn[oi])|hoje|amanha|logo mais|vanavond"
    r"|over (?:enkele|een paar) (?:uur|uren|dagen))\b"
)


def wording(facts: Sight) -> Finding | None:
    """Recognise a farewell or a notice, on a page with nothing of its own, by its words as a whole."""
    chances = facts.chances if facts.page.status == _ANSWERED else {}
    if chances.get(Face.CLOSURE_NOTICE, 0) >= _FAREWELL:
        return _farewell(facts)
    return _notice(facts, chances)


def _notice(facts: Sight, chances: Mapping[Face, float]) -> Finding | None:
    """Return the notice of a host, a server or a wall that the words make most probable."""
    face = max(_NOTICES, key=lambda each: chances.get(each, 0))
    is_sure = chances.get(face, 0) >= _NOTICE and chances.get(Face.OK, 1) <= _ORDINARY
    if not is_sure or not facts.says_one_thing or facts.speaks_of_people or _asks(facts):
        return None
    if COMING.search(facts.said) or any(map(HEAD.fullmatch, facts.headings)):
        return None  # an end to come, of a site that is there
    return Finding(face, _SIGNS, _telling(facts, face)[:200])


def _farewell(facts: Sight) -> Finding | None:
    is_sure = facts.chances[Face.CLOSURE_NOTICE] >= _GOING_ON or not goes_on(facts)
    if not is_sure or _is_another_s(facts):
        return None
    said = _telling(facts, Face.CLOSURE_NOTICE)
    if may_be_a_day_off(facts, said):
        return None
    day = closing_date(said) or only_date(facts)
    today = facts.page.fetched_at.date().isoformat()[: len(day)]
    if day > today:
        return Finding(Face.OK, _SIGNS, said[:200], closes_on=day)
    if day == today and COMING.search(facts.said):
        return None
    return Finding(Face.CLOSURE_NOTICE, _SIGNS, said[:200], day, successor(facts), notice="closed")


def _asks(facts: Sight) -> bool:
    return facts.has("form") or any("?" in each for each in facts.sentences)


def _is_another_s(facts: Sight) -> bool:
    """Whether somebody else has ended, or somebody asks, or takes the end back."""
    is_taken_back = NOT_AN_END.search(facts.said) or LATE_OBJECT.search(facts.said)
    is_for_now = pattern(_FOR_NOW).search(facts.folded) and not FOR_GOOD.search(facts.said)
    return (
        _asks(facts) or bool(is_taken_back or is_for_now) or is_of_another(facts, own_names(facts))
    )


def _telling(facts: Sight, face: Face) -> str:
    """Return the sentence that says most of ``face``."""
    learned = weights()
    at, ordinary = map(learned.faces.index, (face, Face.OK))

    def says(sentence: str) -> float:
        known = (learned.of[mark] for mark in marks((sentence,), ()) if mark in learned.of)
        return sum(mark[at] - mark[ordinary] for mark in known)

    return max(facts.folded_sentences, key=says, default="")
