"""Asking an archive to keep pages as they are now. Pure: it says what to ask next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from crawler.archives.captures import Archive, read_index
from crawler.archives.conversing import Silence, why_silent
from crawler.page import Page
from crawler.question import Talk
from vocabulary.archived import KeptCopy

#: How far an archive's clock may be behind ours.
_CLOCKS_APART = timedelta(minutes=10)


class Deciding(NamedTuple):
    """A page that decided a verdict."""

    network: str
    url: str


def keep_talk(
    pages: Iterable[Deciding],
    archive: Archive,
    keep: Callable[[KeptCopy], None],
    silence: Silence,
    now: Callable[[], datetime],
) -> Talk:
    """Ask to keep each page; hand what came of it to ``keep``.

    The address of a copy is the one that the answer tells, else the newest in the archive's index. A page
    that the archive does not keep, for whatever reason of its own, has none and is not asked for again. At
    the first sign that the archive has had enough it is asked no further.
    """
    for page in pages:
        asked_at = now()
        answer = yield archive.keep(page.url)
        if not isinstance(answer, Page) or answer.status == 429 or answer.status >= 500:
            silence.why = why_silent(answer)
            return
        address = archive.kept_at(answer)
        if not address and answer.status < 400:
            since = asked_at - _CLOCKS_APART
            listed = yield archive.index(page.url, f"{since:%Y%m%d%H%M%S}", now().year)
            captures = read_index(listed) if isinstance(listed, Page) else []
            if captures and captures[-1].at >= since:
                address = archive.shown(captures[-1])
        keep(KeptCopy(page.network, page.url, archive.host, asked_at, address))
