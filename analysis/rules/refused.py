"""Answers, but does not show: robots.txt, a login, a block, a page for scripts, members-only posts.

Deciding state: unobservable. Refused is not dead. Posts read lawfully elsewhere on the network (an
open feed beside a closed home page) win over the refusal.
"""

from __future__ import annotations

from analysis.reason import Cause, Reason, State
from analysis.signals import Look, Signals
from analysis.words.wording import EN, FR, day
from vocabulary.domains import is_login
from vocabulary.items import Evidence, Face, FetchOutcome, Outcome, Purpose
from vocabulary.said import Said

ASKS = Said(
    "Il répond, mais sans montrer sa vie (robots refusés, identifiant demandé, visites "
    "bloquées)\u00a0? Alors il est inobservable.",
    "It answers, but does not show its life (robots refused, login needed, visits "
    "blocked)? Then it is unobservable.",
)

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
    Cause.HIDDEN: (
        "Le site réserve ses publications à ses membres",
        "The site keeps its posts for its members",
    ),
}
_FACES = {
    Face.LOGIN_WALL: Cause.LOGIN,
    Face.CHALLENGE: Cause.BLOCKED,
    Face.SCRIPT_ONLY: Cause.SCRIPT_ONLY,
}


def judge(signals: Signals) -> Reason | None:
    """Return the reason when the newest crawl was refused and saw no posts."""
    if signals.shown:
        return None
    for look in signals.own_looks:
        cause = _cause(look)
        if cause:
            return _reason(cause, look.evidence)
    posts = signals.facts.get("newest_post_at")
    if signals.is_seen and posts and posts.outcome is Outcome.REFUSED:
        return _reason(Cause.HIDDEN, posts.evidence)
    return None


def _reason(cause: Cause, seen: Evidence) -> Reason:
    fr, en = _TEXTS[cause]
    return Reason.deciding(
        Said(
            f"{fr} (constaté le {day(seen.fetched_at, FR)}). Cela ne dit pas s'il est actif.",
            f"{en} (seen on {day(seen.fetched_at, EN)}). That does not say whether it is alive.",
        ),
        seen,
        State.UNOBSERVABLE,
        cause,
    )


def _cause(look: Look) -> Cause | None:
    if look.purpose not in {Purpose.ROBOTS, Purpose.HOME}:
        return None
    if look.outcome is FetchOutcome.ROBOTS_REFUSED:
        return Cause.ROBOTS
    if look.purpose == Purpose.HOME and look.redirect_url and is_login(look.redirect_url):
        return Cause.LOGIN
    if look.purpose == Purpose.HOME and look.face in _FACES:
        return _FACES[look.face]
    # A robots.txt refused with 403 states no rules; only the home page's refusal counts then.
    is_wall = look.outcome is FetchOutcome.REFUSED
    return (
        Cause.BLOCKED if is_wall and (look.purpose == Purpose.HOME or look.status == 999) else None
    )
