"""Whatever text the database holds, it stays a text: on pages, in feeds, images, tables and headers."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import datetime
from itertools import product
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from lxml import etree
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

from analysis.exporting.columns import AUDIT, COLUMNS
from tests.dashboard.conftest import Browse, serving
from tests.helpers.addresses import OURS
from tests.helpers.hostile import CORPUS, HARMLESS, identifiers, make

IDS = identifiers()
#: Nothing of the database's, but what may stand in an address.
ASKED = [quote(text[:200], safe="") for text in CORPUS]
SHEETS = [f"/network/{name}?lang=en" for name in IDS]
LISTS = [
    *(f"/compare?id={'&id='.join(IDS[i : i + 4])}" for i in range(0, len(IDS), 4)),
    f"/check-list?list={'%0A'.join(IDS)}",
    "/health?lang=en",
    *(f"/obituaries?page={page}" for page in (1, 2)),
]
WAYS = (
    "/?sector={0}&region={0}&lang={0}",
    "/search?q={0}",
    "/metier/{0}",
    "/check-list?list={0}",
    "/network/{0}",
    "/choose?goal=network&sector=it&joined={0}&job={0}&place={0}",
    "/changes?sector={0}&since={0}",
    "/digest?sector={0}&month={0}",
    "/compare?id={0}",
)
PAGES = [address for found in OURS.values() for address in found]
TABLES = (
    "network",
    "network_status",
    "evidence",
    "reason",
    "visit",
    "editorial",
    "group_activity",
    "term",
)
DATASETTE = [
    *(f"/db/{table}" for table in TABLES),
    "/db/network/devs",
    "/db",
    "/db?sql=" + quote("SELECT name, url, note FROM network"),
]  # fmt: skip
#: Elements that run, load or lead what somebody else says.
RUNNING = {f"{tag} " for tag in ("script", "style", "iframe", "object", "embed", "base")}
ADDRESSES = {"href", "src", "action", "formaction", "srcset", "data", "poster", "xlink:href"}


def is_harmless(address: str) -> bool:
    """Whether following an address, as a browser reads it, runs nothing and stays where it says."""
    read = re.sub(r"[\t\n\r]", "", address.lstrip("".join(map(chr, range(33)))))
    return bool(re.match(r"(https?://|mailto:|#|/(?!/))", read, re.IGNORECASE))


def shown(text: str) -> str:
    """Return what can be compared of a text: the signs that are seen, but for spaces."""
    return re.sub(r"[\s\x00-\x20\x7f-\xa0\ufffd]+", "", text)


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two databases alike, of which one holds the corpus."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, texts in (("hostile", CORPUS), ("harmless", HARMLESS)):
        (folder / name).mkdir()
        make(folder / name / "db.db", texts)
    return folder / "hostile" / "db.db", folder / "harmless" / "db.db"


@pytest.fixture(scope="module")
def hostile(paths: tuple[Path, Path]) -> Iterator[Browse]:
    with serving() as start:
        yield start(paths[0])


@pytest.fixture(scope="module")
def harmless(paths: tuple[Path, Path]) -> Iterator[Browse]:
    with serving() as start:
        yield start(paths[1])


def assert_sane(answer: httpx.Response) -> set[str]:
    """Check what every answer has to be; of a page return each kind of element with its attributes' names."""
    assert answer.status_code in {200, 301, 302, 404}, answer.url
    for header in answer.headers.raw:
        assert not re.search(rb"[\r\n\0]", b"".join(header)), answer.url
    assert not [name for name in answer.headers if name == "set-cookie"]
    made: set[str] = set()
    if answer.headers["content-type"].startswith("text/html"):
        for node in LexborHTMLParser(answer.text).css("*"):
            tag = node.tag
            made.add(f"{tag} ")
            for name, value in node.attributes.items():
                made.add(f"{tag} {name}")
                assert not name.startswith("on"), (answer.url, node.html)
                if name in ADDRESSES:
                    assert is_harmless(value or "#"), (answer.url, name, value)
    return made


def assert_ours(answer: httpx.Response) -> set[str]:
    made = assert_sane(answer)
    if made:
        assert not made & RUNNING, answer.url
        assert "default-src 'none'" in answer.headers["content-security-policy"]
    return made


@pytest.mark.parametrize("address", [*PAGES, *LISTS])
def test_a_page_is_made_of_the_same_elements_whatever_texts_it_shows(
    hostile: Browse, harmless: Browse, address: str
) -> None:
    assert assert_ours(hostile(address)) <= assert_ours(harmless(address))


def test_every_sheet_shows_its_texts_as_texts(hostile: Browse, harmless: Browse) -> None:
    known = set().union(*(assert_ours(harmless(address)) for address in SHEETS))
    for address, text in zip(SHEETS, CORPUS, strict=True):
        answer = hostile(address)
        assert assert_ours(answer) <= known, address
        page = LexborHTMLParser(answer.text)
        for part in (
            "title",
            "h1",
            ".verdict .says",
            ".advice",
            ".says q",
            ".why li",
            "#known ~ table",
        ):
            assert shown(text) in shown(page.css(part)[0].text()), (part, text)
        assert shown(text) in shown(
            page.css("meta[property='og:title']")[0].attributes["content"] or ""
        )


