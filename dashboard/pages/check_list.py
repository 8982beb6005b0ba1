"""A list to check: names and links, pasted or in a file, answered with verdicts, successors and alternatives.

Nothing of the list is kept: it comes with a form and goes back with the page or the download.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from datasette.utils.asgi import Response

from analysis.audit import AuditLine, KnownNetwork, as_rows, audit, ended, summary, with_instead
from analysis.exporting.columns import AUDIT
from analysis.own_lists import MOST_ROWS, NoText, TooLong, as_text
from analysis.reason import State
from dashboard.files.downloads import CSV, XLSX, as_file
from dashboard.forms import MOST_FILE_BYTES, PostedForm, TooLarge, Unreadable, Upload, read
from dashboard.handed import handed_to
from dashboard.index import Row
from dashboard.published import Published
from dashboard.visitor import NO_STORE, READING, Visitor, anyhow, elsewhere, with_data
from dashboard.words.texts import Texts
from vocabulary.said import Said

_ALTERNATIVES = {
    "near": """
      SELECT network, other AS id, name, url FROM network_alternatives
      WHERE network IN (SELECT value FROM json_each(:ids)) ORDER BY network, position
    """
}

#: Endings of files that are text.
_PLAIN = (".csv", ".txt", ".tsv")
_NAME = Said("liste-verifiee", "checked-list")
#: States of the networks that a list had better name no more.
_LEFT = frozenset({State.DEAD, State.MOVED, State.DORMANT})


@partial(with_data, methods=(*READING, "POST"))
async def page(visitor: Visitor) -> Response:
    """Show the verdicts on a list, or send them as a file for a spreadsheet."""
    try:
        form = await _asked(visitor)
        text = form.fields.get("list", "")
        texts = [text]
        for file in form.files:
            texts += await _texts(visitor, file)
        lines = await asyncio.to_thread(_lines, visitor.published, texts)
    except (TooLarge, TooLong, NoText, Unreadable) as refused:
        return await _refused(visitor, refused)
    others = await visitor.ask(_ALTERNATIVES, {"ids": json.dumps(ended(lines))})
    near: dict[str, list[Row]] = {}
    for other in others["near"]:
        near.setdefault(other["network"], []).append(other)
    lines = with_instead(lines, near)
    kind = form.fields.get("as")
    if kind in {"csv", "xlsx"} and lines:
        return await asyncio.to_thread(_file, visitor, lines, kind)
    context = {
        "title": _title(lines, visitor.texts) if lines else "",
        "found": lines,
        "asked": "\n".join(line.asked for line in lines),
        "left_states": _LEFT,
        "unknown": [line.asked for line in lines if line.network is None and not line.meant],
        "summary": summary(lines)[visitor.texts.lang],
        "list": text,
        "files": [file.name for file in form.files],
        "is_empty": visitor.request.method == "POST" and not lines,
    }
    return await visitor.page("check_list.html", context, pairs=[], more=NO_STORE)


@anyhow
async def moved(visitor: Visitor) -> Response:
    """Lead from where this page was to where it is."""
    return elsewhere(visitor.links.page("check-list"), for_good=True)


def _title(lines: Sequence[AuditLine], texts: Texts) -> str:
    """Return what to do about a list, as its page is headed."""
    to_change = sum(line.state in _LEFT for line in lines)
    if not to_change:
        return texts.gettext("Your list: nothing to change")
    said = texts.ngettext(
        "Your list: %(number)s network to change, of %(all)s",
        "Your list: %(number)s networks to change, of %(all)s",
        to_change,
    )
    return said % {"number": texts.number(to_change), "all": texts.number(len(lines))}


async def _asked(visitor: Visitor) -> PostedForm:
    if visitor.request.method == "POST":
        return await read(visitor.request)
    return PostedForm({"list": visitor.request.args.get("list") or ""})


async def _texts(visitor: Visitor, file: Upload) -> list[str]:
    """Return the tables of a file. Raises ``NoText``.

    Plain text is read here, all else by what was handed to us.
    """
    read_file = handed_to(visitor.datasette).read_file
    if read_file is None:
        return [as_text(file.body)]
    if file.name.lower().endswith(_PLAIN):
        with suppress(NoText):  # a workbook under another name
            return [as_text(file.body)]
    return await read_file(file.name, file.body)


def _lines(published: Published, texts: Sequence[str]) -> list[AuditLine]:
    known = KnownNetwork(published.index.by_id, published.finder, published.near_names)
    return audit(texts, known)


async def _refused(visitor: Visitor, why: Exception) -> Response:
    """Say what to do with a list that cannot be looked up."""
    gettext, number = visitor.texts.gettext, visitor.texts.number
    match why:
        case TooLarge() | TooLong():
            status = 413
            sentence = gettext(
                "At most %(kilobytes)s kB and %(rows)s rows are read at once: keep only the column "
                "of names or links, or send your list in several parts."
            ) % {"kilobytes": MOST_FILE_BYTES // 1024, "rows": number(MOST_ROWS)}
        case NoText():
            status = 415
            sentence = gettext(
                "No list can be read in this file: open it in your spreadsheet, save it as CSV and "
                "choose that file."
            )
        case _:
            status = 400
            sentence = gettext(
                "What was sent could not be read as a form: go back to the list and send it again."
            )
    return await visitor.message(gettext("Your list could not be read"), sentence, status, NO_STORE)


def _file(visitor: Visitor, lines: Sequence[AuditLine], kind: str) -> Response:
    # Loads openpyxl and pipelines.schema, which no page needs.
    from analysis.exporting.export import excel_csv, xlsx

    language, terms, rows = visitor.texts.lang, visitor.published.terms, as_rows(lines)
    headers = as_file(f"{_NAME[language]}.{kind}") | NO_STORE
    if kind == "xlsx":
        body: Any = xlsx(rows, language, terms, AUDIT)
        return Response(body, headers=headers, content_type=XLSX)
    text = "".join(excel_csv(rows, language, terms, AUDIT))
    return Response(text, headers=headers, content_type=CSV)
