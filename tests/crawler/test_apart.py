"""What is read in another process is what is read here; whatever ends that process ends nothing else."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from crawler import apart
from crawler.apart import Apart, NotSeen, TooCostly
from crawler.bounds import LONG
from crawler.page import Page
from crawler.seen import Unseen, see
from tests.helpers.planning import NOW, make_plan

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
HTML = {"content-type": "text/html; charset=utf-8"}


def unseen_home(body: bytes) -> Unseen:
    plan = make_plan()
    robots = plan.next_step(NOW)
    assert robots
    plan.answered(robots, Page(robots.url, 200, b"User-agent: *\nDisallow: /x", NOW))
    home = plan.next_step(NOW)
    assert home
    return plan.arrived(home, Page(home.url, 200, body, NOW, HTML))


def a_forum() -> bytes:
    """Return a page that is large enough to be read apart."""
    return next(FIXTURES.glob("phpbb/*/response.html")).read_bytes() + b" " * LONG


def test_answers_are_read_as_they_are_here_until_the_process_is_ended_and_after_that() -> None:
    forum, other = (
        unseen_home(a_forum()),
        unseen_home(b"<title>Club</title><p>12 membres" + b" " * LONG),
    )

    async def work() -> None:
        reader = Apart()
        for unseen in (forum, other, forum):
            assert (await reader.see(unseen))[0] == see(unseen)
        assert reader._process
        os.kill(reader._process.pid, signal.SIGKILL)
        assert (await reader.see(forum))[0] == see(forum)
        assert (await reader.see(other))[0] == see(other)
        await reader.close()
        with pytest.raises(NotSeen):
            await reader.see(other)

    asyncio.run(work())


def test_no_page_that_was_looked_at_takes_its_tree_along() -> None:
    unseen = unseen_home(a_forum())
    see(unseen)
    assert "tree" in vars(unseen.page)
    assert set(unseen.page.__getstate__()) == set(Page.__dataclass_fields__)


def test_where_no_process_is_to_be_had_it_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    unseen = unseen_home(a_forum())

    async def none(*_arguments: object, **_more: object) -> None:
        raise BlockingIOError

    monkeypatch.setattr(asyncio, "create_subprocess_exec", none)
    assert asyncio.run(Apart().see(unseen))[0] == see(unseen)


def test_an_answer_that_ends_every_process_is_read_by_no_third(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started = asyncio.create_subprocess_exec
    begun: list[int] = []

    async def start(*_command: str, **options: object) -> object:
        begun.append(1)
        shot = "import os; os.kill(os.getpid(), 9)"
        return await started(sys.executable, "-c", shot, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", start)
    with pytest.raises(NotSeen, match=f"-{signal.SIGKILL:d}"):
        asyncio.run(Apart().see(unseen_home(a_forum())))
    assert len(begun) == 2


@pytest.mark.parametrize("number", [signal.SIGXCPU, signal.SIGSEGV])
def test_one_that_met_its_limit_is_told_from_one_that_broke(number: signal.Signals) -> None:
    expected = TooCostly if number is signal.SIGXCPU else NotSeen
    assert isinstance(apart._why(-number), expected)


@pytest.mark.real
@pytest.mark.parametrize("limit", ["MOST_SECONDS = 1", "MOST_MEMORY = 64 * 1024**2"])
def test_an_answer_that_takes_too_much_costs_itself_alone(
    monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    """Its process is told to take for ever, or to fill the memory."""
    takes = "while True: held.append(b'x' * 1024**2)" if "MEMORY" in limit else "while True: pass"
    made = f"""
import crawler.apart as apart
apart.{limit}
def takes(unseen):
    held = []
    {takes}
apart.see = takes
apart.serve()
"""
    started = asyncio.create_subprocess_exec

    async def start(*_command: str, **options: object) -> object:
        return await started(sys.executable, "-c", made, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", start)
    with pytest.raises(TooCostly):
        asyncio.run(Apart().see(unseen_home(a_forum())))


@pytest.mark.real
def test_it_does_not_outlive_whoever_began_it() -> None:
    begin = """
import asyncio, os, signal
from crawler.apart import Apart
from tests.crawler.test_apart import a_forum, unseen_home
async def work():
    reader = Apart()
    await reader.see(unseen_home(a_forum()))
    print(reader._process.pid, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
asyncio.run(work())
"""
    ended = subprocess.run(
        [sys.executable, "-c", begin], cwd=ROOT, capture_output=True, text=True, check=False
    )
    process = int(ended.stdout)
    for _look in range(100):
        if not _is_alive(process):
            return
        time.sleep(0.05)
    raise AssertionError("it is still there")


def _is_alive(process: int) -> bool:
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
