"""The headers of every answer, whoever made it: a page of ours, one of Datasette’s, a file, an error."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from typing import Any

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Any, Any, Send], Awaitable[None]]

#: No script runs and nothing is loaded from elsewhere, whatever a template or a database holds.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
_GUARDS = {name.lower().encode(): value.encode() for name, value in HEADERS.items()}
#: In a question's scope: the sites that may show its answer in a frame. A page adds to it.
FRAMES = "vitality.frames"
_POLICY, _NO_FRAMES = b"content-security-policy", b"frame-ancestors 'none'"
_VARY, _LANGUAGE = b"vary", b"Accept-Language"


def guarded(app: App) -> App:
    """Send our headers with every answer.

    Everything works without scripts, so none may run: a name in the data that is taken for markup
    one day stays harmless. Pages are in the visitor's language, and say so to what keeps copies.
    """

    async def answer(scope: Any, receive: Any, send: Send) -> None:
        frames: list[str] = []
        scope = {**scope, FRAMES: frames}

        async def guard(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": _with_guards(message.get("headers", ()), frames)}
            await send(message)

        await app(scope, receive, guard)

    return answer


def _with_guards(headers: Any, frames: Sequence[str]) -> list[tuple[bytes, bytes]]:
    guards, kept = dict(_GUARDS), []
    if frames:
        guards[_POLICY] = guards[_POLICY].replace(
            _NO_FRAMES, f"frame-ancestors {' '.join(frames)}".encode()
        )
    varies: list[bytes] = []
    is_page = False
    for name, value in headers:
        lower = name.lower()
        if lower == _VARY:
            varies.append(value)
        elif lower not in guards:
            kept.append((name, value))
        is_page |= lower == b"content-type" and value.startswith(b"text/html")
    if is_page and not any(_LANGUAGE in value for value in varies):
        varies.append(_LANGUAGE)
    if varies:
        guards[_VARY] = b", ".join(varies)
    return [*kept, *guards.items()]
