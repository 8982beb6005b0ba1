"""One request of a plan, what came of it, and how the plan is told."""

from __future__ import annotations

from asyncio import Future
from datetime import UTC, datetime
from time import thread_time
from typing import NamedTuple

from scrapy.http import Response

from crawler.faults import describe
from crawler.plan import Plan
from crawler.room import Seat
from crawler.spiders.answers import page_of
from crawler.steps import Step
from crawler.transfer import unusable_outcome
from vocabulary.items import FetchOutcome, Purpose


class Asked(NamedTuple):
    """One request of one network."""

    plan: Plan
    step: Step
    place: Seat | None = None  # what its answer may hold, where it had to wait for that
    wanted: Future[Result] | None = None  # who waits for it, where it is not the plan


class Failed(NamedTuple):
    """A request that got no answer at all."""

    outcome: FetchOutcome
    detail: str


Result = Response | Failed


def tell(result: Result, asked: Asked) -> None:
    """Tell a plan what came of its request, and what it took to read it."""
    plan, step = asked.plan, asked.step
    began = thread_time()
    try:
        if isinstance(result, Failed):
            plan.failed(step, result.outcome, datetime.now(UTC), result.detail)
        else:
            _read(result, plan, step)
    except Exception as error:  # noqa: BLE001  ours, and no reason to lose the network
        plan.broke(step, datetime.now(UTC), describe(error))
    plan.spend(thread_time() - began)


def _read(response: Response, plan: Plan, step: Step) -> None:
    unusable = unusable_outcome(response.status, response.body, response.flags)
    if unusable:
        plan.failed(step, unusable, datetime.now(UTC), "; ".join(response.flags), response.status)
        return
    latency = response.meta.get("download_latency")
    is_home, name = step.purpose == Purpose.HOME, plan.network.name
    keepers = plan.name_servers if is_home else ""
    page = page_of(response, name, with_certificate=is_home, name_servers=keepers)
    plan.answered(step, page, round(latency * 1000) if latency else None)
