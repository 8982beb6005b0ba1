"""Pages answer again from a copy, and only as long as the page made anew would be the same."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from sqlite_utils import Database

from dashboard import hot
from dashboard.processes import in_processes
from dashboard.server import make_app

Ask = Callable[..., httpx.Response]


class Site:
    """A dashboard as a server has it: one application for all who ask; it counts what it makes."""

    def __init__(self, db: Path) -> None:
        self.made = 0
        self._app = make_app(db).app()

    def ask(self, *addresses: str, wait: float = 0.06, **headers: str) -> list[httpx.Response]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}

        async def asked() -> list[httpx.Response]:
            time.sleep(wait)  # the file was just copied: its moment tells nothing yet
            transport = httpx.ASGITransport(app=self._app)
            async with httpx.AsyncClient(
                transport=transport, base_url="http://localhost"
            ) as client:
                return [await client.get(each, headers=named) for each in addresses]

        return asyncio.run(asked())


@pytest.fixture
def site(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    found = Site(Path(shutil.copy(filled, tmp_path / "x.db")))
    send = hot._send

    async def counted(*told: object) -> None:
        found.made += 1
        await send(*told)  # type: ignore[arg-type]

    monkeypatch.setattr(hot, "_send", counted)
    return found


def test_a_page_asked_again_comes_from_a_copy_and_is_the_same(site: Site) -> None:
    for address in ("/?lang=fr", "/network/devs", "/choose", "/changes.json", "/style.css"):
        first, again = site.ask(address, address)
        assert again.content == first.content
        assert again.headers.get("content-security-policy") == first.headers.get(
            "content-security-policy"
        )
    assert site.made > 1


def test_each_language_and_each_way_of_sending_has_its_own_copy(site: Site) -> None:
    french, english = site.ask("/", accept_language="fr")[0], site.ask("/", accept_language="en")[0]
    assert french.headers["content-language"] == "fr"
    assert english.headers["content-language"] == "en"
    plain = site.ask("/", "/", accept_language="fr", accept_encoding="identity")
    assert [each.text for each in plain] == [french.text, french.text]


def test_what_is_published_is_shown_at_once(site: Site, tmp_path: Path) -> None:
    before = site.ask("/?lang=en", "/?lang=en")[-1]
    made = site.made
    with Database(tmp_path / "x.db") as db:
        db.execute(
            "INSERT INTO publication (crawl, as_of) SELECT crawl, as_of FROM publication LIMIT 1"
        )
    for _ in range(20):
        [after] = site.ask("/?lang=en", wait=0.05)
        if after.headers["etag"] != before.headers["etag"]:
            break
    assert site.made == made
    assert after.headers["etag"] != before.headers["etag"]


def test_nobody_who_says_who_they_are_gets_a_copy_or_leaves_one(site: Site) -> None:
    site.ask("/", "/", cookie="ds_messages=x")
    site.ask("/?q=x&lang=fr", "/no-such-page", "/no-such-page")
    assert site.made == 0


def test_who_has_the_page_is_told_so(site: Site) -> None:
    page = site.ask("/", "/")[-1]
    [known] = site.ask("/", if_none_match=page.headers["etag"])
    assert (known.status_code, known.content) == (304, b"")
    assert known.headers["etag"] == page.headers["etag"]


def test_copies_are_bounded(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hot, "MOST_BYTES", 20_000)
    site.ask(*(f"/?lang=fr&page={n}" for n in range(12)))
    made = site.made
    site.ask("/?lang=fr&page=0")
    assert site.made == made


def test_a_process_that_ends_is_replaced_and_all_end_together(tmp_path: Path) -> None:
    def work() -> None:
        (tmp_path / f"{os.getpid()}").touch()
        time.sleep(30)

    def seen() -> list[int]:
        return [int(each.name) for each in tmp_path.iterdir()]

    parent = os.fork()
    if not parent:
        in_processes(2, work)
        os._exit(0)
    _until(lambda: len(seen()) == 2)
    time.sleep(1.1)
    os.kill(seen()[0], signal.SIGKILL)
    _until(lambda: len(seen()) == 3)
    os.kill(parent, signal.SIGTERM)
    assert os.waitpid(parent, 0)[1] == 0
    with pytest.raises(ProcessLookupError):
        os.kill(seen()[-1], 0)


def _until(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.02)
