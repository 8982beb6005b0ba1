"""Files of strangers are read in a process of their own: whatever they are, the answer is a list or none."""

from __future__ import annotations

import asyncio
import io
import random
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from analysis.own_lists import NoText
from commands import read_apart as apart
from commands.listed import texts_of
from commands.read_apart import read_apart
from tests.commands.test_audit import FORMS, URLS


def docx() -> bytes:
    """A letter with a link under a name, an address in a line, and a table."""
    document, body = Document(), io.BytesIO()
    document.add_paragraph("Nos réseaux")
    paragraph = document.add_paragraph()
    target = document.part.relate_to(URLS[0], RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = paragraph._p.makeelement(f"{{{paragraph._p.nsmap['w']}}}hyperlink")
    link.set(f"{{{paragraph._p.nsmap['r']}}}id", target)
    run = paragraph.add_run("Le Vif")
    link.append(run._r)
    paragraph._p.append(link)
    document.add_paragraph(f"Le Fermé : {URLS[1]}")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Un autre", URLS[2]
    document.save(body)
    return body.getvalue()


WHOLE = {**FORMS, "list.docx": docx()}


def read(name: str, body: bytes) -> list[str] | None:
    """What is read, or ``None``: it is no list."""
    try:
        return asyncio.run(read_apart(name, body))
    except NoText:
        return None


@pytest.mark.parametrize("name", ["list.docx", "list.pdf", "names.xlsx"])
def test_a_file_is_read_apart_as_it_is_on_the_command_line(name: str) -> None:
    assert read(name, WHOLE[name]) == texts_of(name, WHOLE[name])


def test_a_letter_gives_links_lines_and_tables() -> None:
    [text] = texts_of("letter.docx", WHOLE["list.docx"])
    assert text.splitlines() == [
        "Nos réseaux",
        f"{URLS[0]};Le Vif",
        f"Le Fermé : {URLS[1]}",
        f"Un autre;{URLS[2]}",
    ]


def bomb(*parts: str) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as packed:
        for part in parts:
            packed.writestr(part, b" " * (60 * 1024 * 1024))
    return body.getvalue()


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a "ha">
%s]><opml><body><outline text="&i9;" htmlUrl="https://x.example/"/></body></opml>""" % b"".join(
    b'<!ENTITY i%d "%s">' % (level, b"&i%d;" % (level - 1) * 10 if level else b"&a;")
    for level in range(10)
)
FILES = b"""<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY f SYSTEM "file:///etc/passwd">]>
<opml><body><outline text="&f;" htmlUrl="https://x.example/"/></body></opml>"""


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a.xlsx", lambda: bomb("xl/workbook.xml", "xl/worksheets/sheet1.xml")),
        ("a.docx", lambda: bomb("word/document.xml")),
        ("a.zip", lambda: bomb("x")),
        ("a.pdf", lambda: b"%PDF-1.7\n" + b"[" * 100_000),
        ("a.opml", lambda: LAUGHS),
        ("a.html", lambda: b"<div>" * 100_000),
        ("a.json", lambda: b"[" * 100_000),
        ("a.bin", lambda: bytes(range(256)) * 400),
    ],
)
def test_a_bomb_costs_its_sender_an_answer_and_nobody_else_anything(
    name: str, make: Callable[[], bytes]
) -> None:
    found = read(name, make())
    assert found is None or sum(map(len, found)) < 200_000


def test_no_file_of_ours_comes_back_in_an_entity() -> None:
    assert "root:" not in str(read("a.opml", FILES))


def test_what_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "PATIENCE", 0.0)
    assert read("list.pdf", WHOLE["list.pdf"]) is None


@pytest.mark.parametrize("name", WHOLE)
def test_a_cut_or_spoilt_file_is_a_list_or_none(name: str) -> None:
    body, dice = WHOLE[name], random.Random(name)
    for _ in range(25):
        spoilt = bytearray(body[: dice.randrange(len(body))] if dice.random() < 0.5 else body)
        for _ in range(dice.randrange(8)):
            if spoilt:
                spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
        assert all(isinstance(text, str) for text in texts_of(name, bytes(spoilt)))
