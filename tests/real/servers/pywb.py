"""pywb, a web archive, from its Python package: with captures of invented days, or recording."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.real.servers.packages import python_with, run
from tests.real.servers.process import LOOPBACK, answers, free_port, running

#: Writes captures into an archive file: what ``Captured`` has, a JSON list a line.
WRITE = """
import io, json, sys
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter
with open(sys.argv[1], "wb") as file:
    writer = WARCWriter(file, gzip=True)
    for url, at, status, body, kind, location in map(json.loads, sys.stdin):
        headers = [("Content-Type", kind)] + ([("Location", location)] if location else [])
        record = writer.create_warc_record(url, "response", payload=io.BytesIO(body.encode()),
            http_headers=StatusAndHeaders(status, headers, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": at})
        writer.write_record(record)
"""


class Captured(NamedTuple):
    """A capture: address, moment (ISO), status line, page, type, and where a redirect led."""

    url: str
    at: str
    status: str
    body: str
    kind: str = "text/html; charset=utf-8"
    location: str = ""


@contextmanager
def pywb(
    folder: Path,
    captures: Iterable[Captured] = (),
    *,
    blocked: Sequence[str] = (),
    records: bool = False,
) -> Iterator[str]:
    """Serve an archive of the captures; yield the address they stand under.

    Of ``blocked`` addresses it may show none. Where it ``records`` it keeps pages when asked to.
    """
    python = python_with("pywb==2.9.1", "setuptools==75.8.0")
    written = folder / "captures.warc.gz"
    run(python, "-c", WRITE, written, stdin="\n".join(json.dumps(each) for each in captures))
    manager = python.parent / "wb-manager"
    run(python, manager, "init", "kept", folder=folder)
    run(python, manager, "add", "kept", written, folder=folder)
    for url in blocked:
        run(python, manager, "acl", "add", "kept", url, "block", folder=folder)
    port = free_port()
    recording = ("--live", "--record", "-a", "--auto-interval", "1") if records else ()
    server = (python, python.parent / "wayback", "-p", str(port), "-b", LOOPBACK, *recording)
    with running(server, folder / "log", lambda: answers(port, LOOPBACK), {}, folder):
        yield f"http://{LOOPBACK}:{port}/kept"
