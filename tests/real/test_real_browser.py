"""The dashboard in a real browser: every page on a desk and in a hand, and a counsellor's whole way."""

from __future__ import annotations

import csv
import io
import os
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from demo.web import DemoWeb
from tests.helpers.crawling import ROOT, impatient
from tests.real.servers.packages import install_debian_packages, node_modules_with
from tests.real.servers.process import LOOPBACK, answers, free_port, running

pytestmark = pytest.mark.real

AXE = "axe-core@4.10.3"
SIZES = {"desk": (1366, 768), "hand": (390, 844), "narrow": (320, 640)}
PAGES = {
    "home": "/",
    "nothing": "/?q=zzzz&state=dead",
    "filtered": "/?state=alive&sector=it&sort=members",
    "alive": "/network/donnees",
    "dead": "/network/ferme",
    "hidden": "/network/connexion",
    "hostile": "/network/titre-hostile",
    "choose": "/choose",
    "chosen": "/choose?goal=network&sector=it&joined=Grand+R%C3%A9seau+Pro",
    "compare": "/compare?id=forum-bois&id=donnees&id=silence",
    "list": "/my-list?list=Forum+du+bois%0AR%C3%A9seau+des+libraires%0Ainconnu",
    "changes": "/changes",
    "obituaries": "/obituaries",
    "method": "/method",
    "health": "/health",
    "accessibility": "/accessibility",
    "missing": "/network/nobody",
    "raw-database": "/demo",
    "raw-table": "/demo/network_status",
    "raw-facet": "/demo/network_status?_facet=state&state__not=dead&_sort=name",
    "raw-row": "/demo/network/donnees",
    "raw-query": "/demo?sql=select+id,+name,+url+from+network+where+name+>+:from",
    "raw-query-error": "/demo?sql=select+*+from+nobody",
    "raw-error": "/demo?sql=drop+table+network",
}
RULES = "['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']"
CHECK = (
    f"axe.run(document, {{runOnly: {RULES}}})"
    ".then(found => found.violations.map(each => each.id + ' ' + each.nodes[0].html))"
)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard of the crawled demo web, served by the command line."""
    install_debian_packages()
    folder = tmp_path_factory.mktemp("browser")
    with DemoWeb(as_of=datetime.now(UTC)) as web:
        web.write_catalogue(folder)
        crawl = impatient(folder / "demo.db", folder)
        output, _err = crawl.communicate(timeout=240)
        assert crawl.returncode == 0, output
    port = free_port()
    command = (sys.executable, ROOT / "vitality.py", "serve", "--db", folder / "demo.db")
    with running((*command, "--port", str(port)), folder / "log", lambda: answers(port, LOOPBACK)):
        yield f"http://{LOOPBACK}:{port}"


@pytest.fixture(scope="session")
def browser(address: str) -> Iterator[Browser]:
    """Debian's Chromium."""
    assert address
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def shots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where screenshots are kept: the folder VITALITY_SHOTS names, or a temporary one."""
    named = os.environ.get("VITALITY_SHOTS")
    folder = Path(named) if named else tmp_path_factory.mktemp("shots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    return (node_modules_with(AXE) / "axe-core" / "axe.min.js").read_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_page_is_accessible_keeps_to_itself_and_fits_the_screen(
    browser: Browser, address: str, axe: str, shots: Path, lang: str, size: str, scheme: str
) -> None:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,  # type: ignore[arg-type]
        bypass_csp=True,  # for axe only
    )
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    faults: dict[str, list[str]] = {}
    for name, path in PAGES.items():
        page.goto(f"{address}{_in(path, lang)}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, "scrolls")
        if size != "narrow":
            page.screenshot(path=shots / f"{name}-{lang}-{size}-{scheme}.png", full_page=True)
        page.add_script_tag(content=axe)
        if found := page.evaluate(CHECK):
            faults[name] = found
    context.close()
    assert faults == {}
    assert complaints == []
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(address).netloc}


def _in(path: str, lang: str) -> str:
    """A table of Datasette's would take ``lang`` for a column."""
    name = "_lang" if path.startswith("/demo") else "lang"
    return f"{path}{'&' if '?' in path else '?'}{name}={lang}"


def test_no_page_asks_for_what_its_own_policy_forbids(browser: Browser, address: str) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    for path in PAGES.values():
        page.goto(f"{address}{path}")
    page.close()
    # A page that is an error is said, too; nothing else is.
    assert [text for text in said if "responded with a status of 4" not in text] == []


