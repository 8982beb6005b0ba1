"""Answers, but does not show: robots.txt, a login, a block, or a page that only scripts can fill.

Deciding state: unobservable. Refused is not dead. Posts read lawfully elsewhere on the network (an
open feed beside a closed home page) win over the refusal.
"""

from __future__ import annotations

from analysis.reason import Cause, Reason, State
from analysis.signals import Look, Signals
from analysis.wording import EN, FR, day
from crawler.items import Face, FetchOutcome

_TEXTS = {
    Cause.ROBOTS: (
        "Le site demande aux robots de ne pas le visiter\u00a0: nous ne l'avons pas fait",
        "The site asks robots not to visit it, so we did not",
    ),
    Cause.LOGIN: (
        "Le site ne montre rien sans identifiant et mot de passe",
        "The site shows nothing without a login",
    ),
    Cause.BLOCKED: (
        "Le site bloque les visites automatiques",
        "The site blocks automatic visits",
    ),
    Cause.SCRIPT_ONLY: (
        "La page ne s'affiche qu'avec des scripts, que nous n'exécutons pas",
        "The page is filled in by scripts only, which we do not run",
    ),
}
_FACES = {
    Face.LOGIN_WALL: Cause.LOGIN,
    Face.CHALLENGE: Cause.BLOCKED,
    Face.SCRIPT_ONLY: Cause.SCRIPT_ONLY,
}


def judge(signals: Signals) -> Reason | None:
    """Return the reason when the newest crawl was refused and saw no posts."""
    if signals.best is not None:
        return None
    for look in signals.looks:
        cause = _cause(look)
        if cause:
            fr, en = _TEXTS[cause]
            return Reason(
                "refused",
                f"{fr} (constaté le {day(look.at, FR)}). Cela ne dit pas s'il est actif.",
                f"{en} (seen on {day(look.at, EN)}). That does not say whether it is alive.",
                look.evidence,
                State.UNOBSERVABLE,
                cause,
            )
    return None


def _cause(look: Look) -> Cause | None:
    if look.purpose not in {"robots", "home"}:
        return None
    if look.outcome is FetchOutcome.ROBOTS_REFUSED:
        return Cause.ROBOTS
    if look.purpose == "home" and look.face in _FACES:
        return _FACES[look.face]
    # A robots.txt refused with 403 states no rules; only the home page's refusal counts then.
    is_wall = look.outcome is FetchOutcome.REFUSED
    return Cause.BLOCKED if is_wall and (look.purpose == "home" or look.status == 999) else None
