"""What the exported files are, for programs: a Data Package (https://datapackage.org). Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from analysis.exporting.columns import COLUMNS, DATED, LASTING, Column
from vocabulary.operator import Licence, Operator
from vocabulary.said import Language, Said

Field = dict[str, Any]

TITLE = Said(
    "Vitality : quels réseaux professionnels sont actifs",
    "Vitality: which professional networks are alive",
)
#: Licence -> its name and where it can be read.
LICENCES: Mapping[Licence, tuple[str, str]] = {
    Licence.ETALAB: (
        "Licence Ouverte / Open Licence 2.0",
        "https://www.etalab.gouv.fr/licence-ouverte-open-licence",
    ),
    Licence.ODBL: (
        "Open Database License 1.0",
        "https://opendatacommons.org/licenses/odbl/1-0/",
    ),
}


class DataFile(NamedTuple):
    """One exported file: its name, what it holds, what it is made of."""

    path: str
    about: Said
    mediatype: str
    fields: Callable[[], Iterable[Field]]
    delimiter: str = ""

    @property
    def form(self) -> str:
        """Its format: the ending of its name."""
        return self.path.rpartition(".")[2]


#: Kind of a column -> type of its values in the plain files; all others are texts.
_TYPES = {"number": "number", "least": "integer", "decimal": "number", "day": "datetime"}
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _plain(columns: Sequence[Column]) -> Callable[[], Iterator[Field]]:
    def fields() -> Iterator[Field]:
        for column in columns:
            for name in column.names:
                field: Field = {"name": name, "type": _TYPES.get(column.kind, "string")}
                if name == "id":
                    field["constraints"] = {"required": True, "unique": True}
                yield field | _about(column, Language.EN)

    return fields


def _excel(language: Language, *, typed: bool) -> Callable[[], Iterator[Field]]:
    """Return the fields of a file for people; ``typed``: its cells are numbers and dates, not texts."""

    def fields() -> Iterator[Field]:
        for column in COLUMNS:
            field: Field = {"name": column.heading[language], "type": "string"}
            if column.kind == "day":
                field |= {"type": "datetime"} if typed else {"type": "date", "format": "%d/%m/%Y"}
            elif column.kind == "decimal":
                field |= {"type": "number"} if typed else {"type": "number", "decimalChar": ","}
            elif column.kind == "number" or (column.kind == "least" and typed):
                field["type"] = "integer"
            yield field | _about(column, language)

    return fields


def _dictionary() -> Iterator[Field]:
    for name in ("column", "colonne", "kind", "signification", "meaning"):
        yield {"name": name, "type": "string", "constraints": {"required": True}}


def _about(column: Column, language: Language) -> Field:
    return {"title": column.heading[language], "description": column.meaning[language]}


FILES = (
    DataFile(
        "networks.csv",
        Said(
            "Ce qui ne change qu'avec le réseau : état, faits, conseil.",
            "What changes only with the network: state, facts, advice.",
        ),
        "text/csv",
        _plain(LASTING),
        ",",
    ),
    DataFile(
        "networks-dated.csv",
        Said(
            "Ce qui change avec le jour : silence, probabilité, certitude, dernière visite.",
            "What moves with the day: silence, probability, certainty, last visit.",
        ),
        "text/csv",
        _plain(DATED),
        ",",
    ),
    DataFile(
        "reseaux-excel.csv",
        Said("Le tout pour Excel en français.", "Everything, for a French Excel."),
        "text/csv",
        _excel(Language.FR, typed=False),
        ";",
    ),
    DataFile(
        "reseaux.xlsx",
        Said("Le tout en classeur français.", "Everything, as a French workbook."),
        _XLSX,
        _excel(Language.FR, typed=True),
    ),
    DataFile(
        "networks.xlsx",
        Said("Le tout en classeur anglais.", "Everything, as an English workbook."),
        _XLSX,
        _excel(Language.EN, typed=True),
    ),
    DataFile(
        "dictionary.csv",
        Said("Ce que veut dire chaque colonne.", "What each column means."),
        "text/csv",
        _dictionary,
        ";",
    ),
)


def datapackage(operator: Operator) -> dict[str, Any]:
    """Return the descriptor of the files. It holds no date: it changes with the columns alone."""
    package: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "vitality-networks",
        "title": TITLE.en,
        "resources": [_resource(file) for file in FILES],
    }
    if licence := LICENCES.get(operator.licence):
        title, path = licence
        package["licenses"] = [{"name": operator.licence, "title": title, "path": path}]
    if operator.name:
        package["contributors"] = [{"title": operator.name, "roles": ["publisher"]}]
    return package


def _resource(file: DataFile) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "name": file.path.removesuffix(".csv").replace(".", "-"),
        "path": file.path,
        "type": "table",
        "description": file.about.en,
        "format": file.form,
        "mediatype": file.mediatype,
    }
    if file.delimiter:
        # The mark of the files for Excel is that of UTF-8: Python calls it by a name of its own.
        marked = file.delimiter == ";"
        resource["encoding"] = "utf-8-sig" if marked else "utf-8"
        resource["dialect"] = {"delimiter": file.delimiter, "lineTerminator": "\r\n"}
    fields = list(file.fields())
    resource["schema"] = {"fields": fields, "missingValues": [""]}
    if any(field["name"] == "id" for field in fields):
        resource["schema"]["primaryKey"] = ["id"]
    return resource
