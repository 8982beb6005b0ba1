"""The dashboard in a real browser: every page on a desk, in a hand and on paper."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.real.browsing import PAGES, SHOWN, SIZES, spoken
from tests.real.servers.packages import node_modules_with, run

pytestmark = pytest.mark.real

AXE = "axe-core@4.14.1"
RULES = "['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']"
CHECK = (
    f"axe.run(document, {{runOnly: {RULES}}})"
    ".then(found => found.violations.map(each => each.id + ' ' + each.nodes[0].html))"
)


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
        page.goto(f"{address}{spoken(path, lang)}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, "scrolls")
        if size in SHOWN:
            page.screenshot(path=shots / f"{name}-{lang}-{size}-{scheme}.png", full_page=True)
        page.add_script_tag(content=axe)
        if found := page.evaluate(CHECK):
            faults[name] = found
    context.close()
    assert faults == {}
    assert complaints == []
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(address).netloc}


def test_no_page_asks_for_what_its_own_policy_forbids(browser: Browser, address: str) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    for path in PAGES.values():
        page.goto(f"{address}{path}")
    page.close()
    # A page that is an error is said, too; nothing else is.
    assert [text for text in said if "responded with a status of 4" not in text] == []


def test_every_page_prints_and_what_is_handed_over_on_few_sheets(
    browser: Browser, address: str, shots: Path
) -> None:
    most = {"alive": 1, "dead": 1, "hidden": 1, "chosen": 1, "compare": 1, "digest": 1, "list": 1}
    page = browser.new_page()
    for name, path in PAGES.items():
        page.goto(f"{address}{path}")
        printed = shots / f"{name}.pdf"
        page.pdf(path=printed, format="A4")
        sheets = len(re.findall(rb"/Type\s*/Page\b(?!s)", printed.read_bytes()))
        assert 1 <= sheets <= most.get(name, 40), name
        run("pdftoppm", "-png", "-r", "60", "-l", "2", printed, printed.with_suffix(""))
        assert list(shots.glob(f"{name}-*1.png"))
    page.close()


def test_paper_shows_the_bars_of_a_chart_and_no_relative_day(
    browser: Browser, address: str
) -> None:
    page = browser.new_page()
    page.emulate_media(media="print")
    page.goto(f"{address}/network/asso-com?lang=fr")
    assert page.locator("rect.bar").first.is_visible()
    assert "aujourd" not in page.inner_text("main")
    page.close()


def test_twenty_checked_links_print_on_one_sheet(
    browser: Browser, address: str, shots: Path
) -> None:
    known = ("forum-bois", "silence", "serveur-nu", "ferme", "suspendu", "parking", "en-chemin")
    page = browser.new_page()
    page.goto(f"{address}/check-list?lang=fr")
    page.fill("#list", "\n".join([*known, *(f"https://inconnu{n}.example/" for n in range(13))]))
    page.click('button[value="page"]')
    page.wait_for_selector("table.check")
    assert page.locator("table.check tbody tr").count() == 20
    printed = shots / "checked.pdf"
    page.pdf(path=printed, format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed.read_bytes())) == 1
    page.close()


#: The longest that a card of *Choisir* says: names and sentences of the catalogue, reasons of the rules.
LONGEST = """
() => {
  const name = "Club des entreprises de l’université de Lorraine et de Champagne-Ardenne";
  const what = "Association qui accompagne, par le mentorat, des jeunes de milieux populaires dans leurs "
    + "études et leur premier emploi.";
  const host = "reseau-des-entreprises-de-luniversite.exemple-tres-long.fr";
  const proof = `<span class="proof">${host}/actualites/toutes, lu le 28 novembre 2026</span>`;
  const why = [
    "Son groupe « Ressources humaines, paie et administration du personnel » parle de ce métier : "
      + "dernière contribution le 28 novembre 2026 (vu le 28 novembre 2026).",
    "Publications d’habitude tous les 18 jours ; dernière le 26 novembre 2026, soit un silence de 12 jours "
      + "(dont 16 jours de vacances, non comptés), et aucun de ses 19 derniers silences n’a été plus court. "
      + "Parmi les réseaux au même rythme et au même silence, 99 sur 100 ont republié dans les 6 mois.",
    "Utile pour cet objectif : réponses aux questions, annuaire, rencontres, mentorat, offres d’emploi "
      + "(vu le 28 novembre 2026).",
  ];
  for (const card of document.querySelectorAll("article.card")) {
    card.querySelector(".name").textContent = name;
    card.querySelector("[data-host]").textContent = what;
    card.querySelector("[data-host]").dataset.host = host;
    card.querySelector(".why").innerHTML = why.map(each => `<li>${each} ${proof}</li>`).join("");
  }
  for (const list of document.querySelectorAll(".two .list")) {
    list.querySelector("a").textContent = name;
    list.innerHTML = list.querySelector("li").outerHTML.repeat(3);
  }
  document.querySelector("h1").textContent = `Gestionnaire de paie · Bourg-en-Bresse : commencez par ${name}`;
}
"""


def test_a_choice_of_three_networks_with_the_longest_names_is_one_sheet_of_paper(
    browser: Browser, address: str, shots: Path
) -> None:
    page = browser.new_context(bypass_csp=True).new_page()
    page.goto(f"{address}{PAGES['chosen']}&lang=fr")
    assert page.locator("article.card").count() == 3
    page.evaluate(LONGEST)
    printed = shots / "chosen-longest.pdf"
    page.pdf(path=printed, format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed.read_bytes())) == 1
    page.close()
