"""The reliability table as a picture: what was said, against what happened."""

from __future__ import annotations

from pathlib import Path

from analysis.rhythm.scores import Bins


def plot(table: Bins, out: Path) -> None:
    """Write a reliability plot; the file's ending (``svg``, ``png``, ``pdf``) says its format."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(5, 5), layout="constrained")
    axes = figure.subplots()
    said, happened, share = zip(*table, strict=True)
    axes.plot([0, 1], [0, 1], color="0.6", linestyle="--", label="perfectly calibrated")
    axes.plot(said, happened, color="#0a4f9e", linewidth=1)
    axes.scatter(said, happened, [600 * each for each in share], color="#0a4f9e", label="forecasts")
    axes.set(xlim=(0, 1), ylim=(0, 1), xlabel="said", ylabel="happened", aspect="equal")
    axes.legend(loc="upper left", frameon=False)
    figure.savefig(out)
