"""From signals to a verdict. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from analysis import policy
from analysis.plausibility import Flag, flags
from analysis.reason import Cause, Reason, State
from analysis.rhythm import Rhythm, state_of
from analysis.rules import RULES
from analysis.rules.supporting import support
from analysis.signals import Signals
from analysis.wording import EN, FR, amount, day


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement of one network. ``reasons[0]`` decided; the others stand beside it."""

    signals: Signals
    state: State
    cause: Cause | None
    confidence: str  # high, medium, low
    reasons: tuple[Reason, ...]
    advice_fr: str
    advice_en: str
    doubts: tuple[Flag, ...] = ()
    successor_url: str | None = None

    @property
    def rhythm(self) -> Rhythm | None:
        """What the rhythm model says, where the network's posts are seen now."""
        best = self.signals.best
        return best.rhythm if best else None


def judge(signals: Signals) -> Verdict:
    """Return the verdict on one network. Every network gets one, with at least one reason."""
    doubts = flags(signals)
    decided = next(reason for rule in RULES if (reason := rule(signals)) is not None)
    assert decided.state is not None, "a deciding reason names its state"
    fr, en = _advice(signals, decided)
    return Verdict(
        signals=signals,
        state=decided.state,
        cause=decided.cause,
        confidence=_confidence(signals, decided, doubts),
        reasons=(decided, *support(signals, decided, doubts)),
        advice_fr=fr,
        advice_en=en,
        doubts=doubts,
        successor_url=decided.successor_url,
    )


#: Rules that rest on what somebody saw once.
_HEARSAY = {"seen_by_people"}


def _confidence(signals: Signals, decided: Reason, doubts: tuple[Flag, ...]) -> str:
    """Return how sure the verdict is, from amount, age and agreement of what supports it."""
    if decided.state is State.UNDETERMINED:
        return "low"
    if decided.rule != "by_rhythm":
        return (
            "medium" if decided.state is State.UNREACHABLE or decided.rule in _HEARSAY else "high"
        )
    best = signals.best
    assert best is not None
    assert best.rhythm is not None
    if best.is_weak or best.rhythm.posting_days < policy.FEW_POSTING_DAYS:
        return "low"
    strong = [s for s in signals.sources if s.rhythm and not s.is_weak]
    agreeing = [s for s in strong if s.rhythm and state_of(s.rhythm.p_alive) == decided.state]
    is_fresh = signals.as_of - best.looked_at <= timedelta(days=policy.FRESH_LOOK_DAYS)
    is_ample = best.rhythm.posting_days >= policy.MUCH_POSTING_DAYS
    is_agreed = len(agreeing) >= policy.MANY_SOURCES or _has_active_members(signals, doubts)
    return "high" if is_fresh and is_ample and is_agreed else "medium"


def _has_active_members(signals: Signals, doubts: tuple[Flag, ...]) -> bool:
    doubted = {flag.signal for flag in doubts}
    return bool(signals.number("members_active_month")) and "members_active_month" not in doubted


_ADVICE: dict[State | Cause | None, tuple[str, str]] = {
    State.ALIVE: ("À conseiller", "Recommended"),
    State.SLOWING: ("À essayer avec prudence", "Try with caution"),
    State.DORMANT: ("À éviter", "Avoid"),
    State.DEAD: ("À éviter", "Avoid"),
    State.MOVED: ("À chercher à sa nouvelle adresse", "Look for it at its new address"),
    State.UNREACHABLE: ("À vérifier par vous-même", "Check for yourself"),
    State.UNOBSERVABLE: ("À vérifier par vous-même", "Check for yourself"),
    State.UNDETERMINED: ("À vérifier par vous-même", "Check for yourself"),
    Cause.ABSORBED: ("À éviter", "Avoid"),  # there is nothing of it at its new address
}


def _advice(signals: Signals, decided: Reason) -> tuple[str, str]:
    """Return one line of advice with the two strongest dated facts, in French and in English."""
    fr, en = [], []
    if last := signals.last_post_at:
        fr.append(f"dernière publication le {day(last, FR)}")
        en.append(f"last post on {day(last, EN)}")
    total = signals.number("members_total")
    if total and total.low is not None:
        at = total.evidence.fetched_at
        fr.append(f"{amount(total.low, total.high, FR)} membres annoncés au {day(at, FR)}")
        en.append(f"{amount(total.low, total.high, EN)} members claimed on {day(at, EN)}")
    word_fr, word_en = _ADVICE.get(decided.cause) or _ADVICE[decided.state]
    return (
        f"{word_fr}\u00a0: {', '.join(fr)}." if fr else f"{word_fr}.",
        f"{word_en}: {', '.join(en)}." if en else f"{word_en}.",
    )
