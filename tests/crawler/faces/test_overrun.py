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
