"""The sample files for nginx and Caddy, as they stand but for names and ports, before a real dashboard."""

from __future__ import annotations

import socket
import ssl
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from pathlib import Path

import pytest

from dashboard.guards import HEADERS
from tests.helpers.certificates import certificate
from tests.helpers.crawling import ROOT
from tests.real.servers.packages import install_debian_packages
from tests.real.servers.process import LOOPBACK, answers, free_port, listens, running

pytestmark = pytest.mark.real

HOST = "vitalite.localhost"
DEPLOY = ROOT / "deploy"


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy that listens on loopback, and the dashboard behind it."""

    plain: int
    secure: int
    dashboard: int

    def fill_in(self, sample: Path) -> str:
        """Return a sample file with our names and ports in place of its own."""
        text = sample.read_text(encoding="utf-8")
        for sampled, ours in (
            ("127.0.0.1:8001", f"{LOOPBACK}:{self.dashboard}"),
            ("listen 80;", f"listen {LOOPBACK}:{self.plain};"),
            ("listen 443 ssl;", f"listen {LOOPBACK}:{self.secure} ssl;"),
            ("vitalite.example", HOST),
        ):
            text = text.replace(sampled, ours)
        return text

    def ask(
        self, path: str, method: str = "GET", body: bytes = b"", host: str = "", **headers: str
    ) -> tuple[HTTPResponse, bytes]:
        """Ask over TLS, as a browser would."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection = _Tls(self.secure)
        connection.request(method, path, body or None, {"Host": host or self.name, **named})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer, content

    @property
    def name(self) -> str:
        """What visitors call it."""
        return f"{HOST}:{self.secure}"


class _Tls(HTTPSConnection):
    """A connection to loopback that asks for our host's certificate, whoever signed it."""

    def __init__(self, port: int) -> None:
        super().__init__(LOOPBACK, port, timeout=20, context=ssl._create_unverified_context())

    def connect(self) -> None:
        plain = socket.create_connection((LOOPBACK, self.port or 0), timeout=20)
        self.sock = ssl._create_unverified_context().wrap_socket(plain, server_hostname=HOST)


def _nginx(proxy: Proxy, folder: Path) -> tuple[str | Path, ...]:
    made = certificate(HOST, datetime.now(UTC) + timedelta(days=30))
    text = proxy.fill_in(DEPLOY / "nginx.conf")
    for name, content in zip(("fullchain.pem", "privkey.pem"), made, strict=True):
        (folder / name).write_bytes(content)
        text = text.replace(f"/etc/letsencrypt/live/{HOST}/{name}", str(folder / name))
    (folder / "site.conf").write_text(text, encoding="utf-8")
    places = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    (folder / "main.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log stderr; events {{}} "
        f"http {{ access_log off; include /etc/nginx/mime.types; include {folder}/site.conf; "
        + "".join(f"{place}_temp_path {folder}/{place};" for place in places)
        + " }"
    )
    return ("nginx", "-p", folder, "-c", folder / "main.conf")


def _caddy(proxy: Proxy, folder: Path) -> tuple[str | Path, ...]:
    ours = (
        f"{{\n\tadmin off\n\tskip_install_trust\n\thttp_port {proxy.plain}\n"
        f"\thttps_port {proxy.secure}\n\tdefault_bind {LOOPBACK}\n\tlocal_certs\n}}\n"
    )
    (folder / "Caddyfile").write_text(ours + proxy.fill_in(DEPLOY / "Caddyfile"), encoding="utf-8")
    return ("caddy", "run", "--adapter", "caddyfile", "--config", folder / "Caddyfile")


PROXIES = {"nginx": _nginx, "caddy": _caddy}


@pytest.fixture(scope="module", params=PROXIES)
def proxy(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Proxy]:
    install_debian_packages()
    folder = tmp_path_factory.mktemp(request.param)
    found = Proxy(free_port(), free_port(), free_port())
    command = PROXIES[request.param](found, folder)
    places = {"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    serve = (sys.executable, ROOT / "vitality.py", "--home", folder / "home", "serve")
    public = ("--port", str(found.dashboard), "--public-url", f"https://{HOST}/")
    with (
        running((*serve, *public), folder / "serve", lambda: answers(found.dashboard, LOOPBACK)),
        running(command, folder / "proxy", lambda: listens(found.secure), places, folder),
    ):
        yield found


@pytest.mark.parametrize(
    "path", ["/", "/choose", "/networks.csv", "/sitemap.xml", "/vitality/network.json", "/none"]
)
def test_pages_and_files_come_through_with_the_dashboard_s_headers(proxy: Proxy, path: str) -> None:
    answer, content = proxy.ask(path)
    assert answer.status == (404 if path == "/none" else 200)
    assert content
    for name, value in HEADERS.items():
        assert answer.headers.get_all(name) == [value], name
    assert answer.headers.get_all("strict-transport-security") == ["max-age=31536000"]
    assert not [name for name in answer.headers.get_all("server", []) if "/" in name]


def test_whoever_asks_without_tls_is_sent_to_it(proxy: Proxy) -> None:
    connection = HTTPConnection(LOOPBACK, proxy.plain, timeout=20)
    connection.request("GET", "/choose?x=1", headers={"Host": HOST})
    answer = connection.getresponse()
    assert answer.status in {301, 308}
    assert answer.headers["location"].startswith(f"https://{HOST}")
    assert answer.headers["location"].endswith("/choose?x=1")
    connection.close()


def test_whole_addresses_are_those_that_visitors_use(proxy: Proxy) -> None:
    _answer, content = proxy.ask("/sitemap.xml")
    assert f"<loc>https://{proxy.name}/".encode() in content
    assert b"<loc>http://" not in content


def test_a_list_is_checked_and_one_that_is_far_too_long_is_refused(proxy: Proxy) -> None:
    form = {"content_type": "application/x-www-form-urlencoded"}
    answer, _content = proxy.ask("/check-list", "POST", b"list=https://example.org/", **form)
    assert answer.status == 200
    answer, _content = proxy.ask("/check-list", "POST", b"list=" + b"a" * 1_000_000, **form)
    assert answer.status == 413


def test_pages_come_compressed_once(proxy: Proxy) -> None:
    answer, content = proxy.ask("/", accept_encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert content[:2] == b"\x1f\x8b"


def test_nobody_is_answered_under_another_name(proxy: Proxy) -> None:
    answer, content = proxy.ask("/sitemap.xml", host="evil.example")
    assert answer.status != 200 or not content
    assert b"evil.example" not in content
