"""The recorded answers of ``tests/fixtures``, as the pages they were."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from crawler.page import Page
from crawler.settings import DOWNLOAD_MAXSIZE
from crawler.transport.packed import plain

FIXTURES = Path(__file__).parents[1] / "fixtures"
#: The folder of each: ``<probe>/<case>``.
CASES = sorted(meta.parent for meta in FIXTURES.glob("*/*/meta.json"))


def recorded(case: Path) -> Page:
    """Return the answer in a folder, unpacked as a crawl does, at the moment it was recorded."""
    meta = json.loads((case / "meta.json").read_text(encoding="utf-8"))
    [response] = case.glob("response.*")
    headers = {key.lower(): value for key, value in (meta.get("headers") or {}).items()}
    fetched_at = datetime.fromisoformat(meta["fetched_at"])
    body = plain(response.read_bytes(), DOWNLOAD_MAXSIZE)
    return Page(meta["url"], meta.get("status", 200), body, fetched_at, headers)
