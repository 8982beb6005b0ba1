"""Lists in documents: the links of a PDF and the addresses in its text, the lines and tables of a DOCX.

Their libraries are loaded by the first such document: who reads another form in a process of its own starts
without them.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from crawler.discovery.candidate import Proposal
from crawler.page import Page

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph
    from pypdf import PageObject

#: Pages of a document that are looked at.
MOST_PAGES = 300
#: Lines and rows of a document that are looked at; bytes of one once unpacked.
MOST_LINES, MOST_BYTES = 20_000, 50 * 1024 * 1024
_DOCX = "word/document.xml"
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\"'|]{3,500}[^\s<>()\"'|.,;:]")


def read_pdf(page: Page) -> Iterator[Proposal]:
    """Yield each address; what stands before it in its line is the name."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(page.body))
        for sheet in islice(reader.pages, MOST_PAGES):
            yield from _of_sheet(sheet)
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError, OSError):
        return  # a broken file gives what was read before it broke


def is_docx(body: bytes) -> bool:
    """Whether a file is a Word document, and unpacks to what can be read."""
    if not body.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
    names = {part.filename for part in parts}
    return _DOCX in names and sum(part.file_size for part in parts) <= MOST_BYTES


def docx_rows(body: bytes) -> Iterator[list[str]]:
    """Yield the lines of a Word document and the rows of its tables; where a line links, with the address."""
    from docx import Document
    from docx.table import Table
    from lxml.etree import LxmlError

    try:
        document = Document(io.BytesIO(body))
        for part in islice(document.iter_inner_content(), MOST_LINES):
            if isinstance(part, Table):
                for row in islice(part.rows, MOST_LINES):
                    cells = [each for cell in row.cells for each in cell.paragraphs]
                    yield [text for each in cells for text in _of_paragraph(each)]
            elif row_ := list(_of_paragraph(part)):
                yield row_
    except (KeyError, ValueError, OSError, AttributeError, LxmlError, zipfile.BadZipFile):
        return  # a broken file gives what was read before it broke


def _of_paragraph(paragraph: Paragraph) -> Iterator[str]:
    yield from (link.address for link in paragraph.hyperlinks if link.address)
    if text := " ".join(paragraph.text.split()):
        yield text


def read_docx(page: Page) -> Iterator[Proposal]:
    """Yield each line or row with an address; what else it says is the name."""
    for row in docx_rows(page.body):
        line = " ".join(row)
        if found := _ADDRESS.search(line):
            url = _url(found[0])
            names = (text for text in row if not _ADDRESS.search(text))
            yield Proposal(next(names, url)[:200], url)


def _of_sheet(sheet: PageObject) -> Iterator[Proposal]:
    before = ""
    for line in sheet.extract_text().splitlines():
        text = line.strip()
        found = _ADDRESS.search(text)
        if found:
            url = _url(found[0])
            name = text[: found.start()].strip(" \t–—:-•·") or before
            yield Proposal(name[:200] or url, url)
        before = "" if found else text
    for note in sheet.get("/Annots") or ():
        action = note.get_object().get("/A") or {}
        if target := action.get("/URI"):
            yield Proposal(str(target), str(target))


def _url(address: str) -> str:
    """Return an address as written, with the scheme that "www." leaves out."""
    return address if "://" in address else f"https://{address}"
