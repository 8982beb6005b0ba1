"""Sentences on membership, conversation and themes, each with its evidence. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from analysis import policy
from analysis.activity.conversation import Answers, Conversation, conversation
from analysis.confidence import dissenter
from analysis.membership import leap
from analysis.reason import Reason
from analysis.rhythm.model import state_of
from analysis.signals import Signals
from analysis.strongest import Observed
from analysis.words.labels import FEATURES, STATES
from analysis.words.wording import EN, FR, amount, day, decimal, listed, number, percent, span
from vocabulary.said import Language, Said
from vocabulary.signal_names import ORGANISATIONS

_PEOPLE = Said("membres annoncés", "members claimed")
_BODIES = Said("entreprises ou organismes membres annoncés", "member organisations claimed")
#: Themes named in one sentence.
_THEMES = 3


def on_members(signals: Signals) -> Iterator[Reason]:
    """Say how many members are claimed, and how many of them are there at all."""
    total, active = signals.number("members_total"), signals.number("members_active_month")
    if total is None or total.low is None:
        return
    fr, en = claimed(total, FR), claimed(total, EN)
    if active is not None and active.low is not None:
        fr += f", dont {amount(active.low, active.high, FR)} actifs dans le mois"
        en += f", of whom {amount(active.low, active.high, EN)} active within a month"
    at, authors = total.evidence.fetched_at, signals.exact("authors_90d")
    if authors is not None and total.low >= policy.ABSENT_CROWD * max(authors, 1):
        people = _people(authors)
        fr += f", mais {people.fr} en 90 jours"
        en += f", yet {people.en} within 90 days"
    yield Reason(
        "members",
        Said(f"{fr} (lu le {day(at, FR)}).", f"{en} (read on {day(at, EN)})."),
        total.evidence,
    )


def claimed(total: Observed, language: Language) -> str:
    """Return the members that are claimed, of people or of bodies: ``512 membres annoncés``."""
    figure = amount(total.low or 0, total.high, language)
    return f"{figure} {(_BODIES if total.unit == ORGANISATIONS else _PEOPLE)[language]}"


def on_figures(signals: Signals) -> Iterator[Reason]:
    """Say where another page of the network claims another number of members."""
    total, other = signals.number("members_total"), signals.other_members
    if total is None or other is None or total.low is None or other.low is None:
        return
    here, there = total.evidence.url, other.evidence.url
    yield Reason(
        "figures",
        Said(
            f"Ses pages ne donnent pas le même nombre de membres : "
            f"{amount(total.low, total.high, FR)} ({here}) et "
            f"{amount(other.low, other.high, FR)} ({there}) ; nous retenons le premier.",
            f"Its pages do not give the same number of members: "
            f"{amount(total.low, total.high, EN)} ({here}) and "
            f"{amount(other.low, other.high, EN)} ({there}); we go by the first.",
        ),
        other.evidence,
    )


def on_leap(signals: Signals) -> Iterator[Reason]:
    """Say where the figure of members leapt lately: no growth of people, yet worth knowing."""
    found, total = leap(signals.counts), signals.number("members_total")
    if found is None or total is None:
        return
    before, after = found
    if signals.as_of - after.at > timedelta(days=policy.LEAP_DAYS):
        return
    yield Reason(
        "leap",
        Said(
            f"Le nombre de membres affiché est passé d'un coup de {number(before.members, FR)} "
            f"({day(before.at, FR)}) à {number(after.members, FR)} ({day(after.at, FR)}) : nettoyage, "
            "import ou autre façon de compter, sans doute.",
            f"The number of members shown leapt from {number(before.members, EN)} "
            f"({day(before.at, EN)}) to {number(after.members, EN)} ({day(after.at, EN)}): probably a "
            "clean-up, an import or another way of counting.",
        ),
        total.evidence,
    )


def on_growth(signals: Signals) -> Iterator[Reason]:
    """Say how membership went between the counts that can be compared."""
    found = signals.growth
    if found is None or abs(found.change) < policy.TREND_CHANGE:
        return
    first, last = found.first, found.last
    sign_fr = "a gagné" if found.change > 0 else "a perdu"
    sign_en = "gained" if found.change > 0 else "lost"
    share_fr, share_en = percent(abs(found.change), FR), percent(abs(found.change), EN)
    yield Reason(
        "growth",
        Said(
            f"Il {sign_fr} environ {share_fr} de ses membres entre le {day(first.at, FR)} "
            f"({number(first.members, FR)}) et le {day(last.at, FR)} ({number(last.members, FR)}).",
            f"It {sign_en} about {share_en} of its members between {day(first.at, EN)} "
            f"({number(first.members, EN)}) and {day(last.at, EN)} ({number(last.members, EN)}).",
        ),
        signals.facts["members_total"].evidence,
    )


_ANSWERS = {
    Answers.USUAL: Said(
        "Un nouveau venu y reçoit d'ordinaire une réponse",
        "A newcomer usually gets an answer there",
    ),
    Answers.UNSURE: Said(
        "Un nouveau venu n'est pas sûr d'y recevoir une réponse",
        "A newcomer cannot be sure of an answer there",
    ),
    Answers.RARE: Said(
        "Un nouveau venu y reçoit rarement une réponse",
        "A newcomer rarely gets an answer there",
    ),
}


def on_conversation(signals: Signals) -> Iterator[Reason]:
    """Say whether a newcomer gets an answer, and whether one voice makes the network."""
    found = conversation(signals)
    if found is not None:
        said = _ANSWERS[found.answers]
        details = list(_details(found))
        at = found.evidence.fetched_at
        yield Reason(
            "conversation",
            Said(
                f"{said.fr}\u00a0: {', '.join(each.fr for each in details)} (lu le {day(at, FR)}).",
                f"{said.en}: {', '.join(each.en for each in details)} (read on {day(at, EN)}).",
            ),
            found.evidence,
        )
    share, authors = signals.number("top_author_share"), signals.exact("authors_90d")
    if share is None or share.low is None or share.low < policy.ONE_VOICE or authors == 0:
        return
    fr = f"Une seule personne y écrit {percent(share.low, FR)} des publications"
    en = f"One single person writes {percent(share.low, EN)} of the posts"
    if authors is not None:
        people = _people(authors)
        fr += f"\u00a0; {people.fr} en 90 jours"
        en += f"; {people.en} within 90 days"
    yield Reason("one_voice", Said(f"{fr}.", f"{en}."), share.evidence)


def _details(found: Conversation) -> Iterator[Said]:
    if found.unanswered_share is not None:
        share = found.unanswered_share
        if round(share, 2):
            yield Said(
                f"{percent(share, FR)} des discussions restent sans réponse",
                f"{percent(share, EN)} of the discussions stay without any reply",
            )
        else:
            yield Said(
                "aucune discussion ne reste sans réponse", "no discussion stays without a reply"
            )
    if found.replies_per_topic is not None:
        yield Said(
            f"{decimal(found.replies_per_topic, FR)} réponses par discussion",
            f"{decimal(found.replies_per_topic, EN)} replies a discussion",
        )
    if found.hours_to_first_reply is not None:
        days = found.hours_to_first_reply / 24
        fr, en = ("moins d'un jour", "a day") if days < 1 else (span(days, FR), span(days, EN))
        yield Said(f"première réponse en {fr}", f"first reply within {en}")


def on_themes(signals: Signals) -> Iterator[Reason]:
    """Say which themes inside the network are lively."""
    oldest = signals.as_of - timedelta(days=policy.LIVELY_GROUP_DAYS)
    dated = [group for group in signals.groups if group.newest_post_at]
    lively = [group for group in dated if group.newest_post_at and group.newest_post_at >= oldest]
    if len(dated) < 2 or not lively:
        return
    names = [group.name for group in lively[:_THEMES]]
    yield Reason(
        "themes",
        Said(
            f"{len(lively)} de ses {len(dated)} thèmes ont été actifs ces 30 derniers jours\u00a0: "
            f"{listed(names, FR, more=len(lively) > _THEMES)}.",
            f"{len(lively)} of its {len(dated)} themes were lively in the last 30 days: "
            f"{listed(names, EN, more=len(lively) > _THEMES)}.",
        ),
        lively[0].evidence,
    )


def on_features(signals: Signals) -> Iterator[Reason]:
    """Say what one can do there to meet people."""
    labels = [FEATURES[name] for name in signals.features if name in FEATURES]
    if not labels:
        return
    evidence = signals.facts[f"feature:{signals.features[0]}"].evidence
    yield Reason(
        "features",
        Said(
            f"On y trouve\u00a0: {listed([label.fr for label in labels], FR)}.",
            f"It offers: {listed([label.en for label in labels], EN)}.",
        ),
        evidence,
    )


def on_disagreement(signals: Signals) -> Iterator[Reason]:
    """Say where two sources of the network's posts tell different stories."""
    other = dissenter(signals)
    if other is None or other.rhythm is None:
        return
    label = STATES[state_of(other.rhythm.p_alive)]
    yield Reason(
        "disagreement",
        Said(
            f"Nos sources ne concordent pas\u00a0: d'après {other.url}, dernière publication le "
            f"{day(other.newest, FR)}, l'état serait «\u00a0{label.fr}\u00a0».",
            f"Our sources do not agree: by {other.url}, last post on {day(other.newest, EN)}, the state "
            f"would be “{label.en}”.",
        ),
        other.evidence,
    )


def _people(authors: int) -> Said:
    """Say how many people wrote."""
    if authors == 0:
        return Said("personne n'y a publié", "nobody posted")
    return Said(
        f"{number(authors, FR)} personne{'s y ont' if authors > 1 else ' y a'} publié",
        f"{number(authors, EN)} {'people' if authors > 1 else 'person'} posted",
    )
