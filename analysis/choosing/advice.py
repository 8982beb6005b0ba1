"""What is said of a choice as a whole, and of the networks joined already. Pure.

In French and in English, as ``Reason``, with the evidence where it rests on a fact.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from analysis.choosing.items import Candidate
from analysis.choosing.sentences import life
from analysis.choosing.suitability import ALL_TRADES
from analysis.choosing.terms import Vocabulary, together
from analysis.reason import Reason, State
from analysis.words.wording import EN, FR, day
from vocabulary.said import Said

# --- of the networks joined already


def duplicate(candidate: Candidate, kept: Candidate) -> Iterator[Reason]:
    """Yield why one of two presences that are the same network is to be closed."""
    yield Reason(
        "close",
        Said(
            f"Compte à fermer\u00a0: présence en double avec {kept.name}\u00a0; {_COSTS_FR}.",
            f"To be closed: the same presence as {kept.name}; {_COSTS_EN}.",
        ),
        None,
    )
    yield from life(candidate)


def ended(candidate: Candidate, today: Candidate) -> Iterator[Reason]:
    """Yield why a presence in a network that has ended is to be closed."""
    yield Reason(
        "close", Said(f"Compte à fermer\u00a0: {_COSTS_FR}.", f"To be closed: {_COSTS_EN}."), None
    )
    if today is not candidate:
        yield from life(candidate)
    yield from life(today)


def look_again(today: Candidate) -> Iterator[Reason]:
    """Yield that a person should look whether anybody is there."""
    if today.state is State.MOVED and today.successor_url:
        yield Reason(
            "place",
            Said(
                f"Vous y êtes déjà, et il a déménagé vers {today.successor_url}\u00a0: regardez si c'est "
                "bien le même réseau.",
                f"You are there already, and it moved to {today.successor_url}: see whether that is the same "
                "network.",
            ),
            None,
        )
    else:
        yield at_home()
    yield from life(today)


_COSTS_FR = "une présence en double ou endormie coûte du temps"
_COSTS_EN = "a presence that is double or asleep costs time"


def at_home() -> Reason:
    """Return that a person should look whether anybody is there."""
    return Reason(
        "place",
        Said(
            "Vous y êtes déjà\u00a0: regardez si quelqu'un y répond encore avant d'y mettre du temps.",
            "You are there already: see whether anybody still answers before you give it time.",
        ),
        None,
    )


# --- of the whole


def boards_first() -> Reason:
    """Return that job boards answer more directly."""
    return Reason(
        "boards",
        Said(
            "Pour un emploi dans les semaines qui viennent, les sites d'offres répondent plus directement "
            "que les réseaux.",
            "For a job within weeks, job boards answer more directly than networks.",
        ),
        None,
    )


def nothing_seen() -> Reason:
    """Return that no network has been visited yet."""
    return Reason(
        "unvisited",
        Said(
            "Aucun réseau n'a encore été visité\u00a0: nous ne pouvons pas dire lequel est actif. Voici ceux "
            "qui conviennent, à vérifier vous-même.",
            "No network has been visited yet: we cannot say which one is alive. Here are those that fit, to "
            "check for yourself.",
        ),
        None,
    )


def one_is_enough() -> Reason:
    """Return that little time goes to one network."""
    return Reason(
        "time",
        Said(
            "Avec si peu de temps, un seul réseau bien suivi vaut mieux que plusieurs.",
            "With so little time, one network followed well is better than several.",
        ),
        None,
    )


def say_the_region() -> Reason:
    """Return that networks of single regions were left out."""
    return Reason(
        "region",
        Said(
            "Des réseaux locaux ont été laissés de côté\u00a0: dites la région pour les voir.",
            "Local networks were left out: say the region to see them.",
        ),
        None,
    )


def apart(candidate: Candidate) -> Reason:
    """Return that a living presence does not serve what is asked for now."""
    return Reason(
        "apart",
        Said(
            f"{candidate.name} est actif, mais ne répond pas à ce besoin\u00a0: n'y comptez pas pour cela.",
            f"{candidate.name} is alive, but does not answer this need: do not count on it for that.",
        ),
        candidate.decided.evidence if candidate.decided else None,
    )


def none_of_the_trade() -> Reason:
    """Return that there are only networks for all trades."""
    return Reason(
        "trade",
        Said(
            "Aucun réseau actif propre à ce métier n'a été trouvé\u00a0: voici le plus proche parmi les "
            "réseaux ouverts à tous.",
            "No living network of this trade was found: this is the nearest of those open to all.",
        ),
        None,
    )


POINTS = {
    "region": Said("la région", "the region"),
    "audience": Said("le public", "the audience"),
    "language": Said("la langue", "the language"),
    "sector": Said("le métier", "the trade"),
}


def nothing_fits(points: Collection[str]) -> Iterator[Reason]:
    """Yield that nothing alive fits, and which points, each alone, would have to give way."""
    yield Reason(
        "nothing",
        Said(
            "Aucun réseau dont nous ayons vu l'activité ne répond à toutes ces demandes.",
            "No network that we have seen to be alive answers all that is asked.",
        ),
        None,
    )
    if points:
        what = together([label for point, label in POINTS.items() if point in points])
        fr = f"Pour trouver un réseau actif, élargissez\u00a0: {what.fr} (un seul point suffit)."
        en = f"To find one that is alive, be less strict on: {what.en} (one point is enough)."
    else:
        fr = "Même en élargissant un seul point, nous n'en connaissons pas\u00a0: élargissez-en deux."
        en = "Giving way on one point alone, we know of none either: give way on two."
    yield Reason("relax", Said(fr, en), None)


def near_miss(point: str, candidate: Candidate, words: Vocabulary) -> Reason:
    """Return on which point a network would have to be accepted as it is."""
    has = {
        "region": words.joined("regions", [candidate.region]),
        "audience": words.joined("audience", candidate.audience),
        "language": together([Said(code, code) for code in sorted(candidate.languages)]),
        "sector": words.joined("sectors", candidate.sectors - {ALL_TRADES}),
    }[point]
    what = POINTS[point]
    return Reason(
        "relax",
        Said(
            f"Convient si vous élargissez {what.fr}\u00a0: {has.fr}.",
            f"Will do if you are less strict on {what.en}: {has.en}.",
        ),
        None,
    )


def old_facts(as_of: datetime) -> Reason:
    """Return that what is known is no longer of today."""
    return Reason(
        "age",
        Said(
            f"Ces constats datent du {day(as_of, FR)}\u00a0: regardez sur le site la date de la dernière "
            "publication avant de conseiller.",
            f"What is said here was known on {day(as_of, EN)}: read the date of the newest post on the site "
            "before you advise.",
        ),
        None,
    )
