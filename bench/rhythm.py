"""Networks a second of the rhythm model on one core: ``python -m bench.rhythm``."""

from __future__ import annotations

from time import process_time

import numpy as np

from analysis.rhythm.model import predict

NETWORKS = 200_000
ROUNDS = 5


def main() -> None:
    """Measure and print; the goal is 100,000 networks a second."""
    random = np.random.default_rng(1)
    gaps = np.exp(random.normal(3, 1.5, (NETWORKS, 19)))
    gaps[np.arange(19) >= random.integers(1, 20, NETWORKS)[:, None]] = np.nan
    silence = np.exp(random.normal(4, 1.5, NETWORKS))
    rates = []
    for _round in range(ROUNDS):
        start = process_time()
        predict(gaps, silence)
        rates.append(NETWORKS / (process_time() - start))
    print(f"{min(rates):,.0f} to {max(rates):,.0f} networks a second of CPU time")


if __name__ == "__main__":
    main()
