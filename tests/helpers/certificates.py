"""Certificates made for a test, signed by themselves."""

from __future__ import annotations

from datetime import datetime, timedelta
from ipaddress import IPv4Address

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec


def certificate(
    host: str, ends: datetime, *, days: int = 90, issuer: str = ""
) -> tuple[bytes, bytes]:
    """Return certificate and key (PEM) for ``host``, valid for ``days`` up to ``ends``.

    With another ``issuer`` it is signed by a key of its own that nobody knows.
    """
    key, authority = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    name = _general_name(host)
    builder = (
        x509.CertificateBuilder()
        .subject_name(_named(host))
        .issuer_name(_named(issuer, issuer) if issuer else _named(host))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(ends - timedelta(days=days))
        .not_valid_after(ends)
        .add_extension(x509.SubjectAlternativeName([name]), critical=False)
    )
    made = builder.sign(authority if issuer else key, hashes.SHA256())
    encoding = serialization.Encoding.PEM
    private = key.private_bytes(
        encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return made.public_bytes(encoding), private


def _named(name: str, body: str = "") -> x509.Name:
    of_body = [x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, body)] if body else []
    return x509.Name([*of_body, x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])


def _general_name(host: str) -> x509.GeneralName:
    if host[0].isdigit():
        return x509.IPAddress(IPv4Address(host))
    return x509.DNSName(host)
