"""Communities that spam has taken over; and communities about risky subjects."""

from __future__ import annotations

# ruff: noqa: E501 - one case a line
from collections.abc import Callable

import pytest

from crawler.faces import look
from crawler.page import Page
from tests.crawler.faces.pages import NOW, answer, is_proven
from vocabulary.items import Face


def topics(*titles: str) -> Page:
    return answer("".join(f"<h3><a href='/t'>{title}</a></h3>" for title in titles) + "<p>x</p>")


def phpbb_topics(*titles: str) -> Page:
    return answer("".join(f"<a class='topictitle' href='/t'>{title}</a>" for title in titles))


def rss(*titles: str) -> Page:
    items = "".join(
        f"<item><link>https://club.example/t</link><title><![CDATA[{title}]]></title></item>"
        for title in titles
    )
    body = f"<?xml version='1.0'?><rss version='2.0'><channel><title>Le club</title>{items}</channel></rss>"
    return Page("https://club.example/feed", 200, body.encode(), NOW, {"content-type": "application/rss+xml; charset=utf-8"})  # fmt: skip


def atom(*titles: str) -> Page:
    items = "".join(
        f"<entry><title type='html'>{title}</title><id>t</id></entry>" for title in titles
    )
    body = f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>Le club</title>{items}</feed>"
    return Page("https://club.example/feed", 200, body.encode(), NOW, {"content-type": "application/atom+xml; charset=utf-8"})  # fmt: skip


WRITERS = pytest.mark.parametrize("write", [topics, phpbb_topics, rss, atom])
SPAM = {
    "English and French": ("Buy cheap viagra", "Best online casino", "Casino en ligne bonus gratuit", "Free spins today", "Bonjour", "Tramadol without prescription"),
    "Russian": ("Онлайн казино с бонусом", "Игровые автоматы бесплатно", "Купить виагру", "Купить дешево виагру", "Ставки на спорт", "Встреча клуба"),
    "Chinese": ("澳门娱乐城开户", "线上娱乐城 百家乐", "真人娱乐 体育投注", "Escort service in Paris", "Call girls tonight", "Réunion"),
    "money": ("Recover lost bitcoin fast", "Double your bitcoin", "Earn $500 per day", "Make $900 every week", "Crypto recovery expert"),
}  # fmt: skip


@WRITERS
@pytest.mark.parametrize("titles", SPAM.values(), ids=SPAM)
def test_spam_of_several_kinds_has_overrun_a_community(
    write: Callable[..., Page], titles: tuple[str, ...]
) -> None:
    found = look(write(*titles))
    assert found.face is Face.OVERRUN
    assert is_proven(found)


def test_the_same_spam_shows_the_same_signs_at_each_visit() -> None:
    found = look(topics(*SPAM["money"], *SPAM["English and French"]))
    assert found.signs == ("gambling", "pharmacy", "crypto", "easy money")


LIVING = {
    "a poker club": ("Best online casino of 2025", "Free spins: is it legal?", "Casino bonus, a warning", "Tournoi de poker", "Best betting odds", "No deposit bonus explained"),
    "pharmacists": ("Viagra and heart patients", "Tramadol sans ordonnance : que répondre ?", "Xanax sans ordonnance", "Cialis without prescription: refuse", "Kamagra rezeptfrei im Netz", "Garde de nuit"),
    "developers of blockchains": ("Recover a bitcoin wallet in Rust", "Invest in crypto tooling", "Double spending of bitcoin", "Crypto recovery phrases", "Consensus", "Hackathon"),
    "sexual health": ("Free porn and teenagers", "Porn videos and consent", "Sex education in school", "Escort girls: health care", "Sex cams and the law", "Clinic hours"),
    "recruiters": ("Online casino manager", "Live casino dealer", "Earn $20 per hour as a tutor", "Nurse: make $45 per hour", "Escort driver", "Work from home support", "Bitcoin developer"),
    "Russian poker": ("Казино онлайн: обзор", "Онлайн казино и закон", "Ставки на спорт", "Игровые автоматы: история", "Покер"),
    "a few titles of spam": ("Buy viagra", "Order cialis", "Free spins", "Best casino", *"abcdefgh"),
    "too few titles to judge": ("Buy viagra", "Order cialis", "Free spins", "Best casino"),
    "one title of another family": ("Buy viagra", "Order cialis", "Cheap xanax", "Buy tramadol", "Best casino", "Bonjour"),
}  # fmt: skip


