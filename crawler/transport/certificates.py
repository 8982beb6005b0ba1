"""What a site's certificate says: until when it is valid, and what is wrong with it. Pure.

Certificates are never a reason not to read a page: a community with a lapsed certificate still lives.
Chains are not verified, so "nothing wrong" here does not mean that a browser would trust it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from service_identity import CertificateError, VerificationError
from service_identity.cryptography import (
    verify_certificate_hostname,
    verify_certificate_ip_address,
)

from vocabulary.items import TlsFault, fingerprint

#: Characters of an issuer's name.
_LONGEST_NAME = 64
#: What the library raises on bytes that are no certificate it knows.
_UNREADABLE = (
    KeyError,  # a damaged extension
    TypeError,  # a name that is given as bits
    ValueError,
    x509.DuplicateExtension,
    x509.InvalidVersion,
    x509.UnsupportedGeneralNameType,
)


@dataclass(frozen=True, slots=True)
class Certificate:
    """When a certificate ends, what is wrong with it, and who vouches for which key."""

    expires_at: datetime  # aware UTC
    faults: tuple[TlsFault, ...] = ()
    issuer: str = ""  # the body that vouches for it; empty where none does
    key: str = ""  # digest of the site's public key


def read_certificate(pem: bytes, host: str, as_of: datetime) -> Certificate | None:
    """Return what a certificate (PEM) shown for ``host`` says at ``as_of``; ``None`` if unreadable."""
    try:
        found = x509.load_pem_x509_certificate(pem)
        expires_at, begins_at = found.not_valid_after_utc, found.not_valid_before_utc
        signs = (
            (TlsFault.EXPIRED, expires_at < as_of),
            (TlsFault.NOT_YET_VALID, begins_at > as_of),
            (TlsFault.WRONG_HOST, not _is_for(found, host)),
            (TlsFault.SELF_SIGNED, _is_self_signed(found)),
        )
        issuer, key = _issuer(found), _key(found)
    except _UNREADABLE:
        return None
    faults = tuple(sign for sign, is_there in signs if is_there)
    return Certificate(expires_at, faults, issuer, key)


def _issuer(certificate: x509.Certificate) -> str:
    if certificate.issuer == certificate.subject:
        return ""
    bodies = certificate.issuer.get_attributes_for_oid(x509.NameOID.ORGANIZATION_NAME)
    return " ".join(str(bodies[0].value).split())[:_LONGEST_NAME] if bodies else ""


def _key(certificate: x509.Certificate) -> str:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    try:
        key = certificate.public_key().public_bytes(serialization.Encoding.DER, form)
    except (UnsupportedAlgorithm, ValueError):
        return ""
    return fingerprint(key.hex())


def _is_for(certificate: x509.Certificate, host: str) -> bool:
    try:
        if _is_address(host):
            verify_certificate_ip_address(certificate, host)
        else:
            verify_certificate_hostname(certificate, host.removesuffix("."))
    except (CertificateError, VerificationError):
        return False
    return True


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _is_self_signed(certificate: x509.Certificate) -> bool:
    if certificate.issuer != certificate.subject:
        return False
    try:
        certificate.verify_directly_issued_by(certificate)
    except (InvalidSignature, UnsupportedAlgorithm, TypeError, ValueError):
        return False  # not by a key that can be checked
    return True
