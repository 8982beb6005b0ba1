"""A list to check: names and links, pasted or in a file, answered with verdicts, successors and alternatives.

Nothing of the list is kept: it comes with a form and goes back with the page or the download.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from functools import partial

from datasette.utils.asgi import Response

from dashboard.files.downloads import CSV, as_file, csv_lines, workbook
from dashboard.forms import MOST_BYTES, Form, NoText, TooLarge, Unreadable, read
from dashboard.index import Row
from dashboard.own_lists import MOST_ROWS, TooLong, look_up
from dashboard.published import Published
from dashboard.visitor import NO_STORE, READING, Visitor, anyhow, elsewhere, with_data
from vocabulary.said import Said

_ALTERNATIVES = {
    "near": """
      SELECT network, other AS id, name FROM network_alternatives
      WHERE network IN (SELECT value FROM json_each(:ids)) ORDER BY network, position
    """
}

_NAME = Said("liste-verifiee", "checked-list")


@partial(with_data, methods=(*READING, "POST"))
async def page(visitor: Visitor) -> Response:
    """Show the verdicts on a list, or send them as a file for a spreadsheet."""
    try:
        form = await _asked(visitor)
        text = form.fields.get("list", "")
        texts = [text, *(file.text for file in form.files)]
        found = await asyncio.to_thread(_found, visitor.published, texts)
    except (TooLarge, TooLong, NoText, Unreadable) as refused:
        return await _refused(visitor, refused)
    kind = form.fields.get("as")
    if kind in {"csv", "xlsx"} and found:
        return await _file(visitor, [row for _name, row in found if row], kind)
    ids = json.dumps([row["id"] for _name, row in found if row])
    others = await visitor.ask(_ALTERNATIVES, {"ids": ids})
    near: dict[str, list[Row]] = {}
    for other in others["near"]:
        near.setdefault(other["network"], []).append(other)
    context = {
        "found": [
            {"asked": name, "network": row, "near": near.get(row["id"], ()) if row else ()}
            for name, row in found
        ],
        "list": text,
        "files": [file.name for file in form.files],
        "is_empty": visitor.request.method == "POST" and not found,
    }
    return await visitor.page("check_list.html", context, pairs=[], more=NO_STORE)


@anyhow
async def moved(visitor: Visitor) -> Response:
    """Lead from where this page was to where it is."""
    return elsewhere(visitor.links.page("check-list"), for_good=True)


async def _asked(visitor: Visitor) -> Form:
    if visitor.request.method == "POST":
        return await read(visitor.request)
    return Form({"list": visitor.request.args.get("list") or ""})


def _found(published: Published, texts: Sequence[str]) -> list[tuple[str, Row | None]]:
    """Return what each row asks for, with the row of the network it names, if any."""
    by_id = published.index.by_id
    found = look_up(texts, published.finder)
    return [(asked, by_id[item.id] if item else None) for asked, item in found]


async def _refused(visitor: Visitor, why: Exception) -> Response:
    """Say what to do with a list that cannot be looked up."""
    gettext, number = visitor.texts.gettext, visitor.texts.number
    match why:
        case TooLarge() | TooLong():
            status = 413
            sentence = gettext(
                "At most %(kilobytes)s kB and %(rows)s rows are read at once: keep only the column "
                "of names or links, or send your list in several parts."
            ) % {"kilobytes": MOST_BYTES // 1024, "rows": number(MOST_ROWS)}
        case NoText():
            status = 415
            sentence = gettext(
                "This file is no text: open it in your spreadsheet, save it as CSV and choose "
                "that file."
            )
        case _:
            status = 400
            sentence = gettext(
                "What was sent could not be read as a form: go back to the list and send it again."
            )
    return await visitor.message(gettext("Your list could not be read"), sentence, status, NO_STORE)


async def _file(visitor: Visitor, rows: Sequence[Row], kind: str) -> Response:
    name = _NAME[visitor.texts.lang]
    if kind == "xlsx":
        return await workbook(visitor, rows, name, NO_STORE)
    body = "".join(csv_lines(visitor, rows))
    return Response(body, headers=as_file(f"{name}.csv") | NO_STORE, content_type=CSV)
