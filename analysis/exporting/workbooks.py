"""Excel workbooks whose bytes follow from what is in them, and from nothing else."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from openpyxl import Workbook
from openpyxl.xml.constants import ARC_CORE
from openpyxl.xml.functions import tostring

#: The earliest time a ZIP file can tell: stands for "no time".
_NO_TIME = datetime.fromisoformat("1980-01-01")


def as_bytes(book: Workbook) -> bytes:
    """Return a workbook as a file: the same content gives the same bytes, whenever it is written."""
    written, body = io.BytesIO(), io.BytesIO()
    book.save(written)
    book.properties.created = book.properties.modified = _NO_TIME
    with zipfile.ZipFile(written) as dated, zipfile.ZipFile(body, "w") as timeless:
        for name in dated.namelist():
            part = zipfile.ZipInfo(name, _NO_TIME.timetuple()[:6])
            part.compress_type = zipfile.ZIP_DEFLATED
            is_core = name == ARC_CORE
            data = tostring(book.properties.to_tree()) if is_core else dated.read(name)
            timeless.writestr(part, data)
    return body.getvalue()
