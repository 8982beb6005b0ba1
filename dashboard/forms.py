"""Read a posted form, with or without files: bounded, in memory alone, nothing of it reaches a disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from datasette.utils.asgi import Request
from python_multipart import FormParser
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import Field, File, parse_options_header

from vocabulary.errors import VitalityError

#: Bytes of a form that are read: with more, whatever came is dropped.
MOST_BYTES = 256 * 1024
#: Bytes of a form that brings files.
MOST_FILE_BYTES = 3 * 1024 * 1024
_WITH_FILES = b"multipart/form-data"
#: Fields of a form that are read.
_MOST_FIELDS = 100
#: Where a form that was read stays, as long as its request.
_KEPT = "vitality.form"
#: A parser that would go on in a temporary file beyond some size never does.
_IN_MEMORY = {"MAX_MEMORY_FILE_SIZE": float("inf"), "UPLOAD_ERROR_ON_BAD_CTE": True}


class TooLarge(VitalityError):  # noqa: N818  it says what is, for whoever answers
    """More came than is read."""


class Unreadable(VitalityError):  # noqa: N818
    """The body is no form."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came."""

    name: str
    body: bytes


@dataclass(frozen=True, slots=True)
class PostedForm:
    """What was filled in: the last value of each field, and the files chosen."""

    fields: Mapping[str, str]
    files: Sequence[Upload] = ()


async def read(request: Request) -> PostedForm:
    """Read the form of a POST. Raises ``TooLarge`` or ``Unreadable``.

    The body comes but once: a page that is made anew finds the form with its request.
    """
    if _KEPT not in request.scope:
        request.scope[_KEPT] = await _read(request)
    form: PostedForm = request.scope[_KEPT]
    return form


async def _read(request: Request) -> PostedForm:
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    body = await _body(request, MOST_FILE_BYTES if kind == _WITH_FILES else MOST_BYTES)
    if kind == _WITH_FILES:
        return _multipart(body, options.get(b"boundary", b""))
    if kind in {b"application/x-www-form-urlencoded", b""}:
        return _urlencoded(body)
    raise Unreadable


async def _body(request: Request, most: int) -> bytes:
    """Return the body, read piece by piece, and no further than the bound."""
    body, is_more = b"", True
    while is_more:
        message = await request.receive()
        if message["type"] != "http.request":  # who asked has gone
            raise Unreadable
        body += message.get("body", b"")
        if len(body) > most:
            raise TooLarge
        is_more = message.get("more_body", False)
    return body


def _urlencoded(body: bytes) -> PostedForm:
    try:
        pairs = parse_qsl(
            body.decode(errors="replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS
        )
    except ValueError as error:
        raise Unreadable from error
    return PostedForm(dict(pairs))


def _multipart(body: bytes, boundary: bytes) -> PostedForm:
    fields: dict[str, str] = {}
    files: list[Upload] = []
    ends: list[bool] = []

    def on_field(field: Field) -> None:
        fields[_words(field.field_name)] = _words(field.value)

    def on_file(file: File) -> None:
        file.file_object.seek(0)
        upload = Upload(_name(file.file_name), file.file_object.read())
        if upload.body:  # without a choice a browser sends a file without name and body
            files.append(upload)

    if not boundary:
        raise Unreadable
    try:
        parser = FormParser(
            "multipart/form-data",
            on_field,
            on_file,
            on_end=lambda: ends.append(True),
            boundary=boundary,
            config=_IN_MEMORY,
        )
        parser.write(body)
    except (FormParserError, AssertionError) as error:
        raise Unreadable from error
    if not ends or len(fields) > _MOST_FIELDS:  # cut off, or no form of ours
        raise Unreadable
    return PostedForm(fields, files)


def _words(value: bytes | None) -> str:
    return (value or b"").decode(errors="replace")


def _name(given: bytes | None) -> str:
    """Return a file's name as it may be shown: short, and without signs that nobody sees."""
    shown = "".join(filter(str.isprintable, _words(given)))
    return shown.replace("\\", "/").rpartition("/")[2][-100:]
