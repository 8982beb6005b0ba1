"""Days, probabilities and their logits, as the rhythm model counts in them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

DAY = 86_400
#: No probability is closer to 0 or 1: nothing is certain.
_LEAST = 1e-4


def sigmoid(x: Array | float) -> Array:
    """Return the probabilities of logits."""
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -500, 500))))


def logit(p: Array) -> Array:
    """Return the logits of probabilities, none of them certain."""
    safe = np.clip(p, _LEAST, 1 - _LEAST)
    return np.asarray(np.log(safe / (1 - safe)))
