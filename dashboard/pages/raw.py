"""Datasette's own pages (database, table, row, query, errors) within our header, footer and language.

Their templates stand beside ``templates/vitality/`` under the names that Datasette gives them.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from sqlite3 import ProgrammingError
from typing import Any

from datasette.utils import path_with_added_args, path_with_removed_args, path_with_replaced_args
from datasette.utils.asgi import Base400, NotFound, Request, Response
from datasette.views.base import DatasetteError

from dashboard import published
from dashboard.filters import Filters
from dashboard.links import Links
from dashboard.visitor import READING, basics
from dashboard.words.languages import asked_language
from dashboard.words.texts import Texts
from vocabulary.said import Language


async def frame(datasette: Any, request: Request | None) -> dict[str, Any]:
    """Return what header, footer and sentences of Datasette's pages need.

    ``adding``, ``replacing`` and ``removing`` give the present address with other arguments. The
    list's filters are left out: an argument called ``state`` filters the table here.
    """
    found = await published.newest(datasette)
    texts = Texts.of(request)
    database = found[0].name if found else ""
    links = Links(datasette.urls, database, Filters(), asked_language(request))
    common = {**basics(datasette, texts, links), "languages": {}}
    if request is None:
        return common

    def changing(change: Callable[[Request, Any], str]) -> Callable[[Any], str]:
        return lambda arguments: str(datasette.urls.path(change(request, arguments)))

    replacing = changing(path_with_replaced_args)
    return {
        **common,
        "languages": {lang: replacing({"_lang": lang}) for lang in Language},
        "adding": changing(path_with_added_args),
        "replacing": replacing,
        "removing": changing(path_with_removed_args),
    }


def blame(request: Request, exception: Exception) -> None:
    """Mark an error as the visitor's: Datasette says 500, too, where the question is nonsense.

    Its own pages are there to be read; whoever does anything else to them asks for what is not.
    """
    arguments = [name for name in request.args if name.startswith("_") and name != "_lang"]
    is_odd = arguments or request.method not in READING
    if isinstance(exception, Base400 | DatasetteError) or is_odd:
        exception.is_visitors = True  # type: ignore[attr-defined]


def is_nowhere(exception: Exception) -> bool:
    """Whether an address leads nowhere: also one of a file within a file, or of a row by half of its key."""
    is_half = isinstance(exception, ProgrammingError) and "did not supply a value" in str(exception)
    return is_half or isinstance(exception, NotFound | NotADirectoryError)


def is_visitors(exception: Exception) -> bool:
    """Whether an error is marked as the visitor's."""
    return getattr(exception, "is_visitors", False)


def _status(exception: Exception) -> int:
    status = getattr(exception, "status", 500)
    return 400 if is_visitors(exception) and status >= 500 else int(status)


def failed_json(exception: Exception) -> Response:
    """Answer a machine what cannot be answered, in Datasette's form."""
    status = _status(exception)
    said = str(exception) if isinstance(exception, Base400 | DatasetteError) else "Not understood"
    return Response.json({"ok": False, "error": said, "status": status, "title": None}, status)


async def failed(request: Request, datasette: Any, exception: Exception) -> Response:
    """Answer what cannot be answered: in plain words, with SQLite's or Datasette's own below."""
    status = _status(exception)
    if status == 500:
        traceback.print_exception(exception)
    heading, sentence, detail = _told(exception, Texts.of(request).gettext)
    context = {
        "heading": heading,
        "sentence": sentence,
        "detail": detail,
        "sql": request.args.get("sql") or "",
        "path": datasette.urls.path(request.path),
    }
    body = await datasette.render_template("error.html", context, request=request)
    return Response.html(body, status=status)


def _told(exception: Exception, _: Callable[[str], str]) -> tuple[str, str, str]:
    title = getattr(exception, "title", None)
    if title == "SQL Interrupted":
        stopped = _(
            "It was stopped, so that the other pages stay fast. Ask for less: fewer rows, or one "
            "table at a time."
        )
        return _("This query takes too long"), stopped, ""
    if title == "Invalid SQL":
        return _("This query cannot be run"), _("The database says why:"), str(exception.args[0])
    if is_visitors(exception):
        detail = str(exception.args[0]) if exception.args else ""
        return _("This cannot be answered"), _("Something in the address is wrong:"), detail
    return _("Something went wrong"), _("This page could not be made. The log says why."), ""
