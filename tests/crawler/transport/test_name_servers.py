"""Whose servers keep a domain, asked of a real server of names on loopback."""

from __future__ import annotations

import asyncio

import dns.rcode
import pytest

from crawler.transport.name_servers import NameServers
from tests.helpers.name_server import Answer, keeps, name_server, says


def known(answer: Answer, *urls: str, seconds: float = 5.0) -> tuple[list[str], list[str]]:
    """Return what is known of each address's domain in the end, and the questions asked."""

    async def ask(server: str) -> list[str]:
        servers = NameServers(seconds, [server])
        for url in urls:
            servers.ask(url)
        async with asyncio.timeout(10):
            await asyncio.gather(*servers._asked.values())
        found = [servers.known(url) for url in urls]
        await servers.close()
        return found

    with name_server(answer) as server:
        return asyncio.run(ask(server.address)), server.asked


def test_the_domains_of_the_servers_are_told_in_order_each_once() -> None:
    answer = keeps("ns2.ovh.net.", "NS1.OVH.net.", "a.dns.gandi.net.")
    assert known(answer, "https://club.example/")[0] == ["gandi.net ovh.net"]


def test_a_domain_is_asked_for_once_a_crawl() -> None:
    urls = ("https://club.example/", "https://forum.club.example/x", "https://club.example:8443/")
    found, asked = known(keeps("ns.ovh.net."), *urls)
    assert found == ["ovh.net"] * 3
    assert asked == ["club.example"]


@pytest.mark.parametrize(
    "answer",
    [
        says(dns.rcode.NXDOMAIN),
        says(dns.rcode.SERVFAIL),
        says(dns.rcode.REFUSED),
        says(dns.rcode.NOERROR),
        lambda _question: None,
    ],
    ids=["no such name", "fails", "refuses", "no such record", "silent"],
)
def test_what_is_not_told_is_not_known(answer: Answer) -> None:
    assert known(answer, "https://club.example/", seconds=0.3)[0] == [""]


def test_a_great_many_or_odd_servers_are_cut_short() -> None:
    many = keeps(*(f"ns.keeper{n}.example." for n in range(300)))
    assert len(known(many, "https://club.example/")[0][0].split()) == 13
    odd = keeps(r"\000\255.<script>.example.", ".", "localhost.", "10.0.0.1.")
    assert len(known(odd, "https://club.example/")[0][0]) < 200


def test_nothing_is_asked_about_names_that_nobody_keeps_and_addresses_in_numbers() -> None:
    async def ask() -> int:
        servers = NameServers(1.0)
        for url in (
            "http://club.localhost/",
            "http://127.0.0.1/",
            "http://x.invalid/",
            "http://a/",
        ):
            servers.ask(url)
        asked = len(servers._asked)
        await servers.close()
        return asked

    assert asyncio.run(ask()) == 0
