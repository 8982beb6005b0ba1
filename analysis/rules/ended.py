"""The network's own word of its end.

Deciding state: dead. 410 Gone and a notice of closure count at once, since each is somebody's own statement;
an end that was announced for a day counts after that day. A post that is newer overrules it.
"""

from __future__ import annotations

from analysis.reason import Cause, Reason, State
from analysis.records import is_over
from analysis.signals import Signals
from analysis.words.wording import EN, FR, day, period
from vocabulary.items import Face, FetchOutcome
from vocabulary.said import Said

ASKS = Said(
    "Son site dit-il qu'il a fermé, ou le jour qu'il avait annoncé est-il passé ? Alors il est éteint.",
    "Does its site say that it has closed, or has the day come that it had announced? Then it is dead.",
)

_FACES = {
    Face.CLOSURE_NOTICE: (
        Cause.CLOSURE_NOTICE,
        "La page d'accueil annonce que le réseau a fermé",
        "The home page says that the network has closed",
    ),
}
_ARCHIVED = (
    Cause.CLOSURE_NOTICE,
    "Le contenu reste lisible, mais la communauté a fermé\u00a0: le site le dit et ne permet plus de "
    "s'inscrire ni d'écrire",
    "The content can still be read, but the community has closed: the site says so, and no longer lets "
    "anyone join or write",
)
_GONE = (
    Cause.GONE,
    "Le serveur répond que la page d'accueil a été retirée pour de bon (code 410)",
    "The server answers that the home page was removed for good (status 410)",
)


def judge(signals: Signals) -> Reason | None:
    """Return the reason when the home page itself says that this is the end."""
    if announced := _announced(signals):
        return announced
    home = signals.home
    if home is None or any(source.rhythm and not source.is_machine for source in signals.shown):
        return None
    if signals.text("notice") == "moved":
        return None  # where to, and for how long: the rule of moves
    proof = _GONE if home.outcome is FetchOutcome.GONE else _FACES.get(home.face or Face.OK)
    if proof is None:
        return None
    cause, fr, en = _ARCHIVED if signals.text("notice") == "archived" else proof
    closed_on, successor = signals.text("closed_on"), signals.text("successor_url")
    if cause is Cause.CLOSURE_NOTICE and closed_on:
        fr = f"{fr}\u00a0; date donnée\u00a0: {period(closed_on, FR)}"
        en = f"{en}; date given: {period(closed_on, EN)}"
    to_fr = f" Elle renvoie vers {successor}" if successor else ""
    to_en = f" It sends its members to {successor}" if successor else ""
    notice = signals.facts.get("closed_on") or signals.facts.get("successor_url")
    return Reason.deciding(
        Said(
            f"{fr} (constaté le {day(home.at, FR)}).{to_fr}",
            f"{en} (seen on {day(home.at, EN)}).{to_en}",
        ),
        notice.evidence if notice else home.evidence,
        State.DEAD,
        cause,
        successor,
    )


def _announced(signals: Signals) -> Reason | None:
    """Return the reason when a day has passed for which the site had announced its end."""
    announced = signals.text("closes_on")
    if announced is None or not is_over(announced, signals.as_of):
        return None
    if signals.last_post_at and f"{signals.last_post_at:%Y-%m-%d}"[: len(announced)] > announced:
        return None
    return Reason.deciding(
        Said(
            f"Le site avait annoncé sa fermeture pour le {period(announced, FR)} ; rien n'y a paru depuis.",
            f"The site had announced its end for {period(announced, EN)}; nothing has appeared since.",
        ),
        signals.facts["closes_on"].evidence,
        State.DEAD,
        Cause.CLOSURE_NOTICE,
        signals.text("successor_url"),
    )
