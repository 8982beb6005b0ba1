"""Who may enter something: the operator's token, a cookie under /editor, and how often one may try."""

from __future__ import annotations

import hmac
import secrets
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from itsdangerous import BadData, URLSafeTimedSerializer

from dashboard.handed import Editor

COOKIE = "vitality_editor"
#: Seconds a cookie is good for: a working day.
LIFE = 8 * 3600
#: Wrong tokens, and entries, within a minute; more are told to come back.
MOST_TRIES, MOST_ENTRIES = 5, 20


@dataclass(frozen=True, slots=True)
class Session:
    """One editor's: in which role, and what their forms carry so that no other site can send one."""

    role: str
    form_key: str


@dataclass(slots=True)
class Gate:
    """What opens the editor's pages of one server. A restart ends all sessions."""

    _signer: URLSafeTimedSerializer = field(
        default_factory=lambda: URLSafeTimedSerializer(secrets.token_hex(32))
    )
    _tries: deque[float] = field(default_factory=deque)
    _entries: deque[float] = field(default_factory=deque)

    def is_busy(self, what: str) -> bool:
        """Count one try or entry; whether these are too many within a minute."""
        counted, most = {
            "try": (self._tries, MOST_TRIES),
            "entry": (self._entries, MOST_ENTRIES),
        }[what]
        now = time.monotonic()
        while counted and counted[0] < now - 60:
            counted.popleft()
        counted.append(now)
        return len(counted) > most

    def open(self, editor: Editor, token: str, role: str) -> str | None:
        """Return a cookie's value for the right token, else ``None``."""
        if not hmac.compare_digest(token.encode(), editor.token.encode()):
            return None
        self._tries.clear()
        return self._signer.dumps([role, secrets.token_urlsafe(16)])

    def session(self, cookies: Any) -> Session | None:
        """Return the session that a request's cookie is of."""
        try:
            role, form_key = self._signer.loads(cookies.get(COOKIE, ""), max_age=LIFE)
        except (BadData, ValueError, TypeError):
            return None
        return Session(str(role), str(form_key))


def cookie(value: str, path: str, *, is_secure: bool) -> str:
    """Return the header that sets the cookie: for these pages alone, out of scripts' and others' reach."""
    life = LIFE if value else 0
    secure = "; Secure" if is_secure else ""
    return f"{COOKIE}={value}; Path={path}; Max-Age={life}; HttpOnly; SameSite=Strict{secure}"