@pytest.mark.parametrize("share", [4, pytest.param(1, marks=pytest.mark.real)])
def test_what_an_address_asks_for_is_shown_as_text(
    hostile: Browse, harmless: Browse, share: int
) -> None:
    """By default each text is asked for in some of the ways, and each way for many of the texts."""
    known: set[str] = set()
    for address in (
        *PAGES,
        "/network/nobody",
        "/compare?id=nobody",
        "/choose?goal=network&sector=it&joined=x",
        "/choose?goal=network&job=zzzz&joined=x",
        "/search?q=zzzz",
        "/search?q=lyon",
        "/search?q=zzzz+lyon",
    ):
        known |= assert_ours(harmless(address))
    for place, (way, text) in enumerate(product(WAYS, ASKED)):
        if place % share == 0:
            address = way.format(text)
            assert assert_ours(hostile(address)) <= known, address


@pytest.mark.parametrize("address", DATASETTE)
def test_the_raw_tables_show_texts_as_texts(
    hostile: Browse, harmless: Browse, address: str
) -> None:
    made, model = assert_sane(hostile(address)), assert_sane(harmless(address))
    assert made
    assert made <= model
    path, _, query = address.partition("?")
    answer = hostile(f"{path}.json?_shape=objects&{query}")
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.json()["rows" if "/" in address[1:] or query else "tables"]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    "address", ["/changes.atom?kind=new&", "/sitemap.xml?", "/badge/devs.svg?"]
)
def test_xml_is_well_formed(hostile: Browse, address: str, lang: str) -> None:
    answer = hostile(f"{address}lang={lang}")
    root = etree.fromstring(answer.content, etree.XMLParser(resolve_entities=False))
    assert {str(node.tag).partition("}")[2] for node in root.iter()} <= {
        *("feed", "id", "title", "updated", "link", "author", "name", "entry", "summary"),
        *("urlset", "url", "loc", "lastmod", "svg", "rect", "g", "text"),
    }


def test_the_feeds_tell_every_network(hostile: Browse) -> None:
    titles = [item["title"] for item in hostile("/changes.json?lang=en").json()["items"]]
    root = etree.fromstring(hostile("/changes.atom?lang=en").content)
    told = [node.text or "" for node in root.iter("{*}title")][1:]
    assert len(told) == len(titles) == len(CORPUS)
    for text in CORPUS:
        assert any(shown(text) in shown(title) for title in titles), text
        visible = shown(text).translate({0xFFFE: None, 0xFFFF: None})
        assert any(visible in shown(title) for title in told), text


def cells(sent: str, separator: str) -> Iterator[str]:
    rows = csv.reader(io.StringIO(sent, newline=""), delimiter=separator, strict=True)
    lengths = set()
    for row in rows:
        lengths.add(len(row))
        yield from row
    assert len(lengths) == 1  # no text broke out of its cell


@pytest.mark.parametrize(
    ("address", "posted", "separator"),
    [
        ("/networks.csv?lang=fr", None, ";"),
        ("/networks.csv?lang=en", None, ","),
        ("/check-list?lang=fr", {"as": "csv", "list": "\n".join(IDS)}, ";"),
        ("/check-list?lang=en", {"as": "csv", "list": "\n".join(IDS)}, ";"),
    ],
)
def test_no_cell_of_a_csv_is_a_formula(
    hostile: Browse, address: str, posted: dict[str, str] | None, separator: str
) -> None:
    answer = hostile(address, posted)
    assert_sane(answer)
    found = list(cells(answer.content.decode("utf-8-sig"), separator))
    numbers = re.compile(r"-?[0-9.,]+")
    assert len(found) >= len(CORPUS) * len(AUDIT if posted else COLUMNS)
    for cell in found:
        assert numbers.fullmatch(cell) or not re.match(r"[\s\x00-\x1f]*[=+@-]|[\t\r]", cell), cell


@pytest.mark.parametrize("posted", [None, {"as": "xlsx", "list": "\n".join(IDS)}])
def test_no_cell_of_a_workbook_is_a_formula(hostile: Browse, posted: dict[str, str] | None) -> None:
    answer = hostile("/check-list" if posted else "/networks.xlsx", posted)
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    texts = {
        place
        for place, column in enumerate(AUDIT if posted else COLUMNS)
        if column.kind not in {"number", "least", "decimal", "day"}
    }
    assert sheet.max_row == len(CORPUS) + 1
    for row in sheet.iter_rows(min_row=2):
        for place, cell in enumerate(row):
            assert cell.data_type != "f"
            kinds = str if place in texts else (int, float, datetime)
            assert cell.value is None or isinstance(cell.value, kinds), cell.value
