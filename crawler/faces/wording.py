"""A page with nothing of its own, read by its words as a whole.

Tables and grammars know wordings. People say the same in others each time, but with words of the same
stock: what these say, each a little, adds up (``weights``, ``Sight.chances``). Asked late, and only of pages
with nothing of their own. A farewell is believed where the words leave little chance of anything else, and
where nothing says that it is for now; pages made by software have marks of their own, and are left to the
tables. The other way round, a page whose words say that it is an ordinary one is no notice by its words
alone (``is_ordinary``).
"""

from __future__ import annotations

from crawler.faces.closing_date import closing_date
from crawler.faces.closure import is_of_another, only_date, own_names, successor
from crawler.faces.facts import Sight
from crawler.faces.farewell_words import COMING, LATE_OBJECT, NOT_AN_END
from crawler.faces.finding import Finding
from crawler.faces.fingerprints import pattern
from crawler.faces.weights import marks, weights
from vocabulary.items import Face

#: The only status under which words are all there is to go by.
_ANSWERED = 200
#: How probable it is at least that the page is no ordinary one.
_SURE = 0.9
#: What is only for now is no end.
_FOR_NOW = (
    r"\b(?:{now}|tonight|tomorrow|this (?:morning|afternoon|evening|weekend)|in (?:a few|some) (?:hours|days)"
    r"|ce soir|demain|dans (?:quelques|deux|trois) (?:minutes|heures|jours)|heute abend|morgen"
    r"|in (?:wenigen|einigen|ein paar) (?:stunden|tagen)|esta (?:noche|tarde)|manana"
    r"|en (?:unas?|pocas|breves?) (?:horas|minutos|dias)|stasera|domani|tra (?:poche|qualche) (?:or[ae]|giorn[oi])"
    r"|hoje|amanha|logo mais|vanavond|over (?:enkele|een paar) (?:uur|uren|dagen))\b"
)


def wording(facts: Sight) -> Finding | None:
    """Recognise a farewell, on a page with nothing of its own, by its words as a whole."""
    chances = dict(facts.chances) if facts.page.status == _ANSWERED else {}
    if not chances:
        return None
    ordinary = chances.pop(Face.OK)
    face = max(chances, key=lambda each: chances[each])
    if 1 - ordinary < _SURE or face is not Face.CLOSURE_NOTICE or _is_another_s(facts):
        return None
    said = _telling(facts)
    signs = ("its words as a whole", "nothing of its own")
    day = closing_date(said) or only_date(facts)
    today = facts.page.fetched_at.date().isoformat()[: len(day)]
    if day > today:
        return Finding(Face.OK, signs, said[:200], closes_on=day)
    if day == today and COMING.search(facts.said):
        return None
    return Finding(Face.CLOSURE_NOTICE, signs, said[:200], day, successor(facts), notice="closed")


def _is_another_s(facts: Sight) -> bool:
    """Whether somebody else has ended, or somebody asks, or takes the end back."""
    asks = facts.has("form") or any("?" in each for each in facts.sentences)
    is_taken_back = NOT_AN_END.search(facts.said) or LATE_OBJECT.search(facts.said)
    is_for_now = pattern(_FOR_NOW).search(facts.folded)
    return bool(asks or is_taken_back or is_for_now) or is_of_another(facts, own_names(facts))


def _telling(facts: Sight) -> str:
    """Return the sentence that says most of an end."""
    learned = weights()
    at, ordinary = map(learned.faces.index, (Face.CLOSURE_NOTICE, Face.OK))

    def says(sentence: str) -> float:
        known = (learned.of[mark] for mark in marks((sentence,), ()) if mark in learned.of)
        return sum(mark[at] - mark[ordinary] for mark in known)

    return max(facts.folded_sentences, key=says, default="")
