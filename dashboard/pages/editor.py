"""Where the operator's editors enter proposals, notes, descriptions and wishes to be left out.

Without an editor handed over by the command that serves there is no such page. The dashboard writes
nothing itself: an entry goes to the writer that came with the token.
"""

from __future__ import annotations

import asyncio
import hmac
import sqlite3
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import Any
from weakref import WeakKeyDictionary

from datasette.utils.asgi import NotFound, Response

from dashboard.forms import PostedForm, TooLarge, Unreadable, read
from dashboard.handed import Editor, handed_to
from dashboard.sessions import Gate, Session, cookie
from dashboard.visitor import NO_STORE, READING, Visitor, with_data
from vocabulary.entries import ROLES, SEEN, Entry, EntryKind, entry_faults
from vocabulary.errors import VitalityError
from vocabulary.said import Said

_GATES: WeakKeyDictionary[Any, Gate] = WeakKeyDictionary()
_LAST = {"entries": "SELECT * FROM entry ORDER BY id DESC LIMIT 30"}
_CLOSED = Said("Ce jeton n'est pas le bon.", "This token is not the right one.")
_BUSY = Said("Trop d'essais : attendez une minute.", "Too many tries: wait a minute.")
_FOREIGN = Said(
    "Ce formulaire n'est plus valable : rechargez la page.",
    "This form is no longer good: load again.",
)
_TAKEN = Said("Noté.", "Noted.")
_FAILED = Said("La base est occupée : réessayez.", "The database is busy: try again.")


@partial(with_data, methods=(*READING, "POST"))
async def page(visitor: Visitor) -> Response:
    """Ask for the token, show the forms, or take what was entered."""
    editor = handed_to(visitor.datasette).editor
    if editor is None:
        raise NotFound("There is no editor")
    gate = _GATES.setdefault(visitor.datasette, Gate())
    session = gate.session(visitor.request.cookies)
    if visitor.request.method != "POST":
        told = _TAKEN if session and visitor.address.is_on("taken") else None
        return await _shown(visitor, session, told)
    try:
        form = await read(visitor.request)
    except (TooLarge, Unreadable):
        return await _shown(visitor, session, _FOREIGN, 400)
    if session is None:
        return await _opened(visitor, editor, gate, form)
    return await _entered(visitor, editor, gate, session, form)


async def _opened(visitor: Visitor, editor: Editor, gate: Gate, form: PostedForm) -> Response:
    if gate.is_busy("try"):
        return await _shown(visitor, None, _BUSY, 429)
    role = form.fields.get("role", "")
    value = gate.open(editor, form.fields.get("token", ""), role) if role in ROLES else None
    if value is None:
        return await _shown(visitor, None, _CLOSED, 403)
    return _led_back(visitor, value)


async def _entered(
    visitor: Visitor, editor: Editor, gate: Gate, session: Session, form: PostedForm
) -> Response:
    fields = form.fields
    if not hmac.compare_digest(fields.get("form_key", "").encode(), session.form_key.encode()):
        return await _shown(visitor, session, _FOREIGN, 403)
    if "leave" in fields:
        return _led_back(visitor, "")
    if gate.is_busy("entry"):
        return await _shown(visitor, session, _BUSY, 429)
    entry = _entry(fields, session, visitor)
    known = visitor.published.index.by_id
    today = visitor.texts.now.date()
    if entry is None or (wrong := next(entry_faults(entry, known, today), None)):
        return await _shown(visitor, session, wrong if entry else _FOREIGN, 400, fields)
    try:
        await asyncio.to_thread(editor.write, entry)
    except (sqlite3.Error, OSError, VitalityError):
        return await _shown(visitor, session, _FAILED, 503, fields)
    # Nothing more is asked of the database here: there is a new publication, and the form comes but once.
    return _led_to(visitor.links.editor(is_taken=True))


def _entry(fields: Any, session: Session, visitor: Visitor) -> Entry | None:
    kind = fields.get("kind", "")
    if kind not in set(EntryKind):
        return None
    text = {name: " ".join(fields.get(name, "").split()) for name in ("text_fr", "text_en")}
    value = fields.get("value", "").strip()
    if kind == EntryKind.NOTE and value in SEEN and not any(text.values()):
        text = {"text_fr": SEEN[value].fr, "text_en": SEEN[value].en}
    found = visitor.published.finder.find(fields.get("network", ""))
    return Entry(
        EntryKind(kind),
        session.role,
        fields.get("dated", "") or visitor.texts.now.date().isoformat(),
        found.id if found else fields.get("network", "").strip(),
        value,
        fields.get("source_url", "").strip(),
        text["text_fr"],
        text["text_en"] or text["text_fr"],
    )


def _led_back(visitor: Visitor, value: str) -> Response:
    path = str(visitor.datasette.urls.path("editor"))
    is_secure = visitor.whole(path).startswith("https://")
    return _led_to(visitor.links.editor(), {"Set-Cookie": cookie(value, path, is_secure=is_secure)})


def _led_to(address: str, more: Mapping[str, str] = MappingProxyType({})) -> Response:
    """Lead the browser on by a GET, so that nothing is entered twice when a page is loaded again."""
    headers = {"Location": address, **NO_STORE, **more}
    return Response("", status=303, headers=headers, content_type="text/plain")


async def _shown(
    visitor: Visitor,
    session: Session | None,
    told: Said | None = None,
    status: int = 200,
    fields: Any = None,
) -> Response:
    last = (await visitor.ask(_LAST, {}))["entries"] if session else []
    context = {
        "session": session,
        "told": told[visitor.texts.lang] if told else "",
        "fields": fields or {},
        "roles": {name: label[visitor.texts.lang] for name, label in ROLES.items()},
        "entries": last,
        "today": visitor.texts.now.date().isoformat(),
    }
    return await visitor.page("editor.html", context, status, pairs=[], more=NO_STORE)
