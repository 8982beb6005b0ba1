"""What a certificate says of a site, and that no certificate keeps a page from being read."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from sqlite_utils import Database

from crawler.transport.certificates import read_certificate
from tests.helpers.catalogues import GOOD, HEADER, write
from tests.helpers.certificates import certificate
from tests.helpers.crawling import impatient
from tests.helpers.name_server import keeps, name_server
from vocabulary.items import TlsFault

NOW = datetime(2026, 11, 23, tzinfo=UTC)
LATER, EARLIER = NOW + timedelta(days=30), NOW - timedelta(days=3)


@pytest.mark.parametrize(
    ("shown_for", "ends", "issuer", "faults"),
    [
        ("club.example", LATER, "Autorité", ()),
        ("club.example", EARLIER, "Autorité", (TlsFault.EXPIRED,)),
        ("autre.example", LATER, "Autorité", (TlsFault.WRONG_HOST,)),
        ("club.example", LATER, "", (TlsFault.SELF_SIGNED,)),
        ("club.example", NOW + timedelta(days=200), "Autorité", (TlsFault.NOT_YET_VALID,)),
        (
            "autre.example",
            EARLIER,
            "",
            (TlsFault.EXPIRED, TlsFault.WRONG_HOST, TlsFault.SELF_SIGNED),
        ),
    ],
)
def test_what_is_wrong_with_a_certificate_is_named(
    shown_for: str, ends: datetime, issuer: str, faults: tuple[str, ...]
) -> None:
    pem, _key = certificate(shown_for, ends, issuer=issuer)
    found = read_certificate(pem, "club.example", NOW)
    assert found is not None
    assert found.expires_at == ends
    assert found.faults == faults
    assert found.issuer == issuer


def test_each_key_has_its_own_digest_and_another_certificate_for_it_the_same() -> None:
    pem, _key = certificate("club.example", LATER, issuer="Autorité")
    others = [certificate("club.example", LATER, issuer="Autorité")[0], pem]
    keys = [found.key for each in (pem, *others) if (found := read_certificate(each, "x", NOW))]
    assert keys[0] == keys[2] != keys[1]
    assert len(keys[0]) == 16


def test_a_certificate_for_all_names_of_a_domain_is_for_each() -> None:
    pem, _key = certificate("*.club.example", LATER, issuer="Autorité")
    found = read_certificate(pem, "forum.club.example", NOW)
    assert found is not None
    assert found.faults == ()


def test_the_dot_that_may_end_a_host_name_is_no_other_host() -> None:
    pem, _key = certificate("club.example", LATER, issuer="Autorité")
    found = read_certificate(pem, "club.example.", NOW)
    assert found is not None
    assert found.faults == ()


def test_a_literal_address_is_compared_as_an_address() -> None:
    pem, _key = certificate("192.0.2.7", LATER, issuer="Autorité")
    right = read_certificate(pem, "192.0.2.7", NOW)
    wrong = read_certificate(pem, "192.0.2.8", NOW)
    assert right is not None
    assert wrong is not None
    assert (right.faults, wrong.faults) == ((), (TlsFault.WRONG_HOST,))


def test_a_certificate_that_only_names_itself_as_its_issuer_is_not_self_signed() -> None:
    pem, _key = certificate("club.example", LATER, issuer="club.example")
    found = read_certificate(pem, "club.example", NOW)
    assert found is not None
    assert found.faults == ()


@pytest.mark.parametrize(
    "pem", [b"", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"]
)
def test_what_is_no_certificate_says_nothing(pem: bytes) -> None:
    assert read_certificate(pem, "club.example", NOW) is None


def test_a_key_of_an_unknown_kind_does_not_hide_when_the_certificate_ends() -> None:
    pem, _key = certificate("club.example", EARLIER)
    known, unknown = (bytes.fromhex(f"06082a8648ce3d0301{last}") for last in ("07", "06"))
    der = ssl.PEM_cert_to_DER_cert(pem.decode())
    assert known in der
    found = read_certificate(_pem(der.replace(known, unknown)), "club.example", NOW)
    assert found is not None
    assert (found.expires_at, found.faults) == (EARLIER, (TlsFault.EXPIRED,))


@pytest.mark.filterwarnings("ignore::cryptography.utils.CryptographyDeprecationWarning")
def test_no_damage_to_a_certificate_raises_an_error() -> None:
    der = ssl.PEM_cert_to_DER_cert(certificate("club.example", LATER)[0].decode())
    answers = [
        read_certificate(_pem(der[:at] + bytes([byte]) + der[at + 1 :]), "club.example", NOW)
        for at in range(len(der))
        for byte in (0, 255, der[at] ^ 1)
    ]
    assert None in answers
    assert any(answers)


def test_a_name_that_is_given_as_bits_raises_no_error() -> None:
    pem, _key = certificate("club.example", LATER, issuer="Autorite")
    der = ssl.PEM_cert_to_DER_cert(pem.decode())
    name = b"\x0c\x08Autorite"  # a text of eight letters
    assert name in der
    odd = der.replace(name, b"\x03" + name[1:2] + b"\0utorite")
    assert read_certificate(_pem(odd), "club.example", NOW) is None


def _pem(der: bytes) -> bytes:
    return ssl.DER_cert_to_PEM_cert(der).encode()


class _Home(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = b"<!doctype html><title>Le Club</title><h1>Le Club</h1><p>Bonjour</p>"
        self.send_response(200 if self.path == "/" else 404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        pass


@contextmanager
def served(folder: Path, pem: bytes, key: bytes) -> Iterator[int]:
    chain = folder / "chain.pem"
    chain.write_bytes(pem + key)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain)
    server = HTTPServer(("127.0.0.1", 0), _Home)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def test_a_site_with_a_lapsed_certificate_is_read_and_the_caution_is_said(tmp_path: Path) -> None:
    lapsed = datetime.now(UTC).replace(microsecond=0) - timedelta(days=40)
    with (
        served(tmp_path, *certificate("autre.localhost", lapsed)) as port,
        name_server(keeps("ns1.ovh.net.", "ns2.ovh.net.")) as keeper,
    ):
        url = f"https://club.localhost:{port}/"
        row = GOOD.replace("https://club.example/,", f"{url},").replace(
            "https://club.example/feed", ""
        )
        write(tmp_path, HEADER + row)
        running = impatient(tmp_path / "facts.db", tmp_path, f"RESOLVERS={keeper.address}")
        output, _err = running.communicate(timeout=120)
    assert running.returncode == 0, output
    with Database(tmp_path / "facts.db") as db:
        [home] = db.query("SELECT outcome, tls_faults FROM visit WHERE purpose = 'home'")
        [ends] = db.query("SELECT value FROM observation WHERE signal = 'tls_expires_at'")
        [told] = db.query("SELECT text_fr FROM reason WHERE rule = 'certificate'")
    assert home == {"outcome": "ok", "tls_faults": "expired|wrong_host|self_signed"}
    assert datetime.fromisoformat(ends["value"]) == lapsed
    assert "a expiré le" in told["text_fr"]
    with Database(tmp_path / "facts.db") as db:
        holder = {row["sign"]: row["value"] for row in db.query("SELECT sign, value FROM holder")}
    assert holder["name_servers"] == "ovh.net"
    assert set(holder) == {"name_servers", "tls_key"}  # vouched for by nobody else
    assert keeper.asked == ["club.localhost"]
