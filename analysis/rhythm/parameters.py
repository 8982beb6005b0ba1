"""The fitted numbers of the rhythm model, as they are published beside the code."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Parameters:
    """The fitted numbers; meaning and unit of each in ``rhythm_parameters.json``."""

    m0: float
    log_k0: float
    log_w0: float
    log_s: float
    logit_delta: float
    c0: float
    c_gap: float
    c_n: float
    log_h: float
    b0: float
    b_p: float
    b_n: float
    b_spread: float
    floor: float
    n_items: int


#: Where the parameters are published, with their units and provenance.
PUBLISHED = Path(__file__).with_name("rhythm_parameters.json")


@cache
def parameters() -> Parameters:
    """Return the published parameters."""
    return Parameters(**json.loads(PUBLISHED.read_text(encoding="utf-8"))["parameters"])


@cache
def reliability() -> tuple[tuple[float, float, float], ...]:
    """Return the published reliability table at 180 days: said, happened, share of cases.

    That of our own forecasts once the model is recalibrated to them, else that of the fit, held out.
    """
    known = json.loads(PUBLISHED.read_text(encoding="utf-8"))["provenance"]
    table = known.get("recalibrated", known).get("reliability_180", [])
    return tuple((said, happened, share) for said, happened, share in table)


def write_parameters(found: Parameters, provenance: Mapping[str, Any], out: Path) -> None:
    """Write parameters as they are published: with units and provenance."""
    known = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    numbers = {name: round(value, 4) for name, value in asdict(found).items()}
    whole = {"parameters": numbers, "units": known["units"], "provenance": dict(provenance)}
    out.write_text(json.dumps(whole, indent=2) + "\n", encoding="utf-8")
