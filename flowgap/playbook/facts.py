"""What a precondition of the playbook may ask for: one word for each thing that can be known."""

from typing import Final

from flowgap.stages import PIPELINE_STAGES

DIMENSIONS: Final = (
    "OWN",
    "DEC",
    "TST",
    "WRK",
    "COM",
    "PRD",
    "REV",
    "QAC",
    "SEC",
    "INT",
    "AIA",
    "OUT",
)
"""The dimensions of `organizational-mri@1`; a test holds them against the questionnaire."""

OF_STAGES: Final = frozenset(
    ("constraint", "slow", "felt", "calendar", "busy", "idle", "unmeasured")
)
"""The constraint, slower, felt as bad, waiting for a calendar, load high, load low, unmeasured."""

OF_DIMENSIONS: Final = frozenset(("low", "fine", "weak", "fell"))
"""Below the middle, above it (both at P = .80), the lowest of all, lower than before."""

OTHERS: Final = frozenset(
    (
        "constraint:none",
        "constraint:shared",
        "constraint:unknown",
        "sizes:up",
        "churn:up",
        "instability:up",
        "speed:up",
        "people:low",
        "clock:fine",
    )
)

ALLOWED: Final = (
    f"one of {', '.join(sorted(OTHERS))}; {', '.join(sorted(OF_STAGES))} of a stage;"
    f" {', '.join(sorted(OF_DIMENSIONS))} of a dimension"
)


def is_fact(text: str) -> bool:
    """Tell whether a text names a fact, e.g. `constraint:review` or `low:REV`."""
    kind, _, subject = text.partition(":")
    if text in OTHERS:
        return True
    if kind in OF_STAGES:
        return subject in {stage.value for stage in PIPELINE_STAGES}
    return kind in OF_DIMENSIONS and subject in DIMENSIONS
