"""What a status says of an exchange."""

from __future__ import annotations

import pytest

from vocabulary.items import FetchOutcome
from vocabulary.reachability import MEANINGS, fetch_outcome


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, FetchOutcome.OK),
        (204, FetchOutcome.OK),
        (301, FetchOutcome.REDIRECT),
        (308, FetchOutcome.REDIRECT),
        (304, FetchOutcome.OK),
        (401, FetchOutcome.REFUSED),
        (403, FetchOutcome.REFUSED),
        (407, FetchOutcome.REFUSED),
        (451, FetchOutcome.REFUSED),
        (999, FetchOutcome.REFUSED),
        (404, FetchOutcome.NOT_FOUND),
        (410, FetchOutcome.GONE),
        (429, FetchOutcome.RATE_LIMITED),
        (400, FetchOutcome.CLIENT_ERROR),
        (418, FetchOutcome.CLIENT_ERROR),
        (500, FetchOutcome.SERVER_ERROR),
        (522, FetchOutcome.SERVER_ERROR),
        (700, FetchOutcome.ERROR),
        (0, FetchOutcome.ERROR),
    ],
)
def test_a_status_says_how_the_exchange_ended(status: int, outcome: FetchOutcome) -> None:
    assert fetch_outcome(status) is outcome


@pytest.mark.parametrize("outcome", FetchOutcome)
def test_every_outcome_has_a_meaning_and_a_wait(outcome: FetchOutcome) -> None:
    meaning = MEANINGS[outcome]
    assert meaning.says.endswith(".")
    assert (meaning.revisit is None) == (outcome is FetchOutcome.OK)
