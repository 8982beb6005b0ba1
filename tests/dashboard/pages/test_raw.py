"""Datasette's own pages: our frame, our words and headers, and everything Datasette gives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from dashboard.guards import HEADERS
from dashboard.pages import raw
from tests.dashboard.conftest import HOSTILE, Browse, attribute, one, words

DATA = "/some~20facts"
PAGES = {
    DATA: ("Données brutes : some facts", "Raw data: some facts"),
    f"{DATA}/network_status": ("network_status (vue)", "network_status (view)"),
    f"{DATA}/network/devs": ("network : devs", "network: devs"),
    f"{DATA}?sql=select+1+as+one": ("Requête SQL", "SQL query"),
    f"{DATA}?sql=select+*+from+nobody": (
        *("Cette requête ne peut pas être exécutée", "This query cannot be run"),
    ),
    f"{DATA}?sql=drop+table+network": (
        *("Cette requête ne peut pas être exécutée", "This query cannot be run"),
    ),
    f"{DATA}/network?_where=no+such(": (
        *("Cette requête ne peut pas être exécutée", "This query cannot be run"),
    ),
    f"{DATA}/network?_size=-1": ("Impossible de répondre", "This cannot be answered"),
    f"{DATA}/network?_sort=nobody": ("Impossible de répondre", "This cannot be answered"),
    f"{DATA}/nobody": ("Cette page n’existe pas", "This page does not exist"),
    "/-/permissions": ("Vous n’avez pas accès à cette page", "You may not see this page"),
}


def tree(browse: Browse, address: str, **headers: str) -> LexborHTMLParser:
    return LexborHTMLParser(browse(address, **headers).text)


def href(link: LexborNode) -> str:
    """Return where a link leads on this server, which Datasette often puts before the path."""
    return attribute(link, "href").removeprefix("http://localhost")


def submit(browse: Browse, page: LexborHTMLParser, form: str, **chosen: str) -> LexborHTMLParser:
    """Send a form by GET as a browser does, and follow where it leads."""
    node = one(page, form)
    fields = {attribute(f, "name"): f.attributes.get("value") or "" for f in node.css("input")}
    for select in node.css("select"):
        options = select.css("option[selected]") or select.css("option")
        fields[attribute(select, "name")] = (
            options[0].attributes.get("value", options[0].text()) or ""
        )
    fields.pop("_sort_by_desc", None)  # a box that is not ticked
    query = "&".join(f"{name}={value}" for name, value in {**fields, **chosen}.items())
    response = browse(f"{attribute(node, 'action')}?{query}")
    while response.is_redirect:
        response = browse(response.headers["location"])
    assert response.status_code == 200
    return LexborHTMLParser(response.text)


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(("lang", "number", "first"), [("fr", 0, "Choisir"), ("en", 1, "Choose")])
def test_each_page_has_our_header_footer_and_headers_in_the_reader_s_language(
    browse: Browse, address: str, lang: str, number: int, first: str
) -> None:
    response = browse(address, accept_language=lang)
    page = LexborHTMLParser(response.text)
    assert attribute(one(page, "html"), "lang") == lang
    assert words(one(page, "h1")) == PAGES[address][number]
    assert words(page.css("header nav a")[0]) == first
    assert page.css(".bottom a[href='/accessibility']")
    ours = one(LexborHTMLParser(browse("/method").text), "link[rel=stylesheet]")
    assert href(one(page, "link[rel=stylesheet]")) == href(ours)
    assert not page.css("script, style, [style]")
    for name, value in HEADERS.items():
        assert value in response.headers[name], name


@pytest.mark.parametrize("address", PAGES)
def test_the_language_switch_keeps_the_query_of_the_page(browse: Browse, address: str) -> None:
    switch = href(one(tree(browse, address), "a.lang"))
    kept = parse_qsl(address.partition("?")[2])
    assert all(pair in parse_qsl(switch.partition("?")[2]) for pair in kept)
    english = tree(browse, switch, accept_language="fr")
    assert words(one(english, "h1")) == PAGES[address][1]


def test_a_chosen_language_is_kept_by_the_links_and_forms_of_raw_data(browse: Browse) -> None:
    [raw] = [a for a in tree(browse, "/?lang=en").css(".bottom a") if "raw data" in a.text()]
    database = tree(browse, href(raw))
    [link] = database.css("p a[href*=network_status]")
    table = tree(browse, href(link))
    assert len(table.css(".rows-and-columns tbody tr")) == 12
    counted = submit(browse, table, "form.order", _facet="state")
    [alive] = [a for a in counted.css(".facet-info a") if a.text() == "alive"]
    narrowed = tree(browse, href(alive))
    assert words(one(narrowed, "#rows")) == "3 rows"
    assert href(one(narrowed, ".brand")) == "/?lang=en"


def test_the_status_says_whether_the_page_is_an_answer(browse: Browse) -> None:
    statuses = [browse(address).status_code for address in PAGES]
    assert statuses == [200, 200, 200, 200, 400, 400, 400, 400, 400, 404, 403]


@pytest.mark.parametrize(
    "address",
    [
        f"{DATA}/network?_facet=name",
        f"{DATA}/network/hostile",
        f"{DATA}/observation?value={HOSTILE}",
        f"{DATA}/network?_where={HOSTILE}",
        f"{DATA}/network?_sort={HOSTILE}",
        f"{DATA}/{HOSTILE}",
        f"{DATA}?sql=select '{HOSTILE}' as \"{HOSTILE}\" where :x = '{HOSTILE}'&x={HOSTILE}",
        f'{DATA}?sql=select * from "{HOSTILE}"',
    ],
)
def test_hostile_names_and_arguments_stay_text(browse: Browse, address: str) -> None:
    escaped = address.replace("&", "%26").replace("%26x=", "&x=")
    response = browse(escaped)
    assert response.status_code < 500
    assert "alert" in response.text
    assert not LexborHTMLParser(response.text).css("script")


@pytest.mark.parametrize(
    ("address", "formats"),
    [
        (DATA, ["JSON"]),
        (f"{DATA}/network", ["JSON", "CSV", "Requête SQL"]),
        (f"{DATA}/network/devs", ["JSON"]),
        (f"{DATA}?sql=select+1+as+one", ["JSON", "CSV"]),
    ],
)
def test_json_csv_and_sql_are_one_click_away(
    browse: Browse, address: str, formats: list[str]
) -> None:
    links = {words(a): href(a) for a in tree(browse, address).css(".downloads a")}
    for name in formats:
        response = browse(links[name])
        assert response.status_code == 200
        kind = {"JSON": "application/json", "CSV": "text/plain"}.get(name, "text/html")
        assert response.headers["content-type"].startswith(kind)


def test_the_rows_can_be_downloaded(browse: Browse) -> None:
    page = tree(browse, f"{DATA}/network?country=FR")
    fields = {
        attribute(f, "name"): attribute(f, "value") for f in page.css("[action$='.csv'] input")
    }
    query = "&".join(f"{name}={value}" for name, value in fields.items())
    response = browse(f"{DATA}/network.csv?{query}")
    assert "attachment" in response.headers["content-disposition"]
    assert len(response.text.splitlines()) == 14


def test_filters_and_order_are_set_by_a_form_and_taken_away_by_a_link(browse: Browse) -> None:
    page = tree(browse, f"{DATA}/network?_facet=country")
    filtered = submit(
        browse,
        page,
        "form.filters",
        _filter_column="name",
        _filter_op="startswith",
        _filter_value="Le",
        _sort="name",
        _sort_by_desc="on",
    )
    names = [words(cell) for cell in filtered.css("td.col-name")]
    assert names == ["Les Dormeurs", "Le Cercle lent"]
    assert filtered.css("#facet-country")
    narrowings = filtered.css(".narrowings a")
    said = ["Retirer : name commence par Le ✕", "Retirer : Tri par : name ▼ ✕"]
    assert [words(link) for link in narrowings] == said
    freed = tree(browse, href(narrowings[0]))
    assert words(one(freed, "#rows")) == "13 lignes"


def test_the_menu_of_a_column_offers_what_datasette_s_script_did(browse: Browse) -> None:
    page = tree(browse, f"{DATA}/network")
    button = one(page, "th[data-column=region] button")
    menu = one(page, f"#{attribute(button, 'popovertarget')}")
    links = {words(a): href(a) for a in menu.css("a")}
    assert words(button).startswith("Menu de region")
    assert one(tree(browse, links["Compter les lignes par valeur"]), "#facet-region")
    filled = tree(browse, links["Seulement les lignes où elle est renseignée"])
    assert words(one(filled, "#rows")) == "1 ligne"
    sorted_ = tree(browse, links["Du plus grand au plus petit"])
    assert words(sorted_.css("tbody th")[0]) == "devs"
    assert attribute(one(sorted_, "th[data-column=region]"), "aria-sort") == "descending"
    hidden = tree(browse, links["Masquer cette colonne"])
    assert not hidden.css("th[data-column=region]")
    [shown] = [a for a in hidden.css(".narrowings a") if "Colonnes masquées" in a.text()]
    assert tree(browse, href(shown)).css("th[data-column=region]")


def test_a_long_table_is_read_page_by_page(browse: Browse) -> None:
    first = tree(browse, f"{DATA}/network?_size=8")
    following = tree(browse, href(one(first, ".paging a")))
    assert len(following.css("tbody tr")) == 5
    back = tree(browse, href(one(following, ".paging a")))
    assert [words(row) for row in back.css("tbody tr")] == [
        words(row) for row in first.css("tbody tr")
    ]


def test_a_table_is_a_named_region_with_a_caption_and_labelled_headings(browse: Browse) -> None:
    page = tree(browse, f"{DATA}/network")
    region = one(page, "[role=region][tabindex='0']")
    assert attribute(region, "aria-label") == words(one(region, "caption")) == "Lignes de network"
    assert {attribute(th, "scope") for th in region.css("th")} == {"col", "row"}
    fields = page.css("select, input:not([type=hidden]):not([type=checkbox])")
    labels = {attribute(label, "for") for label in page.css("label[for]")}
    assert {attribute(field, "id") for field in fields} == labels


def test_a_row_leads_to_the_rows_that_belong_to_it(browse: Browse) -> None:
    page = tree(browse, f"{DATA}/network/devs")
    [link] = [a for a in page.css("section li a") if a.text() == "observation"]
    assert words(one(tree(browse, href(link)), "#rows")) == "11 lignes"


def test_a_query_asks_for_its_arguments_and_can_be_hidden(browse: Browse) -> None:
    page = tree(browse, f"{DATA}?sql=select+name+from+network+where+id+=+:which&which=slow")
    assert [words(cell) for cell in page.css("td")] == ["Le Cercle lent"]
    asked = submit(browse, page, "form.sql", sql=one(page, "textarea").text(), which="dormant")
    assert [words(cell) for cell in asked.css("td")] == ["Les Dormeurs"]
    [hide] = [a for a in page.css(".downloads a") if words(a) == "Masquer la requête"]
    hidden = tree(browse, href(hide))
    assert not hidden.css("textarea")
    assert [words(cell) for cell in hidden.css("td")] == ["Le Cercle lent"]


def test_a_query_that_cannot_be_run_can_be_corrected(browse: Browse) -> None:
    for sql in ("select * from nobody", "drop table network"):
        page = tree(browse, f"{DATA}?sql={sql}")
        assert one(page, "textarea").text() == sql
        assert attribute(one(page, ".notice code"), "lang") == "en"
        corrected = submit(browse, page, "form.sql", sql="select 7")
        assert [words(cell) for cell in corrected.css("td")] == ["7"]


def test_a_query_that_takes_too_long_is_said_in_plain_words(browse: Browse) -> None:
    endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n"
    response = browse(f"{DATA}?sql={endless.replace('+', '%2B')}&_timelimit=20")
    page = LexborHTMLParser(response.text)
    assert response.status_code == 400
    assert words(one(page, "h1")) == "Cette requête prend trop de temps"
    assert one(page, "textarea").text() == endless


def test_a_mistake_of_ours_is_said_and_told_to_the_log(
    browse: Browse, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raw, "blame", lambda *_: None)  # as if no visitor had asked for nonsense
    response = browse(f"{DATA}/network_status?_next=nowhere")
    assert response.status_code == 500
    assert words(one(LexborHTMLParser(response.text), "h1")) == "Un problème est survenu"
    assert "ValueError" in capsys.readouterr().err


@pytest.mark.parametrize("page", ["versions", "plugins", "settings", "messages", "allow-debug"])
def test_the_pages_for_whoever_runs_datasette_have_the_header(browse: Browse, page: str) -> None:
    response = browse(f"/-/{page}")
    assert response.status_code == 200
    assert LexborHTMLParser(response.text).css("header .brand")
    assert response.headers["content-security-policy"].startswith("default-src 'none'")


def test_a_database_of_something_else_is_shown_too(
    serve: Callable[..., Browse], tmp_path: Path
) -> None:
    (tmp_path / "other.db").touch()
    page = tree(serve(tmp_path / "other.db"), "/other")
    assert words(one(page, "h1")) == "Données brutes : other"
    assert one(page, "textarea").text() == "select sqlite_version()"
