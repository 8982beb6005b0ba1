"""Write the networks' status for people: CSV that Excel opens, XLSX, JSON, with a data dictionary.

Text cells that a spreadsheet would run as a formula are defused with a leading apostrophe.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from sqlite_utils import Database

from analysis import labels
from analysis.labels import Label
from pipelines.schema import prepare

Row = Mapping[str, Any]
Terms = Mapping[str, Mapping[str, Label]]  # list -> slug -> label


class Column(NamedTuple):
    """One exported column: its name, headings, kind and meaning."""

    name: str
    fr: str
    en: str
    kind: str  # text, number, decimal, day, or the list whose labels its words have
    meaning_fr: str
    meaning_en: str


_C = Column
# fmt: off
COLUMNS: tuple[Column, ...] = (
    _C("name", "Réseau", "Network", "text", "Nom du réseau", "Name of the network"),
    _C("state", "État", "State", "states", "Verdict", "Verdict"),
    _C("cause", "Cause", "Cause", "causes", "Comment il s'est éteint, ou pourquoi il ne se laisse pas observer", "How it died, or why it cannot be observed"),
    _C("advice", "Conseil", "Advice", "text", "Conseil en une ligne", "Advice in one line"),
    _C("url", "Adresse", "Address", "text", "Page d'accueil", "Home page"),
    _C("successor_url", "Nouvelle adresse", "New address", "text", "Où le réseau continue", "Where the network continues"),
    _C("last_post_at", "Dernière publication", "Last post", "day", "Date de la publication visible la plus récente", "Date of the newest visible post"),
    _C("silence_days", "Silence (jours)", "Silence (days)", "number", "Jours entre la dernière publication et la dernière visite réussie", "Days from the last post to the last successful visit"),
    _C("rhythm_days", "Rythme (jours)", "Rhythm (days)", "decimal", "Écart habituel entre deux jours de publication", "Usual gap between posting days"),
    _C("p_alive", "Probabilité de publication", "Probability of a post", "decimal", "Probabilité d'une nouvelle publication à l'horizon de 180 ou 365 jours", "Probability of a new post within its horizon of 180 or 365 days"),
    _C("members", "Membres (au moins)", "Members (at least)", "number", "Membres annoncés ; vide si inconnu, jamais 0 par défaut", "Members claimed; empty when unknown, never 0 by default"),
    _C("members_active", "Membres actifs (au moins)", "Active members (at least)", "number", "Membres actifs dans le mois, si le site le dit", "Members active within a month, where the site says so"),
    _C("trend", "Tendance", "Trend", "trends", "Évolution des membres ou des publications", "Direction of members or posts"),
    _C("posts_90d", "Publications en 90 jours", "Posts in 90 days", "number", "Vide si le site ne remonte pas assez loin", "Empty when the site does not reach back far enough"),
    _C("authors_90d", "Auteurs en 90 jours", "Authors in 90 days", "number", "Nombre d'auteurs différents", "Number of distinct authors"),
    _C("features", "Outils de réseau", "Networking features", "features", "Ce que l'on peut y faire", "What one can do there"),
    _C("registration", "Inscription", "Registration", "registration", "Qui peut entrer", "Who may join"),
    _C("access", "Accès", "Access", "access", "Gratuit ou payant", "Free or paid"),
    _C("sectors", "Métiers", "Sectors", "sectors", "Secteurs", "Sectors"),
    _C("audience", "Public", "Audience", "audience", "À qui il s'adresse", "Whom it is for"),
    _C("languages", "Langues", "Languages", "text", "Codes de langue", "Language codes"),
    _C("country", "Pays", "Country", "text", "Code du pays", "Country code"),
    _C("region", "Région", "Region", "text", "Région", "Region"),
    _C("kind", "Type", "Kind", "kinds", "Type de réseau", "Kind of network"),
    _C("platform", "Logiciel", "Platform", "text", "Logiciel du site", "Software of the site"),
    _C("confidence", "Certitude", "Confidence", "confidence", "Solidité du verdict", "How sure the verdict is"),
    _C("since", "Depuis", "Since", "day", "Date du dernier changement d'état", "Date of the last change of state"),
    _C("last_visited_at", "Dernière visite", "Last visit", "day", "Dernière tentative", "Last attempt"),
    _C("last_reached_at", "Dernière visite réussie", "Last successful visit", "day", "Dernière fois que le site a été vu", "Last time the site was seen"),
    _C("id", "Identifiant", "Identifier", "text", "Identifiant du catalogue", "Identifier of the catalogue"),
)
# fmt: on
_LISTS: Terms = {
    "states": labels.STATES,
    "causes": labels.CAUSES,
    "trends": labels.TRENDS,
    "features": labels.FEATURES,
    "registration": labels.REGISTRATION,
    "access": labels.ACCESS,
    "confidence": labels.CONFIDENCE,
}


def export(db: Database, out: Path) -> list[Path]:
    """Write all files into ``out`` and return them. Each appears whole or not at all."""
    prepare(db)
    out.mkdir(parents=True, exist_ok=True)
    rows = list(db.query("SELECT * FROM network_status ORDER BY name COLLATE NOCASE"))
    terms = load_terms(db)
    files = {
        "networks.csv": "".join(plain_csv(rows)).encode(),
        "reseaux-excel.csv": "".join(excel_csv(rows, "fr", terms)).encode(),
        "networks.xlsx": xlsx(rows, "en", terms),
        "reseaux.xlsx": xlsx(rows, "fr", terms),
        "networks.json": json.dumps(rows, ensure_ascii=False, indent=1).encode(),
        "dictionary.csv": "".join(_dictionary()).encode(),
    }
    for name, body in files.items():
        half = out / f".{name}.part"
        half.write_bytes(body)
        half.replace(out / name)
    return [out / name for name in files]


def load_terms(db: Database) -> dict[str, dict[str, Label]]:
    """Return the labels of the catalogue's vocabulary: list -> slug -> label."""
    terms: dict[str, dict[str, Label]] = {}
    for row in db.query("SELECT list, slug, label_fr, label_en FROM term"):
        terms.setdefault(row["list"], {})[row["slug"]] = Label(row["label_fr"], row["label_en"])
    return terms


