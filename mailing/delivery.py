"""How something leaves: by SMTP, as a POST, or by a channel of Apprise's."""

from __future__ import annotations

import hashlib
import hmac
import json
import smtplib
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email.message import EmailMessage
from ipaddress import ip_address
from typing import Any
from urllib.parse import unquote, urlsplit

import httpx

from vocabulary.errors import VitalityError

#: Seconds that a server may take for one step.
PATIENCE = 30
#: The header that proves to a program that we sent it, where a secret is set.
SIGNATURE = "X-Vitality-Signature"


class NotSent(VitalityError):  # noqa: N818  it says what is, for whoever tries again
    """It has surely not left; the text says why, without the address."""


class SettingsError(VitalityError):
    """The settings of the mail cannot be used; the text says what to write."""


class Mailbox:
    """A connection to the operator's mail server."""

    def __init__(self, server: smtplib.SMTP) -> None:
        self._server = server

    def send(self, mail: EmailMessage) -> None:
        """Hand a mail over.

        Raises ``NotSent`` when the server refuses it; an ``OSError`` when the connection is lost, and
        nobody knows whether it has left.
        """
        try:
            self._server.send_message(mail)
        except smtplib.SMTPServerDisconnected:
            raise
        except smtplib.SMTPRecipientsRefused as error:
            [(code, _text)] = error.recipients.values()
            raise NotSent(f"the mail server refuses the address ({code})") from None
        except smtplib.SMTPResponseException as error:
            raise NotSent(f"the mail server refuses the mail ({error.smtp_code})") from None
        except (smtplib.SMTPNotSupportedError, ValueError, UnicodeError):
            raise NotSent("the mail server takes no such address") from None


@contextmanager
def mailbox(smtp: str) -> Iterator[Mailbox]:
    """Connect to ``smtp://user:password@host:port`` or ``smtps://…``; a password travels encrypted only.

    Raises ``SettingsError``, or ``NotSent`` when the server cannot be reached or refuses us.
    """
    try:
        parts = urlsplit(smtp)
        host, port = parts.hostname or "", parts.port or 0
    except ValueError:
        host, port = "", 0
    if not host or parts.scheme not in {"smtp", "smtps"}:
        raise SettingsError("write the mail server as smtp://user:password@host:587 or smtps://…")
    try:
        server = _connected(parts.scheme, host, port)
    except (OSError, smtplib.SMTPException) as error:
        raise NotSent(f"the mail server cannot be reached ({type(error).__name__})") from None
    with server:
        is_safe = parts.scheme == "smtps" or _is_encrypted(server)
        if parts.username:
            if not (is_safe or _is_here(host)):
                raise SettingsError(
                    "the mail server takes passwords unencrypted only: use smtps://"
                )
            try:
                server.login(unquote(parts.username), unquote(parts.password or ""))
            except smtplib.SMTPException:
                raise NotSent("the mail server refuses the user or the password") from None
        yield Mailbox(server)


def _connected(scheme: str, host: str, port: int) -> smtplib.SMTP:
    if scheme == "smtps":
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(host, port or 465, timeout=PATIENCE, context=context)
    return smtplib.SMTP(host, port or 587, timeout=PATIENCE)


def _is_encrypted(server: smtplib.SMTP) -> bool:
    """Encrypt the connection where the server can."""
    server.ehlo_or_helo_if_needed()
    if not server.has_extn("starttls"):
        return False
    try:
        server.starttls(context=ssl.create_default_context())
    except (OSError, smtplib.SMTPException):
        raise NotSent("the mail server's certificate is not to be trusted") from None
    return True


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def post(url: str, data: Mapping[str, Any], key: str, secret: str) -> None:
    """Send data as JSON; ``secret`` signs the body (HMAC-SHA256), ``key`` tells a repetition.

    Raises ``NotSent`` when it is refused; ``httpx.TransportError`` when nobody knows.
    """
    body = json.dumps(data, ensure_ascii=False).encode()
    headers = {"Content-Type": "application/json", "Idempotency-Key": key}
    if secret:
        signed = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
        headers[SIGNATURE] = f"sha256={signed}"
    try:
        answer = httpx.post(url, content=body, headers=headers, timeout=PATIENCE)
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.InvalidURL) as error:
        raise NotSent(f"the address cannot be reached ({type(error).__name__})") from None
    if not answer.is_success:
        raise NotSent(f"the address answers {answer.status_code}")


def announce(url: str, title: str, text: str) -> None:
    """Send a short text by one of the channels of Apprise. Raises ``SettingsError`` or ``NotSent``."""
    try:
        import apprise
    except ImportError:
        raise SettingsError(
            "channels need one more library: pip install 'vitality[channels]'"
        ) from None
    channel = apprise.Apprise()
    if not channel.add(url):
        raise SettingsError(f"{url.partition(':')[0]}:// is no channel that Apprise knows")
    if not channel.notify(body=text, title=title):
        raise NotSent("the channel does not take it")
