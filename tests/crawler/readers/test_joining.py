"""Registration and access: said only where the page says it plainly."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.page import Page
from crawler.probes import read_page
from crawler.readers.joining import read_access, read_registration


def page(body: str) -> Page:
    text = f"<!doctype html><html><body>{body}</body></html>"
    return Page("https://exemple.fr/", 200, text.encode(), datetime(2026, 11, 23, tzinfo=UTC))


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("<a href='/inscription'>S’inscrire</a>", "open"),
        ("<a href='/wp-login.php?action=register'>Register</a>", "open"),
        ("<a href='/inscription'>Inscription à la journée</a>", None),
        ("<a href='/newsletter/inscription-lettre'>Inscription</a>", None),
        ("<p>Les inscriptions sont fermées.</p><a href='/register'>Register</a>", "closed"),
        ("<p>User registration is\n currently disabled</p>", "closed"),
        ("<p>Registrierungen sind derzeit nicht möglich.</p>", "closed"),
        ("<p>L’adhésion se fait uniquement sur invitation</p>", "invite"),
        ("<p>This community is invite-only.</p>", "invite"),
        ("<p>Les inscriptions sont soumises à validation.</p>", "approval"),
        ("<p>Inscriptions closes. Réseau sur invitation.</p>", None),
        ("<p>La discussion est fermée.</p>", None),
        ("<p>Invitation à notre assemblée</p>", None),
    ],
)
def test_how_one_registers(body: str, value: str | None) -> None:
    statement = read_registration(page(body))
    assert (statement.value if statement else None) == value


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("<p>Cotisation annuelle : 50 €</p>", "paid"),
        ("<p>Annual fee of $120</p>", "paid"),
        ("<p>Adhésion 2026 pour tous</p><p>Colloque : 30 €</p>", None),
        ("<p>L’inscription est gratuite.</p>", "free"),
        ("<p>Sign up for free</p>", "free"),
        ("<p>Registration is free trial only</p>", None),
        ("<p>Inscription gratuite, cotisation de 20 euros pour le forum</p>", None),
        ("<p>Entrée gratuite, parking 5 €</p>", None),
    ],
)
def test_what_joining_costs(body: str, value: str | None) -> None:
    statement = read_access(page(body))
    assert (statement.value if statement else None) == value


def test_a_statement_quotes_its_words() -> None:
    statement = read_access(page("<p>La cotisation annuelle est de 45,50 € par personne.</p>"))
    assert statement
    assert statement.quote == "cotisation annuelle est de 45,50 €"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.linkedin.com/company/guild", set()),
        ("https://www.guild.example/", {("registration", "open"), ("access", "free")}),
    ],
)
def test_an_invitation_of_the_host_is_not_that_of_the_network(
    url: str, expected: set[tuple[str, str]]
) -> None:
    body = (
        b'<!doctype html><title>Guild</title><a href="/signup">Join now</a><p>Sign up for free</p>'
    )
    reading = read_page(Page(url, 200, body, datetime(2026, 11, 23, tzinfo=UTC), {}))
    seen = {(found.signal, found.value) for found in reading.observations}
    assert {pair for pair in seen if pair[0] in {"registration", "access"}} == expected