def plain_csv(rows: Iterable[Row]) -> Iterator[str]:
    """Yield a plain CSV: UTF-8, commas, database names, ISO dates, raw values."""
    names = [column.name for column in COLUMNS if column.name != "advice"]
    names += ["advice_fr", "advice_en"]
    yield _line(names, ",")
    for row in rows:
        yield _line([_safe(row[name]) for name in names], ",")


def excel_csv(rows: Iterable[Row], language: str, terms: Terms) -> Iterator[str]:
    """Yield a CSV that Excel opens as it stands: byte-order mark, semicolons, words and dates."""
    yield "\ufeff" + _line([_heading(column, language) for column in COLUMNS], ";")
    for row in rows:
        yield _line(
            [_text(_cell(column, row, language, terms), language) for column in COLUMNS], ";"
        )


def xlsx(rows: Iterable[Row], language: str, terms: Terms) -> bytes:
    """Return an Excel workbook with real numbers and dates, a frozen heading and filters."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Réseaux" if language == "fr" else "Networks"
    sheet.append([_heading(column, language) for column in COLUMNS])
    for row in rows:
        sheet.append([_safe(_cell(column, row, language, terms)) for column in COLUMNS])
    for position, column in enumerate(COLUMNS, 1):
        letter = get_column_letter(position)
        sheet[f"{letter}1"].font = Font(bold=True)
        sheet.column_dimensions[letter].width = 28 if column.kind == "text" else 16
        for cell in sheet[letter][1:]:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # openpyxl would take a text that starts with = for a formula
            elif column.kind == "day":
                cell.number_format = "DD/MM/YYYY" if language == "fr" else "YYYY-MM-DD"
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    body = io.BytesIO()
    book.save(body)
    return body.getvalue()


def _dictionary() -> Iterator[str]:
    yield "\ufeff" + _line(["column", "colonne", "kind", "signification", "meaning"], ";")
    for column in COLUMNS:
        yield _line(
            [column.name, column.fr, column.kind, column.meaning_fr, column.meaning_en], ";"
        )


def _heading(column: Column, language: str) -> str:
    return column.fr if language == "fr" else column.en


def _cell(column: Column, row: Row, language: str, terms: Terms) -> Any:
    """Return a value for a person: words in their language, a date, a number, or ``None``."""
    value = row[f"advice_{language}"] if column.name == "advice" else row[column.name]
    if value is None or value == "":
        return None
    if column.kind == "day":
        return datetime.fromisoformat(value).replace(tzinfo=None)
    if column.kind == "number":
        return round(value)
    words = _LISTS.get(column.kind) or terms.get(column.kind)
    if words is None:
        return value
    return ", ".join(_word(words, slug, language) for slug in str(value).split("|"))


def _word(words: Mapping[str, Label], slug: str, language: str) -> str:
    label = words.get(slug)
    return slug if label is None else (label.fr if language == "fr" else label.en)


def _text(value: Any, language: str) -> Any:
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}" if language == "fr" else f"{value:%Y-%m-%d}"
    if isinstance(value, float):
        return str(value).replace(".", ",") if language == "fr" else value
    return _safe(value)


def _safe(value: Any) -> Any:
    """Return a value that no spreadsheet runs: a dangerous text gets a leading apostrophe."""
    if isinstance(value, str) and value.lstrip().startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{value}"
    return value


def _line(cells: Sequence[Any], separator: str) -> str:
    body = io.StringIO()
    csv.writer(body, delimiter=separator, lineterminator="\r\n").writerow(cells)
    return body.getvalue()
