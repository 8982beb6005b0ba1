"""A list of events in JSON is told from the lists of anything else."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.page import Page
from crawler.readers.formats.event_lists import listed_events

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
EVENT = {"id": 1, "title": "Café des anciens", "start": "2026-11-05T18:00:00+01:00"}


def read(answer: Any, path: str = "/events.json") -> list[datetime]:
    url = f"https://anciens.exemple.fr{path}"
    page = Page(url, 200, json.dumps(answer).encode(), NOW)
    return [event.starts_at for event in listed_events(page)]


@pytest.mark.parametrize(
    ("answer", "path"),
    [
        ([EVENT], "/events.json"),
        ([EVENT], "/api/agenda/occurrence"),
        ({"items": [EVENT]}, "/agenda.json"),
        ({"events": [EVENT]}, "/api/v1/home"),
        ({"_embedded": {"events": [EVENT]}}, "/api/v1/home"),
    ],
)
def test_a_list_named_so_or_at_an_address_named_so_is_one_of_events(answer: Any, path: str) -> None:
    assert read(answer, path) == [datetime(2026, 11, 5, 17, tzinfo=UTC)]


@pytest.mark.parametrize(
    ("answer", "path"),
    [
        ([EVENT], "/offers.json"),  # a job begins, too
        ({"items": [EVENT]}, "/preventions.json"),
        ({"events": [{"id": 1, "start": "2026-11-05T18:00:00Z"}]}, "/log.json"),
        ({"events": [{"title": "Café", "created_at": "2026-11-05T18:00:00Z"}]}, "/events.json"),
        ({"events": {"title": "Café", "start": "2026-11-05"}}, "/events.json"),
        ({"events": ["2026-11-05"]}, "/events.json"),
        ([[EVENT]], "/events.json"),
    ],
)
def test_what_is_no_list_of_events_gives_none(answer: Any, path: str) -> None:
    assert read(answer, path) == []


@pytest.mark.parametrize(
    "hidden",
    [
        {"status": "cancelled"},
        {"eventStatus": "https://schema.org/EventCancelled"},
        {"visibility": "private"},
        {"is_private": True},
        {"published": False},
        {"start": "2026-13-45"},
        {"start": 20261105},
        {"start": "2026-11-05 18:00:00", "timezone": "Europe/Nulle-part"},
        {"start": "2026-11-05 18:00:00", "timezone": "../../etc/passwd"},
    ],
)
def test_what_does_not_take_place_or_when_it_does_is_not_told_is_left_out(
    hidden: dict[str, Any],
) -> None:
    assert read([EVENT | hidden]) == []


def test_a_moment_without_an_offset_is_taken_in_the_zone_beside_it() -> None:
    local = EVENT | {"start": "2026-11-05 18:00:00", "timezone": "Europe/Paris"}
    assert read([local]) == [datetime(2026, 11, 5, 17, tzinfo=UTC)]
