"""Too young, or too few facts. Deciding state: undetermined. Not knowing is said, never guessed."""

from __future__ import annotations

from analysis.activity.posting import is_thin, is_young
from analysis.activity.sources import Source
from analysis.reason import Cause, Reason, State
from analysis.signals import Look, Signals
from analysis.words.wording import EN, FR, day
from vocabulary.said import Said

ASKS = Said(
    "En montre-t-il trop peu pour juger\u00a0? Alors il est indéterminé.",
    "Does it show too little to be judged? Then it is undetermined.",
)


def judge(signals: Signals) -> Reason | None:
    """Return the reason when the facts do not carry a verdict."""
    last = signals.home or next(iter(signals.looks), None)
    if last is None:
        return Reason.deciding(
            Said("Ce réseau n'a pas encore été visité.", "This network has not been visited yet."),
            None,
            State.UNDETERMINED,
            Cause.NOT_VISITED,
        )
    away = signals.home
    if away and away.redirect_url and not signals.is_seen:
        return _reason(
            f"L'adresse renvoie vers un autre site\u00a0: {away.redirect_url} (constaté le "
            f"{day(away.at, FR)}). Reste à vérifier que c'est le même réseau.",
            f"The address leads to another site: {away.redirect_url} (seen on {day(away.at, EN)}). "
            "Whether it is the same network remains to be checked.",
            away,
            keeps_last=True,
        )
    to = signals.text("successor_url")
    if to and signals.text("notice") == "moved":
        return _reason(
            f"La page d'accueil dit que le réseau a déménagé vers {to} (constaté le "
            f"{day(last.at, FR)}). Reste à confirmer dans les jours qui viennent.",
            f"The home page says that the network moved to {to} (seen on {day(last.at, EN)}). This "
            "remains to be confirmed in the coming days.",
            last,
            keeps_last=True,
        )
    if signals.best is None:
        return _no_rhythm(signals, last)
    return _too_little(signals.best)


def _no_rhythm(signals: Signals, last: Look) -> Reason:
    if signals.current and all(source.is_machine for source in signals.current):
        machine = max(signals.current, key=lambda source: source.newest)
        return _reason(
            f"On n'y voit que des annonces ou des reprises automatiques (dernière le "
            f"{day(machine.newest, FR)})\u00a0: elles ne disent pas si des membres s'y parlent.",
            f"Only automatic advertisements or imports can be seen (the last one on "
            f"{day(machine.newest, EN)}): they do not tell whether members talk there.",
            machine,
        )
    for source in signals.current:
        return _reason(
            f"Toutes les dates visibles sont du {day(source.newest, FR)}\u00a0: un seul jour chargé "
            "ne dit pas si quelqu'un y publie encore.",
            f"All visible dates are of {day(source.newest, EN)}: one busy day does not tell whether "
            "anybody still posts there.",
            source,
        )
    return _reason(
        f"Le site répond, mais aucune date de publication n'y est visible "
        f"(visite du {day(last.at, FR)}).",
        f"The site answers, but shows no date of any post (visit of {day(last.at, EN)}).",
        last,
    )


def _too_little(best: Source) -> Reason | None:
    first, last = best.oldest, best.newest
    if is_young(best):
        if first.date() == last.date():
            return _reason(
                f"Une seule journée de publication est visible, le {day(last, FR)} : c'est trop peu de "
                "recul pour dire si elle en annonce d'autres.",
                f"Posts of one day only can be seen, {day(last, EN)}: too little to tell whether more "
                "will follow.",
                best,
            )
        return _reason(
            f"Publications visibles du {day(first, FR)} au {day(last, FR)} seulement : trop peu de "
            "recul pour juger.",
            f"Posts can be seen from {day(first, EN)} to {day(last, EN)} only: too short a time to judge.",
            best,
        )
    if is_thin(best):
        return _reason(
            f"Trop peu de dates visibles pour juger (dernière : {day(last, FR)}).",
            f"Too few visible dates to judge (the last one: {day(last, EN)}).",
            best,
        )
    return None


def _reason(fr: str, en: str, seen: object, *, keeps_last: bool = False) -> Reason:
    evidence = getattr(seen, "evidence", None)
    return Reason.deciding(Said(fr, en), evidence, State.UNDETERMINED, keeps_last=keeps_last)
