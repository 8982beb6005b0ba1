"""The whole ways of people through the dashboard, in a real browser."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page

from tests.real.conftest import CONTACT, TOKEN

pytestmark = pytest.mark.real


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
    page.get_by_role("searchbox").fill("traducteur")
    page.get_by_role("button", name="Chercher").click()
    assert "Blog des traducteurs" in page.locator("section[aria-labelledby=ended]").inner_text()
    page.get_by_role("link", name="Vitality").click()
    page.locator(".counts a.is-alive").click()
    assert "state=alive" in page.url
    page.get_by_role("link", name="Échanges Données", exact=True).click()
    assert page.locator("h1").inner_text() == "Échanges Données"
    page.locator("section[aria-labelledby=near] a").first.click()
    assert page.locator("h1").inner_text() != "Échanges Données"
    page.go_back()
    assert page.locator("h1").inner_text() == "Échanges Données"
    _download(page, address)
    _choose(page)
    _keep_up(page)
    page.get_by_role("link", name="Comparer", exact=True).click()
    page.locator("#id0").fill("Forum du bois")
    page.locator("#id1").fill("Blog des traducteurs")
    page.get_by_role("button", name="Comparer").click()
    assert page.locator(".compare thead a").all_inner_texts() == [
        *("Forum du bois", "Blog des traducteurs"),
    ]
    page.get_by_role("link", name="Vérifier une liste").click()
    page.locator("textarea").fill("Réseau des libraires\nhttp://nulle-part.example/")
    mine = "Nom;Lien\r\nForum du bois;\r\n".encode("cp1252")
    page.get_by_label("fichier").set_input_files(
        {"name": "réseaux.csv", "mimeType": "text/csv", "buffer": mine}
    )
    page.get_by_role("button", name="Vérifier la liste").click()
    told = page.locator("table.facts tbody tr").all_inner_texts()
    assert len(told) == 3
    assert "Éteint" in told[0]
    assert "absent de notre liste" in told[1]
    assert "Actif" in told[2]
    page.get_by_role("link", name="Méthode", exact=True).click()
    page.get_by_role("link", name="English").click()
    assert page.locator("h1").inner_text() == "How we judge"
    page.go_back()
    assert page.locator("h1").inner_text() == "Notre méthode"
    context.close()


def _download(page: Page, address: str) -> None:
    page.goto(f"{address}/?state=dead")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV", exact=True).click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    shown = page.locator(".nets a.name").all_inner_texts()
    assert [row["Réseau"] for row in rows] == shown
    assert {row["État"] for row in rows} == {"Éteint"}
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Excel", exact=True).click()
    sheet = load_workbook(io.BytesIO(Path(waiting.value.path()).read_bytes())).active
    assert sheet is not None
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == shown


def _keep_up(page: Page) -> None:
    """From the changes of the week to the month on one page, and on to a sheet."""
    page.get_by_role("link", name="Changements", exact=True).click()
    assert "Blog des traducteurs" in page.locator("main").inner_text()
    page.get_by_role("link", name="sur une page", exact=True).first.click()
    assert page.locator("h1").inner_text().startswith("Les réseaux professionnels en")
    page.locator("section[aria-labelledby=died] .name", has_text="Blog des traducteurs").click()
    assert page.locator("h1").inner_text() == "Blog des traducteurs"
    assert page.locator(".ages li").count() == 2


def _choose(page: Page) -> None:
    page.get_by_role("link", name="Choisir", exact=True).click()
    page.get_by_role("combobox", name="Métier").fill("informaticien")
    page.get_by_label("Pour quoi faire ?").select_option("network")
    page.get_by_text("Pour préciser").click()
    page.get_by_label("Réseaux déjà rejoints").fill("Grand Réseau Pro")
    page.get_by_role("button", name="Conseiller").last.click()
    assert page.locator(".first .name").inner_text() == "Échanges Données"
    assert "Grand Réseau Pro" in page.locator("main").inner_text()


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


def test_a_search_needs_no_mouse(browser: Browser, address: str) -> None:
    page = browser.new_page(locale="fr-FR")
    page.goto(address)
    for _step in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "search":
            break
    page.keyboard.type("forum du bois")
    page.keyboard.press("Enter")
    page.wait_for_url("**/network/forum-bois**")
    assert page.locator("h1").inner_text() == "Forum du bois"
    page.close()


@pytest.mark.parametrize(
    ("typed", "most", "seen"),
    [
        ("comptable lyon", 2, "Réseau des comptables"),
        ("développeur bretagne", 2, "Échanges Données"),
        ("infirmière", 2, "soignants.social"),
    ],
)
def test_a_trade_and_a_place_lead_to_a_living_network_in_few_steps(
    browser: Browser, address: str, typed: str, most: int, seen: str
) -> None:
    page = browser.new_page(locale="fr-FR", viewport={"width": 1366, "height": 768})
    page.goto(address)
    page.get_by_role("searchbox").fill(typed)
    page.get_by_role("button", name="Chercher").click()
    steps = 1
    name = page.locator(".nets a.name").filter(has_text=seen)
    box = name.bounding_box()
    assert box is not None
    assert box["y"] < 768  # without scrolling
    name.click()
    steps += 1
    assert page.locator(".verdict .word").first.inner_text() == "Actif"
    assert steps <= most
    page.close()


def test_a_name_typed_wrong_is_found_all_the_same(browser: Browser, address: str) -> None:
    page = browser.new_page(locale="fr-FR")
    page.goto(address)
    page.get_by_role("searchbox").fill("soignnants.social")
    page.get_by_role("button", name="Chercher").click()
    assert "soignants.social" in page.locator("main").inner_text()
    page.close()


def test_a_dead_network_shows_a_living_one_without_scrolling(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(locale="fr-FR", viewport={"width": 1366, "height": 768})
    page.goto(f"{address}/network/archive")
    other = page.locator(".verdict .instead a").first
    box = other.bounding_box()
    assert box is not None
    assert box["y"] < 768
    other.click()
    assert page.locator(".verdict .word").first.inner_text() == "Actif"
    page.close()


def test_the_answer_of_choisir_is_the_first_thing_on_the_screen(
    browser: Browser, address: str
) -> None:
    for size in ((1366, 768), (390, 844)):
        page = browser.new_page(locale="fr-FR", viewport={"width": size[0], "height": size[1]})
        page.goto(address)
        page.get_by_role("combobox", name="Métier").fill("informaticien")
        page.get_by_role("button", name="Conseiller").click()
        box = page.locator(".first .name").bounding_box()
        assert box is not None
        assert 0 <= box["y"] < size[1]
        page.close()


def test_the_first_network_is_seen_at_once_and_fifty_take_few_screens(
    browser: Browser, address: str
) -> None:
    for width, height in ((1366, 768), (390, 844)):
        page = browser.new_page(locale="fr-FR", viewport={"width": width, "height": height})
        page.goto(address)
        box = page.locator(".nets a.name").first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < height
        table = page.locator(".nets").bounding_box()
        assert table is not None
        assert page.locator(".nets tbody tr").count() == 50
        assert table["height"] <= 8 * height
        page.close()


@pytest.mark.parametrize("typed", ["comptable lyon", "infirmière", "informaticien rennes"])
def test_the_search_and_choisir_begin_with_the_same_network(
    browser: Browser, address: str, typed: str
) -> None:
    page = browser.new_page(locale="fr-FR")
    page.goto(f"{address}/search?q={typed}")
    first = page.locator("p.note strong a").inner_text()
    page.locator("p.note > a").click()
    assert page.locator(".first .name").inner_text() == first
    page.close()


def test_usual_jobs_are_offered_while_one_types_without_a_script(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(locale="fr-FR", java_script_enabled=False)
    page = context.new_page()
    for path in ("/", "/choose"):
        page.goto(f"{address}{path}")
        for name, label in (("infirmière", "Métier"), ("Bretagne", "Ville ou région")):
            field = page.get_by_role("combobox", name=label).first
            offered = page.locator(f"#{field.get_attribute('list')} option")
            assert name in [each.get_attribute("value") for each in offered.all()]
    context.close()


def test_a_person_corrects_a_verdict_and_the_sheet_says_who_saw_what(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(locale="fr-FR")
    page.goto(f"{address}/editor")
    page.get_by_label("Jeton").fill(TOKEN)
    page.get_by_label("Votre rôle").select_option(index=0)
    page.get_by_role("button", name="Ouvrir").click()
    note = page.locator("section[aria-labelledby=note]")
    note.get_by_label("Réseau").fill("Réseau discret")
    note.get_by_label("Qu’avez-vous vu").select_option("alive")
    note.get_by_label("Où peut-on le vérifier").fill("https://discret.example/agenda")
    note.get_by_label("En français").fill("Trois membres ont publié cette semaine.")
    note.get_by_role("button", name="Enregistrer").click()
    assert page.get_by_role("status").inner_text() == "Noté."
    page.get_by_role("searchbox").fill("Réseau discret")
    page.get_by_role("button", name="Chercher").click()
    assert page.locator("h1").inner_text() == "Réseau discret"
    known = page.locator("section[aria-labelledby=known]").inner_text()
    assert "Trois membres ont publié cette semaine." in known
    assert "compte jusqu’au" in known
    page.goto(f"{address}/editor")
    page.get_by_role("button", name="Quitter").click()
    assert page.get_by_label("Jeton").is_visible()
    page.close()


def test_the_news_of_a_trade_are_asked_for_by_a_mail_that_is_written_already(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(locale="fr-FR")
    page.goto(address)
    page.get_by_role("link", name="Changements", exact=True).click()
    page.get_by_label("Métier", exact=True).select_option("it")
    page.get_by_role("button", name="Appliquer").click()
    link = page.get_by_role("link", name="par courriel, chaque semaine ou chaque mois")
    href = link.get_attribute("href")
    assert href
    mail = urlsplit(href)
    asked = parse_qs(mail.query)
    assert (mail.scheme, mail.path) == ("mailto", CONTACT)
    assert asked["subject"] == ["Vitality\u00a0: recevoir les changements par courriel"]
    assert asked["body"][0].splitlines()[0] == "Métiers\u00a0: Informatique"
    page.close()
