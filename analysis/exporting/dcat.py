"""The exported files as a catalogue record that portals harvest: DCAT-AP 2, in JSON-LD. Pure."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from analysis.exporting.datapackage import FILES, LICENCES, TITLE, DataFile
from vocabulary.operator import Operator
from vocabulary.said import Said

_EU = "http://publications.europa.eu/resource/authority"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_ABOUT = Said(
    "Réseaux professionnels et communautés en ligne : lesquels sont actifs, lesquels se sont éteints ou ont "
    "déménagé, avec la raison et l'adresse de la preuve. Établi d'après leurs pages publiques.",
    "Professional networks and online communities: which are alive, which have died or moved, with the "
    "reason and the address of the evidence. Made from their public pages.",
)
_KEYWORDS = ("emploi", "réseaux professionnels", "orientation", "insertion", "communautés")


def dcat(operator: Operator, changed_on: str) -> dict[str, Any]:
    """Return the record. ``changed_on`` is the day (ISO) of the newest change of a network's state.

    Addresses are below the operator's ``data_url``; without one they are relative to the record's own.
    """
    dataset: dict[str, Any] = {
        "@id": _address(operator, "#reseaux"),
        "@type": "dcat:Dataset",
        "dct:identifier": "vitality-networks",
        "dct:title": _said(TITLE),
        "dct:description": _said(_ABOUT),
        "dcat:keyword": [{"@language": "fr", "@value": word} for word in _KEYWORDS],
        "dcat:theme": {"@id": f"{_EU}/data-theme/SOCI"},
        "dct:language": [{"@id": f"{_EU}/language/{code}"} for code in ("FRA", "ENG")],
        "dct:spatial": {"@id": f"{_EU}/country/FRA"},
        "dct:accrualPeriodicity": {"@id": f"{_EU}/frequency/DAILY"},
        "dct:publisher": _publisher(operator),
        "dcat:distribution": [_distribution(operator, file) for file in FILES],
    }
    if changed_on:
        dataset["dct:modified"] = {"@type": "xsd:date", "@value": changed_on}
    if operator.email:
        dataset["dcat:contactPoint"] = {
            "@type": "vcard:Organization",
            "vcard:fn": operator.name or operator.email,
            "vcard:hasEmail": {"@id": f"mailto:{operator.email}"},
        }
    if licence := LICENCES.get(operator.licence):
        dataset["dct:license"] = {"@id": licence[1]}
    return {
        "@context": _CONTEXT,
        "@id": _address(operator, "catalog.jsonld"),
        "@type": "dcat:Catalog",
        "dct:title": _said(TITLE),
        "dct:description": _said(_ABOUT),
        "dct:publisher": _publisher(operator),
        "dct:language": [{"@id": f"{_EU}/language/FRA"}],
        "dcat:dataset": [dataset],
    }


def _distribution(operator: Operator, file: DataFile) -> dict[str, Any]:
    address = _address(operator, file.path)
    found = {
        "@id": f"{address}#file",
        "@type": "dcat:Distribution",
        "dct:title": file.path,
        "dct:description": _said(file.about),
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dct:format": {"@id": f"{_EU}/file-type/{file.form.upper()}"},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{file.mediatype}"},
    }
    if licence := LICENCES.get(operator.licence):
        found["dct:license"] = {"@id": licence[1]}
    return found


def _publisher(operator: Operator) -> dict[str, Any]:
    return {"@type": "foaf:Organization", "foaf:name": operator.name or "Vitality"}


def _address(operator: Operator, path: str) -> str:
    return urljoin(f"{operator.data_url.rstrip('/')}/", path) if operator.data_url else path


def _said(text: Said) -> list[dict[str, str]]:
    return [
        {"@language": "fr", "@value": text.fr},
        {"@language": "en", "@value": text.en},
    ]
