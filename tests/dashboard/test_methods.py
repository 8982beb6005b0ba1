"""Pages are read. Whatever else is sent to them, nothing is written."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.dashboard.conftest import Browse
from tests.helpers.addresses import OURS, without_an_address

WRITING = ("POST", "PUT", "DELETE", "PATCH")
DATASETTE = (
    "/db",
    "/db?sql=" + quote("DELETE FROM verdict"),
    "/db?sql=" + quote("SELECT 1"),
    "/db/network",
    "/db/network.json",
    "/db/network/devs",
    "/db/network_status",
    "/db/no_such_table",
    "/db.db",
    "/-/metadata",
    "/-/settings.json",
    "/-/permissions",
    "/-/create-token",
    "/-/logout",
    "/no-such-page",
)


@pytest.fixture
def copied(filled: Path, tmp_path: Path) -> Path:
    """The small database as a file that nobody else reads, and that could be written to."""
    return Path(shutil.copy(filled, tmp_path / "db.db"))


def test_every_route_has_an_address_to_be_tried() -> None:
    assert without_an_address() == set()


def test_nothing_that_is_sent_changes_anything(serve: Callable[..., Browse], copied: Path) -> None:
    before = sha256(copied.read_bytes()).hexdigest()
    browse = serve(copied)
    ours = [address for addresses in OURS.values() for address in addresses]
    for address in (*ours, *DATASETTE):
        for method in WRITING:
            answer = browse(address, {"sql": "DELETE FROM verdict", "list": "x"}, method=method)
            if not (address.startswith("/check-list") and method == "POST"):
                assert not answer.is_success, (method, address)
    assert sha256(copied.read_bytes()).hexdigest() == before
    log = copied.with_name("db.db-wal")  # where SQLite writes before it writes to the file
    assert not log.exists() or log.stat().st_size == 0


def test_a_page_says_which_methods_it_answers(browse: Browse) -> None:
    answer = browse("/?lang=en", {}, method="DELETE")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
    assert "can only be read" in answer.text
    assert browse("/check-list", {}, method="PUT").headers["allow"] == "GET, HEAD, POST"
    assert browse("/", method="HEAD").status_code == 200


def test_a_list_posted_from_another_site_shows_and_changes_nothing(
    serve: Callable[..., Browse], copied: Path
) -> None:
    before = copied.read_bytes()
    answer = serve(copied)(
        "/check-list", {"list": "devs"}, origin="https://evil.example", cookie="ds_csrftoken=x"
    )
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
    assert not [name for name in answer.headers if name.startswith("access-control")]
    assert copied.read_bytes() == before


def test_a_posted_list_is_never_answered_as_unchanged(browse: Browse) -> None:
    tag = browse("/").headers["etag"]
    assert browse("/", if_none_match=tag).status_code == 304
    assert browse("/check-list", {"list": "devs"}, if_none_match=tag).status_code == 200