def test_the_raw_data_are_filtered_counted_and_sorted_without_scripts(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(locale="fr-FR", java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("link", name="Toutes les données brutes").click()
    page.get_by_role("link", name="network_status").first.click()
    page.get_by_label("Compter les lignes par").select_option("state")
    page.get_by_role("button", name="Compter").click()
    page.locator(".facet-info").get_by_role("link", name="dead").click()
    assert set(page.locator("td.col-state").all_inner_texts()) == {"dead"}
    page.get_by_text("Filtrer et trier").click()
    row = page.get_by_role("group", name="Condition supplémentaire")
    row.get_by_label("Colonne").select_option("name")
    row.get_by_label("Comparaison").select_option("contient")
    row.get_by_label("Valeur").fill("Réseau")
    page.get_by_role("button", name="Appliquer").click()
    assert all("Réseau" in name for name in page.locator("td.col-name").all_inner_texts())
    page.get_by_role("button", name="Menu de name").press("Enter")
    page.get_by_role("link", name="Du plus grand au plus petit").press("Enter")
    names = page.locator("td.col-name").all_inner_texts()
    assert len(names) > 1
    assert names == sorted(names, reverse=True)
    context.close()


def test_a_counsellor_finds_her_way_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, locale="fr-FR", java_script_enabled=False
    )
    page = context.new_page()
    page.goto(address)
    page.get_by_role("searchbox").fill("traducteurs")
    page.get_by_role("button", name="Chercher").click()
    assert page.locator(".networks .name").all_inner_texts() == ["Blog des traducteurs"]
    page.get_by_role("link", name="Réseaux", exact=True).click()
    page.locator(".states a.is-alive").click()
    assert "state=alive" in page.url
    page.get_by_role("link", name="Échanges Données").click()
    assert page.locator("h1").inner_text() == "Échanges Données"
    page.locator("section[aria-labelledby=near] a").first.click()
    assert page.locator("h1").inner_text() != "Échanges Données"
    page.go_back()
    assert page.locator("h1").inner_text() == "Échanges Données"
    _download(page, address)
    _choose(page)
    page.get_by_role("link", name="Comparer", exact=True).click()
    page.locator("#id0").fill("Forum du bois")
    page.locator("#id1").fill("Blog des traducteurs")
    page.get_by_role("button", name="Comparer").click()
    assert page.locator(".compare thead a").all_inner_texts() == [
        *("Forum du bois", "Blog des traducteurs"),
    ]
    page.get_by_role("link", name="Ma liste").click()
    page.get_by_role("textbox").fill("Réseau des libraires\nhttp://nulle-part.example/")
    page.get_by_role("button", name="Consulter").click()
    assert "Éteint" in page.locator("tbody tr").nth(0).inner_text()
    assert "absent de notre liste" in page.locator("tbody tr").nth(1).inner_text()
    page.get_by_role("link", name="Notre méthode", exact=True).click()
    page.get_by_role("link", name="English").click()
    assert page.locator("h1").inner_text() == "How we judge"
    page.go_back()
    assert page.locator("h1").inner_text() == "Notre méthode"
    context.close()


def _download(page: Page, address: str) -> None:
    page.goto(f"{address}/?state=dead")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV (pour Excel)").click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    shown = page.locator(".networks .name").all_inner_texts()
    assert [row["Réseau"] for row in rows] == shown
    assert {row["État"] for row in rows} == {"Éteint"}


def _choose(page: Page) -> None:
    page.get_by_role("link", name="Choisir", exact=True).click()
    page.get_by_label("un réseau professionnel durable").check()
    page.get_by_label("Informatique").check()
    page.get_by_label("Réseaux déjà rejoints").fill("Grand Réseau Pro")
    page.get_by_role("button", name="Voir la liste").click()
    assert page.locator(".picks:not(.plain) .name").first.inner_text() == "Échanges Données"
    assert "Grand Réseau Pro" in page.locator(".choice").inner_text()


@pytest.mark.parametrize("name", ["alive", "dead", "hidden", "chosen"])
def test_what_is_handed_over_prints_on_few_sheets(
    browser: Browser, address: str, shots: Path, name: str
) -> None:
    page = browser.new_page()
    page.goto(f"{address}{PAGES[name]}")
    page.pdf(path=shots / f"{name}.pdf", format="A4")
    sheets = len(re.findall(rb"/Type\s*/Page\b(?!s)", (shots / f"{name}.pdf").read_bytes()))
    assert sheets <= (2 if name == "chosen" else 1)
    page.close()


def test_everything_can_be_reached_by_keyboard_and_the_focus_is_seen(
    browser: Browser, address: str
) -> None:
    page = browser.new_page()
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    page.close()