@WRITERS
@pytest.mark.parametrize("titles", LIVING.values(), ids=LIVING)
def test_a_community_about_a_risky_subject_is_not_overrun(
    write: Callable[..., Page], titles: tuple[str, ...]
) -> None:
    assert look(write(*titles)).face is Face.OK


def test_a_feeds_own_title_is_no_item() -> None:
    page = rss("Buy viagra", "Order cialis", "Free spins", "Best casino")
    spammy = Page(page.url, 200, page.body.replace(b"Le club", b"Best casino"), NOW, page.headers)
    assert look(spammy).face is Face.OK


def board(title: str, *titles: str, host: str = "forum.apiculteurs.example") -> Page:
    """Return a board of a site with a menu, its topics in rows of a table."""
    menu = "<a href='/'>Index</a> <a href='/m'>Membres</a> <a href='/n'>Nouveau sujet</a>"
    rows = "".join(
        f"<tr><td><a href='/t{number}'>{topic}</a></td><td>membre{number}</td></tr>"
        for number, topic in enumerate(titles)
    )
    return answer(f"<h1>{title}</h1>{menu}<table>{rows}</table>", title, url=f"http://{host}/")


ONE_KIND = {
    "loans, fr": ("Prêt d'argent rapide entre particuliers", "Offre de prêt sérieux", "Rachat de crédit sans justificatif", "Besoin d'un prêt urgent", "Crédit rapide sans banque", "Témoignage de prêt entre particuliers"),
    "magic, fr": ("Puissant marabout africain", "Retour affectif rapide", "Portefeuille magique", "Maître vaudou", "Comment récupérer son ex", "Rituel d'amour puissant"),
    "documents, fr": ("Acheter permis de conduire", "Acheter un passeport", "Permis de conduire sans examen", "Faux billets de qualité", "Acheter carte d'identité", "Acheter diplôme"),
    "gambling, id": ("Slot gacor hari ini", "Situs togel terpercaya", "Judi bola online", "RTP slot gacor", "Agen bola", "Daftar slot88"),
    "gambling, zh": ("澳门娱乐城开户", "百家乐技巧", "时时彩开奖", "体育投注平台", "老虎机", "真人娱乐"),
    "essays": ("Buy essay online", "Essay writing service", "Write my paper", "Cheap dissertations", "Best essay service", "Custom term paper"),
    "seven kinds, each once": ("Buy cialis online", "Casino bonus free", "Cheap backlinks", "Payday loan", "Replica rolex", "Essay writing service", "Keto gummies"),
}  # fmt: skip


@pytest.mark.parametrize("titles", ONE_KIND.values(), ids=ONE_KIND)
def test_one_kind_of_spam_is_enough_where_the_site_is_of_another_trade(
    titles: tuple[str, ...],
) -> None:
    assert look(board("Le coin des apiculteurs", *titles)).face is Face.OVERRUN


TRADES = {
    "croupiers": ("Forum des croupiers", "Casino en ligne : bonus gratuit, arnaque ?", "Free spins et loi", "Slot machine gratis", "Casino bonus", "Judi en Asie", "Best casinos de France"),
    "pharmacists": ("Pharmaciens en réseau", "Viagra sans ordonnance : refuser", "Tramadol sans ordonnance", "Cialis sans ordonnance", "Xanax sans ordonnance", "Kamagra sans ordonnance"),
    "a bank's club": ("Club banque et finance", "Prêt entre particuliers : la loi", "Offre de prêt : mentions", "Crédit rapide : réforme", "Prêt personnel", "Prêt d'argent aux proches"),
    "mediums": ("Cercle de voyance", "Rituel d'amour", "Retour affectif", "Voyante sérieuse", "Magie blanche", "Marabout"),
}  # fmt: skip


@pytest.mark.parametrize("titles", TRADES.values(), ids=TRADES)
def test_a_community_of_the_trade_itself_is_not_overrun(titles: tuple[str, ...]) -> None:
    assert look(board(titles[0], *titles[1:], host="www.reseau.example")).face is Face.OK


def test_a_page_whose_own_title_sells_with_nothing_of_its_own_has_been_taken_over() -> None:
    assert look(answer("", "Situs judi slot online terpercaya")).face is Face.OVERRUN
    menu = "<a href='/a'>A</a><a href='/b'>B</a><a href='/c'>C</a><p>Réunion mardi</p>"
    assert look(answer(menu, "Casino bonus : notre enquête")).face is Face.OK
