"""A plan to walk through, with answers written by hand. No network is touched."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from crawler.manners import Manners
from crawler.page import Page
from crawler.plan import Plan
from crawler.steps import Step
from vocabulary.catalogue import Network, Seed
from vocabulary.items import VisitRecord

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
HTML = {"content-type": "text/html; charset=utf-8"}
HOME = b"<!doctype html><html lang=fr><title>Le r\xc3\xa9seau</title><body><p>Bonjour</p></body></html>"


def make_plan(
    url: str = "https://club.example/",
    seeds: tuple[str, ...] = (),
    manners: Manners | None = None,
    **options: Any,
) -> Plan:
    network = Network(
        id="club",
        name="Club",
        url=url,
        sectors=("it",),
        languages=("fr",),
        country="FR",
        kind="sector",
        seeds=tuple(Seed(seed) for seed in seeds),
    )
    return Plan(network, manners or Manners(), **options)


def answer(step: Step, status: int = 200, body: bytes = HOME, **headers: str) -> Page:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Page(step.url, status, body, NOW, HTML | named)


def walk(plan: Plan, answers: dict[str, tuple[int, bytes]] | None = None) -> list[str]:
    """Answer each step (404 unless listed by path); return the addresses asked."""
    asked: list[str] = []
    while (step := plan.next_step(NOW)) is not None:
        asked.append(step.url)
        status, body = (answers or {}).get(step.url, (404, b""))
        plan.answered(step, answer(step, status, body))
    return asked


def records_by_purpose(plan: Plan, purpose: str) -> list[VisitRecord]:
    return [record for record in plan.records if record.visit.purpose == purpose]
