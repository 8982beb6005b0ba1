"""What a benchmark gives: one figure beside its goal."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One figure and its goal: ``reached`` says whether it is at most, or for rates at least, its goal."""

    name: str
    figure: float
    unit: str
    goal: float
    is_rate: bool = False
    low: float | None = None  # of the rounds
    high: float | None = None

    @property
    def reached(self) -> bool:
        """Whether the goal is reached."""
        return self.figure >= self.goal if self.is_rate else self.figure <= self.goal

    def as_row(self) -> dict[str, Any]:
        """Return it ready for JSON."""
        return {**asdict(self), "reached": self.reached}
