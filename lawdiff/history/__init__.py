"""The life of a provision over many prints."""

from lawdiff.history.model import (
    EVENTS,
    Disagreement,
    Event,
    History,
    Lineage,
    StageFigures,
    Step,
)
from lawdiff.history.tracing import trace

__all__ = [
    "EVENTS",
    "Disagreement",
    "Event",
    "History",
    "Lineage",
    "StageFigures",
    "Step",
    "trace",
]
