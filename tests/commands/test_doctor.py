"""What would keep a crawl from going well is named, with what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.helpers.operating import run


def test_the_doctor_names_what_is_ill_and_what_to_do(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VITALITY_CONTACT", raising=False)
    monkeypatch.setenv("VITALITY_SMTP", "smtp://127.0.0.1:1")
    monkeypatch.setenv("VITALITY_BROWSER", "no-such-browser")
    (db.parent / "operator.toml").write_text('nmae = "x"\n')
    code, said = run("--home", db.parent, "doctor", "--db", db)
    assert code == 1
    assert re.search(r"NO +mail: the mail server cannot be reached", said)
    assert re.search(r"NO +settings: .*nmae", said)
    assert re.search(r"NO +browser: ", said)
    assert re.search(r"(ok|NO) +outgoing address: ", said)
    assert re.search(r"NO +contact: VITALITY_CONTACT is not set", said)
    assert re.search(r"ok +database: .* is whole", said)
    assert re.search(r"ok +catalogue: \d+ networks", said)


def test_the_doctor_finds_a_damaged_database(db: Path) -> None:
    db.write_bytes(db.read_bytes()[:5000] + b"\xff" * 3000)
    assert re.search(r"NO +database: ", run("--home", db.parent, "doctor", "--db", db)[1])
