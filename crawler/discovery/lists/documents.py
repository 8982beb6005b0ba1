"""Lists that were printed: the links of a PDF, and the addresses in its text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import islice

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from crawler.discovery.candidate import Proposal
from crawler.page import Page

#: Pages of a document that are looked at.
MOST_PAGES = 300
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\"'|]{3,500}[^\s<>()\"'|.,;:]")


def read_pdf(page: Page) -> Iterator[Proposal]:
    """Yield each address; what stands before it in its line is the name."""
    try:
        reader = PdfReader(io.BytesIO(page.body))
        for sheet in islice(reader.pages, MOST_PAGES):
            yield from _of_sheet(sheet)
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError, OSError):
        return  # a broken file gives what was read before it broke


def _of_sheet(sheet: PageObject) -> Iterator[Proposal]:
    before = ""
    for line in sheet.extract_text().splitlines():
        text = line.strip()
        found = _ADDRESS.search(text)
        if found:
            url = found[0] if "://" in found[0] else f"https://{found[0]}"
            name = text[: found.start()].strip(" \t–—:-•·") or before
            yield Proposal(name[:200] or url, url)
        before = "" if found else text
    for note in sheet.get("/Annots") or ():
        action = note.get_object().get("/A") or {}
        if target := action.get("/URI"):
            yield Proposal(str(target), str(target))
