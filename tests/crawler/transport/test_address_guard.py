"""Which addresses may be visited."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from typing import cast
from urllib.parse import urlsplit

import pytest
from scrapy import Request
from scrapy.resolver import CachingThreadedResolver, dnscache
from twisted.internet import defer
from twisted.internet.base import ReactorBase
from twisted.internet.error import DNSLookupError
from twisted.internet.testing import MemoryReactor
from twisted.python.failure import Failure

from crawler import settings
from crawler.barred import is_public, is_refused, is_refused_literal
from crawler.page import Page
from crawler.plan import Plan
from crawler.steps import Step
from crawler.transport import address_guard
from crawler.transport.address_guard import GuardedResolver, refused_hosts
from crawler.transport.handler import _ConnectionPool
from crawler.transport.patience import PatientLoop
from tests.helpers.planning import NOW, make_plan
from vocabulary.items import FetchOutcome


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "fe80::1",
        "fd00::1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::10.0.0.1",
        "2002:a00:1::",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    ],
)
def test_private_and_special_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)
    assert is_refused_literal(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_global_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["example.org", "", "localhost"])
def test_names_are_left_to_the_resolver(host: str) -> None:
    assert not is_refused_literal(host)


@pytest.mark.parametrize(
    "host",
    [
        "127。0。0。1",
        "①②⑦.⓪.⓪.①",
        "１０.0.0.1",
        "127.0.0.1",
        "[::1]",
        "[64:ff9b::7f00:1]",
        "192.168｡1.1",
    ],
)
def test_a_private_address_is_refused_however_it_is_spelt(host: str) -> None:
    """As it is asked for, it is a plain literal address."""
    assert is_refused(f"http://{host}/")
    assert is_refused_literal(urlsplit(Request(f"http://{host}/").url).hostname or "")
    plan = make_plan()
    plan.answered(asked(plan), Page("https://club.example/robots.txt", 404, b"", NOW))
    moved = Page("https://club.example/", 302, b"", NOW, {"location": f"http://{host}/"})
    plan.answered(asked(plan), moved)
    assert plan.next_step(NOW) is None
    outcomes = {record.visit.outcome for record in plan.records}
    assert FetchOutcome.ADDRESS_REFUSED in outcomes


def asked(plan: Plan) -> Step:
    step = plan.next_step(NOW)
    assert step
    return step


@pytest.mark.parametrize("host", ["club.example", "réseau.example", "8.8.8.8", "８.8.8.8", "a..b"])
def test_names_and_public_addresses_are_not_refused(host: str) -> None:
    assert not is_refused(f"http://{host}/")


def test_no_connection_is_made_to_a_private_address_though_nobody_looked_at_it_before() -> None:
    pool = _ConnectionPool(cast(ReactorBase, MemoryReactor()))  # type: ignore[no-untyped-call]
    pool.allow_private = False
    errors: list[Failure] = []
    pool.getConnection(("http", b"127.0.0.1", 80), None).addErrback(errors.append)
    assert isinstance(errors[0].value, DNSLookupError)
    assert "127.0.0.1" in refused_hosts
    refused_hosts.discard("127.0.0.1")


@pytest.fixture
def resolver(monkeypatch: pytest.MonkeyPatch) -> Iterator[GuardedResolver]:
    """A resolver whose look-ups end as the test says; no name server is asked."""
    monkeypatch.setattr(address_guard, "denied_hosts", {})
    reactor = cast("ReactorBase", MemoryReactor())  # type: ignore[no-untyped-call]
    yield GuardedResolver(reactor, 0, 1.0)
    dnscache.clear()


def looked_up(
    resolver: GuardedResolver, monkeypatch: pytest.MonkeyPatch, number: int
) -> type[BaseException]:
    """Let a look-up fail with the resolver library's own error ``number``."""
    text = str(socket.gaierror(number, "said by the resolver"))
    failed = defer.fail(DNSLookupError(f"address 'club.example' not found: {text}"))
    monkeypatch.setattr(CachingThreadedResolver, "getHostByName", lambda *_: failed)
    errors: list[Failure] = []

    def note(failure: Failure) -> str:
        errors.append(failure)
        return ""

    resolver.getHostByName("club.example").addErrback(note)
    [error] = errors
    assert error.value is not None
    return type(error.value)


@pytest.mark.parametrize(
    ("number", "outcome"),
    [(socket.EAI_NONAME, FetchOutcome.DNS_FAILURE), (socket.EAI_NODATA, FetchOutcome.NO_IPV4)],
)
def test_what_name_servers_deny_is_told_from_what_could_not_be_looked_up(
    resolver: GuardedResolver, monkeypatch: pytest.MonkeyPatch, number: int, outcome: FetchOutcome
) -> None:
    assert looked_up(resolver, monkeypatch, number) is DNSLookupError
    assert address_guard.denied_hosts == {"club.example": outcome}
    assert looked_up(resolver, monkeypatch, socket.EAI_AGAIN) is DNSLookupError
    assert address_guard.denied_hosts == {}


def test_names_reserved_for_nobody_do_not_exist(resolver: GuardedResolver) -> None:
    def note(failure: Failure) -> str:
        return str(failure)

    resolver.getHostByName("club.invalid").addErrback(note)
    assert address_guard.denied_hosts == {"club.invalid": FetchOutcome.DNS_FAILURE}


def test_silent_name_servers_leave_a_thread_for_every_living_name() -> None:
    assert settings.REACTOR_THREADPOOL_MAXSIZE >= 2 * settings.CONCURRENT_REQUESTS


def test_a_name_server_that_is_silent_for_as_long_as_we_waited_is_an_error_of_the_look_up(
    resolver: GuardedResolver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CachingThreadedResolver, "getHostByName", lambda *_: defer.Deferred())
    resolver.patience = 0.01

    async def work() -> str:
        with pytest.raises(DNSLookupError) as error:
            await resolver.getHostByName("club.example").asFuture(asyncio.get_running_loop())
        return str(error.value)

    with asyncio.Runner(loop_factory=PatientLoop) as runner:
        assert "no answer in 0.01 s" in runner.run(work())
    assert address_guard.denied_hosts == {}
