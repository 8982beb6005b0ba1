"""A link to a community elsewhere is told by the page's own words from links to anything else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.page import Page
from crawler.readers.communities import community_elsewhere

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


def met(link: str) -> str | None:
    body = f"<!doctype html><html><body><p>Le réseau des relieurs.</p><p>{link}</p></body></html>"
    found = community_elsewhere(Page("https://relieurs.example/", 200, body.encode(), NOW))
    return found.url if found else None


@pytest.mark.parametrize(
    "link",
    [
        '<a href="https://forum.reliure.example/">Notre forum</a>',
        '<a href="https://forum.reliure.example/"><b>Rejoignez notre\n communauté</b></a>',
        '<a href="https://forum.reliure.example/">Découvrez notre communauté en ligne</a>',
        '<a href="https://forum.reliure.example/">Our community</a>',
        '<a href="https://forum.reliure.example/">Join us on Mattermost!</a>',
        'Rejoignez-nous sur <a href="https://forum.reliure.example/">Mattermost</a>.',
        'Come and join our community: <a href="https://forum.reliure.example/">here</a>',
    ],
)
def test_a_link_whose_words_say_our_community_leads_to_it(link: str) -> None:
    assert met(link) == "https://forum.reliure.example/"


@pytest.mark.parametrize(
    "url",
    [
        "https://discord.gg/relieurs",
        "https://www.facebook.com/groups/relieurs/",
        "https://www.linkedin.com/groups/123/",
        "https://t.me/relieurs",
    ],
)
def test_a_group_on_a_platform_is_one(url: str) -> None:
    assert met(f'<a href="{url}">Rejoignez notre groupe</a>') == url


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/forum">Notre forum</a>',
        '<a href="https://www.relieurs.example/forum">Notre forum</a>',
        '<a href="https://forum.reliure.example/">Forum</a>',
        '<a href="https://forum.reliure.example/">Le forum de nos amis</a>',
        '<a href="https://forum.reliure.example/">Notre forum partenaire préféré</a>',
        '<a href="https://groupe.example/">Notre groupe</a>',
        '<a href="https://groupe.example/">Our community guidelines</a>',
        '<a href="https://groupe.example/carrieres">Rejoignez notre équipe</a>',
        '<a href="https://jobs.groupe.example/">Rejoignez notre groupe</a>',
        '<a href="https://groupe.example/jobs/1">Rejoignez notre groupe</a>',
        '<a href="https://x.com/relieurs">Rejoignez-nous sur X (Twitter)</a>',
        '<a href="https://www.youtube.com/@relieurs">Rejoignez-nous sur YouTube</a>',
        '<a href="https://www.linkedin.com/in/quelqu-un">Rejoignez-nous sur LinkedIn</a>',
        '<a href="https://www.facebook.com/relieurs">Rejoignez-nous sur Facebook</a>',
        '<a href="https://social.example/@quelquun">Rejoignez-nous sur Mastodon</a>',
        '<a href="https://discord.example/share?text=x">Rejoignez-nous sur Discord</a>',
        '<a href="https://apps.apple.com/app/id1">Rejoignez notre communauté</a>',
        'Nos amis : <a href="https://forum.reliure.example/">Mattermost</a>',
        '<a href="https://salon.example/">Rejoignez-nous sur le stand 12</a>',
        'Rejoignez-nous sur <a href="https://salon.example/">notre stand</a>',
        'Rejoignez-nous sur la place. <a href="https://forum.reliure.example/">Plan</a>',
        '<a href="mailto:nous@relieurs.example">Rejoignez notre communauté</a>',
        '<a href="https://[broken/">Notre forum</a>',
    ],
)
def test_what_is_not_said_to_be_their_own_community_is_none(link: str) -> None:
    assert met(link) is None
