"""Add one row to a file of the catalogue, as people keep it: whole or not at all, in the file's own form."""

from __future__ import annotations

import csv
import errno
import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from vocabulary.catalogue.files import FileForm, decode


def append_row(path: Path, columns: tuple[str, ...], row: Mapping[str, str]) -> None:
    """Add ``row`` to the CSV file at ``path``; a missing file is begun with ``columns``.

    Delimiter, mark and encoding stay as they are, unless the row has signs that Windows-1252 lacks:
    then the file becomes UTF-8 with a mark, which spreadsheets read as well.
    """
    text, form = ",".join(columns) + "\n", FileForm()
    if path.exists():
        text, form = decode(path.read_bytes())
    header = next(csv.reader(io.StringIO(text), delimiter=form.delimiter))
    line = io.StringIO()
    writer = csv.DictWriter(
        line,
        header,
        restval="",
        lineterminator="\n",
        delimiter=form.delimiter,
        extrasaction="ignore",
    )
    writer.writerow(row)
    replace_file(path, text + ("" if text.endswith("\n") else "\n") + line.getvalue(), form)


def replace_file(path: Path, text: str, form: FileForm | None = None) -> None:
    """Write ``text`` beside ``path`` and put it in its place at once: never half a file."""
    only_a_file(path)
    form = form or FileForm()
    try:
        text.encode(form.encoding)
    except UnicodeEncodeError:
        form = replace(form, encoding="utf-8-sig")
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, encoding=form.encoding, newline="")
    new.replace(path)


def only_a_file(path: Path) -> None:
    """Raise ``OSError`` where something would be replaced that is no file: a device, a pipe."""
    if path.exists() and not path.is_file():
        raise FileExistsError(errno.EEXIST, "it is no file", str(path))
