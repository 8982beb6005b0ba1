"""Another site answers under the network's address.

Deciding states: dead (reused), where the network had ended before: a sourced record of closure, or an
address that had failed for two weeks. Dead (domain lost), where 3 crawls in a row over 14 days saw a page
that bears nothing of the network and either the network was seen there before or a second sign says that it
is another site: a trade of spammers, another language, other name servers and another key than before. Else
undetermined (other site), and a person is asked to look: a wrong name in the catalogue condemns nobody. A
page whose list of posts goes on from before is the network's own under another name.
"""

from __future__ import annotations

from analysis import policy
from analysis.holder import has_changed_hands
from analysis.proof import is_proven
from analysis.reason import Cause, Reason, State
from analysis.records import dated, newest, newest_look
from analysis.signals import Look, Signals
from analysis.words.wording import EN, FR, day
from vocabulary.identity import Bearing
from vocabulary.said import Said

ASKS = Said(
    "Un autre site répond-il à son adresse, qui ne porte rien de lui ? Alors il est éteint s'il avait "
    "cessé ou si cela dure, et sinon à vérifier par une personne.",
    "Does another site answer at its address that bears nothing of it? Then it is dead where it had "
    "ended or where this lasts; else a person has to look.",
)


def judge(signals: Signals) -> Reason | None:
    """Return the reason when what answers is a stranger under the network's address."""
    home = signals.home
    if home is None or not home.shows_network:
        return None
    if _has_ended(signals):
        return _after_an_end(home)
    if signals.text("bears_name") != Bearing.NONE or _goes_on(signals) or _was_confirmed(signals):
        return None
    is_known = signals.named is not None or _has_second_sign(signals)
    if is_known and is_proven(signals.stranger_at, policy.TAKEN_OVER):
        return _taken(signals, home)
    return Reason.deciding(
        Said(
            "La page à cette adresse ne porte ni le nom de ce réseau ni rien que nous connaissions de lui "
            f"(constaté le {day(home.at, FR)}) : une personne doit vérifier que c'est bien lui.",
            "The page at this address bears neither this network's name nor anything that we know of it "
            f"(seen on {day(home.at, EN)}): a person has to check whether it is the network.",
        ),
        home.evidence,
        State.UNDETERMINED,
        Cause.OTHER_SITE,
        keeps_last=True,
    )


def _has_ended(signals: Signals) -> bool:
    """Whether the network had ended before and what answers now is not the network."""
    now, before = signals.identity, signals.before
    if now is None or not now.title:
        return False
    if now.is_named(signals.name) or (before is not None and now.title == before.title):
        return False
    record = newest(signals, "closed", "relaunched")
    bears = signals.text("bears_name")
    if record is not None and record.fact == "closed":
        return bears in {None, Bearing.NONE}
    if before is None:
        return False
    if bears is None:
        return now.differs_from(before) or has_changed_hands(signals.holder, now.at)
    return bears == Bearing.NONE


def _goes_on(signals: Signals) -> bool:
    """Whether title or posts show that it is the site that bore the name before."""
    named, now = signals.named, signals.identity
    if named is None:
        return False
    has_title = now is not None and now.title is not None and now.title == named.title
    return has_title or any(each.lists_all_since(named.at.timestamp()) for each in signals.shown)


def _was_confirmed(signals: Signals) -> bool:
    """Whether a person saw members there since a stranger was first seen."""
    look = newest_look(signals)
    first = min(signals.stranger_at, default=None)
    return look is not None and look.value == "alive" and (first is None or dated(look) >= first)


def _has_second_sign(signals: Signals) -> bool:
    language = signals.text("language")
    is_foreign = language is not None and language[:2].lower() not in signals.languages
    has_trade = signals.text("stranger_trade") is not None
    return is_foreign or has_trade or has_changed_hands(signals.holder, min(signals.stranger_at))


def _after_an_end(home: Look) -> Reason:
    return Reason.deciding(
        Said(
            "L'adresse avait cessé de répondre ou le réseau était fermé ; on y voit maintenant un "
            f"autre site, qui ne porte pas son nom (constaté le {day(home.at, FR)}).",
            "The address had stopped answering or the network had closed; now another site is to be "
            f"seen there, which does not bear its name (seen on {day(home.at, EN)}).",
        ),
        home.evidence,
        State.DEAD,
        Cause.REUSED,
    )


def _taken(signals: Signals, home: Look) -> Reason:
    first = min(signals.stranger_at)
    return Reason.deciding(
        Said(
            "Un autre site a pris son adresse : il ne porte ni son nom ni rien de lui (constaté du "
            f"{day(first, FR)} au {day(home.at, FR)}).",
            "Another site has taken its address: it bears neither its name nor anything of it (seen "
            f"from {day(first, EN)} to {day(home.at, EN)}).",
        ),
        home.evidence,
        State.DEAD,
        Cause.DOMAIN_LOST,
    )
