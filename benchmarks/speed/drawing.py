"""The growth as a picture; needs matplotlib, which only this needs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.speed.measuring import Size


def draw(sizes: Sequence[Size], folder: Path) -> None:
    """Write ``growth.png`` and ``growth.svg``: time and memory against size, both by doubling."""
    import matplotlib as mpl  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415

    mpl.use("Agg")
    mpl.rcParams["svg.hashsalt"] = "lawdiff"
    from matplotlib import pyplot as plt  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415

    megabytes = [size.megabytes for size in sizes]
    figure, (time, memory) = plt.subplots(1, 2, figsize=(9, 3.8), layout="constrained")
    time.plot(megabytes, [s.seconds for s in sizes], "o-", color="#1d4f91", label="lawdiff compare")
    time.plot(megabytes, [s.floor for s in sizes], "s--", color="#6b6b6b", label="only parsing")
    time.set_ylabel("processor seconds")
    time.legend(frameon=False)
    memory.plot(megabytes, [s.memory for s in sizes], "o-", color="#1d4f91")
    memory.set_ylabel("most memory in use, MB")
    for axes in (time, memory):
        axes.set_xscale("log", base=2)
        axes.set_yscale("log", base=2)
        axes.set_xlabel("both prints together, MB")
        axes.xaxis.set_major_formatter("{x:g}")
        axes.yaxis.set_major_formatter("{x:g}")
        axes.grid(visible=True, alpha=0.3)
        axes.spines[["top", "right"]].set_visible(False)
    figure.suptitle("Time and memory of a comparison against the size of the prints")
    folder.mkdir(exist_ok=True)
    figure.savefig(folder / "growth.png", dpi=144)
    figure.savefig(folder / "growth.svg", metadata={"Date": None})
    plt.close(figure)
