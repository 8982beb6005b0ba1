"""One request of a plan, what came of it, and how the plan is told."""

from __future__ import annotations

from asyncio import Future
from datetime import UTC, datetime
from typing import NamedTuple

from scrapy.http import Response

from crawler.apart import Apart, NotSeen, TooCostly
from crawler.faults import describe
from crawler.plan import Plan
from crawler.spiders.answers import page_of
from crawler.steps import Step
from crawler.transport.room import Seat
from crawler.transport.transfer import unusable_outcome
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


async def tell(result: Result, asked: Asked, apart: Apart) -> None:
    """Tell a plan what came of its request, and what it took to read it: ``apart``, if that is costly."""
    plan, step = asked.plan, asked.step
    now = datetime.now(UTC)
    try:
        if isinstance(result, Failed):
            plan.failed(step, result.outcome, now, result.detail)
        elif unusable := unusable_outcome(result.status, result.body, result.flags):
            plan.failed(step, unusable, now, "; ".join(result.flags), result.status)
        else:
            await _read(result, plan, step, apart)
    except TooCostly as error:
        plan.failed(step, FetchOutcome.TOO_LARGE, now, str(error))
    except NotSeen as error:
        plan.broke(step, now, str(error))
    except Exception as error:  # noqa: BLE001  ours, and no reason to lose the network
        plan.broke(step, now, describe(error))


async def _read(response: Response, plan: Plan, step: Step, apart: Apart) -> None:
    latency = response.meta.get("download_latency")
    is_home, name = step.purpose == Purpose.HOME, plan.network.name
    keepers = plan.name_servers if is_home else ""
    page = page_of(response, name, with_certificate=is_home, name_servers=keepers)
    unseen = plan.arrived(step, page, round(latency * 1000) if latency else None)
    seen = plan.known(step, unseen)
    if seen is None:
        seen, seconds = await apart.see(unseen)
        plan.spend(seconds)
    plan.take(step, page, seen)
