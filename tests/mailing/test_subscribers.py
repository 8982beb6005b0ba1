"""Who subscribes is the operator's own file; its faults are told by row, never by address."""

from __future__ import annotations

from pathlib import Path

import pytest

from mailing.subscribers import Carrier, Every, Subscriber, SubscribersError, load, way_to
from vocabulary.said import Language, Said

TERMS = {
    "sectors": {
        "craft": Said("Artisanat d'art", "Crafts"),
        "it": Said("Informatique", "Computing"),
    },
    "regions": {"Bretagne": Said("Bretagne", "Brittany")},
}


def written(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "subscribers.csv"
    path.write_text("\n".join(("address,language,trades,regions,every", *rows)), encoding="utf-8")
    return path


def test_trades_and_regions_are_written_as_words_or_labels(tmp_path: Path) -> None:
    path = written(tmp_path, "a@b.example,en,Artisanat d’art|it,bretagne,Hebdomadaire")
    assert load(path, TERMS) == [
        Subscriber("a@b.example", Language.EN, ("craft", "it"), ("Bretagne",), Every.WEEK)
    ]


def test_what_is_left_empty_is_french_monthly_and_everything(tmp_path: Path) -> None:
    assert load(written(tmp_path, "a@b.example,,,,"), TERMS) == [Subscriber("a@b.example")]


def test_a_file_of_french_excel_with_the_addresses_alone_will_do(tmp_path: Path) -> None:
    path = tmp_path / "subscribers.csv"
    path.write_bytes("\ufeffaddress;trades\r\na@b.example;Informatique\r\n".encode())
    assert load(path, TERMS)[0].trades == ("it",)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("anne,fr,,,", "row 2: the address is neither"),
        ("anne@b.example,de,,,", "row 2: there is no language 'de'"),
        ("anne@b.example,fr,plumbing,,", "row 2: there is no trade 'plumbing'"),
        ("anne@b.example,fr,,Atlantis,", "row 2: there is no region 'Atlantis'"),
        ("anne@b.example,fr,,,daily", "row 2: there is no frequency 'daily'"),
        ("x@y.example,,,,\nX@Y.example,,,,", "row 3: this address stands there already"),
    ],
)
def test_a_fault_names_its_row_and_not_the_address(tmp_path: Path, row: str, said: str) -> None:
    with pytest.raises(SubscribersError) as error:
        load(written(tmp_path, row), TERMS)
    assert said in str(error.value)
    assert "anne" not in str(error.value).replace(str(tmp_path), "")


@pytest.mark.parametrize(
    ("address", "way"),
    [
        ("a@b.example", Carrier.MAIL),
        ("a+b@localhost", Carrier.MAIL),
        ("https://hook.example/x", Carrier.WEBHOOK),
        ("mmosts://chat.example/token", Carrier.CHANNEL),
        ("a@b", None),
        ("a@b.example\nBcc: c@d.example", None),
        ("a@b.example,c@d.example", None),
        ("a@b@c.example", None),
        ("://x", None),
        ("", None),
    ],
)
def test_an_address_tells_how_it_is_reached(address: str, way: Carrier | None) -> None:
    assert way_to(address) is way
