"""A person sees how far a crawl is, and how long it still takes."""

from __future__ import annotations

import pytest

from commands import progress
from commands.progress import Tally


def test_done_failing_rate_and_time_left_are_told() -> None:
    tally = Tally(1000, began=0.0)
    for number in range(250):
        tally.add(shown=number % 10 != 0)
    assert tally.text(500.0) == (
        "250 of 1000 networks visited, 25 failing, 30 a minute, 25 min left"
    )


@pytest.mark.parametrize(
    ("done", "seconds", "ends"),
    [(1, 1.5, "14 s left"), (1, 9000, "22 h 30 min left"), (10, 60, "10 a minute")],
)
def test_time_is_told_in_words_of_its_size(done: int, seconds: float, ends: str) -> None:
    tally = Tally(10, 0.0, done)
    assert tally.text(seconds).endswith(ends)


def test_before_the_first_network_no_time_is_guessed() -> None:
    assert Tally(10, 0.0).text(99.0) == "0 of 10 networks visited, 0 failing"


def test_without_a_terminal_it_is_a_line_a_minute_and_one_at_the_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter(float(10 * n) for n in range(99))
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))
    with progress.progress(20) as done:
        for number in range(20):
            done(f"n{number}", number != 3)
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(",")[0] for line in lines] == [
        *(f"{number} of 20 networks visited" for number in (6, 12, 18, 20))
    ]
    assert lines[-1].endswith("20 of 20 networks visited, 1 failing, 6 a minute")
